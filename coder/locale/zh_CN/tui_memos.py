"""Chinese for what the program says: tui memos."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
