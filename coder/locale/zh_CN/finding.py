"""Chinese for what the program says: finding."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
