"""Removing a coding, from a script."""

from __future__ import annotations

import click

from coder.cli.options import TEXT, coder_acts
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(name="untag", help=_("Remove a coding; `coder undo` brings it back."))
@click.argument("coding", type=TEXT)
@coder_acts
@click.pass_obj
def command(session: Session, coding: str, coder: str | None) -> None:
    """Remove one coding."""
    from coder.project.coding import untag

    with session.acting(coder) as (project, who):
        (removed,) = untag(project, who, [coding])
    facts = {
        "code": removed.code,
        "transcript": removed.transcript,
        "start": removed.span.start,
        "end": removed.span.end,
    }
    say_note(_("removed: {code} on {transcript}:{start}:{end}").format(**facts))
