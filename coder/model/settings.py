"""The settings: what a project's `coder.yaml` and a user's own file may say, and what holds otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal

from coder.model.code import Bilingual


class Language(StrEnum):
    """A language of the interface."""

    ZH = "zh"
    EN = "en"


class EllipsisIs(StrEnum):
    """What `……` does to a sentence."""

    PAUSE = "pause"
    """As in speech."""
    END = "end"
    """As in written text."""


class Blind(StrEnum):
    """In which transcripts a coder sees nobody else's codings until done."""

    ASSIGNED = "assigned"
    """Those that are assigned to several coders, this one among them."""
    ALL = "all"
    NONE = "none"


class Margins(StrEnum):
    """What the brackets beside the text are drawn with."""

    AUTO = "auto"
    UNICODE = "unicode"
    ASCII = "ascii"


class AmbiguousWidth(StrEnum):
    """How many cells the terminal gives to characters such as `“` and `…`."""

    AUTO = "auto"
    ONE = "1"
    TWO = "2"


THEMES = (
    "coder-dark",
    "coder-light",
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)
"""The workbench's own colours, and those that come with the screen library."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a study and for whoever works on it."""

    title: Bilingual = field(default_factory=Bilingual)
    language: Language | Literal[""] = ""
    """Of the interface; empty leaves it to the system."""
    codebook: str = "codebooks/codebook.yaml"
    """Path inside the project folder, with `/`."""
    database: str = ".coder/project.db"
    """Path inside the project folder."""
    coder: str = ""
    """Who codes here, where neither a command nor the environment says so."""
    interviewers: tuple[str, ...] = ()
    """Speakers who ask; their turns can be left out of counts."""
    blind: Blind = Blind.ASSIGNED
    ellipsis: EllipsisIs = EllipsisIs.PAUSE
    margins: Margins = Margins.AUTO
    ambiguous_width: AmbiguousWidth = AmbiguousWidth.AUTO
    theme: str = ""
    """Name of a theme of the workbench; empty for its own."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Commands of the workbench with the keys they have instead of their own; none leaves them without."""
    queries: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Saved queries over codes, by their names."""


class Source(StrEnum):
    """Where the value of a setting comes from; a later one goes before an earlier."""

    DEFAULT = "default"
    USER = "user"
    PROJECT = "project"
    ENVIRONMENT = "environment"


class Holds(StrEnum):
    """What a setting holds."""

    TEXT = "text"
    TITLE = "title"
    """Words in one language or in both."""
    CHOICE = "choice"
    PATH = "path"
    """Inside the project folder."""
    TEXTS = "texts"
    KEYS = "keys"
    """Keys for each command of the workbench."""
    QUERIES = "queries"
    """Queries over codes, each with its name."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, declared once; `coder.reports.wording.settings` says what it means."""

    name: str
    """As it is written; behind the dot stands a field of a field."""
    attribute: str
    """What it is called in `Settings`."""
    holds: Holds
    is_personal: bool = False
    """Whether it is about a person, and may stand in the user's own file too."""
    choices: type[StrEnum] | None = None
    usual: tuple[str, ...] = ()
    """Texts that are known; others are probably misspelt."""

    @property
    def default(self) -> object:
        """Tell what holds where nobody says anything."""
        return getattr(Settings(), self.attribute)


SETTINGS = (
    Setting("title", "title", Holds.TITLE),
    Setting("language", "language", Holds.CHOICE, is_personal=True, choices=Language),
    Setting("codebook", "codebook", Holds.PATH),
    Setting("database", "database", Holds.PATH),
    Setting("coder", "coder", Holds.TEXT, is_personal=True),
    Setting("interviewers", "interviewers", Holds.TEXTS),
    Setting("blind", "blind", Holds.CHOICE, choices=Blind),
    Setting("sentences.ellipsis", "ellipsis", Holds.CHOICE, choices=EllipsisIs),
    Setting("margins", "margins", Holds.CHOICE, is_personal=True, choices=Margins),
    Setting("ambiguous_width", "ambiguous_width", Holds.CHOICE, is_personal=True, choices=AmbiguousWidth),
    Setting("theme", "theme", Holds.TEXT, is_personal=True, usual=THEMES),
    Setting("keys", "keys", Holds.KEYS, is_personal=True),
    Setting("queries", "queries", Holds.QUERIES),
)
KEYS_PREFIX = "keys."
"""What a file says of one command's keys goes by the name `keys.` and the command."""
QUERIES_PREFIX = "queries."
"""A saved query goes by the name `queries.` and its own."""

Stated = Mapping[str, Any]
"""What one file says, by the names of the settings; those it does not mention are not in it."""


def settings_from(stated: Stated) -> Settings:
    """Fill up with defaults what is said."""
    said = {one.attribute: stated[one.name] for one in SETTINGS if one.name in stated}
    return Settings(**said, keys=_below(stated, KEYS_PREFIX), queries=_below(stated, QUERIES_PREFIX))


def _below(stated: Stated, prefix: str) -> Mapping[str, Any]:
    found = {name.removeprefix(prefix): value for name, value in stated.items() if name.startswith(prefix)}
    return MappingProxyType(found)
