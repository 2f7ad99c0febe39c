"""A flaw in what a user wrote: a value, so that all of them can be shown at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether work can go on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where; `coder.reports.wording` says it in a language."""

    rule: str
    """Which rule is broken, such as `duplicate-key`."""
    severity: Severity = Severity.ERROR
    line: int = 0
    """Counted from 1; 0 when the file as a whole is meant."""
    column: int = 0
    """In code points, counted from 1; 0 when the line as a whole is meant."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """What fills the sentence."""
