"""How far coders agree, for people: codes, domains, all together, and what the figures rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from coder.agreement.estimate import Estimate
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.reliability_figures import CodeFigures, OverallFigures, Reliability
from coder.project.reliability_question import CHARACTER
from coder.reports.reliability_columns import interval_cells, interval_columns
from coder.reports.reliability_domains import domains_table
from coder.reports.reliability_more import depth_tables, pair_tables
from coder.reports.reliability_names import Naming
from coder.reports.reliability_record import reliability_record
from coder.reports.reliability_rows import reliability_rows
from coder.reports.reliability_training import training_tables
from coder.reports.sections import Sections
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.reliability import coefficient_name, unit_word
from coder.reports.wording.reliability_methods import methods
from coder.reports.wording.reliability_notes import footnotes, scope_notes


def reliability_sections(
    result: Reliability, codebook: Codebook, meta: Mapping[str, object], *, secondary: bool = False
) -> Sections:
    """Lay agreement out in all shapes; `secondary` adds what is said beside alpha and never instead."""
    naming = Naming(codebook)
    told = {**meta, "methods": methods(result)}
    tables = [codes_table(result, naming, secondary=secondary)]
    if result.study.lack and len(result.study.coders) == 1:
        tables = [Table((), (), tables[0].title)]
    if not result.study.lack:
        tables += [*_more_tables(result, naming), overall_table(result)]
    tables[-1] = replace(tables[-1], notes=(*tables[-1].notes, *scope_notes(result)))
    return Sections(tables, reliability_record(result, told), replace(reliability_rows(result), meta=told))


def _more_tables(result: Reliability, naming: Naming) -> Iterator[Table]:
    if result.figures.domains:
        yield domains_table(result, naming)
    yield from depth_tables(result, naming)
    yield from pair_tables(result, naming)
    yield from training_tables(result, naming)


def codes_table(result: Reliability, naming: Naming, *, secondary: bool) -> Table:
    """List the codes in the order of the codebook."""
    coders, unit = result.study.coders, result.question.unit
    several = len(coders) > 2
    given = _("Passages") if unit == CHARACTER else _("Units")
    columns = (
        Column("code", _("Code")),
        Column("value", coefficient_name("main", unit), "number"),
        *interval_columns(),
        Column("p_800", "P(≥.800)", "number"),
        Column("p_667", "P(≥.667)", "number"),
        *_spread_columns("f1", several=several),
        *_spread_columns("kappa", several=several),
        *_count_columns(result),
        *(Column(f"passages.{coder}", coder, "number", given) for coder in coders),
        *(_secondary_columns(result) if secondary else ()),
    )
    rows = []
    for code in result.figures.codes:
        row: list[Cell] = [naming.name(code.code), code.main.value, *interval_cells(code.main)]
        row += [code.main.p_800, code.main.p_667, code.f1.value]
        row += [code.f1_range.least, code.f1_range.greatest] if several else []
        row += [code.kappa.value]
        row += [code.kappa_range.least, code.kappa_range.greatest] if several else []
        row += [*_counts(code, two=len(coders) == 2), *(code.passages.get(coder) for coder in coders)]
        rows.append((*row, *(_secondary(code, result) if secondary else ())))
    title = _("Agreement by code: {coders}").format(coders=_(", ").join(coders) or _("nobody"))
    notes = footnotes([(naming.name(code.code), code.main) for code in result.figures.codes])
    return Table(columns, rows, title, notes)


def _spread_columns(key: str, *, several: bool) -> tuple[Column, ...]:
    name = coefficient_name(key)
    if not several:
        return (Column(key, name, "number"),)
    section = _("{name}, pairs").format(name=name)
    return (
        Column(key, _("mean"), "number", section),
        Column(f"{key}_least", _("least"), "number", section),
        Column(f"{key}_greatest", _("greatest"), "number", section),
    )


def _count_columns(result: Reliability) -> tuple[Column, ...]:
    """Head how much both gave, one alone gave, and nobody."""
    section = _("Characters") if result.question.unit == CHARACTER else _("Units")
    both = Column("n11", _("both"), "number", section)
    if len(result.study.coders) != 2:
        return both, Column("one", _("one only"), "number", section)
    first, second = (_("only {coder}").format(coder=coder) for coder in result.study.coders)
    return both, Column("n10", first, "number", section), Column("n01", second, "number", section)


def _counts(code: CodeFigures, *, two: bool) -> tuple[Cell, ...]:
    table = code.table
    return (table.n11, table.n10, table.n01) if two else (table.n11, table.n10 + table.n01)


def _secondary_columns(result: Reliability) -> tuple[Column, ...]:
    section = _("Secondary")
    keys = ("alpha", "gwet_ac1", "brennan_prediger", "percent")
    figures = (Column(key, coefficient_name(key), "number", section) for key in keys)
    on_text = result.study.coders if result.question.unit == CHARACTER else ()
    characters = (Column(f"characters.{who}", who, "number", _("Characters")) for who in on_text)
    return *figures, *characters


def _secondary(code: CodeFigures, result: Reliability) -> tuple[Cell, ...]:
    figures = (code.alpha, code.gwet_ac1, code.brennan_prediger, code.percent)
    on_text = result.study.coders if result.question.unit == CHARACTER else ()
    return *(figure.value for figure in figures), *(code.characters.get(who) for who in on_text)


def overall_table(result: Reliability) -> Table:
    """List what all codes come to, each figure by its name."""
    columns = (
        Column("figure", _("All codes together")),
        Column("value", _("Estimate"), "number"),
        *interval_columns(),
        Column("p_800", "P(≥.800)", "number"),
        Column("p_667", "P(≥.667)", "number"),
    )
    named = overall_figures(result, result.figures.overall)
    rows = [(name, one.value, *interval_cells(one), one.p_800, one.p_667) for name, one in named.items()]
    return Table(columns, rows, _("Agreement overall"), footnotes(list(named.items())))


def overall_figures(result: Reliability, overall: OverallFigures) -> Mapping[str, Estimate]:
    """Name the overall figures."""
    main = coefficient_name("main", result.question.unit)
    named: dict[str, Estimate] = {}
    for unit, estimate in overall.multi_valued.items():
        named[_("multi-valued α, {unit}").format(unit=unit_word(unit))] = estimate
    for unit, estimate in overall.sets.items():
        distance = (
            result.question.distance.upper()
            if result.question.distance == "masi"
            else result.question.distance.capitalize()
        )
        named[_("α with {distance}, {unit}").format(distance=distance, unit=unit_word(unit))] = estimate
    defined = f"{overall.defined}/{overall.total}"
    named[_("{main}, mean of the codes ({defined})").format(main=main, defined=defined)] = overall.macro
    named[_("{main}, mean weighted by what was coded").format(main=main)] = overall.weighted
    named[_("{main}, decisions on all codes pooled").format(main=main)] = overall.micro
    named[_("{main}, text with any code").format(main=main)] = overall.union
    return named
