"""Chinese for what the program says: tui find."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
