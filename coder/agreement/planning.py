"""How wide an interval would be with more transcripts than a pilot has: simulated by drawing from it."""

from __future__ import annotations

import math
import random
from statistics import NormalDist
from typing import TYPE_CHECKING

from coder.agreement.replicates import quantile
from coder.agreement.resampling import Counts
from coder.agreement.student_t import t_quantile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


def studies_drawn(parts: int, size: int, replicates: int, seed: int) -> tuple[Counts, ...]:
    """Draw studies of a size from the parts of a pilot, with replacement: how often each part is in each.

    >>> studies_drawn(3, 5, 2, 1)
    ((2, 1, 2), (2, 2, 1))
    """
    chance = random.Random(seed)  # noqa: S311 – statistics, not secrets
    replicas = []
    for _replicate in range(replicates):
        counts = [0] * parts
        for place in chance.choices(range(parts), k=size):
            counts[place] += 1
        replicas.append(tuple(counts))
    return tuple(replicas)


def width_of(values: Numbers, size: int, level: float) -> float | None:
    """Say how far apart the ends of an expanded percentile interval would lie; None if too much is undefined.

    The percentiles are those of studies of that size, moved apart as far as Student's t is wider than the
    normal distribution (Hesterberg 2015, The American Statistician 69(4)).

    >>> import numpy as np
    >>> round(width_of(np.linspace(0, 1, 1001), 20, 0.95), 3)
    0.968
    """
    defined = sorted(value for value in values.tolist() if value == value)  # noqa: PLR0124 – not a number
    if size < 2 or len(defined) * 10 < len(values) * 9 or not defined:
        return None
    wider = math.sqrt(size / (size - 1))
    tail = NormalDist().cdf(-wider * t_quantile((1 + level) / 2, size - 1))
    return quantile(defined, 1 - tail) - quantile(defined, tail)
