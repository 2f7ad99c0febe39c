"""Two windows on one study, and what happens when one holds the database."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest

from coder.model.errors import DiskError
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import coding, transcripts
from coder.project.opening import Project, open_project
from coder.tui.app import Workbench
from coder.tui.lookout import Lookout, Sighting
from coder.tui.screens import reading
from coder.tui.widgets.bar import Bar

Start = Callable[..., Workbench]
SIZE = (120, 20)


@pytest.fixture
def elsewhere(project: Project) -> Iterator[Project]:
    """The same study, opened by another process."""
    opened = open_project(project.folder)
    yield opened
    opened.close()


def head(app: Workbench) -> str:
    return app.coding.query_one("#header", Bar).text


async def until(holds: Callable[[], object], seconds: float = 3.0) -> None:
    for _ in range(int(seconds / 0.02)):
        if holds():
            return
        await asyncio.sleep(0.02)
    assert holds()


async def test_two_windows_see_each_other(project: Project, elsewhere: Project) -> None:
    first, second = Workbench(project, "王"), Workbench(elsewhere, "王")
    seen = asyncio.Event()

    async def work() -> None:
        async with first.run_test(size=SIZE) as pilot:
            first.coding.text.goto(first.coding.desk.transcript.turns[3].span.start)
            await pilot.press("enter", "x", "s", "h", "enter")
            await seen.wait()
            await until(lambda: first.coding.desk.status is Status.DONE)
            await until(lambda: not first.coding.desk.codings)
            assert "已编 0%" in head(first)

    async def watch() -> None:
        async with second.run_test(size=SIZE) as pilot:
            await until(lambda: second.coding.desk.codings)
            second.coding.text.goto(second.coding.desk.transcript.turns[3].span.start)
            assert [one.code for one in second.coding.text.codings_at_cursor()] == ["4.1.1"]
            assert second.coding.entries[0].count == 1
            await pilot.press("delete")
            await until(lambda: not second.coding.desk.codings)
            await pilot.press("f8")
            await until(lambda: second.coding.desk.status is Status.DONE)
            seen.set()
            await until(lambda: first.coding.desk.status is Status.DONE)

    await asyncio.gather(asyncio.create_task(work()), asyncio.create_task(watch()))


async def test_ones_own_work_is_not_read_a_second_time(
    workbench: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press("enter", "x", "s", "h", "enter")
        await app.writing.finish()
        await pilot.pause(0.3)  # the first coding also began the transcript, which is news
        reads: list[str] = []
        fresh = app.coding.study.fresh
        monkeypatch.setattr(app.coding.study, "fresh", lambda name: (reads.append(name), fresh(name))[1])
        await pilot.press("1", "delete")
        await pilot.pause(0.5)
        assert reads == []


@pytest.fixture
def held(elsewhere: Project) -> Iterator[threading.Event]:
    """Somebody writes for as long as the event is not set."""
    begun, over = threading.Event(), threading.Event()

    def hold() -> None:
        with elsewhere.database.writing():
            begun.set()
            over.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(5)
    yield over
    over.set()
    holder.join()


async def test_waiting_for_another_window_is_said_and_nothing_is_shown_before_it_is_stored(
    workbench: Start, project: Project, held: threading.Event
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press("enter", "x", "s", "h", "enter")
        await until(lambda: "正在等另一个窗口" in head(app))
        assert app.coding.text.codings_at_cursor() == ()
        await pilot.press("right")
        assert app.coding.text.cursor == app.coding.desk.transcript.turns[3].span.start + 1
        held.set()
        await until(lambda: "已保存" in head(app))
        assert len(app.coding.text.codings_at_cursor()) == 1
        assert len(transcripts.codings_of(project, "C01")) == 1


async def test_quitting_waits_for_what_is_being_written(
    workbench: Start, project: Project, held: threading.Event
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press("enter", "x", "s", "h", "enter")
        leaving = asyncio.create_task(app.action_quit())
        await asyncio.sleep(0.1)
        assert not leaving.done()
        held.set()
        await leaving
    assert len(transcripts.codings_of(project, "C01")) == 1


async def test_writes_keep_their_order(workbench: Start, project: Project, held: threading.Event) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        await pilot.press("enter", "x", "s", "h", "enter", "ctrl+z", "ctrl+y", "ctrl+z", "f8")
        held.set()
        await app.writing.finish()
    assert transcripts.codings_of(project, "C01") == ()
    assert transcripts.overview(project)[0].status == {"王": Status.DONE}


async def test_a_full_disk_is_explained_and_work_goes_on(
    workbench: Start, project: Project, monkeypatch: pytest.MonkeyPatch, shown: Callable[..., str]
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:

        def refuse(*_: object, **__: object) -> None:
            raise DiskError(project.database.path, "full", "")

        app.coding.text.goto(app.coding.desk.transcript.turns[3].span.start)
        with monkeypatch.context() as patch:
            patch.setattr(coding, "tag", refuse)
            await pilot.press("enter", "x", "s", "h", "enter")
            await app.writing.finish()
        await until(lambda: "磁盘已满" in shown(app))
        assert "请腾出空间后再试" in shown(app)
        assert not app.coding.notice.region.overlaps(app.coding.text.region)
        assert app.coding.desk.codings == {}
        assert "已保存" in head(app)
        await pilot.press("1")
        await app.writing.finish()
        assert len(transcripts.codings_of(project, "C01")) == 1
        await pilot.press("escape")
        assert not app.coding.notice.display


async def test_news_of_another_transcript_reach_the_list(workbench: Start, elsewhere: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE):
        coding.tag(elsewhere, "王", "G01", Span(0, 3), ["4.1.1"])
        await until(lambda: app.coding.entries[1].count == 1)
        assert app.coding.entries[1].status is Status.IN_PROGRESS
        assert app.coding.desk.codings == {}


async def test_the_dictionaries_come_after_the_first_paint(
    workbench: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE):
        assert app.coding.names.find("chongfu") == ()
        app.coding._learn()
        await until(lambda: app.coding.names.find("gonggongshiwu") == ("5.1.1",), 20)
        start = app.coding.desk.transcript.turns[1].span.start

        def next_word() -> int:
            app.coding.text.goto(start)
            app.coding.text.action_step("word", 1)
            return app.coding.text.cursor

        await until(lambda: next_word() == start + 2)


def test_looking_and_closing_at_once_harms_nothing(project: Project, elsewhere: Project) -> None:
    """SQLite ends the whole process when a connection is closed under a thread that asks on it."""
    for _ in range(30):
        lookout = Lookout(elsewhere)
        asking = threading.Thread(target=lambda out=lookout: [out.look() for _ in range(300)])
        asking.start()
        lookout.close()
        asking.join()
        assert lookout.look() == Sighting()


async def test_full_pinyin_typed_before_the_dictionary_was_read_is_found_after(workbench, monkeypatch):
    monkeypatch.setattr(reading, "LEARN_AFTER", 1.5)
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", *"xingshi")
        choice = app.coding.picker.query_one("#choice")
        assert choice.highlighted != "4.1.1"
        for _ in range(200):
            await pilot.pause(0.05)
            if choice.highlighted == "4.1.1":
                break
        assert choice.highlighted == "4.1.1"


async def test_a_codebook_edited_elsewhere_is_taken_at_once(workbench: Start, project: Project) -> None:
    app, path = workbench(), project.codebook_path
    before = path.read_bytes()
    async with app.run_test(size=SIZE):
        await until(lambda: app.coding.desk.codings is not None)
        path.write_bytes(before.replace("形式化执行".encode(), "走过场".encode()))
        await until(lambda: app.coding.code_looks["4.1.1"].name == "走过场")
        assert "1 处改动" in app.coding.query_one("#status", Bar).text
        coding.tag(project, "王", "C01", Span(0, 3), ["4.1.1"])  # now it is on record
        path.write_bytes(before.replace(b"kind: problem", b"kind: probblem"))
        await until(lambda: app.coding.notice.display)
        assert "probblem" in app.coding.notice.text
        assert app.coding.code_looks["4.1.1"].name == "走过场"  # the last good state
        app.coding.end_complaint()
        path.write_bytes(before)
        await until(lambda: app.coding.code_looks["4.1.1"].name == "形式化执行")
        assert not app.coding.notice.display


async def test_codes_in_use_that_vanish_from_the_file_are_kept_and_named(
    workbench: Start, project: Project
) -> None:
    coding.tag(project, "王", "C01", Span(0, 3), ["5.1.1"])
    app, path = workbench(), project.codebook_path
    lines = path.read_bytes().split(b"\n")
    async with app.run_test(size=SIZE):
        path.write_bytes(b"\n".join(line for line in lines if b"id: 5.1.1," not in line))
        await until(lambda: app.coding.notice.display)
        assert "5.1.1" in app.coding.notice.text
        assert "5.1.1" in app.coding.code_looks
