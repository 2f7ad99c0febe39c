"""How what is typed is looked for: in a thread, step by step, and only what was typed last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.model.errors import CoderError
from coder.project.filters import Filters
from coder.tui.study import Study

if TYPE_CHECKING:
    from coder.project.found import Found
    from coder.project.searcher import Searcher
    from coder.text.search import Query

CONTEXT = 120
"""Characters on each side of a hit: as many as the widest window shows."""
AT_ONCE = 32
"""Texts that are read before anybody has typed: so many, and it is asked again whether somebody has."""
KEPT = 50
"""Queries that are remembered."""
NOTHING_LEFT_OUT = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and where."""

    query: Query
    filters: Filters = NOTHING_LEFT_OUT


@dataclass(frozen=True, slots=True)
class Answer:
    """What has been found so far, or why nothing can be."""

    asked: Asked
    found: Found | None = None
    error: CoderError | None = None

    @property
    def is_final(self) -> bool:
        """Whether nothing more will come."""
        return self.found is None or self.found.finished


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    study: Study
    asked: Asked | None
    """Nothing where something is about to be typed."""
    show: Callable[[Answer], None]
    found: Found | None = None


class Seeker:
    """Searches for one analyst; the texts are read once, whichever screen asks."""

    def __init__(self) -> None:
        self.asked: Asked | None = None
        """What was looked for last."""
        self.typed: list[str] = []
        """What was looked for before, the latest last."""
        self._wishes: asyncio.Queue[_Wish] = asyncio.Queue()
        self._newest: _Wish | None = None
        self._searcher: Searcher | None = None

    def seek(
        self, study: Study, asked: Asked, show: Callable[[Answer], None], found: Found | None = None
    ) -> None:
        """Search, or go on, and show after each step what there is; what was asked before is given up."""
        self.asked = asked
        self._put(_Wish(study, asked, show, found))

    def get_ready(self, study: Study) -> None:
        """Read what has to be read whatever will be looked for, until something is."""
        self._put(_Wish(study, None, lambda _answer: None))

    def _put(self, wish: _Wish) -> None:
        self._newest = wish
        self._wishes.put_nowait(wish)

    def give_up(self) -> None:
        """Search no further."""
        self._newest = None

    def remember(self, query: str) -> None:
        """Keep a query that was of use."""
        if query.strip():
            self.typed = [*(one for one in self.typed if one != query), query][-KEPT:]

    async def work(self) -> None:
        """Answer as long as the workbench is open."""
        while True:
            wish = await self._wishes.get()
            try:
                if wish.asked is None:
                    await self._read(wish)
                else:
                    await self._answer(wish, wish.asked)
            finally:
                self._wishes.task_done()

    async def finish(self) -> None:
        """Wait until nothing is left to look for."""
        await self._wishes.join()

    async def _read(self, wish: _Wish) -> None:
        with suppress(CoderError):  # whoever looks for something is told
            texts = await asyncio.to_thread(lambda: self._searching(wish.study).needed())
            while texts and wish is self._newest:
                await asyncio.to_thread(self._searching(wish.study).read, texts[:AT_ONCE])
                texts = texts[AT_ONCE:]

    async def _answer(self, wish: _Wish, asked: Asked) -> None:
        answer = Answer(asked, wish.found)
        while wish is self._newest:
            try:
                found = await asyncio.to_thread(self._go_on, wish.study, asked, answer.found)
                answer = Answer(asked, found)
            except CoderError as error:
                answer = Answer(asked, error=error)
            if wish is self._newest:
                wish.show(answer)
            if answer.is_final:
                break

    def _searching(self, study: Study) -> Searcher:
        from coder.project.searcher import Searcher  # noqa: PLC0415 -- costs 40 ms, and not everybody searches

        if self._searcher is None:
            self._searcher = Searcher(study.project)
        return self._searcher

    def _go_on(self, study: Study, asked: Asked, found: Found | None) -> Found:
        """Search some more texts; the first time, find out where."""
        from coder.project.finding import find  # noqa: PLC0415 -- costs 40 ms, and not everybody searches

        if found is None:
            searcher = self._searching(study)
            found = find(
                study.project,
                asked.query,
                asked.filters,
                context=CONTEXT,
                first=0,
                searcher=searcher,
                whose=(study.who,),
            )
        found.step()
        return found
