"""The commands, one per module; each is imported when it is run."""

from __future__ import annotations
