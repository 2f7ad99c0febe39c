"""The settings of a project: what `coder.yaml` may say, and what holds where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Settings:
    """What a study decided once for everybody who works on it."""

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
    ellipsis: EllipsisIs = EllipsisIs.PAUSE
    margins: Margins = Margins.AUTO
    ambiguous_width: AmbiguousWidth = AmbiguousWidth.AUTO
    theme: str = ""
    """Name of a theme of the workbench; empty for its own."""
