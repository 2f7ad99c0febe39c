"""How many of the smallest p-values may be false alarms when many pairs are tested."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def q_values(p_values: Sequence[float]) -> list[float]:
    """Adjust p-values for the false discovery rate: `min over j ≥ i of m p(j) / j`, at most 1.

    Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1). Of their table 1 with 15
    hypotheses, exactly the first four are rejected at .05:

    >>> small = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459]
    >>> sum(q <= .05 for q in q_values([*small, .3240, .4262, .5719, .6528, .7590, 1]))
    4
    """
    p = np.asarray(p_values, float)
    order = np.argsort(p, kind="stable")
    raised = p[order] * len(p) / np.arange(1, len(p) + 1)
    smallest = np.minimum(1, np.minimum.accumulate(raised[::-1])[::-1])
    adjusted = np.empty_like(p)
    adjusted[order] = smallest
    return [float(value) for value in adjusted]
