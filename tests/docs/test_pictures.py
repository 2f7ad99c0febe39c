"""The pictures are drawn from the workbench, and Chinese in them takes two cells."""

from __future__ import annotations

import importlib.util
import re
import struct
import sys
import zlib
from pathlib import Path
from types import ModuleType

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"


class Sign(App[None]):
    """Shows five characters on nine cells."""

    def compose(self) -> ComposeResult:
        yield Static("减负&台账")


@pytest.fixture(scope="module")
def draw() -> ModuleType:
    return loaded("draw")


@pytest.fixture(scope="module")
def small() -> ModuleType:
    return loaded("small")


def loaded(name: str) -> ModuleType:
    """A script of the documents, which are no part of the package."""
    spec = importlib.util.spec_from_file_location(f"pictures_{name}", PICTURES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
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


def png(rows: list[bytes], width: int) -> bytes:
    """A picture whose rows are told in every way there is: as they are, and as differences."""
    above, lines = bytes(4 * width), b""
    for number, row in enumerate(rows):
        kind = number % 5
        guesses = (guess(kind, row, above, at) for at in range(4 * width))
        lines += bytes([kind]) + bytes((one - it) & 255 for one, it in zip(row, guesses, strict=True))
        above = row
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 6, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def guess(kind: int, row: bytes, above: bytes, at: int) -> int:
    left, corner = (row[at - 4], above[at - 4]) if at >= 4 else (0, 0)
    far = left + above[at] - corner
    nearest = min((left, above[at], corner), key=lambda one: abs(far - one))
    return (0, left, above[at], (left + above[at]) // 2, nearest)[kind]


def test_a_small_picture_shows_the_same(small: ModuleType) -> None:
    """Of few colours none is lost, however the rows of the large one were told."""
    colours = [bytes((40 * red, 80 * green, 100, 255)) for red in range(6) for green in range(3)]
    rows = [b"".join(colours[(x * x + 3 * y) % 18] for x in range(30)) for y in range(11)]
    made = small.small(png(rows, 30))
    parts = dict(small._chunks(made))
    palette = parts[b"PLTE"]
    lines = zlib.decompress(parts[b"IDAT"])
    for y, row in enumerate(rows):
        numbers = lines[y * 31 + 1 : (y + 1) * 31]
        shown = b"".join(palette[3 * one : 3 * one + 3] + b"\xff" for one in numbers)
        assert shown == row
