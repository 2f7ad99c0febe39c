"""What measures, units and guards are called."""

from __future__ import annotations

from coder.analysis.unit import Unit, Within
from coder.locale.language import _, plural


def measure_word(name: str) -> str:
    """Name a measure as a column does."""
    names = {
        "n_ab": _("together"),
        "p_b_given_a": "P(b|a)",
        "p_a_given_b": "P(a|b)",
        "jaccard": "Jaccard",
        "c_index": "c",
        "dice": "Dice",
        "simpson": "Simpson",
        "cosine": _("cosine"),
        "lift": _("lift"),
        "npmi": "NPMI",
        "phi": "φ",
        "odds": _("odds ratio"),
        "g2": "G²",
    }
    return names[name]


def unit_words(unit: Unit) -> str:
    """Say briefly what counts as together."""
    same = {
        Within.TURN: _("in the same turn"),
        Within.SENTENCE: _("in the same sentence"),
        Within.TRANSCRIPT: _("in the same transcript"),
        Within.OVERLAP: _("on overlapping passages"),
    }
    if unit.within in same:
        return same[unit.within]
    if unit.characters:
        return plural(unit.size, "at most {count} character apart", "at most {count} characters apart")
    if unit.within is Within.NEAR:
        return plural(unit.size, "at most {count} turn apart", "at most {count} turns apart")
    if unit.within is Within.WINDOW:
        return plural(unit.size, "within {count} turn", "within {count} turns in a row")
    return plural(unit.size, "a turn before", "at most {count} turns before")


def unit_amount(unit: Unit, count: int) -> str:
    """Say how many units there are."""
    if unit.within is Within.SENTENCE:
        return plural(count, "{count} sentence", "{count} sentences")
    if unit.within is Within.TRANSCRIPT:
        return plural(count, "{count} transcript", "{count} transcripts")
    return plural(count, "{count} turn", "{count} turns")


def dropped_word(by: str, least: int) -> str:
    """Name what dropped pairs from the picture."""
    words = {
        "count": _("together<{least}"),
        "transcripts": _("transcripts<{least}"),
        "frequency": _("frequency<{least}"),
        "top": _("below the rank"),
        "undefined": _("without a value"),
    }
    return words[by].format(least=least)


def communities_words(many: int, resolution: float, modularity: float, agreeing: int) -> str:
    """Say how communities were found, and how firm they are."""
    said = _(
        "{communities} by Louvain (resolution {resolution}), modularity {modularity}; {agreeing} of 20 seeds give the same"
    )
    return said.format(
        communities=plural(many, "{count} community", "{count} communities"),
        resolution=f"{resolution:g}",
        modularity=f"{modularity:.2f}",
        agreeing=agreeing,
    )
