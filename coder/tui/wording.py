"""What the workbench calls things, in the reader's language."""

from __future__ import annotations

from coder.locale.language import _
from coder.model.code import Kind
from coder.model.codebook import Codebook
from coder.model.transcript import Status
from coder.tui.transcript.places import Unit

STATUSES = {Status.NEW: _("new"), Status.IN_PROGRESS: _("in progress"), Status.DONE: _("done")}
STATUS_SIGNS = {Status.NEW: "○", Status.IN_PROGRESS: "●", Status.DONE: "✓"}
ASCII_STATUS_SIGNS = {Status.NEW: "o", Status.IN_PROGRESS: "*", Status.DONE: "v"}
UNITS = {Unit.WORD: _("word"), Unit.SENTENCE: _("sentence"), Unit.TURN: _("turn")}
KINDS = {
    Kind.PROBLEM: _("problem"),
    Kind.CAUSE: _("cause"),
    Kind.COUNTERMEASURE: _("countermeasure"),
    Kind.SITUATION: _("situation"),
    Kind.OTHER: "",
}


def named(id: str, title: str) -> str:
    """Name a transcript by its short name, and by its title where that says more."""
    return f"{id} {title}" if title and title != id else id


def path_of(codebook: Codebook, code: str, language: str) -> str:
    """Name what stands above a code, from the top down."""
    above = reversed(codebook.ancestors(code)) if code in codebook.by_id else ()
    return " / ".join(codebook.by_id[id].name.said_in(language) for id in above)
