"""What coders gave to fixed units: one value or none from each, in rows that are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = Hashable
"""A code, a number, a frozenset; never None, and compared exactly."""
Row: TypeAlias = tuple[Value | None, ...]
"""What each coder gave to one unit; None where a coder gave nothing."""
Units: TypeAlias = Sequence[Sequence[Value | None]] | Mapping[Row, int]
"""A row per unit, or how often each row occurs: the same result."""
Profile: TypeAlias = frozenset[tuple[Value, int]]
"""How many coders gave each value to a unit, whoever they are."""


def rows_of(units: Units, categories: Iterable[Value] | None = None) -> dict[Row, int]:
    """Count equal rows; a value that is not among the categories is an error.

    >>> rows_of([["a", None], ["a", None]])
    {('a', None): 2}
    """
    if isinstance(units, Mapping):
        counted = {tuple(row): count for row, count in units.items() if count}
    else:
        counted = dict(Counter(map(tuple, units)))
    if any(count < 0 for count in counted.values()):
        raise ValueError("a row cannot occur less than never")
    values = {value for row in counted for value in row if value is not None}
    if any(value != value for value in values):  # noqa: PLR0124 – only "not a number" differs from itself
        raise ValueError("not a number is no value; what is missing is None")
    if categories is not None and (outside := values - set(categories)):
        raise ValueError(f"values outside the categories: {sorted(map(repr, outside))}")
    return counted


def profiles_of(rows: Mapping[Row, int]) -> dict[Profile, int]:
    """Count units by how many coders gave each value; units without any value are left out.

    >>> profiles_of({("a", "b", None): 2, ("b", "a", "a"): 1, (None, None, None): 4}) == {
    ...     frozenset({("a", 1), ("b", 1)}): 2, frozenset({("a", 2), ("b", 1)}): 1}
    True
    """
    profiles: dict[Profile, int] = {}
    for row, count in rows.items():
        if profile := frozenset(Counter(value for value in row if value is not None).items()):
            profiles[profile] = profiles.get(profile, 0) + count
    return profiles


def coders_of(profile: Profile) -> int:
    """Count the coders who gave a value."""
    return sum(count for _value, count in profile)


def lack_of_units(rows: Mapping[Row, int]) -> str | None:
    """Say why nothing can be compared; None if some unit has values of two coders.

    >>> lack_of_units({("a", None): 1, ("b", None): 1})
    'fewer-than-two-coders'
    >>> lack_of_units({("a", None): 1, (None, "b"): 1})
    'no-units'
    """
    coders = {place for row in rows for place, value in enumerate(row) if value is not None}
    if coders and len(coders) < 2:
        return "fewer-than-two-coders"
    if all(sum(value is not None for value in row) < 2 for row in rows):
        return "no-units"
    return None
