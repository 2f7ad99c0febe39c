"""Which lines the codebook screen shows: all codes as a tree, what became of each, how often it was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from coder.locale.language import _
from coder.model.code import Code, CodeStatus
from coder.model.codebook import Codebook
from coder.tui.listing import TOP
from coder.tui.looks import CodeLook
from coder.tui.widgets.rows import Row
from coder.tui.wording import named

SIGNS = {CodeStatus.DRAFT: "~", CodeStatus.ACTIVE: "", CodeStatus.RETIRED: "×", CodeStatus.MERGED: "»"}
"""Stand before a code that is not simply in use; one cell in every terminal."""
SPLIT = "÷"
Given = Mapping[str, Mapping[str, int]]
"""How often each code was given: code → coder → number."""


class CodeTree:
    """The codes of one codebook, in the order in which a tree is read."""

    def __init__(self, codebook: Codebook, looks: Mapping[str, CodeLook]) -> None:
        self._codebook, self._looks = codebook, looks
        self._order = codebook.in_tree_order()
        self._depths = {code.id: codebook.depth(code.id) for code in self._order}
        self._counts: Mapping[str, int] | None = None
        self._rows: list[Row] = []
        """One for each code, with these counts."""

    def rows(
        self,
        counts: Mapping[str, int],
        found: Sequence[str] | None = None,
        allows: Callable[[str], bool] | None = None,
        *,
        with_top: bool = False,
    ) -> list[Row]:
        """List the codes; of a search those found and what is above them.

        `allows` says which of them can be chosen, if not all; `with_top` offers the top of the tree too.
        """
        if counts is not self._counts:
            self._counts, self._rows = counts, [self._row(code, counts) for code in self._order]
        shown = None if found is None else self._with_ancestors(found)
        rows = [row for row in self._rows if shown is None or row.id in shown]
        if allows is not None:
            rows = [row if allows(row.id) else replace(row, can_choose=False, tone="faint") for row in rows]
        return [Row(TOP, _("at the top")), *rows] if with_top and shown is None else rows

    def _with_ancestors(self, found: Sequence[str]) -> set[str]:
        return {id for hit in found for id in (hit, *self._codebook.ancestors(hit))}

    def _row(self, code: Code, counts: Mapping[str, int]) -> Row:
        look = self._looks[code.id]
        is_live = code.status in {CodeStatus.DRAFT, CodeStatus.ACTIVE}
        return Row(
            code.id,
            named(code.id, look.name),
            indent=2 * self._depths[code.id],
            sign=SPLIT if code.split_into and not is_live else SIGNS[code.status],
            letter=look.letter if code.codable else "",
            color=look.color if code.codable else "",
            count=" ".join(filter(None, (state_of(code), str(counts.get(code.id) or "")))),
            tone=("" if code.codable else "heading") if is_live else "faint",
        )


def state_of(code: Code) -> str:
    """Say in a word or two what became of a code; nothing of one that is simply in use."""
    if code.status is CodeStatus.MERGED:
        return _("merged into {code}").format(code=code.merged_into)
    if code.status is CodeStatus.RETIRED:
        return _("split") if code.split_into else _("retired")
    return _("draft") if code.status is CodeStatus.DRAFT else ""


def counts_of(given: Given, codebook: Codebook, who: str | None) -> dict[str, int]:
    """Count the codings of one coder, or of all, by code; a heading has the sum of what is below it."""
    own = {id: sum(n for coder, n in by.items() if who in {None, coder}) for id, by in given.items()}
    counts = {id: count for id, count in own.items() if count}
    for code in codebook.codes:
        if not code.codable:
            counts[code.id] = sum(own.get(id, 0) for id in codebook.subtree(code.id))
    return counts
