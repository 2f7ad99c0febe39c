"""What the words mean: frozen values and errors, standard library only."""

from __future__ import annotations
