"""Opening the workbench."""

from __future__ import annotations

from importlib import import_module

import click

from coder.cli.options import coder_acts
from coder.cli.session import Session
from coder.cli.speaking import on_a_terminal
from coder.locale.language import _

WORKBENCH = "coder.tui.app"
"""Named, not imported: the command line never loads the screen for another command."""


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
        import_module(WORKBENCH).run(project, who, transcript)


def check_terminal() -> None:
    """Refuse where nobody could use the workbench, before anything is done for it."""
    if not on_a_terminal():
        raise click.UsageError(
            _("the workbench needs a terminal; in a script use `coder tag`, `coder freq` …")
        )
