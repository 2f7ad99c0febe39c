"""Chinese for what `errors` says."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
