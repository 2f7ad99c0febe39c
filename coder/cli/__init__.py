"""The command line: one command per module."""

from __future__ import annotations
