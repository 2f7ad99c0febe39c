"""How the reference is laid out: headings, tables and blocks of text in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coder.locale.language import current


def both(*, zh: str, en: str) -> str:
    """Say what only the reference says."""
    return zh if current() == "zh" else en


def heading(level: int, title: str) -> str:
    """Open a section."""
    return f"{'#' * level} {title}\n"


def block(text: str, kind: str = "text") -> str:
    """Show a text as it is."""
    return f"```{kind}\n{text.rstrip()}\n```\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay rows out in a table."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(map(cell, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    """Let a text stand in one cell: pipes and line ends would part it, a backslash would hide them."""
    return text.replace("|", "\\|").replace("\n", "<br>")


def said(text: str) -> str:
    """Let a sentence stand in a page as it is read: outside code, Markdown would act on some signs."""
    parts = re.split("(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else _plain(part) for part in parts)


def _plain(text: str) -> str:
    return re.sub(r"([\\*_<\[\]])", r"\\\1", text)


def code(text: str) -> str:
    """Write something to be typed as it stands."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"
