"""Where two coders differ: what is asked, what comes back, and which of it is listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from coder.agreement.pairing import Difference, Item, Relation
from coder.locale.language import _
from coder.project.blindness import seen_and_hidden
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.reports.wording.comparing import difference_word, relation_word

if TYPE_CHECKING:
    from coder.project.comparing import Compared, ComparedCoders

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class About:
    """What a list of differences is to be about; `Show("compare", About(…))` opens it."""

    pair: Pair | None = None
    """Two coders; nothing for those who differ most."""
    codes: frozenset[str] | None = None
    name: str = ""
    """What the codes are called."""
    exclude_interviewer: bool = False


class Shown(StrEnum):
    """Which passages are listed."""

    ALL = "all"
    """Those on which the two differ."""
    ONLY_A = "only-A"
    ONLY_B = "only-B"
    CODE = "code"
    """Much the same text, another code; the next two are told apart from it."""
    PARENT_CHILD = "parent-child"
    BOUNDARY = "boundary"
    MATCH = "match"


def kind_of(item: Item) -> Shown:
    """Say to which kind a passage belongs; a code above or below is a kind of its own."""
    if item.relation is Relation.PARENT_CHILD:
        return Shown.PARENT_CHILD
    return Shown(str(item.difference))


def kind_word(kind: Shown, pair: Pair) -> str:
    """Name a kind."""
    return {
        Shown.ALL: _("all differences"),
        Shown.ONLY_A: _("only {coder}").format(coder=pair[0]),
        Shown.ONLY_B: _("only {coder}").format(coder=pair[1]),
        Shown.CODE: difference_word(Difference.CODE),
        Shown.PARENT_CHILD: relation_word(Relation.PARENT_CHILD),
        Shown.BOUNDARY: difference_word(Difference.BOUNDARY),
        Shown.MATCH: difference_word(Difference.MATCH),
    }[kind]


@dataclass(frozen=True, slots=True)
class Found:
    """Every two coders compared, those who differ most first."""

    people: tuple[str, ...] = ()
    compared: Mapping[Pair, ComparedCoders] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    """Transcripts that who looks may not see others' codings of yet."""

    def pairs(self, codes: frozenset[str] | None) -> list[Pair]:
        """List the pairs, those first who differ most in some codes."""
        return sorted(self.compared, key=lambda pair: -self.count(pair, codes))

    def count(self, pair: Pair, codes: frozenset[str] | None) -> int:
        """Count the differences of a pair."""
        return sum(1 for _one in differences(self.compared[pair].items, Shown.ALL, codes))


def found(project: Project, eyes: str, *, begun: bool, exclude_interviewer: bool = False) -> Found:
    """Compare every two of the people who have begun; for a thread."""
    from coder.project.comparing import compare_coders  # noqa: PLC0415 -- costs 200 ms, after the first paint
    from coder.project.reliability_loading import people  # noqa: PLC0415 -- the same

    seen, hidden = seen_and_hidden(project, eyes)
    everybody = people(project)
    if hidden and not seen:
        return Found(everybody, hidden=hidden)
    filters = Filters(transcripts=seen if hidden else (), exclude_interviewer=exclude_interviewer)
    compared = {
        pair: compare_coders(project, pair, filters, unfinished=begun) for pair in combinations(everybody, 2)
    }
    return Found(everybody, compared, hidden)


def differences(items: Sequence[Compared], shown: Shown, codes: frozenset[str] | None) -> Iterator[Compared]:
    """Choose passages by their kind and by the codes that either coder gave."""
    for one in items:
        kind = kind_of(one.item)
        is_meant = kind is not Shown.MATCH if shown is Shown.ALL else kind is shown
        if is_meant and (codes is None or codes & set(codes_of(one))):
            yield one


def codes_of(one: Compared) -> list[str]:
    """Name the codes that a passage was given, the first coder's first, each once."""
    spans = (span for span in (one.item.a, one.item.b) if span is not None)
    return list(dict.fromkeys(str(span[2]) for span in spans))


def totals(items: Sequence[Compared], codes: frozenset[str] | None) -> Counter[Shown]:
    """Count the passages of each kind."""
    return Counter(kind_of(one.item) for one in items if codes is None or codes & set(codes_of(one)))


def line_id(one: Compared) -> str:
    """Tell a passage apart from the others of its list."""
    return f"{one.transcript} {one.item.a} {one.item.b}"
