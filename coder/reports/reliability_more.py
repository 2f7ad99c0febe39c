"""Agreement of each pair of coders, and at each depth of the codebook."""

from __future__ import annotations

from collections.abc import Iterator

from coder.locale.language import _
from coder.project.reliability_figures import Reliability
from coder.project.reliability_question import SENTENCE
from coder.reports.reliability_columns import whole_columns
from coder.reports.reliability_names import Naming
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.wording.reliability import coefficient_name


def pair_tables(result: Reliability, naming: Naming) -> Iterator[Table]:
    """Compare the pairs: all codes together, then each code."""
    if not result.pairs:
        return
    main = coefficient_name("main", result.question.unit)
    rows: list[tuple[Cell, ...]] = []
    for pair, figures in result.pairs.items():
        overall = figures.overall
        mv = overall.multi_valued[SENTENCE]
        rows.append(
            (
                " – ".join(pair),
                len(result.study.of(pair).texts),
                *(mv.value, mv.low, mv.high),
                *(overall.weighted.value, overall.weighted.low, overall.weighted.high),
                *(overall.macro.value, overall.union.value),
            )
        )
    columns = (
        Column("pair", _("Pair")),
        Column("transcripts", _("Transcripts"), "number"),
        *whole_columns(_("multi-valued α, sentence")),
        *whole_columns(_("{main}, weighted mean").format(main=main)),
        Column("macro", _("{main}, plain mean").format(main=main), "number"),
        Column("union", _("{main}, text with any code").format(main=main), "number"),
    )
    yield Table(columns, rows, _("Agreement of pairs of coders"))
    names = [" – ".join(pair) for pair in result.pairs]
    by_code = zip(*(figures.codes for figures in result.pairs.values()), strict=True)
    yield Table(
        (Column("code", _("Code")), *(Column(name, name, "number", main) for name in names)),
        [(naming.name(across[0].code), *(code.main.value for code in across)) for across in by_code],
        _("Agreement of pairs of coders by code"),
    )


def depth_tables(result: Reliability, naming: Naming) -> Iterator[Table]:
    """Show how agreement rises where codes count as the ones above them."""
    if not result.depths:
        return
    main = coefficient_name("main", result.question.unit)
    columns = (
        Column("depth", _("Depth"), "number"),
        Column("codes", _("Codes"), "number"),
        *whole_columns(_("multi-valued α, sentence")),
        *whole_columns(_("{main}, weighted mean").format(main=main)),
        Column("macro", _("{main}, plain mean").format(main=main), "number"),
    )
    rows: list[tuple[Cell, ...]] = []
    for depth, figures in result.depths.items():
        overall, mv = figures.overall, figures.overall.multi_valued[SENTENCE]
        whole = overall.weighted
        values = (mv.value, mv.low, mv.high, whole.value, whole.low, whole.high, overall.macro.value)
        rows.append((depth, len(figures.codes), *values))
    note = _("The rise from one depth to the one above is disagreement about which child only.")
    yield Table(columns, rows, _("Agreement by depth of the codebook"), (note,))
    yield _tree(result, naming, main)


def _tree(result: Reliability, naming: Naming, main: str) -> Table:
    """Show every code together with those below it, in its place in the tree."""
    found = {}
    for depth, figures in result.depths.items():
        for code in figures.codes:
            if naming.depth(code.code) == depth - 1:
                found[code.code] = code
    rows = [
        (
            Branch(naming.name(code), naming.depth(code)),
            *(found[code].main.value, found[code].main.low, found[code].main.high),
        )
        for code in result.study.parents
        if code in found
    ]
    columns = (
        Column("code", _("Code")),
        Column("value", main, "number"),
        Column("low", _("Lower"), "number"),
        Column("high", _("Upper"), "number"),
    )
    return Table(columns, rows, _("Agreement on each code together with those below it"))
