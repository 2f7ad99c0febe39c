"""Chinese for what `codebook` says."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
