"""Chinese for what the program says: tui counts."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
