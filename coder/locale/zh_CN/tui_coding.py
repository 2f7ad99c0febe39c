"""Chinese for what the program says: tui coding."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
