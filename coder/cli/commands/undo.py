"""Taking back the last action."""

from __future__ import annotations

import click

from coder.cli.options import coder_acts
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="undo",
    help=_("Take back the newest of one's own actions; repeat it to go further back."),
)
@coder_acts
@click.pass_obj
def command(session: Session, coder: str | None) -> None:
    """Undo one action."""
    from coder.project.undoing import undo
    from coder.reports.wording.history import action_line

    with session.acting(coder) as (project, who):
        action = undo(project, who)
    say_note(action_line(action))
