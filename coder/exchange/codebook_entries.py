"""How whole entries of a codebook are put elsewhere, and new ones written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.exchange.codebook_layout import Layout
from coder.exchange.codebook_values import values_of
from coder.exchange.yaml_places import Page, UnplannedError
from coder.exchange.yaml_values import STEP, Forms, in_brackets, written
from coder.exchange.yaml_writing import Edit, edited
from coder.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a file, and the codebook that it is to become."""

    page: Page
    layout: Layout
    forms: Forms
    new: Codebook

    def moved(
        self, edits: Sequence[Edit], before: Sequence[str], after: Sequence[str], id: str
    ) -> list[Edit]:
        """Bring the entries into another order: those around `id` go elsewhere, with what changes in them."""
        first, end = _run(before, after, id)
        start, stop, cut = self._lines(first, end)
        inside = [edit for edit in edits if start <= edit.start and edit.end <= stop]
        others = [edit for edit in edits if edit not in inside]
        text = edited(
            self.page.text[start:stop],
            [Edit(each.start - start, each.end - start, each.text) for each in inside],
        )
        behind = before.index(after[after.index(before[first]) - 1])
        return [*others, cut, self._inserted(behind, text)]

    def added(self, before: Sequence[str]) -> list[Edit]:
        """Write the codes that are new, each behind the one it follows."""
        known = {id: place for place, id in enumerate(before)}
        behind, edits = -1, []
        for code in self.new.codes:
            if code.id in known:
                behind = known[code.id]
            elif behind < 0:
                edits += self._first(code.id)
            else:
                edits.append(self._inserted(behind, self._text(code.id, behind)))
        return edits

    def _lines(self, first: int, end: int) -> tuple[int, int, Edit]:
        """Find what a run of entries takes up, and the edit that takes it out."""
        page, items = self.page, self.layout.items
        if self.layout.codes.flow:
            start, stop = items[first].start, items[end - 1].end
            cut = Edit(items[first - 1].end, stop, "") if first else Edit(start, items[end].start, "")
            if "#" in page.text[cut.start : start] + page.text[stop : cut.end]:
                raise UnplannedError
            return start, stop, cut
        chunk, stop = self.layout.chunk(first), self.layout.chunk(end - 1).end
        if first:
            return chunk.start, stop, Edit(chunk.above, stop, "")
        rest = stop
        while not page.text[rest : page.line_end(rest)].strip():
            rest = page.next_line(rest)
        return chunk.start, stop, Edit(chunk.start, rest, "")

    def _inserted(self, behind: int, text: str) -> Edit:
        """Put an entry behind another, set apart from it as its neighbours are."""
        if not self.layout.codes.flow:
            end = self.layout.chunk(behind).end
            return Edit(end, end, self.layout.blank_lines(behind) + text)
        items = self.layout.items
        if behind + 1 < len(items):
            start = items[behind + 1].start
            return Edit(start, start, text + self._between(behind + 1))
        end = items[behind].end
        return Edit(end, end, self._between(behind) + text)

    def _between(self, place: int) -> str:
        """Copy what stands before an entry in brackets, unless there is a remark in it."""
        items = self.layout.items
        between = self.page.text[items[place - 1].end : items[place].start] if place else ", "
        return ", " if "#" in between else between

    def _first(self, id: str) -> list[Edit]:
        """Write the first code of all in the place of `[]`."""
        page, codes = self.page, self.layout.codes
        behind_key = page.behind_key(self.layout.entry)
        if not codes.flow or "\n" in page.text[behind_key : codes.end]:
            raise UnplannedError
        below = page.next_line(codes.end)
        return [Edit(behind_key, codes.end, ""), Edit(below, below, self._lines_of(id))]

    def _text(self, id: str, near: int) -> str:
        """Write a new entry in the form of the one near it."""
        in_lines = not self.layout.codes.flow
        if in_lines and not self.layout.items[near].flow:
            return self._lines_of(id)
        text = in_brackets(values_of(self.new.by_id[id], self.new.languages, self.forms))
        return f"{' ' * self.layout.indent}- {text}\n" if in_lines else text

    def _lines_of(self, id: str) -> str:
        dash = " " * self.layout.indent
        indent = dash + STEP
        lines: list[str] = []
        for key, value in values_of(self.new.by_id[id], self.new.languages, self.forms).items():
            lines += written(value, key, indent, self.forms).behind(f"{indent}{key}:")
        lines[0] = f"{dash}- {lines[0].removeprefix(indent)}"
        return "".join(f"{line}\n" for line in lines)


def _run(before: Sequence[str], after: Sequence[str], id: str) -> tuple[int, int]:
    """Find which neighbours went elsewhere together, as `[first, end)` in the old order.

    >>> _run("abcde", "acdbe", "b"), _run("abcde", "acdbe", "c")
    ((1, 2), (2, 4))
    """
    first = next(place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
    last = len(before)
    while before[last - 1] == after[last - 1]:
        last -= 1
    middle = before.index(after[first])
    return (first, middle) if before.index(id) < middle else (middle, last)
