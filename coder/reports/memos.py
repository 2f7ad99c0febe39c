"""Memos as a list, and one memo whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder.locale.language import _
from coder.model.memo import About, Memo
from coder.reports.tables import Cell, Column, Table
from coder.reports.times import minute


def memos_table(found: Sequence[Memo], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List memos with their whole words, and the passages they are about."""
    if for_people:
        columns = (
            Column("about", _("About"), wrap=True),
            Column("text", _("Memo"), wrap=True),
            Column("coder", _("Coder")),
            Column("updated_at", _("When (UTC)")),
            Column("id", _("Id of the memo"), wrap=True),
        )
        rows: list[Sequence[Cell]] = [
            (memo_place(one), _below_quote(one), one.coder, one.updated_at[:10], one.id) for one in found
        ]
        return Table(columns, rows, _("List of memos"), meta=meta)
    return Table(_COLUMNS, [_row(one) for one in found], meta=meta)


def _below_quote(memo: Memo) -> str:
    return f"{_('“{quote}”').format(quote=memo.quote)}\n{memo.text}" if memo.quote else memo.text


_COLUMNS = (
    *(Column("id"), Column("about"), Column("transcript"), Column("turn", kind="number"), Column("code")),
    *(Column("start", kind="number"), Column("end", kind="number"), Column("quote")),
    *(Column("coder"), Column("text"), Column("created_at"), Column("updated_at")),
)


def _row(memo: Memo) -> Sequence[Cell]:
    start, end = (memo.span.start, memo.span.end) if memo.span else (None, None)
    return (
        *(memo.id, str(memo.about), memo.transcript or None, memo.turn, memo.code or None),
        *(start, end, memo.quote if memo.span else None),
        *(memo.coder, memo.text, memo.created_at, memo.updated_at),
    )


def memo_place(memo: Memo) -> str:
    """Name what a memo is about in a line, such as `C01 · turn 12`."""
    match memo.about:
        case About.TURN:
            return f"{memo.transcript} · {_('turn {turn}').format(turn=memo.turn)}"
        case About.PASSAGE if memo.span is not None:
            return f"{memo.transcript} · {memo.span.start}:{memo.span.end}"
        case About.CODING if memo.span is not None:
            return f"{memo.transcript} · {memo.span.start}:{memo.span.end} · {memo.code}"
        case About.CODE:
            return _("code {code}").format(code=memo.code)
        case _:
            return memo.transcript or _("the project")


def memo_table(memo: Memo, meta: Mapping[str, object], *, for_people: bool) -> Table:
    """Show one memo with everything about it; for machines as a row of the list."""
    if not for_people:
        return memos_table([memo], meta, for_people=False)
    columns = (Column("field", _("Field")), Column("value", _("Value"), wrap=True))
    rows = [
        (_("About"), memo_place(memo)),
        (_("Speaker"), memo.speaker),
        (_("Quote"), memo.quote),
        (_("Coder"), memo.coder),
        (_("Written (UTC)"), minute(memo.created_at)),
        (_("Changed (UTC)"), minute(memo.updated_at) if memo.updated_at != memo.created_at else ""),
        (_("Id of the memo"), memo.id),
        (_("Memo"), memo.text),
    ]
    return Table(columns, [row for row in rows if row[1]], meta=meta)
