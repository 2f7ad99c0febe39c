"""What the 2×2 tables of pairs of coders say about a code: means over the pairs, and their range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coder.agreement.averages import Range, spread
from coder.agreement.binary import BinaryTable
from coder.agreement.estimate import Estimate
from coder.agreement.redrawn_values import f1_values, kappa_values, mean_of
from coder.project.reliability_measuring import Measuring

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TableFigures:
    """Figures of pairs of coders; each a mean where there are several pairs."""

    table: BinaryTable
    """Added up."""
    kappa: Estimate
    f1: Estimate
    gwet_ac1: Estimate
    brennan_prediger: Estimate
    percent: Estimate
    kappa_range: Range
    f1_range: Range
    coded: Numbers
    """How much anyone gave the code in every replicate."""


def read_off(measuring: Measuring, pairs: Sequence[Sequence[BinaryTable]]) -> TableFigures:
    """Read the figures off the tables of each pair, which are counted part by part."""
    redrawn = measuring.redrawn
    tables = [sum(parts, BinaryTable()) for parts in pairs]
    whole = sum(tables, BinaryTable())
    sums = [
        redrawn.sums([(table.n11, table.n10, table.n01, table.n00) for table in parts] or [(0,) * 4])
        for parts in pairs
    ]

    def mean(estimates: Sequence[Estimate]) -> Estimate:
        return measuring.known(_mean(estimates, whole.length))

    kappa, f1 = mean([table.kappa for table in tables]), mean([_f1(table) for table in tables])
    if sums:
        kappa = redrawn.around(kappa, mean_of([kappa_values(*columns) for columns in sums]))
        f1 = redrawn.around(f1, mean_of([f1_values(*columns) for columns in sums]))
    nothing = redrawn.sums([(0,)] * max(1, sum(redrawn.strata)))[0]
    return TableFigures(
        table=whole,
        kappa=kappa,
        f1=f1,
        gwet_ac1=mean([table.ac1 for table in tables]),
        brennan_prediger=mean([table.brennan_prediger for table in tables]),
        percent=mean([_plain(table.percent, "no-units") for table in tables]),
        kappa_range=spread(table.kappa.value for table in tables),
        f1_range=spread(table.f1 for table in tables),
        coded=sum((n11 + n10 + n01 for n11, n10, n01, _n00 in sums), nothing),
    )


def _f1(table: BinaryTable) -> Estimate:
    return _plain(table.f1, "not-used" if table.length else "no-units")


def _plain(value: float | None, reason: str) -> Estimate:
    return Estimate(value, reason if value is None else None)


def _mean(estimates: Sequence[Estimate], n: int) -> Estimate:
    """Take the mean over pairs of coders; a single pair is told as it is."""
    if len(estimates) == 1:
        return replace(estimates[0], n=n)
    mean = spread(estimate.value for estimate in estimates).mean
    reason = next((estimate.reason for estimate in estimates), "no-units") if mean is None else None
    warnings = tuple(dict.fromkeys(word for estimate in estimates for word in estimate.warnings))
    return Estimate(mean, reason, n=n, warnings=warnings)
