"""The pictures that belong to no table of pairs: bars, coverage, an interview in time, columns with bands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coder.cli.figure_type import FigureType
from coder.cli.options import TEXT, filtering
from coder.cli.session import Session
from coder.locale.language import _

if TYPE_CHECKING:
    from coder.project.filters import Filters

F = TypeVar("F", bound=Callable[..., Any])
MEASURES = ("codings", "passages", "transcripts", "turns", "characters", "coverage")
GROUPS = ("transcript", "speaker", "coder")


@click.group(
    name="figure",
    help=_(
        "Draw pictures as svg, png or pdf; FILE.figure.json beside each has its numbers and says how it was made. Networks and matrices: `coder cooc --figure`."
    ),
)
def command() -> None:
    """Group the commands that draw."""


def _drawing(wrapped: F) -> F:
    """Let a command be told the files to draw into."""
    wrapped = click.option(
        "--svg-text", is_flag=True, help=_("Keep the words of an SVG as words; its readers need the font.")
    )(wrapped)
    return click.option(
        "-o", "--output", "figures", type=FigureType(path_type=Path, dir_okay=False), multiple=True,
        required=True, metavar="FILE", help=_("Draw into this file: svg, png or pdf; repeatable."),
    )(wrapped)  # fmt: skip


_depth = click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help=_("Count codes deeper than N levels as the code above them."),
)
_hide_zero = click.option("--hide-zero", is_flag=True, help=_("Leave out codes that were never given."))


@command.command(name="bars", help=_("Draw how often each code was given, as `coder freq` counts it."))
@filtering
@click.option("--by", metavar="transcript|speaker|coder|attr:KEY", help=_("Count each group on its own."))
@click.option("--measure", type=click.Choice(MEASURES), default="codings", help=_("Draw this measure."))
@_depth
@_hide_zero
@_drawing
@click.pass_obj
def bars(
    session: Session,
    filters: Filters,
    by: str | None,
    measure: str,
    depth: int | None,
    hide_zero: bool,
    figures: tuple[Path, ...],
    svg_text: bool,
) -> None:
    """Draw bars."""
    from coder.reports.figures.bars import bars_sketch

    if by is not None and by not in GROUPS and not (by.startswith("attr:") and by[5:]):
        message = _("“{by}” is none of transcript, speaker, coder, attr:KEY").format(by=by)
        raise click.BadParameter(message, param_hint="--by")
    _frequencies(
        session,
        filters,
        "bars",
        lambda found, book: bars_sketch(found, book, measure, hide_zero=hide_zero),
        figures,
        by=by,
        depth=depth,
        svg_text=svg_text,
    )


@command.command(name="coverage", help=_("Draw what share of each transcript each code covers."))
@filtering
@_depth
@_hide_zero
@_drawing
@click.pass_obj
def coverage(
    session: Session,
    filters: Filters,
    depth: int | None,
    hide_zero: bool,
    figures: tuple[Path, ...],
    svg_text: bool,
) -> None:
    """Draw coverage."""
    from coder.reports.figures.coverage import coverage_sketch

    _frequencies(
        session,
        filters,
        "coverage",
        lambda found, book: coverage_sketch(found, book, hide_zero=hide_zero),
        figures,
        by="transcript",
        depth=depth,
        svg_text=svg_text,
    )


def _frequencies(
    session: Session,
    filters: Filters,
    kind: str,
    sketch: Callable[[Any, Any], Any],
    figures: tuple[Path, ...],
    *,
    by: str | None,
    depth: int | None,
    svg_text: bool,
) -> None:
    """Count as `coder freq` does, and draw."""
    from coder.cli.eyes import seen
    from coder.cli.figures import check_figures, write_sketch
    from coder.project.counting import count
    from coder.reports.frequency_notes import frequency_meta
    from coder.reports.provenance import meta_of
    from coder.reports.wording.figure_methods import figure_methods

    check_figures(figures)
    with session.project() as project:
        filters = seen(project, filters)
        counted = count(project, filters, by=by, depth=depth)
        found = counted.frequencies
        meta = {
            **meta_of(project, f"figure {kind}", filters=filters, unfinished=counted.unfinished),
            **frequency_meta(found),
            "methods": figure_methods(kind, project, filters, len(found.transcripts), found.coders),
        }
        drawn = sketch(found, project.codebook)
    write_sketch(drawn, figures, meta, text=svg_text)


@command.command(name="timeline", help=_("Draw where along one interview each code stands."))
@click.argument("transcript", type=TEXT)
@click.option("--coder", "coders", type=TEXT, multiple=True, metavar="NAME",
              help=_("Only what this coder did; repeatable."))  # fmt: skip
@click.option("--code", "codes", type=TEXT, multiple=True, metavar="CODE",
              help=_("Only this code, with those below it if a / follows; repeatable."))  # fmt: skip
@_drawing
@click.pass_obj
def timeline(
    session: Session,
    transcript: str,
    coders: tuple[str, ...],
    codes: tuple[str, ...],
    figures: tuple[Path, ...],
    svg_text: bool,
) -> None:
    """Draw an interview in time."""
    from coder.cli.eyes import seen
    from coder.cli.figures import check_figures, write_sketch
    from coder.project.filters import Filters
    from coder.project.timeline import timeline
    from coder.reports.figures.timeline import timeline_sketch
    from coder.reports.provenance import meta_of
    from coder.reports.wording.figure_methods import figure_methods

    check_figures(figures)
    with session.project() as project:
        filters = seen(project, Filters(coders=coders, transcripts=(transcript,), codes=codes))
        found = timeline(project, filters)
        meta = meta_of(
            project,
            "figure timeline",
            unit="passage",
            filters=filters,
            coders=found.coders,
            transcripts=(found.transcript.id,),
            methods=figure_methods("timeline", project, filters, 1, found.coders),
        )
        drawn = timeline_sketch(found, project.codebook)
    write_sketch(drawn, figures, meta, text=svg_text)


@command.command(
    name="flow",
    help=_(
        "Draw causes, problems and countermeasures as columns with bands between them: `coder cooc --between cause:problem:countermeasure`."
    ),
)
@filtering
@click.option("--depth", type=click.IntRange(min=1), metavar="N",
              help=_("Count codes deeper than N levels as the code above them."))  # fmt: skip
@click.option("--done-only", is_flag=True, help=_("Only transcripts that the coder is done with."))
@_drawing
@click.pass_obj
def flow(
    session: Session,
    filters: Filters,
    depth: int | None,
    done_only: bool,
    figures: tuple[Path, ...],
    svg_text: bool,
) -> None:
    """Draw columns."""
    from coder.cli.eyes import seen
    from coder.cli.figures import check_figures, write_sketch
    from coder.cli.networks import Wanted, about_codes
    from coder.project.cooccurring import Question
    from coder.reports.table_formats import Format

    check_figures(figures)
    columns = ("cause", "problem", "countermeasure")
    question = Question(columns=columns, depth=depth, done_only=done_only, replicates=0)
    with session.project() as project:
        answer = about_codes(project, seen(project, filters), question, Wanted(Format.JSON, figure=True))
    if answer.sketch is not None:
        write_sketch(answer.sketch, figures, answer.meta, text=svg_text)
