"""Chinese for what the program says: tui codebook."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
