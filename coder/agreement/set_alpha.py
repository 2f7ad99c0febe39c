"""Krippendorff's alpha where coders give each unit a set of codes, and sets differ by more or less."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from coder.agreement.estimate import Estimate
from coder.agreement.krippendorff import krippendorff_alpha
from coder.agreement.metrics import Metric
from coder.agreement.set_distance import DISTANCES, Distance
from coder.agreement.units import Row, Units, rows_of


def sets_of(units: Units) -> dict[Row, int]:
    """Count rows of sets; an entry that is no collection, or is a text, is an error.

    >>> sets_of([[["a", "b"], None]]) == {(frozenset({"a", "b"}), None): 1}
    True
    """
    if isinstance(units, Mapping):
        return rows_of({tuple(map(_set, row)): count for row, count in units.items()})
    return rows_of([tuple(map(_set, row)) for row in units])


def _set(entry: object) -> frozenset[object] | None:
    if entry is None:
        return None
    if not isinstance(entry, Collection) or isinstance(entry, str):
        raise ValueError(f"an entry is a set of codes or None, not {entry!r}")  # noqa: TRY004 – as elsewhere
    return frozenset(entry)


def set_alpha(units: Units, distance: str | Distance = "masi") -> Estimate:
    """Krippendorff's alpha with sets as values, `1 - D_o / D_e`, the distance as it is, not squared.

    `distance` is `masi`, `jaccard`, `dice` or a function, symmetric and 0 for equal sets; the figures
    differ, so it is always to be named. An empty set is a value, None is missing. At most 1; 0 is chance.
    No value without a unit that two coders judged, or where all sets are the same.
    Passonneau (2006), LREC; Artstein & Poesio (2008), Computational Linguistics 34(4)

    >>> units = [[{"a"}, {"a"}], [{"a", "b"}, {"a"}], [set(), {"b"}], [{"b"}, {"b"}]]
    >>> [round(set_alpha(units, name).value, 3) for name in ("masi", "jaccard", "dice")]
    [0.417, 0.447, 0.481]
    >>> set_alpha([[{"a"}, {"a"}]]).reason
    'no-variation'
    """
    if isinstance(distance, str) and distance not in DISTANCES:
        raise ValueError(f"no such distance: {distance}")
    metric = DISTANCES[distance] if isinstance(distance, str) else distance
    return krippendorff_alpha(sets_of(units), cast("Metric", metric))
