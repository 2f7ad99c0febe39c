"""Chinese for what `transcripts` says."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
