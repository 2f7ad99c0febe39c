"""Which codes go together: counts of every pair, and whether they exceed chance."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from coder.analysis.arrays import CodingArrays, Numbers, distinct
from coder.analysis.association import MEASURES, Counts, Reason, Shape
from coder.analysis.lanes import Lanes, kept_turns, lanes_of
from coder.analysis.levels import levels_of
from coder.analysis.meetings import Meetings, meetings
from coder.analysis.pairing import pairs_among
from coder.analysis.passage_meetings import passage_meetings
from coder.analysis.scope import Scope
from coder.analysis.sheets import Sheet, sheets_of
from coder.analysis.significance import Chance, Significance, significance_of
from coder.analysis.standing import codings_in_scope
from coder.analysis.stretches import Laid, lay
from coder.analysis.unit import TURN, Unit, Within
from coder.model.code import Code
from coder.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes and how often they meet."""

    a: Code
    b: Code
    counts: Counts
    transcripts: int
    """Distinct ones in which they meet."""
    shared_characters: int | None = None
    char_jaccard: float | None = None
    """Shared characters as a share of those that either has."""
    base: float | None = None
    """`before`: the share of all turns that b follows, to compare with."""
    p_value: float | None = None
    q_value: float | None = None
    """The same corrected for many pairs, as a false discovery rate; a pair too rare has none."""
    p_max: float | None = None
    """The same, as the chance that any pair would be as conspicuous."""
    untested: Reason | None = None
    """Why there is no p-value."""

    def measure(self, name: str) -> float | None:
        """Give a measure; nothing where it is undefined."""
        value = MEASURES[name](self.counts)
        return None if isinstance(value, Reason) else value

    def reason(self, name: str) -> Reason | None:
        """Say why a measure is undefined."""
        value = MEASURES[name](self.counts)
        return value if isinstance(value, Reason) else None


@dataclass(frozen=True, slots=True)
class Given:
    """One code and how often it was given, whatever it meets."""

    code: Code
    n: int
    """Turns or passages."""
    transcripts: int


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """The pairs of a study."""

    unit: Unit
    units: int | None
    """How many units there are; `None` where passages meet."""
    levels: int | None
    """How many levels of the codebook are told apart; all, where it is `None`."""
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    given: tuple[Given, ...]
    """Codes that are meant and that somebody gave, in the order of the codebook."""
    pairs: tuple[Pair, ...]
    """Every allowed pair of given codes, even if they never meet, in the order of the codebook."""
    chance: Chance
    family: int
    """How many pairs the correction for many tests is for."""
    replicates: int
    """How often codes were rotated; 0 where nothing was."""
    cut: bool
    """Whether turns were left out, so that the rest follow each other."""
    unknown: Mapping[str, int]
    """Codings whose code the codebook does not have."""
    left_out: int
    """Codings that touch no turn in scope."""
    lines_as_turns: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    """Codes of each column, where columns are paired with their neighbours."""
    sheets: tuple[Sheet, ...] = field(default=(), repr=False)
    """Turn by turn; none where passages meet."""
    columns: tuple[str, ...] = ()
    """The code of each column of the sheets."""

    @property
    def met(self) -> tuple[Pair, ...]:
        """The pairs that meet at least once."""
        return tuple(pair for pair in self.pairs if pair.counts.n_ab)


