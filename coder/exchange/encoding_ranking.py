"""Which encodings could have made these bytes, best first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coder.exchange.encoding_scores import chinese_score, western_score, wide_score

CHINESE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""Never gbk, gb2312, big5: each is a part of one of these."""
HIGH = 0.45
LEAD = 0.25
SHOWN = 24
"""Characters of a line that are shown to tell encodings apart."""

_HAN_IN_UTF_8 = re.compile(rb"[\xe3-\xe9\xef][\x80-\xbf]{2}")


@dataclass(frozen=True, slots=True)
class Reading:
    """The bytes read in one encoding."""

    encoding: str
    score: float
    """At most 1; what a person wrote in another encoding rates about 0 or less."""
    text: str

    def first_line(self) -> str:
        """Show the first line with a character beyond ASCII, safe for a terminal."""
        lines = re.split("[\r\n]", self.text[:100_000])
        line = next((line for line in lines if not line.isascii()), lines[0]).strip(" \ufeff")
        shown = "".join(c if c.isprintable() else "\ufffd" for c in line[:SHOWN])
        return shown + ("…" if len(line) > SHOWN else "")


def ranking(data: bytes) -> tuple[Reading, ...]:
    """Read bytes that are not UTF-8 in every encoding they are valid in."""
    found = [Reading(name, chinese_score(text), text) for name, text in _decodable(data, CHINESE)]
    found += [Reading(name, western_score(text), text) for name, text in _decodable(data, ("cp1252",))]
    return tuple(sorted(found, key=lambda reading: -reading.score))


def ranking_of_wide(data: bytes) -> tuple[Reading, ...]:
    """Read bytes with NUL among them as UTF-16, either half first."""
    names = ("utf-16-le", "utf-16-be")
    found = [Reading(name, wide_score(text), text) for name, text in _decodable(data, names)]
    return tuple(sorted(found, key=lambda reading: -reading.score))


def high_enough(readings: tuple[Reading, ...]) -> bool:
    """Say whether the best is good, and clearly better than the next."""
    best = readings[0].score
    return best >= HIGH and (len(readings) == 1 or best - readings[1].score >= LEAD)


def mixed_line(data: bytes, encoding: str | None) -> int:
    """Find the first line that is not UTF-8 in a file that has Chinese lines in UTF-8 too; 0 if it has none.

    A line counts as Chinese in UTF-8 only if it reads worse in the encoding that fits the rest.
    """
    if not _HAN_IN_UTF_8.search(data):
        return 0
    broken = 0
    mixed = False
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", data), start=1):
        if line.isascii():
            continue
        try:
            score = chinese_score(line.decode())
        except UnicodeDecodeError:
            broken = broken or number
            continue
        mixed = mixed or score > max(0.0, _score_as(line, encoding))
    return broken if mixed else 0


def _score_as(line: bytes, encoding: str | None) -> float:
    text = next((text for _name, text in _decodable(line, (encoding,))), None) if encoding else None
    return chinese_score(text) if text is not None else -1.0


def _decodable(data: bytes, encodings: tuple[str, ...]) -> list[tuple[str, str]]:
    texts = []
    for encoding in encodings:
        try:
            texts.append((encoding, data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    return texts
