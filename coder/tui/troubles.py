"""An error as the workbench says it: what is wrong, and what to do about it."""

from __future__ import annotations

import coder.reports.wording.errors  # noqa: F401 - registers the words
from coder.locale.language import _
from coder.model.errors import CoderError
from coder.model.problem import Severity
from coder.project.opening import Project
from coder.reports.wording.problems import problem_line
from coder.reports.wording.words import words
from coder.tui.widgets.prose import Paragraph

MOST = 5
"""Problems of a codebook that are listed; `coder codebook check` lists all."""


def told(error: CoderError) -> tuple[Paragraph, ...]:
    """Put an error into paragraphs; the first says what is wrong."""
    said = words(error)
    hint = (Paragraph(said.hint, "quiet", 2),) if said.hint else ()
    return (Paragraph(said.message, "title", 2, "!"), *hint)


def codebook_trouble(project: Project) -> tuple[Paragraph, ...]:
    """Say that an earlier codebook is in use because the file is broken, and where it is; empty if not."""
    broken = [one for one in project.codebook_problems if one.severity is Severity.ERROR]
    if not broken:
        return ()
    name = project.settings.codebook
    return (
        Paragraph(_("The codebook file has mistakes; its last good state is in use."), "title", 2, "!"),
        *(Paragraph(problem_line(name, one), "body", 2) for one in broken[:MOST]),
        Paragraph(_("`coder codebook check` lists them all. Esc takes this notice away."), "quiet", 2),
    )
