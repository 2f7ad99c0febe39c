"""Which passages of several coders are to be decided together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from coder.agreement.hierarchy import Parents
from coder.agreement.pairing import paired
from coder.agreement.spans import Span, merge_spans

Passage = tuple[str, Span]
"""A coder and what the coder marked."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that answer to each other, directly or through others; or one that nothing answers to."""

    passages: tuple[Passage, ...]
    """By place, code and coder."""
    agreed: bool
    """Whether every coder has the same passage with the same code."""

    @property
    def start(self) -> int:
        """Where the first passage begins."""
        return min(span[0] for _coder, span in self.passages)

    @property
    def end(self) -> int:
        """Where the last passage ends."""
        return max(span[1] for _coder, span in self.passages)


def groups(layers: Mapping[str, Sequence[Span]], parent: Parents) -> list[Group]:
    """Group the passages of any number of coders, in the order of the text.

    Passages are paired coder by coder as `paired` does; what is paired belongs together.

    >>> found = groups({"A": [(0, 9, "work")], "B": [(2, 9, "work")], "C": [(20, 25, "work")]}, {})
    >>> [(group.start, group.end, [coder for coder, _span in group.passages]) for group in found]
    [(0, 9, ['A', 'B']), (20, 25, ['C'])]
    """
    nodes: list[Passage] = [(coder, span) for coder, spans in layers.items() for span in merge_spans(spans)]
    home = {node: {node} for node in nodes}
    for one, other in combinations(layers, 2):
        for item in paired(layers[one], layers[other], parent):
            if item.a is not None and item.b is not None:
                joined = home[one, item.a] | home[other, item.b]
                home |= dict.fromkeys(joined, joined)
    found = {id(members): members for members in home.values()}
    made = [_group(members, tuple(layers)) for members in found.values()]
    return sorted(made, key=lambda group: (group.start, group.end, _order(group.passages[0])))


def _group(members: set[Passage], coders: tuple[str, ...]) -> Group:
    passages = tuple(sorted(members, key=_order))
    same = len({span for _coder, span in passages}) == 1
    return Group(passages, same and {coder for coder, _span in passages} == set(coders))


def _order(passage: Passage) -> tuple[int, int, str, str]:
    coder, (start, end, code) = passage
    return start, end, repr(code), coder
