"""The pictures are drawn from the workbench, and Chinese in them takes two cells."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

SCRIPT = Path(__file__).parent.parent.parent / "docs" / "pictures" / "draw.py"


class Sign(App[None]):
    """Shows five characters on nine cells."""

    def compose(self) -> ComposeResult:
        yield Static("减负&台账")


@pytest.fixture(scope="module")
def draw() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def test_each_chinese_character_takes_two_cells(draw: ModuleType) -> None:
    app = Sign()
    async with app.run_test(size=(40, 4)):
        svg = draw.without_window(draw.readable(app.export_screenshot()))
    (length,) = re.findall(r'textLength="([\d.]+)"[^>]*>减负&amp;台账<', svg)
    assert float(length) == pytest.approx(9 * draw.CELL)
    assert "@font-face" not in svg
    width = float(re.findall(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) [\d.]+"', svg)[0])
    assert width == pytest.approx(40 * draw.CELL, abs=2)
