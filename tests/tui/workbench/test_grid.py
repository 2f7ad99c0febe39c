"""The grid: what stays, what scrolls, what a key or a click does, and that every row fits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.message import Message

from coder.tui.widgets.bars import bar
from coder.tui.widgets.grid import CellGrid
from coder.tui.widgets.grid_layout import GridCell, GridColumn, GridLine, grid_layout

COLUMNS = [GridColumn(f"第{number}份访谈") for number in range(30)]
LINES = [
    GridLine(
        f"code{at}",
        f"{at} 名字很长的编码{'很' * (at % 9)}",
        [GridCell(f"{at * column:,}", at * column / 3000) for column in range(30)],
        indent=at % 3 * 2,
        letter="X",
        color="#ff0000",
    )
    for at in range(100)
]


class Showing(App[None]):
    """A grid and what it told."""

    def __init__(
        self, columns: list[GridColumn], lines: list[GridLine], *, ascii_signs: bool = False
    ) -> None:
        super().__init__()
        self.told: list[Message] = []
        self._table = columns, lines
        self._ascii_signs = ascii_signs

    def compose(self) -> ComposeResult:
        yield CellGrid(ascii_signs=self._ascii_signs)

    def on_mount(self) -> None:
        self.grid.fill("编码", *self._table)
        self.grid.focus()

    @property
    def grid(self) -> CellGrid:
        return self.query_one(CellGrid)

    def on_cell_grid_chosen(self, message: CellGrid.Chosen) -> None:
        self.told.append(message)

    def on_cell_grid_headed(self, message: CellGrid.Headed) -> None:
        self.told.append(message)

    def rows(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
@pytest.mark.parametrize("keys", [[], ["right"] * 9, ["end", "ctrl+end"], ["pagedown", "end", "left"]])
async def test_names_and_headings_stay_and_every_row_fits(size: tuple[int, int], keys: list[str]) -> None:
    app = Showing(COLUMNS, LINES)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        rows = app.rows()
        assert [cell_len(row) for row in rows] == [size[0]] * size[1]
        grid = app.grid
        assert any(f"{LINES[grid._line].text[:4]}" in row for row in rows[1:])
        number = f"{grid._line * grid.column:,}"
        line = next(row for row in rows[1:] if f" {LINES[grid._line].text[:4]}" in row)
        assert number in line[18:]
        assert "编码" in rows[grid._plan.head - 1]
        assert any(f"第{grid.column}" in row for row in rows[: grid._plan.head])


async def test_keys_stop_at_the_edges() -> None:
    app = Showing(COLUMNS, LINES)
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.grid
        await pilot.press("up", "left")
        assert (grid.line, grid.column) == ("code0", 0)
        await pilot.press("end", "ctrl+end", "down", "right")
        assert (grid.line, grid.column) == ("code99", 29)
        await pilot.press("home", "pageup")
        assert grid.column == 0
        assert grid._line == 99 - (12 - 1 - grid._plan.head - 1)
        await pilot.press("ctrl+home")
        assert grid.line == "code0"


async def test_a_click_highlights_and_a_second_one_chooses() -> None:
    app = Showing(COLUMNS, LINES)
    async with app.run_test(size=(80, 24)) as pilot:
        grid = app.grid
        plan = grid._plan
        x = plan.label + plan.starts[3] + 3
        await pilot.click(CellGrid, offset=(x, plan.head + 5))
        assert (grid.line, grid.column) == ("code5", 3)
        assert app.told == []
        await pilot.click(CellGrid, offset=(x, plan.head + 7), times=2)
        assert [(one.line, one.column) for one in app.told] == [("code7", 3)]
        await pilot.click(CellGrid, offset=(3, plan.head + 2))
        assert (grid.line, grid.column) == ("code2", 3)
        await pilot.click(CellGrid, offset=(x, 0))
        assert app.told[1].column == 3
        await pilot.press("enter")
        assert (app.told[2].line, app.told[2].column) == ("code2", 3)


async def test_a_scrolled_grid_is_clicked_where_it_stands() -> None:
    app = Showing(COLUMNS, LINES)
    async with app.run_test(size=(60, 14)) as pilot:
        grid = app.grid
        await pilot.press("ctrl+end", "end")
        await pilot.pause()
        plan = grid._plan
        x = plan.label + plan.starts[27] - grid.scroll_offset.x + 3
        y = plan.head + 90 - grid.scroll_offset.y
        await pilot.click(CellGrid, offset=(x, y))
        assert (grid.line, grid.column) == ("code90", 27)


async def test_the_highlight_stays_on_its_line_when_the_table_changes() -> None:
    app = Showing(COLUMNS, LINES)
    async with app.run_test(size=(80, 24)) as pilot:
        grid = app.grid
        grid.highlight("code40", 7)
        grid.fill("编码", COLUMNS[:5], LINES[::-1])
        assert (grid.line, grid.column) == ("code40", 4)
        grid.fill("编码", COLUMNS[:5], LINES[:3])
        assert (grid.line, grid.column) == ("code0", 4)
        grid.fill("编码", (), ())
        await pilot.press("enter", "down", "end", "pagedown")
        assert grid.line == ""
        assert app.told == []


async def test_wide_terminals_get_ascii_bars() -> None:
    app = Showing(COLUMNS[:3], LINES, ascii_signs=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        text = "".join(row[:-1] for row in app.rows())  # the last cells are Textual's scroll bar
        assert "#" in text
        assert not set(text) & set("█▏▎▍▌▋▊▉▁▂▃▄▅▆▇")


@given(
    st.lists(st.text("甲乙ab（）1", max_size=24), min_size=1, max_size=40),
    st.lists(st.integers(0, 10**9), min_size=1, max_size=12),
    st.integers(20, 220),
)
@settings(deadline=None, derandomize=True, max_examples=60)
def test_columns_hold_what_is_in_them(names: list[str], figures: list[int], width: int) -> None:
    columns = [GridColumn(name, "甲" if at % 2 else "") for at, name in enumerate(names)]
    lines = [
        GridLine("a", name * 3, [GridCell(f"{figure:,}", 0.5) for _ in names])
        for name, figure in zip(names, figures, strict=False)
    ]
    plan = grid_layout(columns, lines, width)
    assert plan.label >= 18
    for at, rows in enumerate(plan.headings):
        assert "".join(rows).replace(" ", "") == names[at].replace(" ", "")
        assert all(cell_len(row) <= plan.numbers[at] for row in rows)
        assert all(cell_len(line.cells[at].text) <= plan.numbers[at] for line in lines)
        assert plan.column_at(plan.starts[at]) == at
        assert plan.column_at(plan.starts[at + 1] - 1) == at
    assert plan.column_at(plan.starts[-1]) is None
    if plan.bar > 1:
        assert plan.label + plan.starts[-1] <= width


@given(st.floats(0, 1), st.integers(1, 30))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_a_bar_fills_its_cells_and_only_nothing_is_empty(share: float, cells: int) -> None:
    for ascii_signs in (True, False):
        drawn = bar(share, cells, ascii_signs=ascii_signs)
        assert cell_len(drawn) == len(drawn) == cells
        assert (drawn.strip() == "") == (share == 0)
        assert drawn.isascii() == (ascii_signs or share == 0)


async def test_without_colour_the_highlighted_cell_still_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Showing(COLUMNS, LINES)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down", "right")
        await pilot.pause()
        grid = app.grid
        strip = app.screen._compositor.render_strips()[grid._plan.head + 1]
        turned = {segment.text.strip(): segment.style.reverse for segment in strip if segment.text.strip()}
        assert turned["1"]
        assert not turned["0"]
