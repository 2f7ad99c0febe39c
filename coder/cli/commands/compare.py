"""What two coders see differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import TEXT, filtering_texts, reporting
from coder.cli.session import Session
from coder.locale.language import _

if TYPE_CHECKING:
    from coder.project.filters import Filters

KINDS = ("match", "boundary", "code", "only-A", "only-B")


@click.command(
    name="compare",
    help=_(
        "Show every passage on which two coders differ: only one marked it, another code, other ends. JSON lists what they agree on too."
    ),
)
@click.argument("first", type=TEXT, metavar="A")
@click.argument("second", type=TEXT, metavar="B")
@filtering_texts
@click.option(
    "--only", type=click.Choice(KINDS), multiple=True, help=_("Only differences of this kind; repeatable.")
)
@click.option(
    "--confusion", is_flag=True, help=_("Set code against code instead of passage against passage.")
)
@click.option("--unfinished", is_flag=True, help=_("Compare transcripts too that a coder has only begun."))
@reporting
@click.pass_obj
def command(
    session: Session,
    first: str,
    second: str,
    filters: Filters,
    only: tuple[str, ...],
    confusion: bool,
    unfinished: bool,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Compare."""
    from coder.agreement.pairing import Difference
    from coder.cli.output import check_target, wanted_format, write_sections
    from coder.project.comparing import compare_coders
    from coder.reports.comparing import comparison_sections
    from coder.reports.provenance import meta_of

    wanted_format(format_, output)
    check_target(output)
    kinds = [Difference(kind) for kind in only]
    with session.project() as project:
        compared = compare_coders(project, (first, second), filters, only=kinds, unfinished=unfinished)
        meta = meta_of(
            project,
            "compare",
            filters=filters,
            coders=compared.coders,
            transcripts=compared.transcripts,
            only=list(only),
            unfinished=unfinished,
        )
        sections = comparison_sections(compared, project.codebook, meta, confusion=confusion)
    write_sections(sections, format_, output, raw=raw)
