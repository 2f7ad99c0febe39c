"""Chinese for what `help` says."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
