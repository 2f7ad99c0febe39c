"""The pictures of the documents, drawn from the workbench."""

from __future__ import annotations
