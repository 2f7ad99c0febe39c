"""Which lines differ between two texts, and how two changes of one text go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coder.exchange.yaml_characters import BYTE_ORDER_MARK

CONTEXT = 3
"""Unchanged lines that are shown around changed ones, as `diff -u` does."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one text that stand where other lines stand in another; either side may be empty."""

    start: int
    end: int
    other_start: int
    other_end: int

    def lines_of(self, other: Sequence[str]) -> Sequence[str]:
        """Give the lines that stand there in the other text."""
        return other[self.other_start : self.other_end]


def regions(before: Sequence[str], after: Sequence[str]) -> tuple[Region, ...]:
    """Find the lines that changed, in order.

    What both texts begin and end with is taken off first: comparing long texts is slow, and an edit is short.
    """
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < min(len(before), len(after)) - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    matcher = SequenceMatcher(None, before[start : len(before) - tail], after[start : len(after) - tail])
    return tuple(
        Region(first + start, last + start, other_first + start, other_last + start)
        for tag, first, last, other_first, other_last in matcher.get_opcodes()
        if tag != "equal"
    )


def woven(base: str, mine: str, theirs: str) -> str | None:
    r"""Make both changes to one text; `None` where they touch the same lines and do not do the same.

    >>> woven("a\nb\nc", "a\nb\nC", "A\nb\nc")
    'A\nb\nC'
    >>> woven("a\nb", "a\nB", "a\nbb") is None
    True
    """
    lines, own, other = base.split("\n"), mine.split("\n"), theirs.split("\n")
    mines, changed = regions(lines, own), regions(lines, other)
    done = {(one.start, one.end, *one.lines_of(own)) for one in mines}
    others = [one for one in changed if (one.start, one.end, *one.lines_of(other)) not in done]
    if any(_clash(one, two) for one in mines for two in others):
        return None
    changes = [(one, own) for one in mines] + [(one, other) for one in others]
    changes.sort(key=lambda change: (change[0].start, change[0].end))
    result: list[str] = []
    place = 0
    for region, source in changes:
        result += [*lines[place : region.start], *region.lines_of(source)]
        place = region.end
    return "\n".join([*result, *lines[place:]])


def _clash(one: Region, two: Region) -> bool:
    """Tell whether two changes touch the same lines, or one puts lines between those that another takes."""
    return max(one.start, two.start) < min(one.end, two.end) or any(
        a.start == a.end and b.start < a.start < b.end for a, b in ((one, two), (two, one))
    )


def unified(before: str, after: str, name: str) -> str:
    """Show a change as `diff -u` does; empty when there is none."""
    old, new = _lines(before), _lines(after)
    changes = regions(old, new)
    hunks = "".join(_hunk(old, new, group) for group in _groups(changes))
    return f"--- {name}\n+++ {name}\n{hunks}" if hunks else ""


def _groups(changes: Iterable[Region]) -> Iterator[list[Region]]:
    """Put changes together whose surroundings meet."""
    group: list[Region] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _lines(text: str) -> list[str]:
    """Part a text into lines; what stands behind the last line feed is none, if nothing does."""
    return text.removesuffix("\n").split("\n") if text else []


def _hunk(old: Sequence[str], new: Sequence[str], group: Sequence[Region]) -> str:
    start = max(0, group[0].start - CONTEXT)
    other_start = group[0].other_start - (group[0].start - start)
    end = min(len(old), group[-1].end + CONTEXT)
    other_end = group[-1].other_end + end - group[-1].end
    shown: list[str] = []
    place = start
    for change in group:
        shown += [f" {line}" for line in old[place : change.start]]
        shown += [f"-{line}" for line in old[change.start : change.end]]
        shown += [f"+{line}" for line in change.lines_of(new)]
        place = change.end
    shown += [f" {line}" for line in old[place:end]]
    sizes = f"-{_range(start, end)} +{_range(other_start, other_end)}"
    return f"@@ {sizes} @@\n" + "".join(f"{line}\n" for line in shown)


def _range(start: int, end: int) -> str:
    """Say which lines, as `diff -u` counts them: from 1, and an empty stretch from the line before it."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + (end > start)},{end - start}"


def in_the_style_of(data: bytes, text: str) -> bytes:
    """Write a text as a file has its lines: their ends and the byte order mark stay as they are.

    Where line ends are mixed, a line that stays keeps its own and a new one gets the more frequent.
    """
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    raw = data.removeprefix(BYTE_ORDER_MARK)
    windows = raw.count(b"\r\n")
    if windows in {0, raw.count(b"\n")}:
        return mark + (text.replace("\n", "\r\n") if windows else text).encode()
    ends = ["\r\n" if line.endswith(b"\r") else "\n" for line in raw.split(b"\n")]
    lines = text.split("\n")
    kept = _kept_ends(raw.decode().replace("\r\n", "\n").split("\n"), lines, ends)
    return mark + "".join(line + end for line, end in zip(lines, kept, strict=True)).encode()


def _kept_ends(before: Sequence[str], after: Sequence[str], ends: Sequence[str]) -> list[str]:
    usual = max(("\n", "\r\n"), key=ends[:-1].count)
    kept: list[str] = []
    place = 0
    for change in regions(before, after):
        kept += [*ends[place : change.start], *([usual] * (change.other_end - change.other_start))]
        place = change.end
    kept += ends[place:]
    return [*kept[: len(after) - 1], ""]
