"""What fills the terminal: the coding screen, the help, the palette."""

from __future__ import annotations
