"""Bringing back what was taken back."""

from __future__ import annotations

import click

from coder.cli.options import coder_acts
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="redo",
    help=_("Bring back what was taken back last, unless something else was done since."),
)
@coder_acts
@click.pass_obj
def command(session: Session, coder: str | None) -> None:
    """Redo one action."""
    from coder.project.undoing import redo
    from coder.reports.wording.history import action_line

    with session.acting(coder) as (project, who):
        action = redo(project, who)
    say_note(action_line(action))
