"""The two languages of the interface."""

from __future__ import annotations
