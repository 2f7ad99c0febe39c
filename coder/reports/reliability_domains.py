"""How far coders agree on codes that exclude each other, for people: each domain with its codes."""

from __future__ import annotations

from coder.locale.language import _
from coder.project.reliability_figures import DomainFigures, Reliability
from coder.project.reliability_question import CHARACTER
from coder.reports.reliability_columns import interval_cells, interval_columns
from coder.reports.reliability_names import Naming
from coder.reports.tables import Branch, Cell, Column, Table
from coder.reports.wording.reliability import overlap_words
from coder.reports.wording.reliability_notes import footnotes


def domains_table(result: Reliability, naming: Naming) -> Table:
    """List the domains, each with its codes below."""
    on_text = result.question.unit == CHARACTER
    if not on_text:
        return _domains_on_units(result, naming)
    columns = (
        Column("domain", _("Codes that exclude each other")),
        Column("u_alpha", "uα", "number"),
        *interval_columns(),
        Column("cu_alpha", "cuα · (k)uα", "number"),
        Column("cu_low", _("Lower"), "number"),
        Column("cu_high", _("Upper"), "number"),
        Column("coverage", _("Coverage (%)"), "share"),
        Column("overlaps", _("Overlaps"), "number"),
    )
    rows: list[tuple[Cell, ...]] = []
    for domain in result.figures.domains:
        assert domain.u_alpha is not None and domain.cu_alpha is not None  # noqa: PT018, S101  # on characters
        rows.append(
            (
                Branch(naming.domain(domain.parent), 0),
                *(domain.u_alpha.value, *interval_cells(domain.u_alpha)),
                *(domain.cu_alpha.value, domain.cu_alpha.low, domain.cu_alpha.high),
                *(domain.cu_coverage, len(domain.overlaps)),
            )
        )
        for value, child in domain.k.items() if not domain.overlaps else ():
            own = (child.estimate.value, child.estimate.low, child.estimate.high, child.coverage)
            rows.append((Branch(naming.name(value), 1), None, None, None, None, *own, None))
    notes = (*_overlap_notes(result, naming), _("cuα and (k)uα are about the covered part of the text only."))
    return Table(columns, rows, _("Agreement within domains"), notes)


def _overlap_notes(result: Reliability, naming: Naming) -> tuple[str, ...]:
    """Show for each domain with overlaps the first of them."""
    return tuple(
        overlap_words(naming.domain(domain.parent), domain.overlaps[0], len(domain.overlaps), naming.name)
        for domain in result.figures.domains
        if domain.overlaps
    )


def _domains_on_units(result: Reliability, naming: Naming) -> Table:
    columns = (
        Column("domain", _("Codes that exclude each other")),
        Column("alpha", "α", "number"),
        *interval_columns(),
        Column("multi_valued_alpha", "mvα", "number"),
        *interval_columns(key="mv_"),
    )
    rows = [_unit_row(domain, naming) for domain in result.figures.domains]
    named = [(naming.domain(domain.parent), domain.alpha) for domain in result.figures.domains]
    notes = footnotes([(name, alpha) for name, alpha in named if alpha is not None])
    return Table(columns, rows, _("Agreement within domains"), notes)


def _unit_row(domain: DomainFigures, naming: Naming) -> tuple[Cell, ...]:
    assert domain.alpha is not None and domain.multi_valued is not None  # noqa: PT018, S101  # on units
    return (
        naming.domain(domain.parent),
        *(domain.alpha.value, *interval_cells(domain.alpha)),
        *(domain.multi_valued.value, *interval_cells(domain.multi_valued)),
    )
