"""An error in words that fit a notice."""

from __future__ import annotations

import coder.reports.wording.errors  # noqa: F401 - registers the words
from coder.model.errors import CoderError
from coder.reports.wording.words import Words, words
from coder.tui.widgets.prose import wrapped

CELLS = 56


def told(error: CoderError) -> Words:
    """Wrap what went wrong and what to do about it as Chinese wants it."""
    said = words(error)
    return Words("\n".join(wrapped(said.message, CELLS)), "\n".join(wrapped(said.hint, CELLS)))
