"""Which characters the bytes of a file stand for, and how sure that is.

An encoding is guessed in the open: what is not certain or highly probable is refused with the readings that
are possible, and a person decides. Nothing is ever decoded with replacement characters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any

from coder.exchange.encoding_ranking import Reading, high_enough, mixed_line, ranking, ranking_of_wide
from coder.exchange.unreadable import UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HEAD = 64 * 1024
POSSIBLE = 0.2
"""A reading rated lower is no candidate."""
PROOF = 100
"""ASCII letters for each `·` or `£` from which on a text is English, not GBK with a few characters."""

_LATIN = re.compile("[\x00-\x7fªºÀ-ÖØ-öø-ɏ]*")
_LATIN_SIGNS = re.compile("[\x00-\xff]*")
_LINE_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and where they came from."""

    text: str
    encoding: str
    confidence: str
    """`given`, `certain` or `high`."""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes in the encoding given, else in the one that they can only be in."""
    if encoding is not None:
        return _as_told(data, encoding)
    for mark, name in MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, name), name, "certain")
    if (nul := data.find(b"\x00", 0, HEAD)) >= 0:
        return _decided(ranking_of_wide(data), UnreadableError("text-nul", line=_line(data[:nul]), byte=nul))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _foreign(data, error.start)
    return _as_utf_8(data, text)


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise UnreadableError("encoding-unknown", encoding=encoding) from None
    return Decoded(_strictly(data, name), name, "given")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        facts: dict[str, Any] = {
            "encoding": encoding,
            "byte": error.start,
            "found": data[error.start : error.start + 1].hex().upper(),
        }
        raise UnreadableError(
            "text-undecodable", line=len(_LINE_BREAK.findall(before)) + 1, **facts
        ) from None
    except (LookupError, ValueError):
        # Some of Python's codecs turn bytes into bytes, and some give up without saying where.
        raise UnreadableError("encoding-unknown", encoding=encoding) from None


def _as_utf_8(data: bytes, text: str) -> Decoded:
    """Doubt UTF-8 where it has only sequences of two bytes: 路 in GBK is also the UTF-8 of a middle dot."""
    if _LATIN.fullmatch(text) or max(text) >= "\u0800":
        return Decoded(text, "utf-8", "certain")
    others = [reading for reading in ranking(data) if reading.score >= POSSIBLE]
    doubtful = sum(1 for character in text if character > "\x7f")
    letters = sum(1 for character in text if character.isascii() and character.isalpha())
    signs = bool(_LATIN_SIGNS.fullmatch(text))
    enough = letters >= 10 * doubtful if signs else doubtful >= 20
    if (enough and not others) or (signs and letters >= PROOF * doubtful):
        return Decoded(text, "utf-8", "high")
    readings = (Reading("utf-8", 0.0, text), *ranking(data))
    raise UnreadableError("encoding-uncertain", **_shown(readings))


def _foreign(data: bytes, broken: int) -> Decoded:
    readings = ranking(data)
    if line := mixed_line(data, readings[0].encoding if readings else None):
        raise UnreadableError("encoding-mixed", line=line)
    facts: dict[str, Any] = {"byte": broken, **_shown(readings)}
    return _decided(readings, UnreadableError("encoding-unclear", line=_line(data[:broken]), **facts))


def _decided(readings: tuple[Reading, ...], otherwise: UnreadableError) -> Decoded:
    if not readings or readings[0].score < POSSIBLE:
        raise otherwise
    if not high_enough(readings):
        raise UnreadableError("encoding-uncertain", **_shown(readings))
    return Decoded(readings[0].text, readings[0].encoding, "high")


def _shown(readings: tuple[Reading, ...]) -> dict[str, Any]:
    """Name the readings, best first, each with the first line that tells them apart; nonsense only alone."""
    likely = tuple(r for r in readings if r.score > 0 or (r.score == 0 and "16" not in r.encoding))[:4]
    likely = likely or readings[:1]
    return {
        "candidates": tuple((reading.encoding, round(reading.score, 2)) for reading in readings),
        "ranking": tuple(f"{reading.encoding} “{reading.first_line()}”" for reading in likely),
    }


def _line(before: bytes) -> int:
    return len(re.findall(rb"\r\n|\r|\n", before)) + 1
