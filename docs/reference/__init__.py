"""The reference, written from the code: `python -m docs.reference` at the top of the source tree."""

from __future__ import annotations
