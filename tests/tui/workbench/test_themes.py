"""Colours are chosen by looking at them and are kept; whichever they are, every word is legible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from coder.model.settings import THEMES, Source
from coder.project import coding, transcripts
from coder.project.opening import Project
from coder.project.settings import in_force
from coder.tui.app import Workbench
from coder.tui.colors import LEGIBLE, VISIBLE, Rgb, contrast
from coder.tui.widgets.rows import Rows

Start = Callable[..., Workbench]
NATIVE = {"ansi-dark", "ansi-light"}
"""Themes of the terminal's own colours, which nobody knows."""
DRAWN = set("┃┏┗╺│─━▔▁▂▃▄▅▆▇█▊▌ ")
"""What is drawn and not read."""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own" / "settings.yaml"
    monkeypatch.setenv("CODER_CONFIG", str(path))
    return path


@pytest.fixture
def coded(project: Project) -> Project:
    turns = transcripts.read(project, "C01").turns
    coding.tag(project, "王", "C01", turns[1].span, ["4.1.1", "4.1.2"])
    coding.tag(project, "王", "C01", turns[3].span, ["5.1.1"])
    return project


async def settled(pilot: Pilot[str]) -> None:
    await pilot.pause()
    await pilot.app.writing.finish()
    await pilot.pause()


async def opened(pilot: Pilot[str]) -> Rows:
    await pilot.press("ctrl+p", *"配色", "enter")
    await settled(pilot)
    return pilot.app.screen.query_one("#themes", Rows)


async def test_each_theme_is_shown_as_one_walks_to_it_and_escape_restores(workbench: Start) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        themes = await opened(pilot)
        assert themes.highlighted == app.theme == "coder-dark"
        assert {row.id for row in themes.lines if row.can_choose} == set(THEMES)
        for _step in range(3):
            await pilot.press("down")
            await pilot.pause()
            assert app.theme == themes.highlighted != "coder-dark"
        await pilot.press("escape")
        assert app.theme == "coder-dark"
        assert app.screen is app.coding


async def test_enter_keeps_a_theme_for_all_projects(workbench: Start, own: Path, project: Project) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        themes = await opened(pilot)
        themes.highlight("nord")
        await pilot.pause()
        assert app.theme == "nord"
        await pilot.press("enter")
        await settled(pilot)
        assert app.theme == "nord"
        assert str(own) in app.coding.message
        assert in_force(None).settings.theme == "nord"
        assert in_force(project.folder).source_of("theme") is Source.USER


@pytest.mark.parametrize("settings_lines", [("theme: dracula",)], ids=[""])
async def test_a_project_that_wants_other_colours_goes_before(workbench: Start, own: Path) -> None:
    app = workbench()
    async with app.run_test(size=(120, 40)) as pilot:
        themes = await opened(pilot)
        assert themes.highlighted == "dracula"
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "以它为准" in app.coding.message
        assert in_force(None).settings.theme not in {"", "dracula"}


def pieces(app: Workbench) -> Iterator[Segment]:
    """Everything that is to be read; what lies behind a list that is open is not."""
    above = app.screen.query("#palette, #theme")
    region = above.first().region if above else app.screen.region
    for strip in app.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            if set(segment.text) - DRAWN and segment.style is not None:
                yield segment


def lacking(app: Workbench) -> list[tuple[float, str]]:
    """What is hard to read; the bold letters of codes are signs, for which less is asked."""
    found = []
    for segment in pieces(app):
        color, ground = segment.style.color, segment.style.bgcolor
        if color is not None and ground is not None and color.triplet and ground.triplet:
            least = VISIBLE if segment.style.bold and len(segment.text.strip()) == 1 else LEGIBLE
            reached = contrast(Rgb(*color.triplet), Rgb(*ground.triplet))
            if reached < least:
                found.append((reached, segment.text))
    return found


async def test_words_are_legible_in_every_theme(workbench: Start, coded: Project) -> None:
    app = workbench()
    scenes = (
        ("tab", "space"),
        ("escape", "enter"),
        ("escape", "ctrl+f", *"台账", "enter", "ctrl+f"),
        ("escape", "escape", "ctrl+o"),
        ("escape", "ctrl+p", *"频次"),
        ("enter",),
        ("down", "enter"),
    )
    async with app.run_test(size=(140, 24)) as pilot:
        app.coding.text.goto(app.coding.desk.transcript.turns[1].span.start)
        for at, keys in enumerate(scenes):
            await pilot.press(*keys)
            await settled(pilot)
            for name in sorted({*THEMES} - NATIVE)[at % 3 :: 3]:
                app.theme = name
                await pilot.pause()
                assert lacking(app) == [], (keys, name)


def turned(app: Workbench, text: str) -> bool:
    found = [one for one in pieces(app) if text in one.text]
    assert found, text
    return any(one.style.reverse for one in found)


@pytest.mark.parametrize("name", ["", *sorted(NATIVE)])
async def test_without_colours_of_ours_the_highlight_is_turned_round(
    workbench: Start, coded: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if not name:
        monkeypatch.setenv("NO_COLOR", "1")
    app = workbench()
    async with app.run_test(size=(120, 30)) as pilot:
        if name:
            app.theme = name
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert turned(app, "C01")
        assert not turned(app, "G01")
        await pilot.press("down")
        await pilot.pause()
        assert turned(app, "G01")
        await pilot.press("escape", "f9", *"频次", "enter")
        await settled(pilot)
        assert any(one.style.reverse for one in pieces(app))
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.screen is app.get_screen("passages")
        assert turned(app, app.screen.query_one("#passages", Rows).lines[1].text[:6])
