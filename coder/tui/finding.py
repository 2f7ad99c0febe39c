"""What is said of a search: how it looks, how many hits there are, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import coder.reports.wording.errors  # noqa: F401 - registers the words
from coder.locale.language import _
from coder.model.errors import BadPatternError
from coder.reports.wording.problems import problem_words
from coder.reports.wording.words import words
from coder.tui.commands.command import Command
from coder.tui.commands.find import EXACT, REGEX, WORD
from coder.tui.keys_in_force import Keys
from coder.tui.seeking import Answer
from coder.tui.widgets.prose import Paragraph

if TYPE_CHECKING:
    from coder.text.search import Query

MOST = 3
"""Turns that took too long and are named."""


def option_words(query: Query) -> Mapping[Command, str]:
    """Say what each option is turned to, in as few words as a bar has room for."""
    return {
        REGEX: _("regex") if query.regex else _("words"),
        EXACT: _("exact") if query.exact else _("any form"),
        WORD: _("whole words") if query.wants_words else _("parts too"),
    }


def brief_trouble(answer: Answer) -> str:
    """Say in one line what is wrong; empty when nothing is."""
    if answer.error is not None:
        return words(answer.error).message
    warnings = answer.found.warnings if answer.found is not None else []
    return problem_words(warnings[-1]).message if warnings else ""


def trouble(answer: Answer, keys: Keys) -> Iterator[Paragraph]:
    """Say what is wrong, what to do about it, and why there may be no hit."""
    if answer.error is not None:
        yield Paragraph(words(answer.error).message, "title", 2, "!")
        if isinstance(answer.error, BadPatternError):
            yield Paragraph(_("{key} looks for the very words.").format(key=keys.name(REGEX)), "quiet", 2)
        return
    found = answer.found
    if found is None:
        return
    for warning in found.warnings[-MOST:]:
        yield Paragraph(problem_words(warning).message, "title", 2, "!")
    if found.warnings:
        yield Paragraph(problem_words(found.warnings[-1]).hint, "quiet", 2)
    if found.finished and not found:
        yield Paragraph(_("Nothing was found."), "quiet")
        if found.query.wants_words and found.query.word is None:
            said = _("Whole words were looked for; {key} finds parts of words too.")
            yield Paragraph(said.format(key=keys.name(WORD)), "quiet")
