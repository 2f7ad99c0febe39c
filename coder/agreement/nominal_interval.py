"""Nominal alpha of a whole study on fixed units, with an interval from resampling its transcripts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from coder.agreement.estimate import Estimate, with_interval_of
from coder.agreement.krippendorff import coincidences_of, krippendorff_alpha
from coder.agreement.unitized_interval import Resample
from coder.agreement.units import Row, Units, profiles_of, rows_of


def nominal_alpha_with_interval(parts: Sequence[Units], resample: Resample) -> Estimate:
    """Krippendorff's nominal alpha of the units of all parts together; parts are transcripts or turns.

    >>> from coder.agreement.bootstrapping import bootstrap_sums
    >>> texts = [[("a", "a"), ("b", "b"), (other, "b")] for other in "aabba"]
    >>> estimate = nominal_alpha_with_interval(texts, bootstrap_sums)
    >>> [round(figure, 4) for figure in (estimate.value, estimate.low, estimate.high)]
    [0.6063, 0.3556, 0.8612]
    """
    whole = Counter[Row]()
    for part in parts:
        whole.update(rows_of(part))
    point = krippendorff_alpha(whole)
    scale, rows = coincidence_rows(parts)

    def statistic(sums: Sequence[Any]) -> float | None:
        apart, *totals = sums
        n = sum(totals)
        chance = scale * (n * n - sum(total * total for total in totals))
        return (chance - 2 * apart * (n - 1)) / chance if chance else None

    return with_interval_of(point, resample(rows, statistic)) if point.value is not None else point


def coincidence_rows(parts: Sequence[Units]) -> tuple[int, list[list[int]]]:
    """Count each part: pairs of values that differ, times the scale, then how often each value occurs.

    >>> coincidence_rows([[("a", "b")], [("a", "a")]])
    (1, [[1, 1, 1], [0, 2, 0]])
    """
    counted = [coincidences_of(profiles_of(rows_of(part))) for part in parts]
    scale = math.lcm(*(part.scale for part in counted))
    values = sorted({value for part in counted for value in part.totals}, key=repr)
    return scale, [
        [
            sum(part.pairs.values()) * scale // part.scale,
            *(part.totals.get(value, 0) for value in values),
        ]
        for part in counted
    ]
