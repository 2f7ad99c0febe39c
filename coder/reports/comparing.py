"""What two coders see differently, laid out: passages in their context, and code against code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coder.agreement.pairing import Difference, Item
from coder.agreement.spans import Span
from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.model.transcript import Status
from coder.project.comparing import Compared, ComparedCoders
from coder.reports.reliability_names import Naming
from coder.reports.sections import Sections
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.comparing import difference_word, relation_word
from coder.reports.wording.reliability_notes import left_out_notes, nothing_yet

A, B = ("【", "】"), ("〔", "〕")
"""Where the first coder's passage begins and ends, and the second's."""
ENDS = (A, B, ("〖", "〗"), ("《", "》"), ("［", "］"), ("｛", "｝"))
"""The same for more coders."""
SAME = "〃"
_PLACES = ("start", "end", "code")


def comparison_sections(
    compared: ComparedCoders, codebook: Codebook, meta: Mapping[str, object], *, confusion: bool = False
) -> Sections:
    """Lay a comparison out in all shapes; `confusion` sets codes, not passages, side by side."""
    naming = Naming(codebook)
    told = {**meta, "totals": {str(kind): count for kind, count in compared.totals.items()}}
    record = {
        "meta": told,
        "rows": [_record(one) for one in compared.items],
        "totals": told["totals"],
        "confusion": [{"a": a, "b": b, "characters": count} for (a, b), count in _ranked(compared.confusion)],
        "agreed": dict(sorted(compared.agreed.items(), key=str)),
    }
    if confusion:
        return Sections([_confusion_table(compared, naming)], record, _matrix(compared, codebook, told))
    return Sections([_people(compared, naming), _totals(compared)], record, _rows(compared, told))


def _people(compared: ComparedCoders, naming: Naming) -> Table:
    """List the passages on which the coders differ; what they agree on only when asked for."""
    first, second = compared.coders
    columns = (
        Column("transcript", _("Transcript")),
        Column("turn", _("Turn"), "number"),
        Column("kind", _("Difference"), wrap=True),
        Column("a", first, wrap=True),
        Column("b", second, wrap=True),
        Column("passage", _("Passage"), wrap=True),
    )
    shown = [one for one in compared.items if compared.only or one.item.difference is not Difference.MATCH]
    rows: list[Sequence[Cell]] = [
        (
            *(one.transcript, one.turn, _kind(one.item, compared.coders)),
            *(_code(one.item.a, naming), _other(one.item, naming), in_context(one)),
        )
        for one in shown
    ]
    note = _("{a} marks the passage of {first}, {b} that of {second}.").format(
        a="".join(A), b="".join(B), first=first, second=second
    )
    title = _("Where {first} and {second} differ")
    if compared.only == {Difference.MATCH}:
        title = _("Where {first} and {second} agree")
    return Table(
        columns, rows, title.format(first=first, second=second), (note,) if rows else _none(compared)
    )


def _none(compared: ComparedCoders) -> tuple[str, ...]:
    """Say why no passage is listed, and what would list some."""
    if not compared.transcripts and compared.left_out.transcripts:
        begun = [
            name
            for name, here in compared.left_out.transcripts.items()
            if all(status is not Status.NEW for status in here.values())
        ]
        if begun and not compared.unfinished:
            hint = _("With `--unfinished` what is only begun is compared too: {transcripts}.")
            return (hint.format(transcripts=_(", ").join(begun)),)
        return (_("Where a coder has not begun there is nothing to compare, with `--unfinished` neither."),)
    if compared.totals[Difference.MATCH] and Difference.MATCH not in compared.only:
        return (
            _("There is no such passage; `--only match` lists those on which they agree to the character."),
        )
    return (_("There is no such passage."),)


def _word(kind: Difference, coders: tuple[str, str]) -> str:
    """Say which difference it is; of what one alone marked, who."""
    alone = {Difference.ONLY_A: coders[0], Difference.ONLY_B: coders[1]}.get(kind)
    return difference_word(kind) if alone is None else _("only {coder}").format(coder=alone)


def _kind(item: Item, coders: tuple[str, str]) -> str:
    """Say how two passages differ, and by how many characters their ends do."""
    if item.difference is Difference.BOUNDARY and item.shifts is not None:
        return f"{difference_word(item.difference)} {item.shifts[0]:+d} {item.shifts[1]:+d}"
    if item.relation is not None:
        return f"{difference_word(item.difference)}{_(', ')}{relation_word(item.relation)}"
    return _word(item.difference, coders)


def _code(span: Span | None, naming: Naming) -> str:
    return "–" if span is None else naming.name(span[2])


def _other(item: Item, naming: Naming) -> str:
    """Name the second coder's code where it is another one."""
    same = item.a is not None and item.b is not None and item.a[2] == item.b[2]
    return SAME if same else _code(item.b, naming)


