"""Where words end: what a search for whole words needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import regex

from coder.text.dictionary import HAN, Cut, dictionary_cut
from coder.text.fold import simplified

PROTECTED = r"AT&T|[cC]\#|[cC]\+\+"
NUMBER = r"\p{Nd}+(?:[.,:]\p{Nd}+)+[%％]?|\p{Nd}+[%％]"
LETTER = r"[[\p{L}\p{M}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]"
PIECE = regex.compile(rf"{PROTECTED}|{NUMBER}|{LETTER}+(?:['’.\-&]{LETTER}+)*|\s+|\X", regex.VERSION1)
"""What stands between Han characters, cut alike whatever the dictionary thinks of it."""
GRAPHEME = regex.compile(r"\X")
HANGS = r"[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]"
STRETCH = regex.compile(
    rf"[^\n]{{0,1000}}+\n|[^\n]{{1,1000}}+\Z|[^\n]{{0,1000}}[。！？；，、](?!{HANGS})|(?:(?!\n)\X){{1,1000}}"
)
"""At most so much is cut at once; a line of a million characters need not be cut for one key."""
TRADITIONAL_FROM = 0.02
"""The share of Han characters with another simplified form; simplified text has none."""
KEPT = 2048
"""Stretches whose ends are remembered: about a transcript of a megabyte."""


class Words:
    """The words of one open project; before `load` each Han character is a word."""

    def __init__(self) -> None:
        self._ends = _remembered(_pattern_ends)

    def load(self) -> None:
        """Read the dictionary: 0.7 s, so call it from a worker, after the first paint."""
        cut = dictionary_cut()
        simplified("開")
        self._ends = _remembered(lambda text: _dictionary_ends(text, cut))

    def boundaries(self, text: str) -> tuple[int, ...]:
        """List 0 and where each word, mark or stretch of white space ends."""
        ends = self._ends
        return (0, *(start + end for start, stretch in _stretches(text) for end in ends(stretch)))

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Part the text into words, marks and white space; joined they are the text again."""
        return tuple(pairwise(self.boundaries(text)))

    def is_boundary(self, text: str, offset: int) -> bool:
        """Tell whether a word, mark or stretch of white space begins or ends at an offset."""
        for start, stretch in _stretches(text):
            if offset <= start + len(stretch):
                return offset - start in (0, *self._ends(stretch))
        return offset == 0


Ends = Callable[[str], tuple[int, ...]]


def _remembered(ends: Ends) -> Ends:
    return lru_cache(maxsize=KEPT)(ends)


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in STRETCH.finditer(text))


def _pattern_ends(text: str) -> tuple[int, ...]:
    return _between_graphemes(text, (piece.end() for piece in PIECE.finditer(text)))


def _dictionary_ends(text: str, cut: Cut) -> tuple[int, ...]:
    return _between_graphemes(text, _joined_ends(text, cut(_as_in_dictionary(text))))


def _joined_ends(text: str, words: Iterable[str]) -> Iterator[int]:
    """Keep the dictionary's words with Han; join what lies between, and cut it by our pattern."""
    start = end = 0
    for word in words:
        if HAN.search(word):
            yield from (piece.end() for piece in PIECE.finditer(text, start, end))
            start = end + len(word)
            yield start
        end += len(word)
    yield from (piece.end() for piece in PIECE.finditer(text, start, end))


def _as_in_dictionary(text: str) -> str:
    """Write Traditional text as the dictionary, which is simplified, knows it."""
    mapped = simplified(text)
    if mapped == text:
        return text
    changed = sum(one != other for one, other in zip(text, mapped, strict=True))
    return mapped if changed > TRADITIONAL_FROM * len(HAN.findall(text)) else text


def _between_graphemes(text: str, ends: Iterable[int]) -> tuple[int, ...]:
    """Leave out ends that would cut a family of emoji, or a sign from its letter."""
    whole = {found.end() for found in GRAPHEME.finditer(text)}
    return tuple(end for end in ends if end in whole)
