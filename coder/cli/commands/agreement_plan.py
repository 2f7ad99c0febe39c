"""How much must be coded twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import NumberRange, filtering, reporting, simulated
from coder.cli.session import Session
from coder.locale.language import _

if TYPE_CHECKING:
    from coder.project.filters import Filters


@click.command(
    name="agreement-plan",
    help=_(
        "Say how many transcripts, or turns, must be coded twice so that intervals of agreement are as narrow as wanted: studies of many sizes are simulated from what is coded twice already."
    ),
)
@filtering
@click.option(
    "--width",
    type=NumberRange(0.01, 2),
    default=0.2,
    metavar="W",
    help=_("How far apart the ends of an interval may lie; .2 if nothing is said."),
)
@click.option(
    "--draw",
    type=click.Choice(("transcript", "turn")),
    default="transcript",
    help=_("What simulated studies are made of; transcripts if nothing is said."),
)
@click.option(
    "--replicates",
    type=click.IntRange(100, 100_000),
    default=1000,
    metavar="N",
    help=_("Simulated studies of each size, 1,000 if nothing is said."),
)
@simulated
@reporting
@click.pass_obj
def command(
    session: Session,
    filters: Filters,
    width: float,
    draw: str,
    replicates: int,
    seed: int,
    level: float,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Plan."""
    from coder.cli.eyes import seen
    from coder.cli.output import check_target, wanted_format, write
    from coder.project.agreement_planning import Plan, plan_agreement
    from coder.reports.agreement_planning import plan_table
    from coder.reports.provenance import meta_of

    wanted = wanted_format(format_, output)
    check_target(output)
    with session.project() as project:
        filters = seen(project, filters)
        planned = plan_agreement(project, filters, Plan(width, draw, replicates, seed, level))
        meta = meta_of(
            project,
            "agreement-plan",
            unit="character",
            filters=filters,
            coders=planned.study.coders,
            transcripts=[text.name for text in planned.study.texts],
        )
        meta |= {
            "width": width,
            "draw": draw,
            "parts": planned.parts,
            "replicates": replicates,
            "seed": seed,
            "level": level,
        }
        table = plan_table(planned, project.codebook, wanted, meta)
    write(table, format_, output, raw=raw)
