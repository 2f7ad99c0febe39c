"""How often each code was given, and how much of the text it covers: alone and with the codes below it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.arrays import CodingArrays, Numbers
from coder.analysis.lanes import Lanes, kept_turns, lanes_of
from coder.analysis.levels import Levels, levels_of
from coder.analysis.scope import Scope
from coder.analysis.standing import codings_in_scope
from coder.analysis.stretches import Laid, lay
from coder.analysis.tally import tally
from coder.model.code import Code
from coder.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Figures:
    """What one code, or several together, have in one group."""

    codings: int
    """Judgements, added up."""
    passages: int
    """Distinct (transcript, coder, start, end)."""
    transcripts: int
    """Distinct, whoever coded them."""
    turns: int
    """Touched by at least one character, per coder."""
    characters: int
    """Covered at least once, per coder."""
    coverage: float | None
    """Share of the characters in scope; nothing where the scope is empty."""


@dataclass(frozen=True, slots=True)
class CodeFrequency:
    """The figures of one code."""

    code: Code
    depth: int
    """Codes above it; 0 for a topmost code."""
    own: Figures
    rolled_up: Figures
    """With all codes below, each passage, transcript, turn and character counted once."""


@dataclass(frozen=True, slots=True)
class GroupFrequencies:
    """The figures of one group, over the text that is its own."""

    group: str | None
    """`None` is the group of what has no value, and the only group where nothing is grouped."""
    transcripts: int
    turns: int
    characters: int
    """What the group could have coded: turns and characters once per coder."""
    coded: Figures
    """Of all codes together."""
    rows: tuple[CodeFrequency, ...]
    """In the order of the codebook's tree, codes without codings too."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The figures of a study."""

    by: str | None
    levels: int | None
    """How many levels of the codebook are told apart; all, where it is `None`."""
    cut: bool
    """Whether turns were left out, so that shares are of the rest."""
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    groups: tuple[GroupFrequencies, ...]
    unknown: Mapping[str, int]
    """Codings whose code the codebook does not have; no figure holds them."""
    left_out: int
    """Codings that touch no turn in scope."""
    lines_as_turns: tuple[str, ...]
    """Transcripts without turns, whose non-empty lines stand for them."""


def frequencies(
    codings: CodingArrays,
    scope: Scope,
    codebook: Codebook,
    *,
    by: str | None = None,
    depth: int | None = None,
    codes: Collection[str] | None = None,
) -> Frequencies:
    """Count codes, grouped by `transcript`, `speaker`, `coder`, `attr:KEY` or not at all.

    `depth` is how many levels of the codebook to tell apart (1: topmost codes only): a deeper code is
    replaced by its ancestor there before anything is counted. `codes` restricts the count to some.
    """
    by_speaker = by == "speaker"
    levels = levels_of(codebook, depth, codes)
    known, unknown = codings_in_scope(codings, scope, codebook, levels)
    turns = kept_turns(scope, by_speaker=by_speaker)
    lanes = lanes_of(scope, turns, by)
    laid = lay(known, scope, turns, lanes, by_speaker=by_speaker)
    return Frequencies(
        by=by,
        levels=depth,
        cut=scope.cut,
        transcripts=scope.transcripts,
        coders=scope.coders,
        groups=_by_group(laid, lanes, levels),
        unknown=unknown,
        left_out=laid.left_out,
        lines_as_turns=scope.lines_as_turns,
    )


def _counted(laid: Laid, lanes: Lanes, levels: Levels) -> tuple[Numbers, Numbers, Numbers]:
    """Count codes alone, codes with those below, and all codes together."""
    many = len(levels.codes)
    own = tally(laid.code, laid.stretch, laid.stretches, lanes, many)
    rolled_up = own.copy()
    for lift in levels.lifts:
        above = np.unique(lift[lift >= 0])
        raised = lift[laid.code]
        below = raised >= 0
        level = tally(raised[below], laid.stretch[below], laid.stretches, lanes, many)
        rolled_up[:, :, above] = level[:, :, above]
    return own, rolled_up, tally(np.zeros_like(laid.code), laid.stretch, laid.stretches, lanes, 1)


def _by_group(laid: Laid, lanes: Lanes, levels: Levels) -> tuple[GroupFrequencies, ...]:
    """Tell the counts group by group."""
    many = len(lanes.groups)
    owners = np.unique(lanes.group * (lanes.transcript.max(initial=0) + 1) + lanes.transcript)
    transcripts = np.bincount(owners // (lanes.transcript.max(initial=0) + 1), minlength=many).tolist()
    turns = np.bincount(lanes.group, lanes.turns, minlength=many).astype(int).tolist()
    characters = np.bincount(lanes.group, lanes.characters, minlength=many).astype(int).tolist()
    own, rolled_up, coded = (np.moveaxis(counts, 0, 2).tolist() for counts in _counted(laid, lanes, levels))
    return tuple(
        GroupFrequencies(
            group=name,
            transcripts=transcripts[place],
            turns=turns[place],
            characters=characters[place],
            coded=_figures(coded[place][0], characters[place]),
            rows=tuple(
                CodeFrequency(
                    code, depth, _figures(alone, characters[place]), _figures(together, characters[place])
                )
                for code, depth, alone, together in zip(
                    levels.codes, levels.depths, own[place], rolled_up[place], strict=True
                )
            ),
        )
        for place, name in enumerate(lanes.groups)
    )


def _figures(counts: Sequence[int], scope: int) -> Figures:
    """Give the counts their names, in the order of `COUNTS`, and the share of the scope."""
    codings, passages, transcripts, turns, characters = counts
    return Figures(codings, passages, transcripts, turns, characters, characters / scope if scope else None)
