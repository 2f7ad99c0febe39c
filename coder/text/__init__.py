"""Language: where sentences and words end, and how code names are found."""

from __future__ import annotations
