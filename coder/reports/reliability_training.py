"""Agreement over time, and with a reference coder, for people."""

from __future__ import annotations

from collections.abc import Iterator

from coder.locale.language import _
from coder.project.reliability_figures import CodeFigures, Reliability
from coder.project.reliability_question import SENTENCE
from coder.reports.reliability_columns import whole_columns
from coder.reports.reliability_names import Naming
from coder.reports.reliability_record import recall_and_precision
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.reliability import coefficient_name, shares_words
from coder.reports.wording.reliability_notes import footnotes


def training_tables(result: Reliability, naming: Naming) -> Iterator[Table]:
    """Show how agreement went on, and how far each coder is from the reference."""
    if result.over_time:
        yield _over_time(result)
    if result.against:
        yield _against(result)
        yield _against_by_code(result, naming)


def _over_time(result: Reliability) -> Table:
    main = coefficient_name("main", result.question.unit)
    columns = (
        Column("transcript", _("Transcript")),
        Column("coded_at", _("Coded")),
        Column("coders", _("Coders")),
        *whole_columns(_("multi-valued α, sentence")),
        *whole_columns(_("|uα, text with any code")),
        Column("macro", _("{main}, plain mean").format(main=main), "number"),
        Column("weighted", _("{main}, weighted mean").format(main=main), "number"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *(one.transcript, one.coded_at[:10] or None, one.coders),
            *(one.multi_valued.value, one.multi_valued.low, one.multi_valued.high),
            *(one.union.value, one.union.low, one.union.high),
            *(one.macro.value, one.weighted.value),
        )
        for one in result.over_time
    ]
    note = _("In the order in which they were coded, by the latest coding in each; intervals are over turns.")
    unsaid = footnotes([(one.transcript, one.multi_valued) for one in result.over_time])
    return Table(columns, rows, _("Agreement over time"), (note, *unsaid))


def _against(result: Reliability) -> Table:
    main = coefficient_name("main", result.question.unit)
    rows: list[tuple[Cell, ...]] = []
    for coder, figures in result.against.items():
        overall, shares = figures.overall, recall_and_precision(figures)
        mv, weighted = overall.multi_valued[SENTENCE], overall.weighted
        rows.append(
            (
                coder,
                *(shares["recall"], shares["precision"]),
                *(mv.value, mv.low, mv.high),
                *(weighted.value, weighted.low, weighted.high),
            )
        )
    columns = (
        Column("coder", _("Coder")),
        Column("recall", _("Found (%)"), "share"),
        Column("precision", _("Right (%)"), "share"),
        *whole_columns(_("multi-valued α, sentence")),
        *whole_columns(_("{main}, weighted mean").format(main=main)),
    )
    title = _("Agreement with {reference}").format(reference=result.reference)
    unsaid = footnotes(
        [(coder, figures.overall.multi_valued[SENTENCE]) for coder, figures in result.against.items()]
    )
    return Table(columns, rows, title, (shares_words(result.reference), *unsaid))


def _against_by_code(result: Reliability, naming: Naming) -> Table:
    main = coefficient_name("main", result.question.unit)
    columns: list[Column] = [Column("code", _("Code"))]
    for coder in result.against:
        columns += [
            Column(f"{coder}.recall", _("Found (%)"), "share", coder),
            Column(f"{coder}.precision", _("Right (%)"), "share", coder),
            Column(f"{coder}.value", main, "number", coder),
        ]
    across = zip(*(figures.codes for figures in result.against.values()), strict=True)
    rows: list[tuple[Cell, ...]] = []
    for codes in across:
        cells = (cell for code in codes for cell in _of_code(code))
        rows.append((naming.name(codes[0].code), *cells))
    title = _("Agreement with {reference} by code").format(reference=result.reference)
    return Table(tuple(columns), rows, title)


def _of_code(code: CodeFigures) -> tuple[Cell, ...]:
    table = code.table
    marked, coded = table.n11 + table.n10, table.n11 + table.n01
    return (
        table.n11 / marked if marked else None,
        table.n11 / coded if coded else None,
        code.main.value,
    )
