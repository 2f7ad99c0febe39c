"""Chinese for what `cli` says."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
