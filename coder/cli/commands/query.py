"""Passages that a query over codes, words and memos means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import TEXT, filtering, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note, say_problem
from coder.locale.language import _

if TYPE_CHECKING:
    from coder.project.filters import Filters
    from coder.project.opening import Project
    from coder.project.query_places import Asked

UNITS = ("turn", "sentence", "transcript", "overlap")
SHOWS = ("hull", "left", "right", "shared")
SHARING = ("OVERLAPS", "WITHIN", "CONTAINS")


@click.command(
    name="query",
    help=_(
        'List the passages that an expression means. Codes are written by id or "name", CODE/ with all codes below; text:"words", re:/pattern/ and memo:"words" look for words. AND, OR, NOT and brackets join them (与 或 非 will do); A OVERLAPS B, WITHIN, CONTAINS, SAME turn, SAME sentence, NEAR:2, BEFORE:2 relate two. Each coder is asked alone.'
    ),
)
@click.argument("expression", type=TEXT, required=False, metavar="[EXPR]")
@filtering
@click.option(
    "--unit",
    type=click.Choice(UNITS),
    help=_("What AND, OR, NOT are asked of: turns if nothing is said; overlap means every character."),
)
@click.option(
    "--show",
    type=click.Choice(SHOWS),
    help=_(
        "What is shown of a pair: hull, from the first to the last character of both, if nothing is said."
    ),
)
@click.option(
    "--across-coders", "across", is_flag=True, help=_("Let what several coders said count as if one had.")
)
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help=_("How many characters are shown on either side, within the turn."),
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=_("Only the first N passages."))
@click.option("--save", type=TEXT, metavar="NAME", help=_("Keep the query under this name in coder.yaml."))
@click.option("--saved", type=TEXT, metavar="NAME", help=_("Ask the query that is kept under this name."))
@click.option("--list", "lists", is_flag=True, help=_("List the queries that are kept."))
@click.option("--forget", type=TEXT, metavar="NAME", help=_("Keep a query no longer."))
@reporting
@click.pass_obj
def command(
    session: Session,
    expression: str | None,
    filters: Filters,
    unit: str | None,
    show: str | None,
    across: bool,
    context: int,
    limit: int | None,
    save: str | None,
    saved: str | None,
    lists: bool,
    forget: str | None,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Ask, or look after what is kept."""
    from coder.cli.output import check_target, wanted_format

    _check(expression, saved, forget, save, unit, show, lists=lists)
    wanted_format(format_, output)
    check_target(output)
    with session.project() as project:
        if forget is not None:
            _forget(project, forget)
        elif lists:
            _list(project, format_, output, raw=raw)
        else:
            words = expression if expression is not None else _kept(project, saved or "")
            asked = _asked(words, unit, show, across=across, context=context)
            _answer(project, asked, filters, limit, format_, output, raw=raw)
            if save is not None:
                _save(project, save, words)


def _check(
    expression: str | None,
    saved: str | None,
    forget: str | None,
    save: str | None,
    unit: str | None,
    show: str | None,
    *,
    lists: bool,
) -> None:
    """Refuse what cannot be asked for together."""
    if sum((expression is not None, saved is not None, forget is not None, lists)) != 1:
        raise click.UsageError(_("write one query, or one of --saved NAME, --list, --forget NAME"))
    if save is not None and expression is None:
        raise click.UsageError(_("--save needs a query to keep"))
    if unit and show:
        raise click.UsageError(_("--unit lists units and --show pairs: choose one"))


def _kept(project: Project, name: str) -> str:
    from coder.project.saved_queries import query_named

    return query_named(project.settings, name)


def _asked(words: str, unit: str | None, show: str | None, *, across: bool, context: int) -> Asked:
    """Read the query; --show is for one relation alone."""
    from coder.analysis.query.evaluating import Per
    from coder.analysis.query.expression import Pair
    from coder.analysis.query.passages import Show
    from coder.project.querying import asked_for

    asked = asked_for(
        words, Per(unit) if unit else None, Show(show) if show else None, across=across, context=context
    )
    pair = asked.expression
    if show and not isinstance(pair, Pair):
        raise click.UsageError(_("--show is for a query that is one relation, such as A NEAR:2 B"))
    if show == Show.SHARED and isinstance(pair, Pair) and pair.relation.related not in SHARING:
        raise click.UsageError(
            _("only what overlaps shares something: --show shared needs OVERLAPS, WITHIN or CONTAINS")
        )
    return asked


def _answer(
    project: Project,
    asked: Asked,
    filters: Filters,
    limit: int | None,
    format_: str | None,
    output: Path | None,
    *,
    raw: bool,
) -> None:
    """Write the passages, and what must be known about them."""
    from coder.cli.eyes import seen
    from coder.cli.output import wanted_format, write
    from coder.project.querying import query
    from coder.reports.querying import query_meta, query_table
    from coder.reports.table_formats import Format
    from coder.reports.wording.querying import query_notes

    wanted = wanted_format(format_, output)
    filters = seen(project, filters)
    result = query(project, asked, filters)
    rows = result.found[:limit]
    if rows or output is not None or wanted is not Format.TABLE:
        meta = query_meta(project, filters, result)
        table = query_table(result, rows, project.codebook, meta, for_people=wanted.for_people)
        write(table, format_, output, raw=raw)
    for problem in result.warnings:
        say_problem(str(problem.facts.get("transcript", "re:")), problem)
    for note in query_notes(result, filters):
        say_note(note)
    if not result.found:
        say_note(_("nothing was found"))
    elif len(rows) < len(result.found):
        shown = _("{shown} of {total} passages are listed")
        say_note(shown.format(shown=f"{len(rows):,}", total=f"{len(result.found):,}"))


def _list(project: Project, format_: str | None, output: Path | None, *, raw: bool) -> None:
    from coder.cli.output import wanted_format, write
    from coder.reports.provenance import meta_of
    from coder.reports.querying import saved_table

    if not project.settings.queries:
        say_note(_("no query is kept yet; --save NAME keeps one"))
    people = wanted_format(format_, output).for_people
    write(saved_table(project, meta_of(project, "query --list"), for_people=people), format_, output, raw=raw)


def _save(project: Project, name: str, words: str) -> None:
    from coder.project.saved_queries import save_query

    save_query(project.folder, name, words)
    say_note(_("the query is kept as {name}; `coder query --saved {name}` asks it").format(name=name))


def _forget(project: Project, name: str) -> None:
    from coder.project.saved_queries import forget_query

    forget_query(project.folder, project.settings, name)
    say_note(_("{name} is kept no longer").format(name=name))
