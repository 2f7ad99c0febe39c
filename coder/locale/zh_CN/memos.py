"""Chinese for what the program says: memos."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
