"""What is wrong with a line of a codings file."""

from __future__ import annotations

from coder.locale.language import _

_EXPORTED = _("`coder codings export` writes lines that can be read back")

RULES: dict[str, tuple[str, str]] = {
    "codings-not-utf-8": (_("this line is not UTF-8"), _("save the file as UTF-8")),
    "codings-not-json": (_("this line is not JSON"), _EXPORTED),
    "codings-not-an-object": (_("this line is JSON, but no object"), _EXPORTED),
    "codings-format": (_("unknown format “{found}”"), _("this version reads coder/standoff/1")),
    "codings-head": (
        _("the head of the file: “{key}” is missing or has no value that it can have"),
        _EXPORTED,
    ),
    "codings-missing-key": (_("“{key}” is missing"), _EXPORTED),
    "codings-wrong-type": (_("“{key}” has a value of the wrong kind"), _EXPORTED),
    "codings-origin": (
        _("unknown origin “{found}”"),
        _("one of manual, dictionary, suggestion, import, consensus"),
    ),
    "codings-unknown-transcript": (
        _("there is no transcript “{transcript}”"),
        _("import it first, under this name: `coder import FILE --as {transcript}`"),
    ),
    "codings-other-text": (
        _("the codings were made on another text of “{transcript}”; none of the file is taken"),
        _("import the very file that was coded; its SHA-256 stands in the first line"),
    ),
    "codings-unknown-code": (
        _("there is no code “{code}” that a passage can be given"),
        _("`coder codebook show` lists the codes"),
    ),
    "codings-unknown-code:heading": (
        _("“{code}” is a heading; a passage is given a code below it"),
        _("`coder codebook show` lists the codes"),
    ),
    "codings-old-code:retired": (
        _("the code “{code}” is retired; its codings are taken as they are"),
        _("nothing to do: only new codings need another code"),
    ),
    "codings-old-code:merged": (
        _("the code “{code}” has gone into “{into}”; its codings are taken as they are"),
        _("nothing to do: only new codings need another code"),
    ),
    "codings-span": (
        _("the passage {start}:{end} lies outside the text, which has {length} characters"),
        _("offsets count characters from 0, the end is exclusive"),
    ),
    "codings-quote": (
        _("the quote does not match: the file says “{quote}”, the text has “{text}”"),
        _("offsets count characters, not bytes or UTF-16 units; or the text has changed"),
    ),
    "codings-id": (_("“{id}” is no UUID"), _("leave the id out to get a new one")),
    "codings-time": (
        _("“{key}” is no date with a time: “{found}”"),
        _("write it as 2026-03-12T14:30:00Z, or leave it out"),
    ),
    "codings-coder": (
        _("“{found}” is no name for a coder"),
        _("1 to 64 printable characters, no blank at either end"),
    ),
    "codings-status:in_progress": (
        _("{coder} has begun “{transcript}” here; the file, which says otherwise, does not change that"),
        _("nothing to do if the file is an older one"),
    ),
    "codings-status:done": (
        _("{coder} is done with “{transcript}” here; the file, which says otherwise, does not change that"),
        _("`coder transcripts reopen {transcript} --coder {coder}` opens it again"),
    ),
    "codings-known-id": (
        _("the id {id} is known here, removed or elsewhere: left as it is"),
        _("leave the id out to make a new coding"),
    ),
    "codings-revision": (
        _("the codebook revision {found} is not known here"),
        _("the codings count as made under the present one"),
    ),
}
