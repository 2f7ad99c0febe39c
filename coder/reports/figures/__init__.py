"""Pictures of results, drawn with matplotlib."""

from __future__ import annotations
