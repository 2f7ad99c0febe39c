"""Which words of a text are new, and which are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(
    "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # a Han character by itself
    r"|[^\W_\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\S\n]+|."  # a word, blanks, any other
    r"|\n",
    re.DOTALL,
)
MOST_TOKENS = 4_000
"""Comparing costs the product of the lengths: longer texts are compared line by line."""

ALIKE = 0.3
"""Texts that share less of their words are shown whole, one after the other."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in one of two versions, or in both."""

    text: str
    change: str = ""
    """`gone` or `new`; empty for what both have."""


def word_diff(old: str, new: str) -> tuple[Segment, ...]:
    """Compare two texts: Han characters one by one, other scripts by words.

    >>> [(s.text, s.change) for s in word_diff("只报次数", "只报分数")]
    [('只报', ''), ('次', 'gone'), ('分', 'new'), ('数', '')]
    """
    return tuple(_segments(*_parted(old, new)))


def member_diff(old: Sequence[str], new: Sequence[str]) -> tuple[Segment, ...]:
    r"""Compare two lists member by member, and those that took each other's place word by word.

    >>> [(s.text, s.change) for s in member_diff(["甲", "乙"], ["甲", "丙"])]
    [('甲', ''), ('\n', ''), ('乙', 'gone'), ('丙', 'new')]
    """
    members: list[tuple[Segment, ...]] = []
    for _change, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs = min(i2 - i1, j2 - j1)
        members += (word_diff(*pair) for pair in zip(old[i1:i2], new[j1:j2], strict=False))
        members += ((Segment(gone, "gone"),) for gone in old[i1 + pairs : i2])
        members += ((Segment(added, "new"),) for added in new[j1 + pairs : j2])
    between = (Segment("\n"),)
    return tuple(
        one for place, member in enumerate(members) for one in (*(between if place else ()), *member)
    )


def _parted(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MOST_TOKENS:
        return re.findall(r"[^\n]*\n|[^\n]+", old), re.findall(r"[^\n]*\n|[^\n]+", new)
    return before, after


def _segments(old: list[str], new: list[str]) -> Iterator[Segment]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        old, new = ["".join(old)] if old else [], ["".join(new)] if new else []
        matcher = SequenceMatcher(None, old, new, autojunk=False)
    for change, i1, i2, j1, j2 in matcher.get_opcodes():
        if change == "equal":
            yield Segment("".join(old[i1:i2]))
            continue
        if i1 < i2:
            yield Segment("".join(old[i1:i2]), "gone")
        if j1 < j2:
            yield Segment("".join(new[j1:j2]), "new")
