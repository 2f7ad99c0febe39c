"""What a user can do: one use case per module."""

from __future__ import annotations
