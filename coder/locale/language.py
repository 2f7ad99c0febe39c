"""Which language the interface speaks, and how it says a sentence.

Sentences are written in English where they are said; `zh_CN` holds the Chinese for each. The language is
chosen before any module that says something is imported, since many say it while they are being imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module

LANGUAGES = ("zh", "en")
PARTS = (
    "cli",
    "click",
    "codebook",
    "codebook_editing",
    "codebook_history",
    "cooccurrence",
    "crosstab",
    "documents",
    "errors",
    "figures",
    "finding",
    "lists",
    "memos",
    "querying",
    "reliability",
    "reliability_adjudicated",
    "reliability_assigned",
    "reliability_compared",
    "reports",
    "saturation",
    "settings",
    "transcripts",
    "tui",
    "tui_adjudicate",
    "tui_codebook",
    "tui_coding",
    "tui_counts",
    "tui_find",
    "tui_memos",
    "tui_reliability",
)


class _Speech:
    """One interface speaks one language."""

    language = "zh"


def choose(language: str) -> None:
    """Speak `zh` or `en` from now on."""
    _Speech.language = language


def current() -> str:
    """Name the language in use: `zh` or `en`."""
    return _Speech.language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say some sentences in one language, whichever is in use; not those that were said at import."""
    before = current()
    choose(language)
    try:
        yield
    finally:
        choose(before)


@cache
def chinese() -> dict[str, str]:
    """Gather the Chinese for every sentence; read once, when the first is said."""
    messages: dict[str, str] = {}
    for part in PARTS:
        messages |= import_module(f"coder.locale.zh_CN.{part}").MESSAGES
    return messages


def _(message: str) -> str:
    """Say a sentence in the language in use."""
    return message if _Speech.language == "en" else chinese().get(message, message)


def plural(count: int, one: str, many: str) -> str:
    """Say a sentence about a number of things; Chinese has one form, under `many`."""
    chosen = one if _Speech.language == "en" and count == 1 else many
    return _(chosen).format(count=f"{count:,}")
