"""What is wrong and what to do about it, in the reader's language."""

from __future__ import annotations
