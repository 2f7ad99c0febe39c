"""How a study is made anew from its transcripts, turns or stretches, all replicates at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from coder.agreement.estimate import Estimate
from coder.agreement.jackknife import around_left_out
from coder.agreement.replicates import Replicates
from coder.agreement.resampling import blocks_drawn, clusters_drawn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

TRANSCRIPT: Final = "transcript"
PLAIN: Final = "transcript-plain"
TURN: Final = "turn"
BLOCK: Final = "block"
JACKKNIFE: Final = "jackknife"
WIDTH: Final = 10
"""Cells in a stretch; with fewer than ten stretches nothing is drawn."""


@dataclass(frozen=True)
class Redrawn:
    """Replicates of a study whose parts were counted one by one.

    All coefficients share the draws, which are those of `bootstrap_sums`, `bootstrap_within`,
    `bootstrap_blocks` and `jackknife_sums`; here the sums of all replicates are formed together, so that
    a whole codebook takes no longer than a few codes.
    """

    strata: tuple[int, ...]
    """Parts of each transcript: one where whole transcripts are drawn."""
    kind: str = TRANSCRIPT
    replicates: int = 2000
    seed: int = 1
    level: float = 0.95

    @cached_property
    def weights(self) -> Numbers | None:
        """How often each part is in each replicate; None where nothing can be drawn."""
        import numpy as np  # noqa: PLC0415 – costs 100 ms, and without intervals nobody needs it

        parts = sum(self.strata)
        if not self.replicates or self.clusters < 2:
            return None
        if self.kind == JACKKNIFE:
            left: Numbers = np.ones((parts, parts)) - np.eye(parts)
            return left
        if self.kind == BLOCK:
            return np.array(blocks_drawn(parts, WIDTH, self.replicates, self.seed), float)
        sizes = self.strata if self.kind == TURN else (parts,)
        return np.array(clusters_drawn(sizes, self.replicates, self.seed), float)

    @property
    def clusters(self) -> int:
        """How many parts there are to draw from."""
        if self.kind == TURN:
            return max(self.strata, default=0)
        if self.kind == BLOCK:
            stretches = sum(self.strata) // WIDTH
            return stretches if stretches >= WIDTH else 0
        return sum(self.strata)

    @property
    def method(self) -> str:
        """Name the interval as estimates do."""
        if self.kind == JACKKNIFE:
            return "jackknife-transcript"
        return f"bootstrap-{TRANSCRIPT if self.kind == PLAIN else self.kind}"

    def sums(self, rows: Sequence[Sequence[float]]) -> list[Numbers]:
        """Add up the rows of the parts, a row a part: for each column its sum in every replicate.

        >>> [column.tolist() for column in Redrawn((1, 1), replicates=2).sums([(1, 10), (2, 20)])]
        [[3.0, 3.0], [30.0, 30.0]]
        """
        import numpy as np  # noqa: PLC0415 – see above

        if self.weights is None:
            return [np.zeros(0) for _column in rows[0]] if rows else []
        return list((self.weights @ np.array(rows, float)).T)

    def around(self, point: Estimate, values: Numbers | Sequence[float]) -> Estimate:
        """Put the interval around a value; what is not a number is a replicate without one."""
        if point.value is None or not self.replicates:
            return replace(point, level=self.level)
        import numpy as np  # noqa: PLC0415 – see above

        there = np.array(values, float)
        defined = np.sort(there[~np.isnan(there)]).tolist()
        undefined = len(there) - len(defined)
        if self.kind == JACKKNIFE:
            return around_left_out(point, [*defined, *[None] * undefined], self.level, self.method)
        return Replicates(
            (),
            self.clusters,
            self.replicates,
            self.seed,
            self.level,
            self.method,
            expanded=self.kind == TRANSCRIPT,
        ).told(point, defined, undefined)
