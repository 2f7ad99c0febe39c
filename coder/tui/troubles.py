"""An error as the workbench says it: what is wrong, and what to do about it."""

from __future__ import annotations

from pathlib import Path

import coder.reports.wording.errors  # noqa: F401 - registers the words
from coder.locale.language import _
from coder.model.errors import CoderError
from coder.model.problem import Problem, Severity
from coder.project.opening import Project
from coder.reports.wording.problems import problem_line, problem_words
from coder.reports.wording.words import words
from coder.tui.keys_told import key_flaws
from coder.tui.widgets.prose import Paragraph

MOST = 5
"""Problems of a file that are listed; a command lists all."""


def told(error: CoderError) -> tuple[Paragraph, ...]:
    """Put an error into paragraphs; the first says what is wrong."""
    said = words(error)
    hint = (Paragraph(said.hint, "quiet", 2),) if said.hint else ()
    return (Paragraph(said.message, "title", 2, "!"), *hint)


def opening_trouble(project: Project) -> tuple[Paragraph, ...]:
    """Say all that is wrong as the workbench opens; empty if nothing is."""
    return (*codebook_trouble(project), *settings_trouble(project))


def settings_trouble(project: Project) -> tuple[Paragraph, ...]:
    """Say which settings do not hold, keys among them, and why; empty if all hold."""
    found = project.in_force
    flaws = (*found.flaws, *key_flaws(found, project.folder))
    told = [(_name(flaw.path, project), one) for flaw in flaws for one in flaw.problems]
    if not told:
        return ()
    lines = (
        paragraph
        for name, one in told[:MOST]
        for paragraph in (
            Paragraph(problem_line(name, one), "body", 2),
            Paragraph(problem_words(one).hint, "quiet", 4),
        )
        if paragraph.text
    )
    return (
        Paragraph(_("Some settings do not hold."), "title", 2, "!"),
        *lines,
        Paragraph(_("`coder config show` lists them all. Esc takes this notice away."), "quiet", 2),
    )


def _name(path: Path, project: Project) -> str:
    """Name a file of the project without its folder."""
    return path.name if path.parent == project.folder else str(path)


def codebook_trouble(project: Project) -> tuple[Paragraph, ...]:
    """Say that an earlier codebook is in use because the file is broken, and where it is; empty if not."""
    broken = _broken(project)
    if not broken:
        return ()
    return (
        _IN_USE,
        *(_line(project, one) for one in broken[:MOST]),
        Paragraph(_("`coder codebook check` lists them all. Esc takes this notice away."), "quiet", 2),
    )


def codebook_problems(project: Project) -> tuple[Paragraph, ...]:
    """List everything that keeps the codebook file from being in force, and what to do; empty if nothing."""
    broken = _broken(project)
    said = [_IN_USE] if broken else []
    for one in broken:
        said.append(_line(project, one))
        if hint := problem_words(one).hint:
            said.append(Paragraph(hint, "quiet", 4))
    return tuple(said)


def _broken(project: Project) -> list[Problem]:
    return [one for one in project.codebook_problems if one.severity is Severity.ERROR]


def _line(project: Project, problem: Problem) -> Paragraph:
    return Paragraph(problem_line(project.settings.codebook, problem), "body", 2)


_IN_USE = Paragraph(_("The codebook file has mistakes; its last good state is in use."), "title", 2, "!")
