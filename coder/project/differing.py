"""Which codes go together in one group more than in another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coder.analysis.difference import Difference, differences, least_p
from coder.project.cooccurring import Cooccurring, Question, cooccur
from coder.project.filters import Filters, check_attribute
from coder.project.opening import Project
from coder.store import transcripts

Group = tuple[str, str]
"""`speaker`, `coder`, `transcript` or the key of an attribute, and its value."""


NOT_ATTRIBUTES = frozenset({"speaker", "coder", "transcript"})


@dataclass(frozen=True, slots=True)
class Differing:
    """Two groups, and how their pairs differ."""

    names: tuple[str, str]
    sides: tuple[Cooccurring, Cooccurring]
    differences: tuple[Difference, ...]

    @property
    def least(self) -> float:
        """The smallest p-value that the number of interviews allows."""
        first, second = (len(side.found.transcripts) for side in self.sides)
        return least_p(first, second)


def differ(project: Project, filters: Filters, question: Question, groups: tuple[Group, Group]) -> Differing:
    """Count each group alone and compare them; raise what is wrong with a filter."""
    _check_attributes(project, groups)
    untested = replace(question, replicates=0)
    first, second = (cooccur(project, _only(filters, group), untested) for group in groups)
    return Differing(
        (groups[0][1], groups[1][1]),
        (first, second),
        differences((first.found, first.edges), (second.found, second.edges), seed=question.seed),
    )


def _check_attributes(project: Project, groups: Iterable[Group]) -> None:
    with project.database.reading() as transaction:
        known = transcripts.facts(transaction)
    for key, _value in groups:
        if key not in NOT_ATTRIBUTES:
            check_attribute(key, known)


def _only(filters: Filters, group: Group) -> Filters:
    """Narrow the filters to one group."""
    key, value = group
    match key:
        case "speaker":
            return replace(filters, speakers=(value,))
        case "coder":
            return replace(filters, coders=(value,))
        case "transcript":
            return replace(filters, transcripts=(value,))
        case _:
            return replace(filters, attributes=(*filters.attributes, (key, value)))
