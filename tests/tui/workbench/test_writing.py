from __future__ import annotations

import asyncio
import time

import pytest

from coder.model.errors import CoderError, UnknownCodingError
from coder.tui.writing import Saving, Writing


async def run(writing: Writing) -> None:
    working = asyncio.create_task(writing.work())
    await writing.finish()
    working.cancel()


async def test_steps_are_done_in_order_and_shown_after_each() -> None:
    done: list[str] = []
    writing = Writing(lambda _saving: None, lambda _error: None)
    writing.write(lambda: (time.sleep(0.05), done.append("first")), lambda _: done.append("first shown"))
    writing.write(lambda: done.append("second"), lambda _: done.append("second shown"))
    await run(writing)
    assert done == ["first", "first shown", "second", "second shown"]


async def test_what_is_refused_is_told_and_the_next_step_is_done() -> None:
    told: list[CoderError] = []
    shown: list[int] = []

    def refuse() -> int:
        raise UnknownCodingError("x")

    writing = Writing(lambda _saving: None, told.append)
    writing.write(refuse, shown.append)
    writing.write(lambda: 2, shown.append)
    await run(writing)
    assert [type(error) for error in told] == [UnknownCodingError]
    assert shown == [2]


async def test_only_a_long_wait_is_mentioned() -> None:
    states: list[Saving] = []
    writing = Writing(states.append, lambda _error: None)
    writing.write(lambda: None, lambda _: None)
    await run(writing)
    assert Saving.WAITING not in states
    writing.write(lambda: time.sleep(0.4), lambda _: None)
    await run(writing)
    assert states[-2:] == [Saving.WAITING, Saving.SAVED]


async def test_the_next_key_waits_for_what_is_under_way_but_not_for_another_window() -> None:
    seen: list[bool] = []
    writing = Writing(lambda _saving: None, lambda _error: None)
    assert not writing.is_busy
    writing.write(lambda: time.sleep(0.4), lambda _: seen.append(writing.is_busy))
    assert writing.is_busy
    working = asyncio.create_task(writing.work())
    await asyncio.sleep(0.36)
    assert not writing.is_busy
    writing.read(lambda: None, lambda _: seen.append(writing.is_busy))
    await writing.finish()
    assert not writing.is_busy
    assert seen == [False, True]
    writing.write(lambda: 1 // 0, lambda _: None)
    writing.write(lambda: None, lambda _: None)
    with pytest.raises(ZeroDivisionError):
        await asyncio.gather(writing.finish(), working)
    assert not writing.is_busy


async def test_work_is_finished_when_the_screen_has_gone_but_shown_no_more() -> None:
    done: list[str] = []
    writing = Writing(lambda _: done.append("told"), lambda _: done.append("refused"), lambda: False)
    writing.write(lambda: done.append("written"), lambda _: done.append("shown"))
    await run(writing)
    assert done == ["written"]


async def test_a_fault_of_the_program_lets_nobody_wait_for_ever() -> None:
    writing = Writing(lambda _saving: None, lambda _error: None)
    writing.read(lambda: 1 / 0, lambda _nothing: None)
    writing.read(lambda: None, lambda _nothing: None)
    working = asyncio.create_task(writing.work())
    await asyncio.wait_for(writing.finish(), 5)
    with pytest.raises(ZeroDivisionError):
        await working
