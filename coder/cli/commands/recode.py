"""Giving a coding another code, from a script."""

from __future__ import annotations

import click

from coder.cli.options import TEXT, coder_acts
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="recode",
    help=_(
        "Give a coding another code and print its id; passage, memo, author and time stay. "
        "Where an equal coding is there already, the two become one, and its id is printed."
    ),
)
@click.argument("coding", type=TEXT)
@click.argument("code", type=TEXT)
@coder_acts
@click.pass_obj
def command(session: Session, coding: str, code: str, coder: str | None) -> None:
    """Recode one coding."""
    from coder.project.recoding import recode

    with session.acting(coder) as (project, who):
        changed = recode(project, who, coding, code)
    click.echo(changed.coding.id)
    if changed.is_joined:
        say_note(_("an equal coding was there already; the two are one now, with both memos"))
    elif not changed.is_new:
        say_note(_("the coding has this code already"))
