"""In which colours does the workbench stand, by day and by night."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="coder-dark",
    dark=True,
    primary="#6ea8d9",
    secondary="#8fa3b8",
    accent="#e3b565",
    warning="#e8a15a",
    error="#e07a6e",
    success="#83b98a",
    foreground="#d9dce1",
    background="#17191d",
    surface="#1e2126",
    panel="#282c33",
)
LIGHT = Theme(
    name="coder-light",
    dark=False,
    primary="#2f6da8",
    secondary="#5b6b7a",
    accent="#8a5300",
    warning="#9a4b00",
    error="#a8322a",
    success="#2d6e3a",
    foreground="#22252a",
    background="#fbfaf7",
    surface="#f2f0eb",
    panel="#e4e1d9",
)
