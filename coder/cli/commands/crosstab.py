"""How codes spread over groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import filtering, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _, plural

if TYPE_CHECKING:
    from coder.project.filters import Filters
    from coder.project.opening import Project
    from coder.reports.tables import Table

GROUPS = ("transcript", "speaker", "coder")


@click.command(
    name="crosstab",
    help=_(
        "Set codes against groups: counts, shares, residuals, and a permutation test that keeps the turns of one interview together."
    ),
)
@filtering
@click.option("--by", metavar="transcript|speaker|coder|attr:KEY", help=_("The groups."))
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help=_("Count codes deeper than N levels as the code above them."),
)
@click.option("--hide-zero", is_flag=True, help=_("Leave out codes that were never given."))
@click.option(
    "--chi2", is_flag=True, help=_("Show the chi-square test too, though it takes turns for independent.")
)
@click.option(
    "--matrix",
    type=click.Choice(("binary", "count")),
    help=_("Instead, a row per interview and a column per code, for statistics programs."),
)
@click.option(
    "--replicates",
    type=click.IntRange(0, 1_000_000),
    default=9999,
    metavar="N",
    help=_(
        "Permutations that are drawn, 9,999 if nothing is said; up to 10,000 ways all are tried; 0 makes no test."
    ),
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, metavar="N", help=_("Seed of the random numbers.")
)
@reporting
@click.pass_obj
def command(
    session: Session,
    filters: Filters,
    by: str | None,
    depth: int | None,
    hide_zero: bool,
    chi2: bool,
    matrix: str | None,
    replicates: int,
    seed: int,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Cross."""
    from coder.cli.eyes import seen
    from coder.cli.output import check_target, wanted_format, write, write_sections
    from coder.project.crosstabbing import cross
    from coder.reports.crosstab import crosstab_sections
    from coder.reports.provenance import meta_of

    _check_groups(by, matrix)
    wanted_format(format_, output)
    check_target(output)
    with session.project() as project:
        filters = seen(project, filters)
        if matrix is not None:
            table, unfinished = _matrix(project, filters, depth, matrix)
            write(table, format_, output, raw=raw)
        else:
            crossed = cross(project, filters, by=str(by), depth=depth, replicates=replicates, seed=seed)
            unfinished = crossed.unfinished
            meta = meta_of(project, "crosstab", filters=filters, unfinished=unfinished, replicates=replicates)
            sections = crosstab_sections(crossed.table, meta | {"seed": seed}, hide_zero=hide_zero, chi2=chi2)
            write_sections(sections, format_, output, raw=raw)
    if unfinished:
        say_note(
            plural(
                unfinished,
                "{count} transcript is still in progress: what is uncoded there may just be unread",
                "{count} transcripts are still in progress: what is uncoded there may just be unread",
            )
        )


def _check_groups(by: str | None, matrix: str | None) -> None:
    if (by is None) == (matrix is None):
        raise click.UsageError(_("say either --by or --matrix"))
    if by is not None and by not in GROUPS and not (by.startswith("attr:") and by[5:]):
        message = _("“{by}” is none of transcript, speaker, coder, attr:KEY").format(by=by)
        raise click.BadParameter(message, param_hint="--by")


def _matrix(project: Project, filters: Filters, depth: int | None, matrix: str) -> tuple[Table, int]:
    from coder.project.counting import count
    from coder.reports.crosstab import matrix_table
    from coder.reports.frequency_notes import frequency_meta
    from coder.reports.provenance import meta_of

    counted = count(project, filters, by="transcript", depth=depth)
    meta = meta_of(project, "crosstab", filters=filters, unfinished=counted.unfinished, matrix=matrix)
    told = {**meta, **frequency_meta(counted.frequencies)}
    return matrix_table(counted.frequencies, told, binary=matrix == "binary"), counted.unfinished
