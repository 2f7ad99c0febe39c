"""Terminals that draw ambiguous signs two cells wide are recognised and measured as they draw."""

from __future__ import annotations

import os
import pty
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich import cells, segment
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment

from coder.tui.terminal import ambiguous_width, draw_ambiguous
from coder.tui.transcript.measure import measure_text


@pytest.fixture
def wide() -> Iterator[None]:
    draw_ambiguous(2)
    yield
    draw_ambiguous(1)


def answer(controller: int, report: bytes) -> None:
    asked = b""
    while not asked.endswith(b"\x1b[6n"):
        asked += os.read(controller, 64)
    if report:
        os.write(controller, report)


@pytest.mark.parametrize(
    ("report", "width"), [(b"\x1b[1;2R", 1), (b"\x1b[12;3R", 2), (b"", 1), (b"\x1b[R", 1)]
)
def test_the_terminal_is_asked(report: bytes, width: int) -> None:
    controller, terminal = pty.openpty()
    thread = threading.Thread(target=answer, args=(controller, report))
    thread.start()
    try:
        assert ambiguous_width(terminal, timeout=0.3) == width
    finally:
        thread.join()
        os.close(controller)
        os.close(terminal)


def test_names_inside_rich_that_are_replaced_are_there() -> None:
    assert callable(vars(cells)["load_cell_table"])
    assert callable(vars(cells)["_is_single_cell_widths"])
    assert callable(vars(segment)["_is_single_cell_widths"])
    assert "●" in vars(cells)["_SINGLE_CELLS"]
    source = Path(str(cells.__file__)).read_bytes().decode()
    assert "load_cell_table(unicode_version)" in source


@pytest.mark.usefixtures("wide")
def test_wide_signs_count_two_and_boxes_one() -> None:
    assert cell_len("“他”……——") == 2 + 2 + 2 + 4 + 4
    assert cell_len("●■→①") == 8
    assert cell_len("┏┃┗│─") == 5
    assert cell_len("× ° ·") == 5
    assert cell_len("减负abc") == 7


@pytest.mark.usefixtures("wide")
def test_cropping_and_measuring_agree() -> None:
    assert set_cell_size("“减负”", 4) == "“减"
    assert [part.text for part in Segment("●●").split_cells(2)] == ["●", "●"]
    measure = measure_text("“减负”")
    assert list(measure.cells) == [0, 2, 4, 6, 8]


def test_afterwards_everything_is_narrow_again() -> None:
    draw_ambiguous(2)
    draw_ambiguous(1)
    assert cell_len("“减负”") == 6
    assert list(measure_text("“减”").cells) == [0, 1, 3, 4]
