"""Files in and out: one format per module."""

from __future__ import annotations
