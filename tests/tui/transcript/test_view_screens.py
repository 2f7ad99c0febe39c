"""How the view looks at each size, with ASCII margins, without colour; and that what is kept stays true."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from coder.model.coding import Coding
from coder.model.span import Span
from coder.tui.transcript.painting import Caret

Make = Callable[..., Any]
Golden = Callable[[str, Any], None]
SIZES = ((80, 24), (120, 40), (200, 60), (48, 20), (34, 16), (20, 10))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens(reader: Make, golden: Golden, size: tuple[int, int]) -> None:
    app = reader()
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+down", "ctrl+down", "space")
        await pilot.pause()
        golden(f"transcript-{size[0]}x{size[1]}", app)
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == size[0] == cell_len(strip.text)


async def test_ascii_margin(reader: Make, golden: Golden) -> None:
    app = reader(ascii_margin=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        golden("transcript-ascii-80x24", app)


async def test_more_codings_than_lanes(reader: Make, golden: Golden, codings: list[Coding]) -> None:
    turn = codings[0].span.start
    more = [
        Coding(f"x{number}", "C03", "staff", "李", Span(turn, turn + 12 + 3 * number), "")
        for number in range(5)
    ]
    app = reader(marked=[*codings, *more])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        golden("transcript-crowded-80x24", app)


async def test_without_colour_nothing_is_lost(
    reader: Make, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+down", "ctrl+down", "space")
        await pilot.pause()
        assert app.no_color
        golden("transcript-80x24", app)
        marked = [
            segment
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline
        ]
        underlined = "".join(segment.text for segment in marked)
        assert "换了个名目" in underlined
        assert "格式还不一样" in underlined
        turned = "".join(
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.reverse
        )
        assert turned.startswith("说实话，台账是清理了一批，可是换了个名目又回来了。")


async def test_text_from_a_file_cannot_act_on_the_terminal(reader: Make) -> None:
    app = reader("访谈者：\x1b[31m红\x07\x9b2J\u202e反\u2028行\t表\x00 [bold]粗[/bold]\n", marked=())
    async with app.run_test(size=(80, 24)):
        text = "".join(strip.text for strip in app.screen._compositor.render_strips())
    assert "␛[31m红␇␦2J␦反␦行 表␀ [bold]粗[/bold]" in text
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2028", "\t", "\x00"}


@pytest.mark.parametrize(
    "theme", ["textual-light", "textual-dark", "nord", "solarized-light", "ansi-dark", "ansi-light"]
)
async def test_a_change_of_theme_repaints(reader: Make, theme: str) -> None:
    app = reader(theme="gruvbox")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = app.view.render_line(5)
        app.theme = theme
        await pilot.pause()
        after = app.view.render_line(5)
        assert after.text == before.text
        assert [segment.style for segment in after] != [segment.style for segment in before]


async def test_a_resize_keeps_the_place(reader: Make) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(100, 24)) as pilot:
        view = app.view
        view.top_offset = view._page.layout.starts[40]
        await pilot.pause()
        kept = view.top_offset
        for width in (60, 34, 120, 100):
            await pilot.resize_terminal(width, 24)
            await pilot.pause(0.1)  # a size is taken over when no other follows
            layout = view._page.layout
            assert layout.width == min(100, width - 1 - view._page.margin.width - 1)
            assert layout.row_of(kept) == view.scroll_offset.y
        assert view.top_offset == kept


async def test_a_resize_keeps_cursor_and_passage_in_sight(reader: Make) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(100, 24)) as pilot:
        view = app.view
        view.goto(2000, Span(1990, 2010))
        await pilot.pause()
        for size in ((50, 24), (20, 8), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.selection == Span(1990, 2010)
            assert view._is_in_sight(view._page.layout.row_of(view.cursor))


async def test_a_place_is_restored(reader: Make) -> None:
    app = reader("访谈者：" + "减负之后台账少了吗，" * 400 + "\n")
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        top = view._page.layout.starts[50]
        view.show(app.transcript, [], {}, cursor=top + 100, top=top)
        await pilot.pause()
        assert (view.cursor, view.top_offset) == (top + 100, top)


def fresh(app: Any, y: int) -> list[object]:
    view = app.view
    row = view.scroll_offset.y + y
    cursor, first, last = view._live_rows()
    live = first <= row <= last
    caret = Caret(
        view.cursor if row == cursor else None, view.selection if live else None, view.has_focus, y == 0
    )
    return list(view._page.strip(row, caret))


async def test_what_is_kept_equals_what_is_fresh_after_any_edit(reader: Make, transcript: Any) -> None:
    app = reader()
    chance = random.Random(11)
    names = [coding.id for coding in app.codings]
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        for step in range(120):
            match chance.randint(0, 5):
                case 0:
                    start = chance.randrange(len(transcript.text) - 60)
                    span = Span(start, start + chance.randint(1, 60))
                    code = chance.choice(["formal", "staff", "down"])
                    view.add_coding(Coding(f"n{step}", "C03", code, "王", span, ""))
                    names.append(f"n{step}")
                case 1 if names:
                    view.remove_coding(names.pop(chance.randrange(len(names))))
                case 2 if names:
                    name = chance.choice(names)
                    start = chance.randrange(len(transcript.text) - 60)
                    kept = [coding for coding in view._reading.codings.values() if coding.id != name]
                    moved = Coding(name, "C03", "marks", "王", Span(start, start + 30), "")
                    view.replace_codings([*kept, moved])
                case 3:
                    view.goto(chance.randrange(len(transcript.text)))
                    view.action_front()
                case _:
                    view.action_stretch(chance.choice(["row", "sentence", "word"]), chance.choice([1, -1]))
            for y in range(20):
                assert list(view.render_line(y)) == fresh(app, y), (step, y)
            if step % 10 == 0:
                await pilot.pause()
                strips = app.screen._compositor.render_strips()
                for y in range(20):
                    assert strips[y].text.startswith("".join(part.text for part in fresh(app, y))), (step, y)


async def test_hits_of_a_search_are_set_off(reader: Make) -> None:
    app = reader()
    start = app.transcript.text.index("台账")
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.mark_found([Span(start, start + 2)])
        await pilot.pause()
        segments = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        assert [s.text for s in segments if s.style and s.style.reverse and s.style.bold] == ["台账"]
        app.view.mark_found([])
        await pilot.pause()
        segments = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        assert not [s.text for s in segments if s.style and s.style.reverse and s.style.bold]