def cooccurrence(
    codings: CodingArrays,
    scope: Scope,
    codebook: Codebook,
    *,
    unit: Unit = TURN,
    depth: int | None = None,
    codes: Collection[str] | None = None,
    groups: Sequence[Collection[str]] = (),
    chance: Chance | None = None,
) -> Cooccurrence:
    """Count pairs; codes meet only where the same coder gave both, in one transcript.

    The turns of the scope are the units, so for sentences it must hold those. `groups` are the codes that are
    paired: one group among itself, several each with the next; without any, all codes.
    """
    levels = levels_of(codebook, depth, codes)
    known, unknown = codings_in_scope(codings, scope, codebook, levels)
    turns = kept_turns(scope, by_speaker=False)
    lanes = lanes_of(scope, turns, None)
    laid = lay(known, scope, turns, lanes, by_speaker=False)
    many = len(levels.codes)
    sheets = () if unit.by_passage else sheets_of(laid, lanes, whole=unit.within is Within.TRANSCRIPT)
    counted = _meetings(laid, lanes, sheets, unit, many)
    meant = groups or (tuple(code.id for code in levels.codes),)
    places = pairs_among(levels, codebook, counted.own, meant, directed=unit.is_directed)
    asked = chance or Chance()
    result = significance_of(sheets, unit, places, counted, asked)
    held = _transcripts(laid, lanes, unit, many)
    return Cooccurrence(
        unit=unit,
        units=counted.units if unit.has_table or unit.is_directed else None,
        levels=depth,
        transcripts=scope.transcripts,
        coders=scope.coders,
        given=tuple(
            Given(code, n, texts)
            for code, n, texts in zip(levels.codes, counted.own.tolist(), held.tolist(), strict=True)
            if n and any(code.id in group for group in meant)
        ),
        pairs=tuple(
            _pair(levels.codes, place, counted, unit, result, number) for number, place in enumerate(places)
        ),
        chance=asked,
        family=result.family,
        replicates=result.replicates,
        cut=scope.cut,
        unknown=unknown,
        left_out=laid.left_out,
        lines_as_turns=scope.lines_as_turns,
        groups=tuple(tuple(group) for group in groups) if len(groups) > 1 else (),
        sheets=sheets,
        columns=tuple(code.id for code in levels.codes),
    )


def _meetings(laid: Laid, lanes: Lanes, sheets: Sequence[Sheet], unit: Unit, codes: int) -> Meetings:
    if unit.by_passage:
        return passage_meetings(laid, lanes, codes, unit.size if unit.characters else None)
    return meetings(sheets, unit, codes)


def _transcripts(laid: Laid, lanes: Lanes, unit: Unit, codes: int) -> Numbers:
    """Count the distinct transcripts in which each code was given."""
    text, code = lanes.transcript[laid.stretches.lane[laid.stretch]], laid.code
    if not (unit.by_passage or unit.within is Within.TRANSCRIPT):
        touches = (laid.stretches.past_turn > laid.stretches.first_turn)[laid.stretch]
        text, code = text[touches], code[touches]
    held = distinct(text * codes + code, (int(text.max(initial=0)) + 1) * codes)
    return np.bincount(held % codes if codes else held, minlength=codes)


def _pair(
    codes: Sequence[Code],
    place: tuple[int, int],
    counted: Meetings,
    unit: Unit,
    result: Significance,
    number: int,
) -> Pair:
    a, b = place
    counts = Counts(
        n_ab=int(counted.together[place]),
        n_a=int(counted.own[a]),
        n_b=int(counted.own[b]),
        n=counted.units if unit.has_table or unit.is_directed else None,
        shape=_shape(unit),
        m_ab=int(counted.a_meets[place]),
        m_ba=int(counted.b_meets[place]),
    )
    pair = Pair(
        codes[a],
        codes[b],
        counts,
        int(counted.transcripts[place]),
        p_value=result.p_values[number],
        q_value=result.q_values[number],
        p_max=result.p_max[number],
        untested=result.reason,
    )
    if counted.shared is not None and counted.characters is not None:
        shared = int(counted.shared[place])
        either = int(counted.characters[a] + counted.characters[b]) - shared
        return replace(pair, shared_characters=shared, char_jaccard=shared / either if either else None)
    if counted.reached is not None and counted.units:
        return replace(pair, base=int(counted.reached[b]) / counted.units)
    return pair


def _shape(unit: Unit) -> Shape:
    if unit.has_table:
        return Shape.TABLE
    return {Within.WINDOW: Shape.WINDOWS, Within.BEFORE: Shape.ORDER}.get(unit.within, Shape.MEETINGS)
