"""Chinese for what the program says: codebook history."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
