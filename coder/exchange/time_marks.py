"""What a time written in a transcript means, in milliseconds."""

from __future__ import annotations

import re

MARK = r"(?:\d{1,2}[:：])?\d{1,3}[:：]\d{2}(?:[.,]\d{1,3})?"
"""Two parts are minutes and seconds."""

_END_MARK = re.compile(r"[ \t]*#(?P<time>(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[-.,]\d{1,3})?)#$")


def milliseconds(mark: str) -> int:
    """Read a time mark.

    >>> [milliseconds(mark) for mark in ("00:09", "1:02:13", "00:00:03.120", "00：05.5", "00:01:02-3")]
    [9000, 3733000, 3120, 5500, 62300]
    """
    whole, _point, fraction = re.sub("[,-]", ".", mark).partition(".")
    seconds = 0
    for part in re.split("[:：]", whole):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(fraction.ljust(3, "0")[:3] or 0)


def end_mark(words: str) -> tuple[int, int] | None:
    """Find the mark that f4 and easytranscript put behind a turn: where it begins, and its time.

    >>> end_mark("Ja, gerne. #00:00:12-8#")
    (10, 12800)
    """
    line_start = words.rfind("\n") + 1
    match = _END_MARK.search(words, max(line_start, len(words) - 40))
    return (match.start(), milliseconds(match["time"])) if match else None


def clock(ms: int) -> str:
    """Write a time as `hh:mm:ss.mmm`.

    >>> clock(3733120)
    '01:02:13.120'
    """
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
