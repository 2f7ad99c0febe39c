"""How often each code was given."""

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

MEASURES = ("codings", "passages", "transcripts", "turns", "characters", "coverage")
GROUPS = ("transcript", "speaker", "coder")


@click.command(
    name="freq",
    help=_(
        "Count codes: codings, passages, transcripts, turns, characters and coverage, each code alone and with those below it (as unions, never summed twice)."
    ),
)
@filtering
@click.option("--by", metavar="transcript|speaker|coder|attr:KEY", help=_("Count each group on its own."))
@click.option("--measure", type=click.Choice(MEASURES), help=_("Show only this measure."))
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help=_("Count codes deeper than N levels as the code above them."),
)
@click.option("--shares", is_flag=True, help=_("Show what part of the whole each figure is, for people."))
@click.option("--hide-zero", is_flag=True, help=_("Leave out codes that were never given."))
@click.option("--long", "long_", is_flag=True, help=_("With --by: a row per code and group."))
@click.option("--rolled-up", is_flag=True, help=_("With --by: show each code together with those below it."))
@reporting
@click.pass_obj
def command(
    session: Session,
    filters: Filters,
    by: str | None,
    measure: str | None,
    depth: int | None,
    shares: bool,
    hide_zero: bool,
    long_: bool,
    rolled_up: bool,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Count."""
    from coder.cli.eyes import seen
    from coder.cli.output import wanted_format, write
    from coder.project.counting import count
    from coder.reports.frequencies import FrequencyView, frequency_table
    from coder.reports.provenance import meta_of

    if by is not None and by not in GROUPS and not (by.startswith("attr:") and by[5:]):
        message = _("“{by}” is none of transcript, speaker, coder, attr:KEY").format(by=by)
        raise click.BadParameter(message, param_hint="--by")
    wanted = wanted_format(format_, output)
    with session.project() as project:
        filters = seen(project, filters)
        counted = count(project, filters, by=by, depth=depth)
        meta = meta_of(project, "freq", filters=filters, unfinished=counted.unfinished)
    view = FrequencyView(
        measure=measure,
        long=long_,
        shares=shares,
        hide_zero=hide_zero,
        rolled_up=rolled_up,
        scope=_scope_words(filters),
    )
    write(frequency_table(counted.frequencies, view, wanted, meta), format_, output, raw=raw)
    _notes(counted.frequencies.coders, counted.unfinished, filters, by)


def _scope_words(filters: Filters) -> str:
    said = []
    if filters.speakers:
        said.append(_("only {names}").format(names=_(", ").join(filters.speakers)))
    if filters.exclude_interviewer:
        said.append(_("without interviewer"))
    return _(", ").join(said)


def _notes(coders: tuple[str, ...], unfinished: int, filters: Filters, by: str | None) -> None:
    if len(coders) > 1 and not filters.coders and by != "coder":
        names = _(", ").join(coders)
        say_note(
            _("the codings of {names} are counted together; --coder or --by coder separates them").format(
                names=names
            )
        )
    if unfinished:
        say_note(
            plural(
                unfinished,
                "{count} transcript is still in progress: what is uncoded there may just be unread",
                "{count} transcripts are still in progress: what is uncoded there may just be unread",
            )
        )
