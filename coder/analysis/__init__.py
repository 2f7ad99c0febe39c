"""Counting: pure functions over values and plain arrays."""

from __future__ import annotations
