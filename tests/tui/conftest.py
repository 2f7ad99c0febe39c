"""A screen as text, and the goldens it is compared with."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App

GOLDEN = Path(__file__).parent.parent / "golden"


def screen_text(app: App[object]) -> str:
    """What the terminal shows, one line per row, without trailing blanks."""
    return "".join(f"{strip.text.rstrip()}\n" for strip in app.screen._compositor.render_strips())


@pytest.fixture
def shown() -> Callable[[App[object]], str]:
    return screen_text


@pytest.fixture
def golden() -> Callable[[str, App[object]], None]:
    """Compare a screen with a file; UPDATE_GOLDEN=1 rewrites it, and the diff is reviewed like code."""

    def compare(name: str, app: App[object]) -> None:
        path, text = GOLDEN / f"{name}.txt", screen_text(app)
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
