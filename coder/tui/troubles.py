"""An error as the workbench says it: what is wrong, and what to do about it."""

from __future__ import annotations

import coder.reports.wording.errors  # noqa: F401 - registers the words
from coder.model.errors import CoderError
from coder.reports.wording.words import words
from coder.tui.widgets.prose import Paragraph


def told(error: CoderError) -> tuple[Paragraph, ...]:
    """Put an error into paragraphs; the first says what is wrong."""
    said = words(error)
    hint = (Paragraph(said.hint, "quiet", 2),) if said.hint else ()
    return (Paragraph(said.message, "title", 2, "!"), *hint)
