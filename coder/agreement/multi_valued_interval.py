"""How far multi-valued alpha would stray: its bootstrap over transcripts, all replicates at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from coder.agreement.estimate import Estimate
from coder.agreement.multi_valued import MultiValuedCounts
from coder.agreement.replicates import Replicates
from coder.agreement.resampling import Counts, clusters_drawn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

ZERO: Final = 1e-12
"""An expected disagreement below this is rounding: nothing varies."""


def multi_valued_bootstrap(
    parts: Sequence[MultiValuedCounts],
    *,
    replicates: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    method: str = "bootstrap",
    expanded: bool = False,
) -> Estimate:
    """Multi-valued alpha of all parts together, with the percentiles of resampled ones around it.

    The draws are those of `bootstrap_sums`. Chance is formed anew in each replicate.

    >>> from coder.agreement.multi_valued import multi_valued_counts
    >>> texts = [[[{"a"}, {"a"}], [{"a", "b"}, {"a"}]], [[set(), {"b"}]], [[{"b"}, {"b"}], [{"b"}, set()]]]
    >>> estimate = multi_valued_bootstrap([multi_valued_counts(text) for text in texts], replicates=500)
    >>> round(estimate.value, 4), estimate.undefined
    (0.2696, 0)
    """
    point = sum(parts, MultiValuedCounts()).alpha()
    values: list[float | None] = []
    if point.value is not None and len(parts) >= 2 and replicates:
        drawn = multi_valued_values(parts, clusters_drawn((len(parts),), replicates, seed))
        values = [None if value != value else value for value in drawn.tolist()]  # noqa: PLR0124 – not a number
    return Replicates(values, len(parts), replicates, seed, level, method, expanded).around(point)


def multi_valued_values(parts: Sequence[MultiValuedCounts], weights: Sequence[Counts] | Numbers) -> Numbers:
    """Form alpha of every replicate, from how often each part is in it; undefined is not a number."""
    import numpy as np  # noqa: PLC0415 – costs 100 ms; replicate by replicate the sums take seconds

    sizes = sorted({size for part in parts for size in part.sizes})
    codes = sorted({code for part in parts for code in part.codes}, key=repr)
    rows = [
        [
            float(part.disagreement),
            *(part.sizes.get(size, 0) for size in sizes),
            *(part.codes.get(code, 0) for code in codes),
        ]
        for part in parts
    ]
    sums = np.array(weights, float) @ np.array(rows, float)
    of_size, with_code = sums[:, 1 : 1 + len(sizes)], sums[:, 1 + len(sizes) :]
    sets = of_size.sum(axis=1)
    apart = _apart(with_code, sizes[-1])[sizes][:, sizes]
    expected = np.einsum("rp,rq,pqr->r", of_size, of_size, apart)
    defined = expected > ZERO * sets * sets
    alpha: Numbers = np.where(defined, 1 - sums[:, 0] * sets / np.where(defined, expected, 1), np.nan)
    return alpha


def _apart(with_code: Numbers, largest: int) -> Numbers:
    """Give for each replicate the mean difference of sets of any two sizes, as `pair_sums` weighs them."""
    import numpy as np  # noqa: PLC0415 – see above

    weights = np.zeros((largest + 1, largest + 1, len(with_code)))
    weights[0, 0] = 1
    common = np.zeros_like(weights)
    for n in with_code.T:
        twice = n * (n - 1)
        before, before_common = weights.copy(), common.copy()
        for new, old in ((weights, before), (common, before_common)):
            once = n * old
            new[1:] += once[:-1]
            new[:, 1:] += once[:, :-1]
            new[1:, 1:] += twice * old[:-1, :-1]
        common[1:, 1:] += twice * before[:-1, :-1]
    both = np.add.outer(np.arange(largest + 1), np.arange(largest + 1))[:, :, None]
    there = (weights > 0) & (both > 0)
    shared = np.divide(2 * common, weights * both, out=np.zeros_like(weights), where=there)
    apart: Numbers = np.where(there, 1 - shared, 0)
    return apart
