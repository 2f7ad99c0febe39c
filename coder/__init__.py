"""`coder`, a terminal workbench for qualitative interview coding."""

from __future__ import annotations

__version__ = "0.1.0"
