"""A code: what a passage can be said to be about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Which question of the study a code answers."""

    PROBLEM = "problem"
    CAUSE = "cause"
    COUNTERMEASURE = "countermeasure"
    SITUATION = "situation"
    OTHER = "other"


class CodeOrigin(StrEnum):
    """Where a code came from (DeCuir-Gunby et al. 2011: theory- or data-driven)."""

    THEORY = "theory"
    DATA = "data"
    IN_VIVO = "in_vivo"


class CodeStatus(StrEnum):
    """Whether a code may still be given."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in Chinese and English; either may be missing, not both."""

    zh: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def said_in(self, language: str) -> str:
        """Give the words in a language (`zh` or `en`), else those there are."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second


@dataclass(frozen=True, slots=True)
class Criterion:
    """One case for or against a code, or an example of it."""

    text: str
    use: str | None = None
    """The code to give instead."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Passages that show where a code begins and ends."""

    typical: tuple[Criterion, ...] = ()
    atypical: tuple[Criterion, ...] = ()
    close_but_no: tuple[Criterion, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.typical or self.atypical or self.close_but_no)


@dataclass(frozen=True, slots=True)
class Change:
    """One line in the history that a codebook keeps of a code."""

    version: str = ""
    date: str = ""
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code with everything a coder needs to give it as others would (MacQueen et al. 1998)."""

    id: str
    uuid: str
    """Explicit, else derived from the codebook's: never empty."""
    name: Bilingual
    parent: str | None = None
    kind: Kind = Kind.OTHER
    """Its own, else the parent's."""
    codable: bool = True
    """False for a heading, which groups codes and is given to no passage."""
    origin: CodeOrigin | None = None
    brief: Bilingual = field(default_factory=Bilingual)
    definition: Bilingual = field(default_factory=Bilingual)
    include: tuple[Criterion, ...] = ()
    exclude: tuple[Criterion, ...] = ()
    examples: Examples = field(default_factory=Examples)
    keywords: tuple[str, ...] = ()
    color: str = ""
    """`#rrggbb`, explicit, else one of the palette by position: never empty."""
    status: CodeStatus = CodeStatus.ACTIVE
    merged_into: str | None = None
    split_into: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()
    derived: frozenset[str] = field(default=frozenset(), compare=False)
    """Which of `uuid`, `kind` and `color` the file leaves to their defaults."""

    @property
    def usable(self) -> bool:
        """Whether a passage may be given this code today."""
        return self.codable and self.status in {CodeStatus.DRAFT, CodeStatus.ACTIVE}
