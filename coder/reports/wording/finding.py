"""What goes wrong in a search, in words."""

from __future__ import annotations

import re

from coder.locale.language import _
from coder.model import errors
from coder.reports.wording.words import Words, words

RULES: dict[str, tuple[str, str]] = {
    "find-slow": (
        _("turn {turn} of {transcript} was not searched: the pattern “{pattern}” takes too long there"),
        _("repeats within repeats, such as (a+)+, never end; write the pattern more simply"),
    ),
    "find-given-up": (
        _(
            "the search was given up: the pattern “{pattern}” takes too long; more may be there than is listed"
        ),
        _("repeats within repeats, such as (a+)+, never end; write the pattern more simply"),
    ),
}

_DETAILS = {
    "missing )": _("a ( is not closed by )"),
    "unbalanced parenthesis": _("a ) closes nothing"),
    "unterminated character set": _("a [ is not closed by ]"),
    "missing ]": _("a [ is not closed by ]"),
    "nothing to repeat": _("there is nothing before it to repeat"),
    "multiple repeat": _("it is repeated twice"),
    "min repeat greater than max repeat": _("the least number of repeats is greater than the most"),
    "repeat count too big": _("the number of repeats is too big"),
    "bad character range": _("a range such as a-z runs backwards"),
    "bad escape (end of pattern)": _("a \\ stands at the end"),
    "unknown property": _("there is no such class of characters"),
    "unknown property value": _("there is no such class of characters"),
    "undefined character name": _("there is no character of this name"),
    "unknown group": _("there is no group of this name"),
    "invalid group reference": _("there is no group of this number"),
    "unknown extension": _("nothing is written (? like this"),
    "bad character in group name": _("this is no name for a group"),
    "missing group name": _("this is no name for a group"),
}


@words.register(errors.EmptyQueryError)
def _empty_query(error: errors.EmptyQueryError) -> Words:  # noqa: ARG001  # chosen by its type
    return Words(_("there is nothing to look for"), _("type at least one character that is no blank"))


@words.register(errors.BadPatternError)
def _bad_pattern(error: errors.BadPatternError) -> Words:
    message = _("the regular expression is wrong at character {position}: {detail}")
    hint = _(
        "to look for the very words leave out --regex; in a pattern, a sign stands for itself after a \\"
    )
    return Words(message.format(position=error.position + 1, detail=_detail(error.detail)), hint)


def _detail(said: str) -> str:
    """Say what the library says; what names a piece of the pattern stays as it is."""
    if found := re.match(r"(?:bad|incomplete) escape (\\.*)", said):
        return _("{escape} means nothing").format(escape=found[1])
    return _DETAILS.get(said, said)
