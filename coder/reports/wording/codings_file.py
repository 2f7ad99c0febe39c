"""What is wrong with a line of a codings file."""

from __future__ import annotations

from coder.locale.language import _

_EXPORTED = _("`coder codings export` writes lines that can be read back")

RULES: dict[str, tuple[str, str]] = {
    "codings-not-utf-8": (_("this line is not UTF-8"), _("save the file as UTF-8")),
    "codings-not-json": (_("this line is not JSON"), _EXPORTED),
    "codings-not-an-object": (_("this line is JSON, but no object"), _EXPORTED),
    "codings-format": (_("unknown format “{found}”"), _("this version reads coder/standoff/1")),
    "codings-head": (_("the head of the file is not as it should be: {detail}"), _EXPORTED),
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
        _("the codings were made on another text of “{transcript}”"),
        _("import the very file that was coded; its SHA-256 stands in the first line"),
    ),
    "codings-unknown-code": (
        _("there is no code “{code}” that a passage can be given"),
        _("codes like it: {nearest}"),
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
    "codings-coder": (_("“coder” is empty"), _("name who made the coding")),
    "codings-known-id": (
        _("the id {id} is known here, removed or elsewhere: left as it is"),
        _("leave the id out to make a new coding"),
    ),
    "codings-revision": (
        _("the codebook revision {found} is not known here"),
        _("the codings count as made under the present one"),
    ),
}
