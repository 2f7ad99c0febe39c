"""Giving one passage one code, from a script."""

from __future__ import annotations

import click

from coder.cli.options import PassageType, coder_acts
from coder.cli.session import Session
from coder.locale.language import _


@click.command(
    name="tag",
    help=_(
        "Give the passage START:END of a transcript a code and print the coding's id once it is safely stored."
    ),
)
@click.argument("transcript")
@click.argument("passage", type=PassageType(), metavar="START:END")
@click.argument("code")
@coder_acts
@click.option("--memo", default="", metavar="TEXT", help=_("Why this code."))
@click.pass_obj
def command(
    session: Session, transcript: str, passage: tuple[int, int], code: str, coder: str | None, memo: str
) -> None:
    """Store one coding."""
    from coder.model.span import Span
    from coder.project.coding import tag

    with session.acting(coder) as (project, who):
        (tagged,) = tag(project, who, transcript, Span(*passage), [code], memo)
    click.echo(tagged.coding.id)
