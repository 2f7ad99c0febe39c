"""Opening the workbench."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from coder.cli.options import coder_acts
from coder.cli.session import Session
from coder.cli.speaking import on_a_terminal, say_problems
from coder.locale.language import _

WORKBENCH = "coder.tui.app"
"""Named, not imported: the command line never loads the screen for another command."""
WORKBENCH_KEYS = "coder.tui.keys_told"


@click.command(name="code", help=_("Open the workbench, on the last transcript or on the one named."))
@click.argument("transcript", required=False)
@coder_acts
@click.pass_obj
def command(session: Session, transcript: str | None = None, coder: str | None = None) -> None:
    """Open the workbench."""
    open_workbench(session, transcript, coder)


def open_workbench(session: Session, transcript: str | None, coder: str | None) -> None:
    """Hand the project to the workbench until the analyst leaves."""
    check_terminal()
    from coder.project.transcripts import read

    with session.acting(coder) as (project, who):
        if transcript is not None:
            read(project, transcript)
        for flaw in import_module(WORKBENCH_KEYS).key_flaws(project.in_force, project.folder):
            say_problems(flaw)
        language = import_module(WORKBENCH).run(project, who, transcript)
    if language:
        _begin_again(session, project.folder, who, language)


def _begin_again(session: Session, folder: Path, who: str, language: str) -> None:
    """Become a new process, which speaks another language; the workbench opens where it was left."""
    options = ["--debug"] if session.debug else []
    options += ["--lang", language, "--project", str(folder.absolute())]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "coder", *options, "code", "--coder", who])  # noqa: S606  # ourselves, without a shell


def check_terminal() -> None:
    """Refuse where nobody could use the workbench, before anything is done for it."""
    if not on_a_terminal():
        raise click.UsageError(
            _("the workbench needs a terminal; in a script use `coder tag`, `coder freq` …")
        )
