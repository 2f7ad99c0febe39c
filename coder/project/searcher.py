"""The texts of a project, kept from one search to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from coder.project.opening import Project
from coder.store import texts
from coder.store.search_index import SearchIndex
from coder.store.texts import TextFacts
from coder.text.alphabet import Alphabet
from coder.text.search import Finder, Query, finder_for
from coder.text.stretches import Stretches
from coder.text.words import Words

LARGE = 10_000_000
"""Characters, 30 MB of Chinese: less is read faster than an index is asked."""
_BATCH = 2_000_000
"""Characters indexed at a time; so much is lost when the program is killed."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a text, and where passages can be found in it."""

    numbers: Sequence[int]
    stretches: Stretches

    def number(self, key: int) -> int | None:
        """Give the number of the turn that a stretch is, if it is one."""
        return self.numbers[key] if key >= 0 else None

    def speaker(self, key: int) -> str | None:
        """Name who speaks in a stretch, if anybody does."""
        return self.stretches.speakers[key] if key >= 0 else None


class Searcher:
    """Reads each text once; one that has been revised is another text."""

    def __init__(self, project: Project, words: Words | None = None, *, large: int = LARGE) -> None:
        self.project = project
        self._words = words
        self._large = large
        self._sizes: dict[int, tuple[str, int]] = {}
        self._texts: dict[int, str] = {}
        self._turns: dict[int, Turns] = {}
        self._alphabet = Alphabet()
        self._index = SearchIndex(project.database)

    def facts(self) -> tuple[TextFacts, ...]:
        """List the texts there are now, and forget those that are no longer."""
        with self.project.database.reading() as connection:
            found = texts.facts(connection)
            live = {one.revision_no for one in found}
            self._sizes |= texts.sizes(connection, sorted(live - self._sizes.keys()))
        for kept in (self._sizes, self._texts, self._turns):
            for gone in kept.keys() - live:
                del kept[gone]
        return found

    def likely(self, query: Query, among: Sequence[TextFacts]) -> tuple[TextFacts, ...]:
        """Leave out the texts of which the index knows that nothing is in them."""
        if self._characters(among) < self._large:
            return tuple(among)
        holding = self._index.holding(query.phrases())
        if holding is None:
            return tuple(among)
        ruled_out = self._index.known() - holding
        return tuple(one for one in among if self._sizes[one.revision_no][0] not in ruled_out)

    def read(self, some: Iterable[TextFacts]) -> None:
        """Read the texts that have not been read yet."""
        wanted = [one.revision_no for one in some if one.revision_no not in self._texts]
        if not wanted:
            return
        with self.project.database.reading() as connection:
            found = texts.texts(connection, wanted)
        for no, text in found.items():
            self._alphabet.learn(text)
            self._texts[no] = text

    def part(self, some: Iterable[TextFacts]) -> None:
        """Part texts that have been read into their turns."""
        wanted = [one.revision_no for one in some if one.revision_no not in self._turns]
        if not wanted:
            return
        with self.project.database.reading() as connection:
            found = texts.turns(connection, wanted)
        for no, columns in found.items():
            speakers = partial(self._speakers, no)
            stretches = Stretches(self._texts[no], columns.starts, columns.ends, speakers)
            self._turns[no] = Turns(columns.numbers, stretches)

    def _speakers(self, revision_no: int) -> tuple[str | None, ...]:
        with self.project.database.reading() as connection:
            return texts.speakers(connection, revision_no)

    def text(self, one: TextFacts) -> str:
        """Give a text that has been read."""
        return self._texts[one.revision_no]

    def turns(self, one: TextFacts) -> Turns:
        """Give the turns of a text that has been parted."""
        return self._turns[one.revision_no]

    @property
    def characters(self) -> int:
        """Count the different characters read so far: with new ones, a finder finds more."""
        return self._alphabet.size

    def finder(self, query: Query) -> Finder | None:
        """Prepare to find a query in the texts that have been read."""
        return finder_for(query, self._alphabet, self._is_word if query.needs_dictionary else None)

    def _is_word(self, turn: str, start: int, end: int) -> bool:
        if self._words is None:
            self._words = Words()
            self._words.load()
        return self._words.is_boundary(turn, start) and self._words.is_boundary(turn, end)

    def needed(self) -> tuple[TextFacts, ...]:
        """List the texts that have to be read whatever is looked for: all that the index can not rule out."""
        found = self.facts()
        known = self._index.known() if self._characters(found) >= self._large else ()
        return tuple(one for one in found if self._sizes[one.revision_no][0] not in known)

    def unprepared(self) -> int:
        """Count the characters that a search has to read for want of an index."""
        return self._characters(self._not_indexed())

    def prepare(self, advanced: Callable[[int], object] = int) -> None:
        """Index what is not yet; tell after each step how many characters that was.

        It can be stopped between two steps; what is done stays.
        """
        missing = self._not_indexed()
        if missing:
            self._index.tidy(sha256 for sha256, _characters in self._sizes.values())
            missing = self._not_indexed()
        for some in self._batches(missing):
            with self.project.database.reading() as connection:
                found = texts.texts(connection, some)
            if not self._index.add({self._sizes[no][0]: text for no, text in found.items()}):
                return  # no room, no permission, or another window does it
            advanced(sum(map(len, found.values())))

    def _not_indexed(self) -> list[TextFacts]:
        found = self.facts()
        if self._characters(found) < self._large:
            return []
        known = self._index.known()
        return [one for one in found if self._sizes[one.revision_no][0] not in known]

    def _characters(self, some: Iterable[TextFacts]) -> int:
        return sum(self._sizes[one.revision_no][1] for one in some)

    def _batches(self, missing: Iterable[TextFacts]) -> Iterator[list[int]]:
        batch: list[int] = []
        characters = 0
        for one in missing:
            batch.append(one.revision_no)
            characters += self._sizes[one.revision_no][1]
            if characters >= _BATCH:
                yield batch
                batch, characters = [], 0
        if batch:
            yield batch
