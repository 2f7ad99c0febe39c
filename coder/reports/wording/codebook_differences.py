"""What the ways in which codebooks differ are called."""

from __future__ import annotations

from coder.locale.language import _
from coder.model import codebook_errors
from coder.model.codebook_difference import Differs
from coder.reports.wording.words import Words, words


def difference_word(kind: Differs) -> str:
    """Say what became of a code."""
    return {
        Differs.ADDED: _("added"),
        Differs.REMOVED: _("removed"),
        Differs.ID_CHANGED: _("another id"),
        Differs.RENAMED: _("renamed"),
        Differs.MOVED: _("moved"),
        Differs.MERGED: _("merged"),
        Differs.SPLIT: _("split"),
        Differs.RETIRED: _("retired"),
        Differs.REVIVED: _("in use again"),
        Differs.RECOLORED: _("recoloured"),
        Differs.REORDERED: _("put elsewhere"),
        Differs.FIELD: _("changed"),
    }[kind]


def field_word(field: str) -> str:
    """Say what a field of a code, or of a codebook, is called."""
    name, _dot, part = field.partition(".")
    if part in {"zh", "en"}:
        word = {
            "name": _("Name"),
            "brief": _("In brief"),
            "definition": _("Definition"),
            "title": _("Title"),
        }[name]
        return (_("{field}, Chinese") if part == "zh" else _("{field}, English")).format(field=word)
    return {
        "kind": _("Kind"),
        "codable": _("Codable"),
        "origin": _("Origin"),
        "include": _("When to use"),
        "exclude": _("When not to use"),
        "examples.typical": _("Typical"),
        "examples.atypical": _("Atypical"),
        "examples.close_but_no": _("Close, but no"),
        "keywords": _("Keywords"),
        "status": _("Status"),
        "history": _("History of the code"),
        "merged_into": _("merged into"),
        "split_into": _("split into"),
        "former_ids": _("former ids"),
        "version": _("Version"),
        "languages": _("Languages"),
    }.get(field, field)


@words.register(codebook_errors.UnknownRevisionError)
def _unknown_revision(error: codebook_errors.UnknownRevisionError) -> Words:
    if error.matches:
        message = _("several revisions of the codebook begin with “{name}”: {matches}")
        hint = _("give more of the digits")
    else:
        message = _("there is no revision “{name}” of the codebook")
        hint = _("`coder codebook history` lists them; `file` and `current` are names too, or a YAML file")
    return Words(message.format(name=error.name, matches=_(", ").join(error.matches)), hint)
