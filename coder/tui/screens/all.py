"""Which screens there are above the text, by name; each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module

from coder.tui.screens.work_screen import WorkScreen
from coder.tui.workplace import Workplace

SCREENS: dict[str, str] = {
    "adjudicate": "adjudicate:AdjudicateScreen",
    "codebook": "codebook:CodebookScreen",
    "compare": "compare:CompareScreen",
    "drawing": "drawing:DrawingScreen",
    "find": "find:FindScreen",
    "frequencies": "frequencies:FrequenciesScreen",
    "history": "history:HistoryScreen",
    "memos": "memos:MemosScreen",
    "passages": "passages:PassagesScreen",
    "reliability": "reliability:ReliabilityScreen",
    "revisions": "revisions:RevisionsScreen",
}
"""Name of a screen → its module in `coder.tui.screens` and its class."""


def made(name: str, workplace: Workplace) -> WorkScreen:
    """Make a screen."""
    module, cls = SCREENS[name].split(":")
    screen: WorkScreen = getattr(import_module(f"coder.tui.screens.{module}"), cls)(workplace)
    return screen
