"""What the analyst can ask for, by screen."""

from __future__ import annotations
