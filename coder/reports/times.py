"""How a time, which is kept in UTC and to the millisecond, is told to people."""

from __future__ import annotations


def minute(at: str) -> str:
    """Cut a time to the minute, for a column that says which zone it is in.

    >>> minute("2026-03-12T14:30:59.999Z")
    '2026-03-12 14:30'
    """
    return at[:16].replace("T", " ")


def minute_utc(at: str) -> str:
    """Say a time, to the minute, within a sentence.

    >>> minute_utc("2026-03-12T14:30:59.999Z")
    '2026-03-12 14:30 UTC'
    """
    return f"{minute(at)} UTC" if at else ""
