"""What is wrong with a transcript file, and what was noticed while it was read."""

from __future__ import annotations

from coder.locale.language import _

_SAVE_AGAIN = _("open it in the program that wrote it and save it again as .docx or .txt")
_SAVE_AS = _("save it as .docx or .txt and import that")
_WITH_ENCODING = _("say which it is with `--encoding`, such as `--encoding gb18030`")
_WITH_PATTERN = _("name the speakers with `--speakers REGEX`, or import without turns: `--speakers none`")
_SEE_LINE = _("look at the line in the file")

FILE_RULES: dict[str, tuple[str, str]] = {
    "file-missing": (_("there is no such file"), _("check the name and the folder")),
    "file-forbidden": (_("the file may not be read"), _("check its permissions")),
    "file-unreadable": (_("the file cannot be read: {detail}"), _("check its permissions")),
    "file-is-folder": (_("this is a folder, not a file"), _("name the files in it")),
    "file-is-device": (
        _("this is a device or a pipe, not a file"),
        _("save the text to a file and import that"),
    ),
    "file-too-large": (
        _("the file is larger than {limit} MB"),
        _("check that this is a transcript; several interviews belong into several files"),
    ),
    "file-empty": (_("the file is empty"), _("check that it was saved completely")),
    "file-blank": (_("there are no words in the file"), _("check that it was saved completely")),
}
"""Before anything is known of the content."""

ENCODING_RULES: dict[str, tuple[str, str]] = {
    "encoding-unknown": (
        _("unknown encoding “{encoding}”"),
        _("common ones: utf-8, gb18030, big5hkscs, utf-16, cp1252"),
    ),
    "encoding-uncertain": (_("the encoding is not certain; the text could be {ranking}"), _WITH_ENCODING),
    "encoding-unclear": (
        _("not UTF-8 (byte {byte}), and no other encoding fits well enough; nearest: {ranking}"),
        _WITH_ENCODING,
    ),
    "encoding-mixed": (
        _("no encoding fits the whole file: here it stops being UTF-8"),
        _("the file was put together from two encodings; save it as UTF-8 in an editor"),
    ),
    "text-undecodable": (
        _("not {encoding}: byte {byte} ({found}) does not fit"),
        _("leave `--encoding` out to see which encodings fit"),
    ),
    "text-nul": (
        _("NUL at byte {byte}: this is no text"),
        _("if it is a document of some program, save it as .docx or .txt there"),
    ),
    "text-nul-character": (
        _("there is a NUL character in the text"),
        _("delete it in an editor, or check that this is a text file"),
    ),
}
"""Bytes that do not become characters."""

FORMAT_RULES: dict[str, tuple[str, str]] = {
    "format-not-read": (_("{format} is not yet a format that is read"), _SAVE_AS),
    "format-old-word": (
        _("this is an old Word or WPS document (.doc), or one with a password"),
        _("save it as .docx without a password"),
    ),
    "format-zip": (
        _("this archive holds no Word document"),
        _("unpack it and import the transcripts in it"),
    ),
    "format-not-as-named": (
        _("the name ends in {suffix}, but the content is {format}"),
        _("rename the file to what it is, or check that it is the right one"),
    ),
    "docx-no-document": (_("the Word file has no document in it"), _SAVE_AGAIN),
    "xml-damaged": (_("the document inside is damaged: {detail}"), _SAVE_AGAIN),
    "xml-doctype": (_("the document inside declares a document type, which may hide anything"), _SAVE_AGAIN),
    "zip-damaged": (_("the file is damaged: {detail}"), _SAVE_AGAIN),
    "zip-too-many": (_("the archive has {count} entries, more than {limit}"), _SAVE_AGAIN),
    "zip-too-large": (_("unpacked, the archive is larger than {limit} MB"), _SAVE_AGAIN),
    "zip-entry-missing": (_("“{name}” is missing in the archive"), _SAVE_AGAIN),
    "zip-entry-twice": (_("“{name}” is in the archive twice, with different content"), _SAVE_AGAIN),
    "zip-entry-too-large": (_("“{name}” is larger than {limit} MB, unpacked"), _SAVE_AGAIN),
    "zip-unsafe-name": (_("the archive has an entry that leads out of it: “{name}”"), _SAVE_AGAIN),
    "zip-encrypted": (_("the file is protected by a password"), _("save it without a password")),
    "zip-odd-packing": (_("“{name}” is packed in an unusual way"), _SAVE_AGAIN),
    "zip-bomb": (_("“{name}” would grow more than {times} times when unpacked"), _SAVE_AGAIN),
    "cue-times": (
        _("times that cannot be read: “{found}”"),
        _("write them like 00:01:02,500 --> 00:01:04,000"),
    ),
}
"""Content that is no readable transcript."""

