"""Chinese for what the program says: codebook editing."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
