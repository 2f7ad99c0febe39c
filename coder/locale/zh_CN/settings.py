"""Chinese for what the program says: settings."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
