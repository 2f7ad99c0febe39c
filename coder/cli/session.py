"""What every command is told: which project, and who acts."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import as_utf8
from coder.cli.speaking import say_flaws, say_note, say_problem
from coder.locale.language import _
from coder.model.coder_name import is_coder_name

if TYPE_CHECKING:
    from coder.project.opening import Project  # SQLAlchemy costs 180 ms: only commands that open one pay it
    from coder.project.settings import InForce


@dataclass(frozen=True, slots=True)
class Session:
    """The options before the command."""

    given: Path | None
    debug: bool = False

    def folder(self) -> Path:
        """Find the project's folder; raise NoProjectError."""
        from coder.project.opening import find_folder

        return self.given if self.given is not None else find_folder(Path())

    @contextmanager
    def project(self, *, reads_codebook: bool = False) -> Iterator[Project]:
        """Open the project for one command; one that reads the codebook's file itself tells its mistakes."""
        from coder.project.opening import open_project

        project = open_project(self.folder())
        try:
            _warn_of_settings(project)
            if not reads_codebook:
                _warn_of_codebook(project)
            yield project
        finally:
            project.close()

    @contextmanager
    def acting(self, coder: str | None) -> Iterator[tuple[Project, str]]:
        """Open the project for somebody who writes; new coders are greeted once the work is done."""
        from coder.project.history import coder_names

        with self.project() as project:
            who = who_acts(coder, project.in_force)
            known = set(coder_names(project))
            yield project, who
            for name in coder_names(project):
                if name not in known:
                    say_note(_("{name} is a new coder in this project").format(name=name))


def who_acts(coder: str | None, in_force: InForce) -> str:
    """Name who acts: the option, the variable, the setting, else the login name."""
    sources = {
        "--coder": coder,
        "CODER_CODER": as_utf8(os.environ.get("CODER_CODER", "")) or None,
        _settings_of_coder(in_force): in_force.settings.coder or None,
    }
    given = ((source, name) for source, name in sources.items() if name is not None)
    source, name = next(given, ("--coder", _login_name()))
    if not is_coder_name(name.strip()):
        raise click.BadParameter(_("a coder's name has 1 to 64 printable characters"), param_hint=source)
    return name.strip()


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "coder"  # a container whose user has no name


def _settings_of_coder(in_force: InForce) -> str:
    """Name the file whose setting says who acts."""
    from coder.exchange.user_file import user_file
    from coder.model.settings import Source

    is_own = in_force.source_of("coder") is Source.USER
    return str(user_file()) if is_own else "coder.yaml"


def _warn_of_settings(project: Project) -> None:
    """Tell of a user's settings that cannot be used; nothing else waits for them to be mended."""
    for flaw in project.in_force.flaws:
        if flaw.errors:
            say_flaws(str(flaw.path), flaw.errors, "warning")
            say_note(_("nothing of your own settings holds until this is mended"))


def _warn_of_codebook(project: Project) -> None:
    """Tell what keeps the codebook's file from being in force, and of a change that is not in it."""
    path, text = project.settings.codebook, project.codebook_text
    for problem in text.problems:
        if problem.rule == "codebook-overtaken" and problem not in text.errors:
            say_problem(path, problem)
    if text.errors:
        say_flaws(path, text.errors, "warning")
        say_note(_("the codebook has mistakes: its last good revision is in force"))
