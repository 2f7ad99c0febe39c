"""Letting a coding stand on another passage, from a script."""

from __future__ import annotations

import click

from coder.cli.options import TEXT, PassageType, coder_acts
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="move-ends",
    help=_(
        "Let a coding stand on the passage START:END of its transcript and print its id; code, memo, author "
        "and time stay. Where an equal coding is there already, the two become one, and its id is printed."
    ),
)
@click.argument("coding", type=TEXT)
@click.argument("passage", type=PassageType(), metavar="START:END")
@coder_acts
@click.pass_obj
def command(session: Session, coding: str, passage: tuple[int, int], coder: str | None) -> None:
    """Move the ends of one coding."""
    from coder.model.span import Span
    from coder.project.recoding import move_ends

    with session.acting(coder) as (project, who):
        changed = move_ends(project, who, coding, Span(*passage))
    click.echo(changed.coding.id)
    if changed.is_joined:
        say_note(_("an equal coding was there already; the two are one now, with both memos"))
    elif not changed.is_new:
        say_note(_("the coding stands there already"))
