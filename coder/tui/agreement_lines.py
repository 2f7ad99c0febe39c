"""How agreement stands in a table to walk through: codes, domains, all together, each with its interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.agreement.estimate import Estimate
from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.project.reliability_figures import CodeFigures, DomainFigures, Reliability
from coder.project.reliability_question import CHARACTER
from coder.reports.reliability import overall_figures
from coder.reports.reliability_names import Naming
from coder.reports.table_cells import NO_VALUE, for_people
from coder.reports.wording.reliability import coefficient_name, guide_word, reason_words
from coder.tui.agreeing import Asked
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.widgets.grid_layout import GridCell, GridColumn, GridLine
from coder.tui.widgets.ink import cut
from coder.tui.widgets.interval_bar import interval_bar, scale


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One line: a coefficient with what it is about."""

    id: str
    name: str
    coefficient: str
    estimate: Estimate | None
    """Nothing where the line only heads others."""
    codes: frozenset[str] | None = None
    """The codes whose differences stand behind it; nothing for all."""
    code: CodeFigures | None = None
    domain: DomainFigures | None = None
    depth: int = 0


def agreement_lines(result: Reliability, codebook: Codebook, asked: Asked) -> list[AgreementLine]:
    """List codes in the order that is asked for, then domains, then all codes together."""
    naming = Naming(codebook)
    codes = [_code(one, naming, asked, result) for one in result.figures.codes]
    if asked.hide_undefined:
        codes = [one for one in codes if one.estimate is not None and one.estimate.value is not None]
    if asked.worst_first:
        codes.sort(key=_worst)
    domains = [line for one in result.figures.domains for line in _domain(one, naming)]
    overall = [
        AgreementLine(f"overall {place}", name, "", estimate)
        for place, (name, estimate) in enumerate(overall_figures(result, result.figures.overall).items())
    ]
    return [
        *codes,
        *([_heading("domains", _("Codes that exclude each other"))] if domains else []),
        *domains,
        _heading("overall", _("All codes together")),
        *overall,
    ]


def _heading(id: str, name: str) -> AgreementLine:
    return AgreementLine(id, name, "", None)


def _worst(line: AgreementLine) -> tuple[bool, float]:
    value = line.estimate.value if line.estimate else None
    return value is None, value or 0.0


def _code(one: CodeFigures, naming: Naming, asked: Asked, result: Reliability) -> AgreementLine:
    id = str(one.code)
    below = asked.depth is not None and naming.depth(one.code) + 1 >= asked.depth
    codes = naming.codebook.subtree(id) if below and id in naming.codebook.by_id else (id,)
    return AgreementLine(
        f"code {id}",
        naming.name(one.code),
        coefficient_name("main", result.question.unit),
        one.main,
        frozenset(codes),
        code=one,
    )


def _domain(one: DomainFigures, naming: Naming) -> Iterator[AgreementLine]:
    name = naming.domain(one.parent)
    codes = None if one.parent is None else frozenset(naming.codebook.subtree(str(one.parent)))
    figures = {"u_alpha": one.u_alpha, "cu_alpha": one.cu_alpha, "alpha": one.alpha, "mv": one.multi_valued}
    for key, estimate in figures.items():
        if estimate is not None:
            coefficient = "mvα" if key == "mv" else coefficient_name(key)
            yield AgreementLine(
                f"domain {one.parent} {key}",
                f"{coefficient} {name}{_coverage(one) if key == 'cu_alpha' else ''}",
                coefficient,
                estimate,
                codes,
                domain=one,
                depth=0 if key in {"u_alpha", "alpha"} else 1,
            )


def _coverage(one: DomainFigures) -> str:
    if one.cu_coverage is None:
        return ""
    return _(" (on {share} % of the text)").format(share=for_people(one.cu_coverage, share=True))


def agreement_grid(
    lines: Sequence[AgreementLine],
    result: Reliability,
    looks: Mapping[str, CodeLook],
    bar: int,
    *,
    ascii_signs: bool,
) -> tuple[list[GridColumn], list[GridLine]]:
    """Put lines on a grid; each bar takes so many cells."""
    return _columns(result, bar), [_grid_line(line, result, looks, bar, ascii_signs) for line in lines]


def _columns(result: Reliability, bar: int) -> list[GridColumn]:
    coders = result.study.coders
    amount = _("Characters") if result.question.unit == CHARACTER else _("Units")
    given = _("Passages") if result.question.unit == CHARACTER else _("Units")
    alone = [_("only {coder}").format(coder=coder) for coder in coders]
    return [
        GridColumn(_("Estimate")),
        GridColumn(scale(bar), is_scale=True),
        GridColumn(_("Guide")),
        GridColumn(_("Lower")),
        GridColumn(_("Upper")),
        *(GridColumn(coder, given) for coder in coders),
        GridColumn(_("both"), amount),
        *(GridColumn(one, amount) for one in (alone if len(coders) == 2 else [_("one only")])),
        GridColumn("F1"),
        GridColumn("κ"),
    ]


def _grid_line(
    line: AgreementLine,
    result: Reliability,
    looks: Mapping[str, CodeLook],
    bar: int,
    ascii_signs: bool,  # noqa: FBT001 - as the grid is told
) -> GridLine:
    code = str(line.code.code) if line.code else ""
    look = looks.get(code, UNKNOWN)
    return GridLine(
        line.id,
        line.name,
        [*_estimate(line.estimate, bar, ascii_signs=ascii_signs), *_amounts(line.code, result)],
        indent=2 * line.depth,
        letter=look.letter if code else "",
        color=look.color if code else "",
        tone="" if line.estimate is not None else "heading",
    )


def _estimate(one: Estimate | None, bar: int, *, ascii_signs: bool) -> list[GridCell]:
    """Give value, interval and guide; where there is no value, the reason in place of the interval."""
    if one is None:
        return [GridCell("")] * 5
    if one.reason is not None:
        reason = GridCell(cut(reason_words(one.reason), bar), tone="faint")
        return [GridCell(NO_VALUE, tone="faint"), reason, *[GridCell("")] * 3]
    drawn = interval_bar(one, bar, ascii_signs=ascii_signs)
    low, high = ("" if end is None else for_people(end) for end in (one.low, one.high))
    return [
        GridCell(for_people(one.value)),
        GridCell(drawn, tone="bar"),
        GridCell(guide_word(one.low) or ""),
        GridCell(low),
        GridCell(high),
    ]


def _amounts(code: CodeFigures | None, result: Reliability) -> list[GridCell]:
    """Give what each coder gave, what several did, and two secondary figures."""
    coders = result.study.coders
    width = len(coders) + (5 if len(coders) == 2 else 4)
    if code is None:
        return [GridCell("")] * width
    table = code.table
    alone = [table.n10, table.n01] if len(coders) == 2 else [table.n10 + table.n01]
    figures: list[int | float | None] = [
        *(code.passages.get(coder, 0) for coder in coders),
        *(table.n11, *alone, code.f1.value, code.kappa.value),
    ]
    return [GridCell(for_people(figure), tone="" if figure else "faint") for figure in figures]
