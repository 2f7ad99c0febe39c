"""Giving one passage one code, from a script."""

from __future__ import annotations

import click

from coder.cli.options import TEXT, PassageType, coder_acts
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="tag",
    help=_(
        "Give the passage START:END of a transcript a code and print the coding's id once it is safely stored."
    ),
)
@click.argument("transcript", type=TEXT)
@click.argument("passage", type=PassageType(), metavar="START:END")
@click.argument("code", type=TEXT)
@coder_acts
@click.option("--memo", type=TEXT, default="", metavar="TEXT", help=_("Why this code."))
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
    if not tagged.is_new and memo not in {"", tagged.coding.memo}:
        say_note(_("this coding was there already; its memo stays as it is"))
