"""How work reaches the database: one step after the other, in a thread, and the screen only after that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from coder.model.errors import CoderError

T = TypeVar("T")
PATIENCE = 0.3
"""Seconds after which the analyst is told that another window holds the database."""


class Saving(Enum):
    """Where the work is."""

    SAVED = auto()
    """All that is shown is stored; what is being stored is shown when it is."""
    WAITING = auto()
    TYPED = auto()
    """Something is typed that is not stored yet."""


@dataclass(frozen=True, slots=True)
class _Step(Generic[T]):
    do: Callable[[], T]
    then: Callable[[T], None]
    writes: bool


class Writing:
    """A queue that keeps the order in which things were asked for."""

    def __init__(
        self,
        tell: Callable[[Saving], None],
        refuse: Callable[[CoderError], None],
        is_up: Callable[[], bool] = lambda: True,
    ) -> None:
        self._tell, self._refuse = tell, refuse
        self._is_up = is_up
        """Whether there is still a screen to show things on; work is finished after it has gone."""
        self._steps: asyncio.Queue[_Step[object]] = asyncio.Queue()
        self._left = 0
        """Steps that are not done and shown yet."""
        self._is_late = False
        """Whether the one under way takes long."""

    @property
    def is_busy(self) -> bool:
        """Whether what was asked for will be done in a moment; not while another window holds it up."""
        return self._left > 0 and not self._is_late

    def write(self, do: Callable[[], T], then: Callable[[T], None]) -> None:
        """Let a thread do this after all that was asked before, then show what came of it."""
        self._left += 1
        self._steps.put_nowait(_Step(do, then, writes=True))  # type: ignore[arg-type]  # a step of any answer

    def read(self, do: Callable[[], T], then: Callable[[T], None]) -> None:
        """Look something up, in the same order."""
        self._left += 1
        self._steps.put_nowait(_Step(do, then, writes=False))  # type: ignore[arg-type]  # a step of any answer

    async def work(self) -> None:
        """Do what is asked for as long as the workbench is open."""
        try:
            while True:
                await self._work_off(await self._steps.get())
        except Exception:  # whatever it is goes on to the workbench; only the wait for it ends here
            self._give_up()
            raise

    async def _work_off(self, step: _Step[object]) -> None:
        try:
            result = await self._done(step)
        except CoderError as error:
            if self._is_up():
                self._refuse(error)
        else:
            if self._is_up():
                step.then(result)
        finally:
            if self._steps.empty() and self._is_up():
                self._tell(Saving.SAVED)
            self._left, self._is_late = self._left - 1, False
            self._steps.task_done()

    def _give_up(self) -> None:
        """Let go of what nobody will do any more: whoever waits for it would wait for ever."""
        while not self._steps.empty():
            self._steps.get_nowait()
            self._left -= 1
            self._steps.task_done()

    async def _done(self, step: _Step[T]) -> T:
        task = asyncio.ensure_future(asyncio.to_thread(step.do))
        await asyncio.wait({task}, timeout=PATIENCE)
        self._is_late = not task.done()
        if self._is_late and step.writes:
            self._tell(Saving.WAITING)
        return await task

    async def finish(self) -> None:
        """Wait until nothing is left to do."""
        await self._steps.join()
