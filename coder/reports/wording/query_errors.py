"""What is wrong with a query over codes, in words."""

from __future__ import annotations

from coder.locale.language import _
from coder.model import errors
from coder.reports.wording.words import Words, words

_SHOWN = 12
"""Characters of the query that are shown where it goes wrong."""


def _wrong(rule: str) -> tuple[str, str]:
    """Say what a rule wants, and what to do."""
    said: dict[str, tuple[str, str]] = {
        "no-operator": (
            _("“{found}” follows without AND, OR or a relation"),
            _(
                "write AND, OR, NEAR:2 or the like between two codes, in capitals; a name with blanks in quotes"
            ),
        ),
        "no-atom": (
            _("a code or a search is missing behind “{found}”"),
            _('write a code, "a name with blanks", text:"words", re:/pattern/ or memo:"words"'),
        ),
        "no-first-atom": (
            _("a query begins with a code, a search, NOT or a bracket"),
            _('write a code, "a name with blanks", text:"words", re:/pattern/ or memo:"words"'),
        ),
        "unclosed": (_("what opens here is not closed by {found}"), _("put a {found} where it ends")),
        "stray-bracket": (_("this bracket closes nothing"), _("leave it out, or open one before")),
        "no-name": (_("a name is missing here"), _("write a code, or a name in quotes")),
        "nothing-sought": (
            _("it is not said what to look for with {found}:"),
            _('write text:"words", re:/pattern/ or memo:"words"'),
        ),
        "no-slashes": (
            _("a pattern stands between slashes"),
            _("write re:/pattern/; a slash in it is written \\/"),
        ),
        "no-size": (
            _("{found} needs a number of turns, with a colon before it"),
            _("write {found}:2 for two turns"),
        ),
        "same-what": (
            _("SAME turn or SAME sentence is meant; “{found}” is neither"),
            _("write a SAME turn b, or a SAME sentence b"),
        ),
        "relation-of-brackets": (
            _("{found} relates two codes or searches, no brackets"),
            _("write a NEAR:2 b OR a NEAR:2 c instead of a NEAR:2 (b OR c); CODE/ means all codes below one"),
        ),
        "two-relations": (
            _("{found} is a second relation; one has two sides only"),
            _("join two relations by AND: a NEAR:2 b AND b NEAR:2 c"),
        ),
        "deep": (_("more than {found} brackets are inside one another"), _("write it with fewer")),
        "long": (_("the query has more than {found} characters"), _("part it into several")),
    }
    return said[rule]


@words.register(errors.BadQueryError)
def _bad_query(error: errors.BadQueryError) -> Words:
    rule = "no-first-atom" if error.rule == "no-atom" and not error.found else error.rule
    message, hint = (said.format(found=error.found) for said in _wrong(rule))
    return Words(_placed(error.query, error.position, message), hint)


@words.register(errors.UnknownCodeInQueryError)
def _unknown_code(error: errors.UnknownCodeInQueryError) -> Words:
    message = _("there is no code “{name}”").format(name=error.name)
    hint = (
        _("did you mean {names}?").format(names=_(", ").join(error.nearest))
        if error.nearest
        else _("`coder codebook show` lists the codes")
    )
    return Words(_placed(error.query, error.position, message), hint)


@words.register(errors.UnknownSavedQueryError)
def _unknown_saved(error: errors.UnknownSavedQueryError) -> Words:
    message = _("no query is saved as “{name}”").format(name=error.name)
    if not error.saved:
        return Words(message, _("`coder query --save NAME EXPR` saves one"))
    return Words(message, _("those that are: {names}").format(names=_(", ").join(error.saved[:_SHOWN])))


@words.register(errors.UnfitQueryNameError)
def _unfit_name(error: errors.UnfitQueryNameError) -> Words:
    return Words(
        _("a query cannot be called “{value}”").format(value=error.name),
        _("1 to 64 visible characters, no blanks, none of / \\ : * ? and quotes, no - or . at the beginning"),
    )


def _placed(query: str, position: int, message: str) -> str:
    """Say the column, and what stands there."""
    here = query[position : position + _SHOWN]
    if not here:
        return _("at the end of the query: {message}").format(message=message)
    more = "…" * (position + _SHOWN < len(query))
    return _("column {column} of the query, at “{here}”: {message}").format(
        column=position + 1, here=f"{here}{more}", message=message
    )
