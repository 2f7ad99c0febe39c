"""Where a sentence ends in what somebody said, in Chinese, English or both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from coder.text.han import HAN

Bounds = tuple[int, int]
"""A stretch of text, `[start, end)` in code points."""

FULL = "。！？!?｡‼⁉⁇⁈"
CLOSING = r"”’」』）)】》〉］\]}"
GOING_ON = "，,、；;：:）)"
"""After one of these marks the sentence was not over yet: “你去吗？”，我说。"""

MARK = re.compile(
    rf"""(?P<whole> (?:https?|ftp)://[^\s"'<>()\[\]{{}}\u0080-\U0010ffff]*[\w/=&\#%~-]
                  | www\.[^\s"'<>()\[\]{{}}\u0080-\U0010ffff]*[\w/=&\#%~-]
                  | [（(【\[「『“‘][{FULL}…；;.]+[）)】\]」』”’] )
      | (?P<pause> …+(?![{FULL}…]) | \.{{3,}} )
      | (?P<end> [{FULL}…]+(?:\.{{3,}}[{FULL}…]*)* | ；+ | (?<=[{HAN}]);+ )
      | (?P<dot> \.{{1,2}} )
      | (?P<line> \n )""",
    re.VERBOSE | re.ASCII,
)
AFTER_DOT = re.compile(rf"""(?:[\s{HAN}{CLOSING}"']|\Z)""")
MORE_IN_LINE = re.compile(r"[^\S\n]*(?P<next>\S)")
SHORT_FORM = re.compile(
    r"""(?: (?:^|(?<=[。！？；：，、（(;]))[^\S\n]*\d{1,3} | ^[^\S\n]*[A-Z]
          | (?<![^\W\d_])(?: (?P<initial>[A-HJ-Z]) | (?P<number>No)
              | (?:[A-Z]\.)+[A-Z] | Ph\.D | e\.g | i\.e
              | Mr | Mrs | Ms | Dr | Prof | St | vs | cf | Fig | al | approx
              | Jan | Feb | Mar | Apr | Jun | Jul | Aug | Sept? | Oct | Nov | Dec )
        )\Z""",
    re.VERBOSE | re.MULTILINE,
)
"""What a dot belongs to: a number at the head of a list, an initial, an abbreviation."""
LONGEST_SHORT_FORM = 16
CLOSERS = re.compile(rf"[{CLOSING}]*")
QUOTE = {'"': re.compile('"'), "'": re.compile(r"(?<!\w)'|'(?!\w)")}
"""Straight quotation marks; an apostrophe inside a word is none."""
SPACES = re.compile(r"[^\S\n]*")
CONTINUED = re.compile(rf"""["'{CLOSING}]*+[^\S\n]*[{GOING_ON}]""")
LETTER = re.compile(r"[^\W_]")


def sentences(text: str, *, ellipsis_ends: bool = False) -> tuple[Bounds, ...]:
    """Part one turn into sentences; joined they are the turn again, spaces and all.

    An ellipsis inside a line is a pause of the speaker, unless `ellipsis_ends`.
    """
    ends = _with_words(text, _ends(text, ellipsis_ends=ellipsis_ends))
    return tuple(pairwise((0, *ends)))


def without_outer_space(text: str, start: int, end: int) -> Bounds:
    """Narrow a stretch to what is shown and coded of it; a blank one shrinks to its start."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return (first, first + len(words.strip())) if words.strip() else (start, start)


def _with_words(text: str, ends: Iterable[int]) -> list[int]:
    """Keep the ends of sentences in which something is said; marks alone go with the one before."""
    kept: list[int] = []
    start = 0
    for end in ends:
        if LETTER.search(text, start, end):
            kept.append(end)
        elif kept:
            kept[-1] = end
        start = end
    return kept or [len(text)] * bool(text)


def _ends(text: str, *, ellipsis_ends: bool) -> Iterator[int]:
    position = 0
    quotes = _StraightQuotes(text)
    while found := MARK.search(text, position):
        end = _end(found, quotes, ellipsis_ends=ellipsis_ends)
        position = end or found.end()
        if end:
            yield end
    yield len(text)


def _end(mark: re.Match[str], quotes: _StraightQuotes, *, ellipsis_ends: bool) -> int | None:
    """Find where the sentence ends that this mark ends; nothing if it ends none."""
    text = mark.string
    kind, start, end = mark.lastgroup, *mark.span()
    if kind == "line":
        return end
    if kind == "end" or (kind == "pause" and ellipsis_ends and text[start] == "…"):
        return _end_after(text, end, quotes)
    if (kind == "dot" and _dot_ends(text, start, end)) or (
        kind == "pause" and ellipsis_ends and AFTER_DOT.match(text, end)
    ):
        after = _end_after(text, end, quotes)
        return None if after and text[after : after + 1].islower() else after
    return None


def _dot_ends(text: str, start: int, end: int) -> bool:
    """Whether a full stop is one, and not part of a number, a name or a short form."""
    if not AFTER_DOT.match(text, end):
        return False
    more = MORE_IN_LINE.match(text, end)
    if more is None or end - start > 1:
        return True
    short = SHORT_FORM.search(text, max(0, start - LONGEST_SHORT_FORM), start)
    if short is None:
        return True
    if short["initial"]:
        return not "A" <= more["next"] <= "Z"
    return bool(short["number"]) and not more["next"].isdecimal()


def _end_after(text: str, position: int, quotes: _StraightQuotes) -> int | None:
    """Take what belongs to the end marks; nothing if the sentence goes on behind them."""
    if CONTINUED.match(text, position):
        return None
    position = _after_closers(text, _grapheme_end(text, position), quotes)
    position = _grapheme_end(text, _skip(SPACES, text, position))
    return position + text.startswith("\n", position)


def _after_closers(text: str, position: int, quotes: _StraightQuotes) -> int:
    """Pass the brackets and quotation marks that close here."""
    while True:
        after = _skip(CLOSERS, text, position)
        quote = text[after : after + 1]
        if quote and quote in "\"'" and quotes.closes(after):
            after += 1
        if after == position:
            return position
        position = after


def _skip(these: re.Pattern[str], text: str, position: int) -> int:
    found = these.match(text, position)
    return found.end() if found else position


class _StraightQuotes:
    """Which straight quotation marks close one that is open in the line; asked from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counted = {'"': (0, 0), "'": (0, 0)}

    def closes(self, position: int) -> bool:
        quote = self._text[position]
        start, marks = self._counted[quote]
        line = self._text.rfind("\n", start, position) + 1
        if line:
            start, marks = line, 0
        marks += len(QUOTE[quote].findall(self._text, start, position))
        self._counted[quote] = position, marks
        return marks % 2 == 1


def _grapheme_end(text: str, position: int) -> int:
    """Pass the signs that hang on the character before, so that none is cut in two."""
    while position < len(text) and text[position] > "\u02ff" and _hangs(text[position]):
        position += 1
    return position


def _hangs(character: str) -> bool:
    if unicodedata.category(character)[0] == "M" or character in "\u200c\u200d\uff9e\uff9f":
        return True
    return "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
