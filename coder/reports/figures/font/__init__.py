"""The font that every figure is set in."""

from __future__ import annotations
