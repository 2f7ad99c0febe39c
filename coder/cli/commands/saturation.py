"""How many codes each further transcript adds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import filtering, reporting, simulated
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _, plural

if TYPE_CHECKING:
    from coder.project.filters import Filters
    from coder.project.saturating import Saturating

ORDERS = ("coded", "imported", "name")


@click.command(
    name="saturation",
    help=_(
        "Count the codes that each further transcript adds, with the mean and interval over random orders of the transcripts. Each coder is counted alone."
    ),
)
@filtering
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default="coded",
    help=_("In which order the transcripts come: as they were coded, if nothing is said."),
)
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help=_("Count codes deeper than N levels as the code above them."),
)
@click.option(
    "--permutations",
    type=click.IntRange(1, 100_000),
    default=999,
    metavar="N",
    help=_("How many orders are tried: 999; of few transcripts, all there are."),
)
@simulated
@reporting
@click.pass_obj
def command(
    session: Session,
    filters: Filters,
    order: str,
    depth: int | None,
    permutations: int,
    level: float,
    seed: int,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Count."""
    from coder.cli.eyes import seen
    from coder.cli.output import check_target, wanted_format, write
    from coder.project.saturating import Order, Question, saturate
    from coder.reports.saturation import saturation_meta, saturation_table

    wanted = wanted_format(format_, output)
    check_target(output)
    with session.project() as project:
        filters = seen(project, filters)
        result = saturate(project, filters, Question(Order(order), depth, permutations, seed, level))
        meta = saturation_meta(project, filters, result)
        table = saturation_table(result, project.codebook, meta, for_people=wanted.for_people)
        methods = meta["methods"]
    write(table, format_, output, raw=raw)
    _notes(result, filters)
    if isinstance(methods, dict):
        for sentence in methods.values():
            say_note(sentence)


def _notes(result: Saturating, filters: Filters) -> None:
    """Say on stderr what a reader of the figures must know."""
    if len(result.curves) > 1 and not filters.coders:
        names = _(", ").join(curve.coder for curve in result.curves)
        say_note(_("{names} are counted each on their own; --coder NAME takes one").format(names=names))
    if result.consensus:
        say_note(_("the consensus is counted; --coder NAME takes somebody's own codings"))
    if result.unfinished:
        say_note(
            plural(
                result.unfinished,
                "{count} transcript is still in progress: more codes may come there",
                "{count} transcripts are still in progress: more codes may come there",
            )
        )
