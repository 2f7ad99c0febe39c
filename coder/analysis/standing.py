"""Which codings count, and under which code."""

from __future__ import annotations

import numpy as np

from coder.analysis.arrays import CodingArrays, matching, numbers
from coder.analysis.levels import Levels
from coder.analysis.scope import Scope
from coder.analysis.stretches import Layout
from coder.model.codebook import Codebook


def codings_in_scope(
    codings: CodingArrays, scope: Scope, codebook: Codebook, levels: Levels
) -> tuple[Layout, dict[str, int]]:
    """Keep the codings of what was read, under the codes that stand for them; count those without a code."""
    transcript = matching(codings.transcripts, scope.transcripts)[codings.transcript]
    coder = matching(codings.coders, scope.coders)[codings.coder]
    there = (transcript >= 0) & (coder >= 0)
    there[there] = scope.read[transcript[there], coder[there]]
    found = [codebook.resolve(name) for name in codings.codes]
    standing = numbers(levels.standing.get(code.id, -1) if code else -2 for code in found)[codings.code]
    lost = np.bincount(codings.code[there & (standing == -2)], minlength=len(codings.codes))
    chosen = there & (standing >= 0)
    layout = Layout(
        transcript[chosen], coder[chosen], standing[chosen], codings.start[chosen], codings.end[chosen]
    )
    return layout, {name: int(n) for name, n in zip(codings.codes, lost, strict=True) if n}
