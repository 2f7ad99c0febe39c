"""How codes spread over groups: counts, shares, what independence would expect, and residuals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.arrays import CodingArrays, Numbers, numbers
from coder.analysis.crosstab_test import Permutations, Permuted, Reals, permuted
from coder.analysis.lanes import ATTRIBUTE, KeptTurns, Lanes, kept_turns, lanes_of
from coder.analysis.levels import levels_of
from coder.analysis.relabelling import relabelled
from coder.analysis.scope import Scope
from coder.analysis.sheets import sheets_of
from coder.analysis.shifting import shifted
from coder.analysis.standing import codings_in_scope
from coder.analysis.stretches import Laid, Layout, lay
from coder.analysis.tally import COUNTS, tally
from coder.model.code import Code
from coder.model.codebook import Codebook


@dataclass(frozen=True, slots=True, eq=False)
class Crosstab:
    """Codes against groups; a cell counts the turns that have the code, once per coder."""

    by: str
    levels: int | None
    """How many levels of the codebook are told apart; all, where it is `None`."""
    groups: tuple[str | None, ...]
    """`None` is the group without a value."""
    turns: tuple[int, ...]
    """Turns of each group, with codes or without, once per coder."""
    group_transcripts: tuple[int, ...]
    codes: tuple[Code, ...]
    """In the order of the tree; each alone, without the codes below it, so that nothing counts twice."""
    depths: tuple[int, ...]
    counts: Numbers
    """Row per code, column per group."""
    replicates: int
    test: Permuted | None
    """Nothing where no test fits: transcripts and coders cannot be exchanged, nor those who speak alone."""
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    unknown: Mapping[str, int]
    lines_as_turns: tuple[str, ...]

    @property
    def rows(self) -> Numbers:
        """Sum over groups."""
        summed: Numbers = self.counts.sum(axis=1)
        return summed

    @property
    def columns(self) -> Numbers:
        """Sum over codes."""
        summed: Numbers = self.counts.sum(axis=0)
        return summed

    @property
    def expected(self) -> Reals:
        """Give `row sum · column sum / sum`."""
        return expected(self.counts)

    @property
    def pearson(self) -> Reals:
        """Give `(n - e) / √e`, not a number where nothing is expected."""
        return _parts(self.counts - self.expected, np.sqrt(self.expected))

    @property
    def adjusted(self) -> Reals:
        """Give Haberman's `(n - e) / √(e (1 - row share) (1 - column share))`, of about normal spread.

        Not a number where the row or the column is empty or everything. Haberman (1973), Biometrics 29(1)
        """
        whole = max(int(self.counts.sum()), 1)
        rest = np.outer(1 - self.rows / whole, 1 - self.columns / whole)
        return _parts(self.counts - self.expected, np.sqrt(self.expected * rest))


def expected(counts: Numbers) -> Reals:
    """Say what independence expects.

    >>> expected(np.array([[30, 10], [10, 10]])).round(2).tolist()
    [[26.67, 13.33], [13.33, 6.67]]
    """
    whole = max(int(counts.sum()), 1)
    found: Reals = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / whole
    return found


def crosstab(
    codings: CodingArrays,
    scope: Scope,
    codebook: Codebook,
    *,
    by: str,
    depth: int | None = None,
    codes: Collection[str] | None = None,
    replicates: int = 9999,
    seed: int = 1,
) -> Crosstab:
    """Set codes against `transcript`, `speaker`, `coder` or `attr:KEY`."""
    levels = levels_of(codebook, depth, codes)
    known, unknown = codings_in_scope(codings, scope, codebook, levels)
    many = len(levels.codes)
    _turns, lanes, laid = _laid(known, scope, by)
    counts = _counted(lanes, laid, many)
    there = np.zeros((len(lanes.groups), len(scope.transcripts)), bool)
    there[lanes.group, lanes.transcript] = True
    test = None
    if replicates and by.startswith(ATTRIBUTE) and len(scope.transcripts):
        _turns, single, laid = _laid(known, scope, "transcript")
        labels = there.argmax(axis=0)
        relabellings = relabelled(_counted(single, laid, many).T, labels, len(lanes.groups), replicates, seed)
        test = permuted(counts, relabellings)
    elif replicates and by == "speaker":
        rotations = _rotations(known, scope, lanes.groups, counts.shape, replicates, seed)
        test = permuted(counts, rotations) if rotations else None
    return Crosstab(
        by=by,
        levels=depth,
        groups=lanes.groups,
        turns=tuple(np.bincount(lanes.group, lanes.turns, len(lanes.groups)).astype(int).tolist()),
        group_transcripts=tuple(there.sum(axis=1).tolist()),
        codes=levels.codes,
        depths=levels.depths,
        counts=counts,
        replicates=replicates,
        test=test,
        transcripts=scope.transcripts,
        coders=scope.coders,
        unknown=unknown,
        lines_as_turns=scope.lines_as_turns,
    )


def _laid(known: Layout, scope: Scope, by: str | None) -> tuple[KeptTurns, Lanes, Laid]:
    by_speaker = by == "speaker"
    turns = kept_turns(scope, by_speaker=by_speaker)
    lanes = lanes_of(scope, turns, by)
    return turns, lanes, lay(known, scope, turns, lanes, by_speaker=by_speaker)


def _counted(lanes: Lanes, laid: Laid, many: int) -> Numbers:
    """Count the turns of every code, a row each, in every group."""
    turns: Numbers = tally(laid.code, laid.stretch, laid.stretches, lanes, many)[COUNTS.index("turns")].T
    return turns


def _rotations(
    known: Layout,
    scope: Scope,
    groups: Sequence[str | None],
    shape: tuple[int, ...],
    replicates: int,
    seed: int,
) -> Permutations | None:
    """Rotate the speakers of each transcript, who are the groups, against its codes, if there are several."""
    turns, lanes, laid = _laid(known, scope, None)
    places = _places(scope.speakers, groups)[scope.turn_speaker[scope.kept]]
    in_order = [places[turns.transcript == place] for place in range(len(scope.transcripts))]
    if all(len(np.unique(speakers)) < 2 for speakers in in_order):
        return None
    return shifted(sheets_of(laid, lanes), in_order, shape, replicates, seed)


def _places(names: Sequence[str | None], groups: Sequence[str | None]) -> Numbers:
    """Say which group each speaker is, -1 if none."""
    places = {name: place for place, name in enumerate(groups)}
    return numbers(places.get(name, -1) for name in names)


def _parts(above: Reals, below: Reals) -> Reals:
    parts: Reals = np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 1e-12)
    return parts
