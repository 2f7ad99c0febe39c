"""Where in a text something stands that was typed into a search: its very words, or a regular expression."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import regex

from coder.model.errors import BadPatternError, EmptyQueryError
from coder.text.alphabet import Alphabet
from coder.text.pattern_parts import is_local, required, widened
from coder.text.stretches import Stretches

SECONDS = 0.5
"""How long a regular expression may look at one turn; some never end."""
PATIENCE = 4
"""After so many turns that took too long the search is given up."""
_NOWHERE = re.compile(r"(?!)")
_BLANKS = re.compile(r"(\s+)")
_LETTER = regex.compile(r"\p{L}")
_SPACED = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")
"""Letters of languages that part their words by blanks and nothing else."""

Bounds = tuple[int, int]
IsWord = Callable[[str, int, int], bool]
"""Whether a passage of a turn begins and ends where words do."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    text: str
    regex: bool = False
    exact: bool = False
    """Otherwise case, width, accents and Traditional forms do not matter."""
    word: bool | None = None
    """Whether only whole words count; `None` leaves it to the script: Latin yes, Chinese no."""

    @property
    def wants_words(self) -> bool:
        """Whether a part of a longer word does not count."""
        if self.word is not None:
            return self.word
        return not self.regex and in_spaced_script(self.text)

    @property
    def needs_dictionary(self) -> bool:
        """Whether only a dictionary can tell where its words begin and end."""
        return bool(self.word) and (self.regex or not all(map(_SPACED.match, _LETTER.findall(self.text))))

    def phrases(self) -> tuple[str, ...]:
        """List what a text must hold, case and the like aside, for anything to be found in it."""
        return required(self.text) if self.regex else (self.text,)


def in_spaced_script(text: str) -> bool:
    """Tell whether all letters are Latin, Greek or Cyrillic, and there are some."""
    letters = _LETTER.findall(text)
    return bool(letters) and all(map(_SPACED.match, letters))


def checked(query: Query) -> Query:
    """Refuse what cannot be looked for; raise EmptyQueryError, BadPatternError."""
    if not query.text.strip():
        raise EmptyQueryError
    if query.regex:
        _compiled(query.text, query)
    return query


class Finder(Protocol):
    """Finds one query."""

    @property
    def final(self) -> bool:
        """Whether what was found everywhere needs no second look at its turn."""

    def occurs(self, text: str) -> bool:
        """Tell whether it may be in a text at all."""

    def everywhere(self, text: str) -> list[Bounds] | None:
        """Find it, or where it may be, in a whole text; `None` if only each turn can tell."""

    def within(self, words: str) -> list[Bounds]:
        """Find it in one turn, which nothing else stands around; raise TimeoutError."""


def finder_for(query: Query, alphabet: Alphabet, is_word: IsWord | None = None) -> Finder | None:
    """Prepare to find a checked query in texts of some characters; `None` where it cannot be found.

    `is_word` is asked where the query needs a dictionary.
    """
    asked = is_word if query.needs_dictionary else None
    if query.regex:
        return _Typed(query, alphabet, asked)
    pattern = _literal(query, alphabet)
    return None if pattern is None else _Literal(pattern, asked)


@dataclass(slots=True)
class Patience:
    """How many more turns may take too long."""

    left: int = PATIENCE


Place = tuple[int, int, int]
"""Start, end, key of the stretch."""


def places_in(finder: Finder, stretches: Stretches, patience: Patience) -> tuple[list[Place], list[int]]:
    """Find it in order, and the stretches that took too long.

    A text is searched at once, which is ten times as fast; what lies across an end of a turn is searched
    again by itself.
    """
    found: list[Place] = []
    again = _at_once(finder, stretches, found)
    if not again:
        return found, []
    slow: list[int] = []
    kept = [place for place in found if place[2] not in again]
    for key in sorted(again, key=stretches.bounds):
        start, end = stretches.bounds(key)
        try:
            within = finder.within(stretches.text[start:end])
        except TimeoutError:
            slow.append(key)
            patience.left -= 1
            if not patience.left:
                break
        else:
            kept += [(start + first, start + last, key) for first, last in within]
    return sorted(kept), slow


def _at_once(finder: Finder, stretches: Stretches, found: list[Place]) -> set[int]:
    """Search all of a text, and tell which stretches have to be searched by themselves."""
    bounds = finder.everywhere(stretches.text)
    if bounds is None:
        return set(stretches)
    starts, ends, final = stretches.starts, stretches.ends, finder.final
    again: set[int] = set()
    for start, end in bounds:
        turn = bisect_right(starts, start) - 1
        if turn >= 0 and end <= ends[turn] and final:
            found.append((start, end, turn))
            continue
        if end <= (starts[turn + 1] if turn + 1 < len(starts) else end) and (turn < 0 or start >= ends[turn]):
            key, top = ~(turn + 1), stretches.tops[turn + 1]
            if end <= top and final:
                found.append((start, end, key))
            elif start < top:
                again.add(key)
        else:
            again.update(stretches.touched(start, end))
    return again


