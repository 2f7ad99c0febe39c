"""Chinese for what `reports` says."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
