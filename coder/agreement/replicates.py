"""What replicates of a coefficient say about its value: how far it strays, how often it is high enough."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Final

from coder.agreement.estimate import Estimate
from coder.agreement.student_t import t_quantile

TOO_FEW_CLUSTERS: Final = "too-few-clusters"
"""Nothing can be resampled."""
MANY_UNDEFINED: Final = "many-undefined-replicates"
"""More than a tenth of the replicates had no value, and were dropped."""


@dataclass(frozen=True, slots=True)
class Replicates:
    """Values of a coefficient in resampled studies, and how these were made."""

    values: Sequence[float | None]
    clusters: int
    """How many transcripts, turns or cells there were to draw from."""
    asked: int
    """How many replicates were asked for; none are made where there is no value, or one cluster."""
    seed: int
    level: float
    method: str
    expanded: bool = False
    """Whether the percentiles are moved apart as far as Student's t is wider than the normal distribution."""

    def around(self, point: Estimate) -> Estimate:
        """Put the percentiles around a value, with the shares of replicates that reach the two thresholds."""
        defined = sorted(value for value in self.values if value is not None)
        return self.told(point, defined, len(self.values) - len(defined))

    def told(self, point: Estimate, defined: Sequence[float], undefined: int) -> Estimate:
        """Do so with the values that are defined, in order, and the number of those that are not."""
        bare = replace(point, se=None, low=None, high=None, level=self.level, method=None)
        if point.value is None or not self.asked:
            return bare
        if self.clusters < 2:
            return replace(bare, warnings=(*point.warnings, TOO_FEW_CLUSTERS))
        many = len(defined)
        told = replace(
            bare,
            method=f"{self.method}-expanded" if self.expanded else self.method,
            undefined=undefined,
            seed=self.seed,
            warnings=(*point.warnings, MANY_UNDEFINED) if undefined * 9 > many else point.warnings,
        )
        if not defined:
            return told
        return replace(
            told,
            se=_deviation(defined),
            low=quantile(defined, self._tail),
            high=quantile(defined, 1 - self._tail),
            replicates=many,
            p_800=(many - bisect_left(defined, 0.8)) / many,
            p_667=(many - bisect_left(defined, 0.667)) / many,
        )

    @property
    def _tail(self) -> float:
        """The share of replicates to leave out on either side."""
        if not self.expanded:
            return (1 - self.level) / 2
        wider = math.sqrt(self.clusters / (self.clusters - 1))
        return NormalDist().cdf(-wider * t_quantile((1 + self.level) / 2, self.clusters - 1))


def _deviation(values: Sequence[float]) -> float | None:
    """Give the standard deviation, which is the standard error of what was resampled."""
    if len(values) < 2:
        return None
    mean = math.fsum(values) / len(values)
    return math.dist(values, [mean] * len(values)) / math.sqrt(len(values) - 1)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Give the value that a share of sorted ones stays below, between two of them by weight (type 7).

    Hyndman & Fan (1996), The American Statistician 50(4)

    >>> quantile([1.0, 2.0, 3.0, 4.0], 0.25)
    1.75
    """
    place = share * (len(ordered) - 1)
    below = min(int(place), len(ordered) - 1)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
