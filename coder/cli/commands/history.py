"""Who did what when."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.options import TEXT, reporting
from coder.cli.session import Session
from coder.locale.language import _


@click.command(name="history", help=_("Show who did what when, newest first."))
@click.option(
    "--since",
    type=TEXT,
    metavar="DATE",
    help=_("Only from this day or time on (2026-11-24 or 2026-11-24T09:30)."),
)
@click.option("--coder", type=TEXT, metavar="NAME", help=_("Only what this coder did."))
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=_("Only the newest N actions."))
@reporting
@click.pass_obj
def command(
    session: Session,
    since: str | None,
    coder: str | None,
    limit: int | None,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Print the journal by action."""
    from coder.cli.eyes import seen
    from coder.cli.output import wanted_format, write
    from coder.project.filters import Filters
    from coder.project.history import history
    from coder.reports.lists import history_table
    from coder.reports.provenance import meta_of

    start = _utc(since) if since else None
    with session.project() as project:
        eyes = seen(project, Filters((coder,) if coder else ())).eyes
        actions = history(project, coder=coder, since=start, limit=limit, eyes=eyes)
        meta = meta_of(project, "history", coders=[coder] if coder else ())
    for_people = wanted_format(format_, output).for_people
    write(history_table(actions, meta, for_people=for_people), format_, output, raw=raw)


def _utc(given: str) -> str:
    """Read a local date or time; the journal is in UTC."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(given).astimezone(UTC)
    except (ValueError, OverflowError):
        raise click.BadParameter(
            _("“{text}” is no date such as 2026-11-24").format(text=given), param_hint="--since"
        ) from None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
