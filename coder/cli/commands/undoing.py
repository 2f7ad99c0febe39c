"""Taking back the last action, and bringing it back."""

from __future__ import annotations

import click

from coder.cli.options import coder_acts
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="undo", help=_("Take back the newest of one's own actions; repeat it to go further back.")
)
@coder_acts
@click.pass_obj
def undo(session: Session, coder: str | None) -> None:
    """Undo one action."""
    _reverse(session, coder, redo=False)


@click.command(
    name="redo", help=_("Bring back what was taken back last, unless something else was done since.")
)
@coder_acts
@click.pass_obj
def redo(session: Session, coder: str | None) -> None:
    """Redo one action."""
    _reverse(session, coder, redo=True)


def _reverse(session: Session, coder: str | None, *, redo: bool) -> None:
    from coder.project import history, undoing
    from coder.reports.wording.history import action_line

    with session.acting(coder) as (project, who):
        action = undoing.redo(project, who) if redo else undoing.undo(project, who)
        told = history.told(project, action)
    say_note(action_line(told))
