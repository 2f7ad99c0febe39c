"""What is said about the agreement of coders: figures with what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.agreement.averages import Range
from coder.agreement.binary import BinaryTable
from coder.agreement.estimate import Estimate
from coder.agreement.units import Value
from coder.project.reliability_question import Question
from coder.project.reliability_study import Study


@dataclass(frozen=True, slots=True)
class CodeFigures:
    """Whether the coders mark the same text with one code."""

    code: Value
    main: Estimate
    """|u-alpha on characters, Krippendorff's alpha on fixed units; of all coders."""
    alpha: Estimate
    """Krippendorff's alpha with each character or unit a unit; of all coders."""
    table: BinaryTable
    """Of the pairs of coders, added up; the figures below are means over the pairs."""
    kappa: Estimate
    f1: Estimate
    gwet_ac1: Estimate
    brennan_prediger: Estimate
    percent: Estimate
    kappa_range: Range
    f1_range: Range
    passages: Mapping[str, int]
    """Passages, or units, with the code by coder, each merged where they overlap."""
    characters: Mapping[str, int]
    """Characters with the code by coder; nothing on fixed units."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A coder's passage, where it stands in the text."""

    start: int
    end: int
    code: Value


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two passages of one coder that overlap although their codes exclude each other."""

    transcript: str
    coder: str
    first: Passage
    second: Passage


@dataclass(frozen=True, slots=True)
class ChildFigures:
    """(k)u-alpha of one code of a domain, with the share of its text that others coded too."""

    estimate: Estimate
    coverage: float | None


@dataclass(frozen=True, slots=True)
class DomainFigures:
    """Whether the coders give the same code among those that exclude each other: the children of one."""

    parent: Value | None
    u_alpha: Estimate | None
    """On characters, with `cu_alpha` and `k`."""
    cu_alpha: Estimate | None
    cu_coverage: float | None
    k: Mapping[Value, ChildFigures]
    alpha: Estimate | None
    """On fixed units, with `multi_valued`."""
    multi_valued: Estimate | None
    overlaps: tuple[Overlap, ...] = ()


@dataclass(frozen=True, slots=True)
class OverallFigures:
    """What all codes come to together: each figure carries its name."""

    multi_valued: Mapping[str, Estimate]
    """Multi-valued alpha, by unit."""
    sets: Mapping[str, Estimate]
    """Alpha with a distance between sets, by unit."""
    macro: Estimate
    weighted: Estimate
    micro: Estimate
    union: Estimate
    """Of text with any code."""
    defined: int
    """Codes that have a value."""
    total: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a study."""

    codes: tuple[CodeFigures, ...]
    domains: tuple[DomainFigures, ...]
    overall: OverallFigures


@dataclass(frozen=True, slots=True)
class Moment:
    """Agreement on one transcript, in the order in which they were coded."""

    transcript: str
    coded_at: str
    coders: tuple[str, ...]
    multi_valued: Estimate
    """On sentences."""
    union: Estimate
    macro: Estimate
    weighted: Estimate


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far coders agree, and what that was measured on."""

    question: Question
    interval: str
    """How intervals were made: one of `INTERVALS`."""
    study: Study
    figures: Figures
    pairs: Mapping[tuple[str, str], Figures] = field(default_factory=dict)
    depths: Mapping[int, Figures] = field(default_factory=dict)
    over_time: tuple[Moment, ...] = ()
    reference: str = ""
    against: Mapping[str, Figures] = field(default_factory=dict)
    """Each coder with the reference, who is the first of the two."""
    shared: Mapping[str, int] = field(default_factory=dict)
    """On how many transcripts that is."""

    @property
    def length(self) -> int:
        """The characters of the texts that are compared."""
        return sum(len(text.words) for text in self.study.texts)

    @property
    def counted(self) -> int:
        """Those of them that count."""
        return sum(text.mask.length for text in self.study.texts)
