"""Chinese for every sentence, one module per part that says it."""

from __future__ import annotations
