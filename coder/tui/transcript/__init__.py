"""The transcript view: measure, wrap, spanmap and lanes are pure; view draws them."""

from __future__ import annotations
