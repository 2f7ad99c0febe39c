"""Which day and which time of day somebody wrote down."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_DAY = re.compile(
    r"(?P<year>\d{4})\s*(?:年|[-/.])\s*(?P<month>\d{1,2})\s*(?:月|[-/.])\s*(?P<day>\d{1,2})(?!\d)\s*[日号號]?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH_DAY = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
)
_TIME = re.compile(
    r"(?P<half>上午|下午|晚上|晚|中午|早上|凌晨)?\s*(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?|[时點点時]\s*(?:(?P<minutes>\d{1,2})\s*分|(?P<thirty>半))?)"
    r"(?:\s*(?P<english>[ap])\.?m\b)?",
    re.IGNORECASE,
)


def day_and_time(written: str) -> tuple[str, str | None]:
    """Give a date in ISO form and the time of day, or what was written if it is no date.

    >>> day_and_time("2026年3月12日 下午2:30")
    ('2026-03-12', '14:30')
    >>> day_and_time("去年春天")
    ('去年春天', None)
    """
    plain = unicodedata.normalize("NFKC", written)
    for pattern in (_DAY, *_ENGLISH_DAY):
        match = pattern.search(plain)
        if match and (day := _iso(match)):
            return day, time_of_day(plain[match.end() :])
    return written, None


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month.casefold()) + 1
    try:
        return date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None


def time_of_day(written: str) -> str | None:
    """Give the first time of day in 24 hours, if one is written."""
    match = _TIME.search(unicodedata.normalize("NFKC", written))
    if match is None:
        return None
    hour = int(match["hour"])
    afternoon = match["half"] in {"下午", "晚上", "晚"} or (match["english"] or "").casefold() == "p"
    if hour < 12 and (afternoon or (match["half"] == "中午" and hour < 3)):
        hour += 12
    minute = "30" if match["thirty"] else match["minute"] or match["minutes"] or "0"
    second = match["second"]
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02}:{int(minute):02}" + (f":{second}" if second else "")
