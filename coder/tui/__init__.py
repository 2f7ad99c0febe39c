"""The workbench: the only place that imports Textual."""

from __future__ import annotations