def _literal(query: Query, alphabet: Alphabet) -> re.Pattern[str] | None:
    """Make a pattern of what counts as the same; `None` when a character does not occur at all."""
    pieces: list[str] = []
    for piece in _BLANKS.split(query.text.strip()):
        if piece.isspace():
            pieces.append(r"\s+")
            continue
        for character in piece:
            same = character if query.exact else alphabet.alike(character)
            if not same:
                return None
            pieces.append(re.escape(same) if len(same) == 1 else f"[{re.escape(same)}]")
    if query.wants_words and not query.needs_dictionary:
        pieces = _as_word(pieces, query.text.strip(), alphabet.letters())
    return re.compile("".join(pieces))


def _as_word(pieces: list[str], text: str, letters: str) -> list[str]:
    """Let no letter or digit stand beside a letter or digit at either end.

    What must not stand before is asked after the first character: `re` finds that one quickly.
    """
    if not letters:
        return pieces
    beside = f"[{re.escape(letters)}]"
    first, *_more = pieces
    if text[0] in letters or text[0].isalnum():
        pieces[0] = f"{first}(?<!{beside}{first})"
    if text[-1] in letters or text[-1].isalnum():
        pieces[-1] = f"{pieces[-1]}(?!{beside})"
    return pieces


@dataclass(slots=True)
class _Literal:
    pattern: re.Pattern[str]
    is_word: IsWord | None

    @property
    def final(self) -> bool:
        return self.is_word is None

    def occurs(self, text: str) -> bool:
        return self.pattern.search(text) is not None

    def everywhere(self, text: str) -> list[Bounds]:
        return [found.span() for found in self.pattern.finditer(text)]

    def within(self, words: str) -> list[Bounds]:
        return list(_accepted(self.pattern.search, words, self.is_word))


def _accepted(
    search: Callable[[str, int], re.Match[str] | None], words: str, is_word: IsWord | None
) -> Iterator[Bounds]:
    """Find what is a word; what is none may share characters with what is."""
    at = 0
    while found := search(words, at):
        if is_word is None or is_word(words, *found.span()):
            yield found.span()
            at = found.end()
        else:
            at = found.start() + 1


class _Typed:
    def __init__(self, query: Query, alphabet: Alphabet, is_word: IsWord | None) -> None:
        self._pattern = _widened(query, alphabet)
        self._near = _longest(query, alphabet)
        self._is_word = is_word
        self._is_local = is_local(query.text)

    @property
    def final(self) -> bool:
        return self._is_local and self._is_word is None

    def occurs(self, text: str) -> bool:
        if self._is_local:
            try:
                return self._pattern.search(text, timeout=SECONDS) is not None
            except TimeoutError:
                self._is_local = False  # the other texts shall not take as long
        return self._near is None or self._near.search(text) is not None

    def everywhere(self, text: str) -> list[Bounds] | None:
        if self._is_local:
            try:
                return self._spans(text)
            except TimeoutError:
                self._is_local = False
        return None if self._near is None else [found.span() for found in self._near.finditer(text)]

    def within(self, words: str) -> list[Bounds]:
        spans = self._spans(words)
        return [one for one in spans if self._is_word is None or self._is_word(words, *one)]

    def _spans(self, words: str) -> list[Bounds]:
        """Find what is not empty: nothing is no passage."""
        found = self._pattern.finditer(words, timeout=SECONDS)
        return [one.span() for one in found if one.end() > one.start()]


def _widened(query: Query, alphabet: Alphabet) -> regex.Pattern[str]:
    if query.exact:
        return _compiled(query.text, query)
    try:
        return _compiled(widened(query.text, alphabet.alike), query)
    except BadPatternError:
        return _compiled(query.text, query)  # written in a way that cannot be widened


def _longest(query: Query, alphabet: Alphabet) -> re.Pattern[str] | None:
    """Make a pattern of the longest words that are wherever a regular expression fits."""
    run = max(query.phrases(), key=len, default="")
    return _literal(Query(run, word=False), alphabet) or _NOWHERE if run else None


def _compiled(pattern: str, query: Query) -> regex.Pattern[str]:
    flags = 0 if query.exact else regex.IGNORECASE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of syntax that may change one day
            return regex.compile(pattern, flags)
    except regex.error as error:
        at, detail = getattr(error, "pos", None) or 0, getattr(error, "msg", str(error))
        raise BadPatternError(pattern, min(at, len(pattern) - 1), detail) from error
    except (RecursionError, OverflowError, ValueError) as error:
        raise BadPatternError(pattern, 0, str(error)) from error