SPEAKER_RULES: dict[str, tuple[str, str]] = {
    "speakers-pattern": (
        _("the pattern for speakers cannot be used: {detail}"),
        _("a pattern looks like ^(?P<name>[^:：]+)[:：](?P<text>.*)"),
    ),
    "speakers-pattern-name": (
        _("the pattern for speakers has no group “name”"),
        _("a pattern looks like ^(?P<name>[^:：]+)[:：](?P<text>.*)"),
    ),
    "speakers-pattern-slow": (
        _("the pattern for speakers takes longer than {seconds} seconds"),
        _("write it without repetitions inside repetitions"),
    ),
    "no-turns": (_("no turns found: no line looks like a speaker's"), _WITH_PATTERN),
    "no-turns:pattern": (
        _("no turns found: no line fits the pattern"),
        _("`--dry-run` shows what is found; the pattern is tried at the start of each line"),
    ),
    "no-turns:without-words": (
        _("no turns found: {lines} lines look like speakers', but most have no words behind them"),
        _WITH_PATTERN,
    ),
    "no-turns:late": (
        _("no turns found: {lines} lines look like speakers', but they begin far down in the file"),
        _WITH_PATTERN,
    ),
    "no-turns:too-few": (
        _("no turns found: {lines} lines look like speakers', but not two names are known or come back"),
        _WITH_PATTERN,
    ),
    "no-speakers": (_("the subtitles name no speakers: each is a turn of its own"), _WITH_PATTERN),
    "labels-read-as-words": (
        _("{count} lines begin like a speaker's, but only once, and were read as words: {names}"),
        _("if these are speakers, name them with `--speakers REGEX`"),
    ),
    "labels-read-as-words:1": (
        _("one line begins like a speaker's, but only once, and was read as words: {names}"),
        _("if this is a speaker, name it with `--speakers REGEX`"),
    ),
    "speaker-once": (_("speakers heard only once: {names}"), _("check the spelling of their names")),
    "times-backwards": (_("times go backwards in {count} places"), _SEE_LINE),
    "times-backwards:1": (_("a time goes backwards"), _SEE_LINE),
}
"""Who speaks, and when."""

TEXT_RULES: dict[str, tuple[str, str]] = {
    "controls-replaced": (_("{count} control characters were replaced by �"), _SEE_LINE),
    "controls-replaced:1": (_("one control character was replaced by �"), _SEE_LINE),
    "doubly-encoded": (
        _("the text looks as if it had been turned into UTF-8 twice"),
        _("get the file again from where it comes, or save it anew"),
    ),
    "surrogates-replaced:1": (_("one half of a character was replaced by �"), _SEE_LINE),
    "surrogates-replaced": (_("{count} halves of characters were replaced by �"), _SEE_LINE),
    "mixed-line-ends": (
        _("lines end in different ways ({kinds}); all are read as line ends"),
        _("nothing has to be done"),
    ),
    "long-line": (_("a line has {length:,} characters"), _("break long speech into paragraphs")),
    "front-matter-unread": (
        _("the block between --- at the head is no readable YAML; it was left as text"),
        _("write one `key: value` a line"),
    ),
    "front-matter-nested": (
        _("“{key}” at the head holds more than one value and was left out"),
        _("write one `key: value` a line"),
    ),
    "cues-passed-over": (_("{count} blocks without times were left out"), _SEE_LINE),
    "cues-passed-over:1": (_("a block without times was left out"), _SEE_LINE),
    "attribute-conflict": (
        _("“{key}” is “{given}” as given, but “{found}” in the file"),
        _("what is given with `--attr` counts"),
    ),
    "same-text": (_("the transcript “{id}” has the same text"), _("check that this is not the same file")),
    "encoding-ignored": (
        _("`--encoding {encoding}` means nothing for a Word file"),
        _("nothing has to be done"),
    ),
}
"""What was done to the text, or should be looked at."""

_ACCEPT = _("accept or reject the changes in Word if that is not what you want")
_STAYS = _("it stays in the Word file")
WORD_RULES: dict[str, tuple[str, str]] = {
    "docx-deletions": (_("{count} tracked deletions left out"), _ACCEPT),
    "docx-deletions:1": (_("one tracked deletion left out"), _ACCEPT),
    "docx-insertions": (_("{count} tracked insertions taken"), _ACCEPT),
    "docx-insertions:1": (_("one tracked insertion taken"), _ACCEPT),
    "docx-moved": (_("moved text taken once, at its new place ({count})"), _ACCEPT),
    "docx-hidden": (_("hidden text left out ({count})"), _("show it in Word if it belongs to the text")),
    "docx-comments": (_("{count} comments not imported"), _("they stay in the Word file")),
    "docx-comments:1": (_("one comment not imported"), _STAYS),
    "docx-notes": (_("{count} footnotes or endnotes not imported"), _("they stay in the Word file")),
    "docx-notes:1": (_("one footnote or endnote not imported"), _STAYS),
    "docx-page-heads": (_("{count} page headers or footers not imported"), _("they stay in the Word file")),
    "docx-page-heads:1": (_("one page header or footer not imported"), _STAYS),
    "docx-embedded": (_("{count} embedded documents not imported"), _("they stay in the Word file")),
    "docx-embedded:1": (_("one embedded document not imported"), _STAYS),
    "docx-numbers:1": (
        _("one paragraph loses its automatic number"),
        _("write the number as text in Word if it matters"),
    ),
    "docx-numbers": (
        _("{count} paragraphs lose their automatic number"),
        _("write the numbers as text in Word if they matter"),
    ),
}
"""What a Word document has besides its text."""

RULES = FILE_RULES | ENCODING_RULES | FORMAT_RULES | SPEAKER_RULES | TEXT_RULES | WORD_RULES
