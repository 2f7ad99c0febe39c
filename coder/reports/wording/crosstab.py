"""What must be known of codes against groups, in words."""

from __future__ import annotations

from collections.abc import Iterator

from coder.analysis.chi_square import ChiSquare
from coder.analysis.crosstab import Crosstab
from coder.analysis.crosstab_test import Permuted
from coder.analysis.frequency import Frequencies
from coder.locale.language import _, plural


def crosstab_notes(table: Crosstab) -> Iterator[str]:
    """Say what a cell is, what the residuals are, and what the test is and says."""
    yield _(
        "n: turns that have the code, each code without those below it; a turn with several codes counts for each. column %: part of the group's sum. residual: adjusted; were turns independent, those beyond ±1.96 would be significant at .05."
    )
    if len(table.coders) > 1:
        yield _("{coders} coders: turns are counted once per coder.").format(coders=len(table.coders))
    if table.levels is not None:
        yield _("Deeper codes count as the code above them on level {level}.").format(level=table.levels)
    if table.test is not None:
        yield from _test_notes(table.test, table)
    elif not table.replicates:
        yield _("No test: none was asked for.")
    elif table.by == "coder":
        yield _("No test: coders read the same text; `coder reliability` says how far they agree.")
    elif table.by == "speaker":
        yield _("No test: in no interview do several of these speak, so that nothing can be rotated.")
    elif table.by == "transcript":
        yield _("No test: an interview cannot be exchanged against itself.")
    if table.lines_as_turns:
        yield _("Without turns, so non-empty lines count as turns: {transcripts}.").format(
            transcripts=_(", ").join(table.lines_as_turns)
        )
    if table.unknown:
        yield _("Not counted, because the codebook lacks these codes: {codes}.").format(
            codes=_(", ").join(f"{code} ({amount:,})" for code, amount in table.unknown.items())
        )


def _test_notes(test: Permuted, table: Crosstab) -> Iterator[str]:
    if test.p_value is None:
        yield _("No test: there are fewer than two groups with codes.")
        return
    yield _how(test)
    yield _(
        "All codes: χ² = {statistic}, p = {p}. q: p of a code corrected for {codes} codes (Benjamini–Hochberg)."
    ).format(
        statistic=f"{test.statistic:,.2f}",
        p=_p(test.p_value),
        codes=sum(p is not None for p in test.p_values),
    )
    if test.least_p > 0.01:
        yield _(
            "No p can be smaller than {p} with so few interviews: a large one does not mean that the groups are alike."
        ).format(p=_p(test.least_p))
    silent = [group for group, n in zip(table.groups, table.columns.tolist(), strict=True) if not n]
    if test.method == "rotation" and silent:
        yield _(
            "Rotations give codes to those who have none ({names}): leave them out with --speaker or --exclude-interviewer before p is read."
        ).format(names=_(", ").join(group or _("(none)") for group in silent))


def _how(test: Permuted) -> str:
    if test.method == "rotation":
        return _(
            "p: permutation test that rotates the speakers of each interview against its codes ({ways} rotations), as turns of one interview are not independent."
        ).format(ways=f"{test.many:,}")
    if test.exact:
        return _(
            "p: permutation test over whole interviews (all {ways} ways to hand out the groups), as turns of one interview are not independent."
        ).format(ways=f"{test.many:,}")
    return _(
        "p: permutation test over whole interviews ({ways} random ways to hand out the groups), as turns of one interview are not independent."
    ).format(ways=f"{test.many:,}")


def _p(value: float) -> str:
    """Say a p-value; one that is no more than 0.000 by its size."""
    return f"{value:.1e}" if 0 < value < 0.0005 else f"{value:.3f}"


def chi_square_notes(test: ChiSquare) -> Iterator[str]:
    """Say what the common test says, and that it assumes what is not so."""
    sentence = (
        _("Chi-square test (Yates), which assumes independent turns: χ²({df}) = {statistic}, p = {p}.")
        if test.yates
        else _("Chi-square test, which assumes independent turns: χ²({df}) = {statistic}, p = {p}.")
    )
    yield sentence.format(df=test.freedom, statistic=f"{test.statistic:,.2f}", p=_p(test.p_value))
    if test.low:
        yield _(
            "In {low} of {cells} cells fewer than 5 are expected, so that even then this p is not right."
        ).format(low=test.low, cells=test.cells)


def matrix_notes(result: Frequencies) -> Iterator[str]:
    """Say whose codings a matrix has."""
    yield plural(len(result.transcripts), "{count} transcript", "{count} transcripts") + _(".")
    if len(result.coders) > 1:
        yield _("The codings of {names} are counted together; --coder separates them.").format(
            names=_(", ").join(result.coders)
        )
