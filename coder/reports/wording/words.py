"""An error in words: one line that says what is wrong, one that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from coder.model.errors import CoderError


@dataclass(frozen=True, slots=True)
class Words:
    """What a person reads when something went wrong."""

    message: str
    """What is wrong and where."""
    hint: str = ""
    """What to do about it."""


@singledispatch
def words(error: CoderError) -> Words:
    """Find the words for an error; `coder.reports.wording.errors` registers them."""
    return Words(str(error))