def in_context(one: Compared) -> str:
    """Write a passage with the ends of both coders in it."""
    signs: list[tuple[int, int, str]] = []
    for span, (opening, closing) in ((one.item.a, A), (one.item.b, B)):
        if span is not None:
            signs += [(span[0], 1, opening), (span[1], 0, closing)]
    start, written, place = one.item.start, [one.before], 0
    for offset, _closes, sign in sorted(signs, key=lambda each: each[:2]):
        written += [one.quote[place : offset - start], sign]
        place = offset - start
    return "".join([*written, one.quote[place:], one.after]).replace("\n", "⏎")


def _totals(compared: ComparedCoders) -> Table:
    rows = [(_word(kind, compared.coders), count) for kind, count in compared.totals.items()]
    columns = (Column("kind", _("Difference")), Column("passages", _("Passages"), "number"))
    size = plural(len(compared.transcripts), "{count} transcript", "{count} transcripts")
    lack = () if compared.transcripts else (nothing_yet(),)
    notes = (*lack, size, *left_out_notes(compared.left_out))
    title = _("{first} and {second}: all passages").format(
        first=compared.coders[0], second=compared.coders[1]
    )
    return Table(columns, rows, title, tuple(f"{note}{_('.')}" for note in notes))


def _record(one: Compared) -> dict[str, Any]:
    item = one.item
    return {
        "transcript": one.transcript,
        "kind": str(item.difference),
        "relation": None if item.relation is None else str(item.relation),
        "start": item.start,
        "end": item.end,
        "turn": one.turn,
        "speaker": one.speaker,
        "a": _side(item.a, item, one, 0),
        "b": _side(item.b, item, one, 1),
        "shift_start": None if item.shifts is None else item.shifts[0],
        "shift_end": None if item.shifts is None else item.shifts[1],
        "quote": one.quote,
        "before": one.before,
        "after": one.after,
    }


def _side(span: Span | None, item: Item, one: Compared, side: int) -> dict[str, Any] | None:
    if span is None:
        return None
    start, end, code = span
    quote = one.quote[start - item.start : end - item.start]
    return {"start": start, "end": end, "code": code, "quote": quote, "codings": list(one.codings[side])}


def _rows(compared: ComparedCoders, meta: Mapping[str, object]) -> Table:
    """Give each item as one row."""
    plain = ("transcript", "kind", "relation", "start", "end", "turn", "speaker", "shift_start", "shift_end")
    sides = tuple(f"{side}_{name}" for side in "ab" for name in _PLACES)
    rows: list[Sequence[Cell]] = []
    for record in map(_record, compared.items):
        placed = [(record[side] or {}).get(name) for side in "ab" for name in _PLACES]
        rows.append((*(record[name] for name in plain), *placed, record["quote"]))
    columns = tuple(Column(name, name) for name in (*plain, *sides, "quote"))
    return Table(columns, rows, meta=meta)


def _ranked(confusion: Mapping[Any, int]) -> Iterator[tuple[Any, int]]:
    """Order cells by their size, two codes before a code and none."""
    return iter(sorted(confusion.items(), key=lambda cell: (None in cell[0], -cell[1], str(cell[0]))))


def _confusion_table(compared: ComparedCoders, naming: Naming) -> Table:
    """List which code of one coder stands where the other has which."""
    first, second = compared.coders
    columns = (
        Column("a", first),
        Column("b", second),
        Column("characters", _("Characters"), "number"),
    )
    rows = [
        ("∅" if a is None else naming.name(a), "∅" if b is None else naming.name(b), count)
        for (a, b), count in _ranked(compared.confusion)
    ]
    note = _("Codes that both gave are taken away first; ∅ is text to which one coder gave nothing more.")
    agreed = _("Characters to which both gave the same code: {count}").format(
        count=f"{sum(compared.agreed.values()):,}"
    )
    return Table(columns, rows, _("Which code stands against which"), (note, f"{agreed}{_('.')}"))


def _matrix(compared: ComparedCoders, codebook: Codebook, meta: Mapping[str, object]) -> Table:
    """Set code against code; what both gave is on the diagonal, and the last row and column are no code."""
    used = {code for cell in compared.confusion for code in cell if code is not None} | set(compared.agreed)
    codes: list[str] = [code.id for code in codebook.in_tree_order() if code.id in used]
    cells = {**compared.confusion, **{(code, code): count for code, count in compared.agreed.items()}}
    others: tuple[str | None, ...] = (*codes, None)
    rows: list[tuple[Cell, ...]] = [(a or "", *(cells.get((a, b), 0) for b in others)) for a in others]
    heads = (Column("code", "code"), *(Column(code, code, "number") for code in codes))
    return Table((*heads, Column("none", "none", "number")), rows, meta=meta)
