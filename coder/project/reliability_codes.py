"""Do the coders mark the same text with a code: one code at a time, character by character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.agreement.character_alpha import character_alpha
from coder.agreement.estimate import Estimate
from coder.agreement.redrawn_values import binary_u_values
from coder.agreement.unitized_counts import UnitizedCounts
from coder.agreement.units import Value
from coder.project.reliability_figures import CodeFigures
from coder.project.reliability_measuring import Continua, Measuring
from coder.project.reliability_tables import TableFigures, read_off

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measured:
    """A coefficient with what averages over codes are made of."""

    estimate: Estimate
    values: Numbers
    """In every replicate; not a number where it has no value."""
    rows: Sequence[Sequence[int]]
    """What it adds up, part by part."""
    scale: int


@dataclass(frozen=True, slots=True)
class MeasuredCode:
    """The figures of one code, its main coefficient as it was made, and how much was coded."""

    figures: CodeFigures
    main: Measured
    coded: Numbers


def on_characters(measuring: Measuring, code: Value) -> MeasuredCode:
    """Measure one code on characters."""
    continua = [measuring.study.continua_of(text, code) for text in measuring.study.texts]
    main, counts = binary_u(measuring, continua)
    read = read_off(measuring, [measuring.tables(continua, pair) for pair in measuring.study.pairs])
    passages, characters = _amounts(measuring.study.coders, continua)
    figures = code_figures(
        code, main.estimate, measuring.known(character_alpha(counts)), read, passages, characters
    )
    return MeasuredCode(figures, main, read.coded)


def binary_u(measuring: Measuring, continua: Sequence[Continua]) -> tuple[Measured, UnitizedCounts]:
    """Form |u-alpha with its interval, and give the counts of the whole."""
    parts = measuring.counts(continua)
    whole = sum(parts, UnitizedCounts())
    rows = [part.binary_row() for part in parts]
    values = binary_u_values(whole.scale, *measuring.redrawn.sums(rows or [(0,) * 4]))
    estimate = measuring.redrawn.around(measuring.known(whole.alpha().binary), values)
    return Measured(estimate, values, rows, whole.scale), whole


def code_figures(
    code: Value,
    main: Estimate,
    alpha: Estimate,
    read: TableFigures,
    passages: dict[str, int],
    characters: dict[str, int],
) -> CodeFigures:
    """Put the figures of a code together."""
    return CodeFigures(
        code=code,
        main=main,
        alpha=alpha,
        table=read.table,
        kappa=read.kappa,
        f1=read.f1,
        gwet_ac1=read.gwet_ac1,
        brennan_prediger=read.brennan_prediger,
        percent=read.percent,
        kappa_range=read.kappa_range,
        f1_range=read.f1_range,
        passages=passages,
        characters=characters,
    )


def _amounts(coders: Sequence[str], continua: Sequence[Continua]) -> tuple[dict[str, int], dict[str, int]]:
    """Count each coder's passages with the code, and their characters."""
    passages, characters = Counter(dict.fromkeys(coders, 0)), Counter(dict.fromkeys(coders, 0))
    for here in continua:
        for coder, spans in zip(coders, here, strict=True):
            passages[coder] += len(spans or ())
            characters[coder] += sum(end - start for start, end, _value in spans or ())
    return dict(passages), dict(characters)
