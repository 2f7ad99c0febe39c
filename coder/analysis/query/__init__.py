"""Which passages a query means: its grammar, and set logic over passages and units."""

from __future__ import annotations
