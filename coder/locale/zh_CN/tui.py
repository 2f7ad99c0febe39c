"""Chinese for what `tui` says."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
