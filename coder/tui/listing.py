"""Which lines do the lists show: transcripts, the codebook as a tree, the codes to choose from."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coder.locale.language import _
from coder.model.code import Code, CodeStatus
from coder.model.codebook import Codebook
from coder.model.transcript import Status
from coder.project.transcripts import Overview
from coder.tui.looks import CodeLook
from coder.tui.slots import USUAL_KEYS, Slots
from coder.tui.widgets.rows import Row
from coder.tui.wording import ASCII_STATUS_SIGNS, STATUS_SIGNS, named

TOP = "\0top"
"""Stands for the top of the codebook where the parent of a code is chosen; no code can be called so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One transcript as its coder sees it in the list."""

    id: str
    """By which the journal names it."""
    name: str
    title: str
    status: Status
    count: int
    """My codings of it."""


def entries_of(found: Iterable[Overview], who: str) -> tuple[Entry, ...]:
    """Take from the overview what concerns one coder."""
    return tuple(
        Entry(
            one.facts.id,
            one.facts.name,
            one.facts.title,
            one.status.get(who, Status.NEW),
            one.codings.get(who, 0),
        )
        for one in found
    )


def transcript_rows(entries: Iterable[Entry], *, ascii_signs: bool) -> list[Row]:
    """List the transcripts with my status and the number of my codings."""
    signs = ASCII_STATUS_SIGNS if ascii_signs else STATUS_SIGNS
    return [
        Row(
            one.name,
            named(one.name, one.title),
            sign=signs[one.status],
            count=str(one.count or ""),
        )
        for one in entries
    ]


def or_nothing(rows: list[Row], typed: str) -> list[Row]:
    """Give the lines that fit what was typed, else one, which is no code, that says so."""
    if rows or not typed:
        return rows
    said = _("no code contains “{text}”").format(text=typed)
    return [Row("", said, tone="faint", can_choose=False)]


class CodeList:
    """Lines of codes, all in one manner."""

    def __init__(
        self, codebook: Codebook, looks: Mapping[str, CodeLook], digit_keys: Sequence[str] = USUAL_KEYS
    ) -> None:
        order = codebook.in_tree_order()
        self._codebook, self._looks, self._order, self._digit_keys = codebook, looks, order, digit_keys
        self._indents = {code.id: 2 * codebook.depth(code.id) for code in order}

    def tree(self, slots: Slots, counts: Mapping[str, int], found: Sequence[str] | None = None) -> list[Row]:
        """List the codebook as a tree with counts; of a search, the codes found and what is above them."""
        shown = self._with_ancestors(found) if found is not None else None
        return [
            self._row(code, slots, counts)
            for code in self._order
            if (code.usable or not code.codable or counts.get(code.id))
            and (shown is None or code.id in shown)
        ]

    def choice(
        self, slots: Slots, found: Sequence[str] | None, chosen: Collection[str], tick: str
    ) -> list[Row]:
        """List what can be given: a search's hits best first, else the recent ones, then the tree."""
        by_id = self._codebook.by_id
        if found is not None:
            hits = [by_id[id] for id in found if by_id[id].usable]
            return [self._flat(code, slots, chosen, tick) for code in hits]
        recent = [id for id in slots.codes if id in by_id]
        top = [self._flat(by_id[id], slots, chosen, tick) for id in recent]
        below = [
            self._flat(code, slots, chosen, tick, tree=True)
            for code in self._order
            if code.id not in recent and (code.usable or not code.codable)
        ]
        return [*top, *_without_empty_headings(below)]

    def parents(self, found: Sequence[str] | None) -> list[Row]:
        """List what a new code can stand below: a search's hits best first, else the top, then the tree."""
        by_id = self._codebook.by_id
        if found is not None:
            return [self._parent(by_id[id]) for id in found if _is_kept(by_id[id])]
        top = Row(TOP, _("at the top"))
        return [top, *(self._parent(code, tree=True) for code in self._order if _is_kept(code))]

    def _parent(self, code: Code, *, tree: bool = False) -> Row:
        return replace(self._flat(code, Slots(), (), "", tree=tree), can_choose=True)

    def may_be_new(self, name: str) -> bool:
        """Whether a code could be called so: no other one is, and it is not the beginning of an id."""
        wanted = _folded(name)
        return len(wanted) > 1 and not any(
            _folded(code.id).startswith(wanted) or wanted in {_folded(code.name.zh), _folded(code.name.en)}
            for code in self._codebook.codes
        )

    def _with_ancestors(self, found: Iterable[str]) -> set[str]:
        return {id for hit in found for id in (hit, *self._codebook.ancestors(hit))}

    def _row(self, code: Code, slots: Slots, counts: Mapping[str, int]) -> Row:
        look = self._looks[code.id]
        return Row(
            code.id,
            named(code.id, look.name) if code.codable else look.name,
            indent=self._indents[code.id],
            sign=slots.sign_of(code.id, self._digit_keys),
            letter=look.letter if code.codable else "",
            color=look.color if code.codable else "",
            count=str(counts.get(code.id, "")),
            tone="heading" if not code.codable else "" if code.usable else "faint",
        )

    def _flat(
        self, code: Code, slots: Slots, chosen: Collection[str], tick: str, *, tree: bool = False
    ) -> Row:
        look = self._looks[code.id]
        return Row(
            code.id,
            named(code.id, look.name) if code.codable else look.name,
            indent=self._indents[code.id] if tree else 0,
            sign=tick if code.id in chosen else slots.sign_of(code.id, self._digit_keys),
            letter=look.letter if code.codable else "",
            color=look.color if code.codable else "",
            tone="" if code.codable else "heading",
            can_choose=code.codable,
        )


def _is_kept(code: Code) -> bool:
    return code.status in {CodeStatus.DRAFT, CodeStatus.ACTIVE}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _without_empty_headings(rows: Sequence[Row]) -> list[Row]:
    """Leave out headings whose codes all stand elsewhere."""
    kept: list[Row] = []
    for row in reversed(rows):
        if row.can_choose or (kept and kept[-1].indent > row.indent):
            kept.append(row)
    return kept[::-1]
