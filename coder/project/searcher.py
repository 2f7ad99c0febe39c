"""The texts of a project, kept from one search to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coder.project.opening import Project
from coder.store import texts
from coder.store.search_index import SearchIndex
from coder.store.texts import TextFacts
from coder.text.alphabet import Alphabet
from coder.text.search import Finder, Query, finder_for
from coder.text.stretches import Stretches, stretches_of
from coder.text.words import Words

LARGE = 10_000_000
"""Characters, 30 MB of Chinese: less is read faster than an index is asked."""
_BATCH = 2_000_000
"""Characters indexed at a time; so much is lost when the program is killed."""


@dataclass(slots=True)
class _Kept:
    text: str
    stretches: Stretches | None = None


class Searcher:
    """Reads each text once; one that has been revised is another text."""

    def __init__(self, project: Project, words: Words | None = None, *, large: int = LARGE) -> None:
        self.project = project
        self._words = words
        self._large = large
        self._kept: dict[int, _Kept] = {}
        self._alphabet = Alphabet()
        self._index = SearchIndex(project.database)

    def facts(self) -> tuple[TextFacts, ...]:
        """List the texts there are now, and forget those that are no longer."""
        with self.project.database.reading() as connection:
            found = texts.facts(connection)
        for gone in self._kept.keys() - {one.revision_no for one in found}:
            del self._kept[gone]
        return found

    def likely(self, query: Query, among: Sequence[TextFacts]) -> tuple[TextFacts, ...]:
        """Leave out the texts of which the index knows that nothing is in them."""
        if sum(one.characters for one in among) < self._large:
            return tuple(among)
        holding = self._index.holding(query.phrases())
        if holding is None:
            return tuple(among)
        ruled_out = self._index.known() - holding
        return tuple(one for one in among if one.sha256 not in ruled_out)

    def read(self, some: Sequence[TextFacts]) -> None:
        """Read the texts that have not been read yet."""
        wanted = [one.revision_no for one in some if one.revision_no not in self._kept]
        if not wanted:
            return
        with self.project.database.reading() as connection:
            found = texts.texts(connection, wanted)
        for no, text in found.items():
            self._alphabet.learn(text)
            self._kept[no] = _Kept(text)

    def part(self, some: Sequence[TextFacts]) -> None:
        """Part texts that have been read into their turns."""
        wanted = [one.revision_no for one in some if self._kept[one.revision_no].stretches is None]
        if not wanted:
            return
        with self.project.database.reading() as connection:
            found = texts.turns(connection, wanted)
        for no, rows in found.items():
            kept = self._kept[no]
            kept.stretches = stretches_of(kept.text, rows)

    def text(self, one: TextFacts) -> str:
        """Give a text that has been read."""
        return self._kept[one.revision_no].text

    def stretches(self, one: TextFacts) -> Stretches:
        """Give the turns of a text that has been parted."""
        found = self._kept[one.revision_no].stretches
        assert found is not None  # noqa: S101  # `part` comes first
        return found

    def finder(self, query: Query) -> Finder | None:
        """Prepare to find a query in the texts that have been read."""
        return finder_for(query, self._alphabet, self._is_word if query.needs_dictionary else None)

    def _is_word(self, turn: str, start: int, end: int) -> bool:
        if self._words is None:
            self._words = Words()
            self._words.load()
        return self._words.is_boundary(turn, start) and self._words.is_boundary(turn, end)

    def unprepared(self) -> int:
        """Count the characters that a search has to read for want of an index."""
        return sum(one.characters for one in self._not_indexed())

    def prepare(self, advanced: Callable[[int], object] = int) -> None:
        """Index what is not yet; tell after each step how many characters that was.

        It can be stopped between two steps; what is done stays.
        """
        missing = self._not_indexed()
        if missing:
            self._index.tidy(one.sha256 for one in self.facts())
            missing = self._not_indexed()
        for some in _batches(missing):
            with self.project.database.reading() as connection:
                found = texts.texts(connection, [one.revision_no for one in some])
            if not self._index.add({one.sha256: found[one.revision_no] for one in some}):
                return  # no room, no permission, or another window does it
            advanced(sum(one.characters for one in some))

    def _not_indexed(self) -> list[TextFacts]:
        found = self.facts()
        if sum(one.characters for one in found) < self._large:
            return []
        known = self._index.known()
        return [one for one in found if one.sha256 not in known]


def _batches(missing: Sequence[TextFacts]) -> Iterator[list[TextFacts]]:
    batch: list[TextFacts] = []
    for one in missing:
        batch.append(one)
        if sum(other.characters for other in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
