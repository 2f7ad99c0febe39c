"""What is wrong in a file written in YAML: a codebook, `coder.yaml`, the head of a transcript."""

from __future__ import annotations

from coder.locale.language import _

_QUOTE = _('put the text in quotes: "…"')
_SPACES = _("use ordinary spaces, two for each level")

FILE_RULES: dict[str, tuple[str, str]] = {
    "no-file": (_("there is no such file"), _("check the name and the folder")),
    "no-file:codebook": (
        _("there is no such file"),
        _("check the name and the folder; coder.yaml says where the codebook of a project is"),
    ),
    "unreadable-file": (_("the file cannot be read: {detail}"), _("check its permissions")),
    "not-a-file": (_("this is no regular file"), _("name a file, not a folder, device or pipe")),
    "empty-file": (_("the file holds nothing"), _("`coder init` writes a codebook to start from")),
    "too-large": (
        _("the file has {bytes:,} bytes, more than the {limit:,} that are read"),
        _("check that this is the right file; texts belong into `transcripts`"),
    ),
    "not-utf-8": (_("the file is not UTF-8 text"), _("save it as UTF-8 in your editor")),
    "too-deep": (
        _("more than {limit} levels inside each other"),
        _("a codebook needs a handful: look for stray brackets"),
    ),
    "too-many-values": (_("more than {limit:,} values and brackets"), _("check that this is the right file")),
    "control-character": (_("there is an invisible control character here, {character}"), _("delete it")),
    "direction-control": (
        _("there is an invisible character here that turns the direction of writing, {character}"),
        _("delete it; it makes text look different from what it is"),
    ),
    "odd-line-break": (
        _("there is an unusual line break here, {character}"),
        _("delete it and press Enter instead"),
    ),
    "bad-escape": (
        _("a `\\` in double quotes stands before something it cannot stand for"),
        _("write `\\\\` for a backslash, or use single quotes"),
    ),
}
"""Nothing can be read, or not safely."""

TRAP_RULES: dict[str, tuple[str, str]] = {
    "fullwidth-colon": (_("a full-width colon ： behind “{key}”"), _("write `:` and a space instead of ：")),
    "missing-space": (_("no space behind the colon of “{key}”"), _("put a space behind the colon")),
    "fullwidth-space": (_("a full-width space, which does not count as a space"), _SPACES),
    "nbsp": (_("a no-break space, which does not count as a space"), _SPACES),
    "tab-indent": (_("a tab, which does not count as a space"), _SPACES),
    "hash-comment": (
        _("everything from # on is a comment, so there is no value: {text}"),
        _('put the value in quotes, such as "#cc3311"'),
    ),
    "curly-quotes": (
        _("the curly quotes become part of the text: {text}"),
        _('use " if quoting was meant; leave them if they belong to the text'),
    ),
    "fullwidth-comma": (
        _("this is one keyword, not several: {keyword}"),
        _("write `,` and a space between keywords"),
    ),
}
"""It looks right and is not."""

SYNTAX_RULES: dict[str, tuple[str, str]] = {
    "rest-unread": (
        _("what comes after this place could not be checked yet"),
        _("mend this, then check again"),
    ),
    "unquoted-text": (
        _("the text here begins or goes on with a character that has a meaning in YAML"),
        _QUOTE,
    ),
    "colon-in-text": (
        _("a second colon with a space in one line"),
        _("put the text in quotes, or use ： inside the text"),
    ),
    "indentation": (
        _("this line is indented unlike those it belongs to, or is no field"),
        _("align it with the fields above, such as the `id` behind the dash; look at the line above too"),
    ),
    "missing-colon": (
        _("a line without a colon among fields"),
        _("write `field: value`; indent a text that goes on"),
    ),
    "unclosed-bracket": (
        _("a bracket is opened here and not closed"),
        _("add the closing ] or }}, or the comma before the next value"),
    ),
    "unclosed-quote": (
        _("a quotation mark is opened here and not closed"),
        _('add the closing one; inside "…" write \\" for "'),
    ),
    "alias": (_("* at the start of a value is a reference in YAML, which is not used here"), _QUOTE),
    "anchor": (_("& at the start of a value is an anchor in YAML, which is not used here"), _QUOTE),
    "tag": (_("! at the start of a value is a type in YAML, which is not allowed here"), _QUOTE),
    "directive": (
        _("% at the start of a line is an instruction to YAML, which is not allowed here"),
        _("delete the line"),
    ),
    "second-document": (_("a second document begins here"), _("one file holds one: delete the line `---`")),
    "syntax": (
        _("YAML cannot be made out here"),
        _("compare with the lines above; put texts with odd characters in quotes"),
    ),
    "key-not-text": (
        _("a field needs a word for its name"),
        _("write `field: value`; put a text that begins with ? or [ in quotes"),
    ),
}
"""YAML stumbles over it."""

FIELD_RULES: dict[str, tuple[str, str]] = {
    "duplicate-key": (
        _("“{key}” stands here a second time (first on line {first})"),
        _("rename or delete one"),
    ),
    "unknown-key": (_("there is no field “{key}” here"), _("check the spelling; a remark goes behind #")),
    "missing-key": (_("the field “{key}” is missing"), _("add it")),
    "not-a-mapping": (
        _("“{field}” should hold fields, but is a text or a list: {value}"),
        _("write `field: value`, one a line"),
    ),
    "not-a-list": (_("“{field}” should be a list"), _("write [a, b], or a line `- a` for each")),
    "not-a-text": (
        _("“{field}” should be a text, but holds a list or fields"),
        _("write a text; put it in quotes if it has brackets"),
    ),
    "not-a-boolean": (
        _("“{field}” should be true or false, not {value}"),
        _("write true or false, without quotes"),
    ),
    "not-a-choice": (_("“{field}” cannot be “{value}”"), _("one of {choices}")),
    "empty-text": (_("“{field}” is empty"), _("write something, or delete the field")),
    "path-outside": (
        _("“{field}” leads out of the project folder: {path}"),
        _("name a path inside it, with / between folders"),
    ),
}
"""It is YAML, but a field is not what it should be."""

RULES = FILE_RULES | TRAP_RULES | SYNTAX_RULES | FIELD_RULES
