"""Where words stand in the transcripts, and coding them all at once."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.commands.transcripts import ask
from coder.cli.options import TEXT, confirmed, filtering, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note, say_problem
from coder.locale.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coder.model.span import Span
    from coder.project.filters import Filters
    from coder.project.found import Found, Hit
    from coder.project.opening import Project
    from coder.project.searcher import Searcher


@click.command(
    name="find",
    help=_(
        "List where words stand in what is said, with their context and codes. Case, width, accents and Traditional or simplified forms do not matter, and white space stands for any white space."
    ),
)
@click.argument("query", type=TEXT)
@click.option("--regex", "is_regex", is_flag=True, help=_("The query is a regular expression."))
@click.option("--exact", is_flag=True, help=_("Only the very characters: case, width and forms matter."))
@click.option(
    "--word/--no-word",
    default=None,
    help=_("Only whole words, or parts of words too; otherwise whole words for Latin script only."),
)
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help=_("How many characters are shown on either side, within the turn."),
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=_("Only the first N hits."))
@click.option(
    "--tag",
    type=TEXT,
    metavar="CODE",
    help=_("Give all hits listed this code, as one action, after a question; --coder then says who acts."),
)
@click.option("--sentence", is_flag=True, help=_("With --tag: code the sentences around the hits."))
@confirmed
@filtering
@reporting
@click.pass_obj
def command(
    session: Session,
    filters: Filters,
    query: str,
    is_regex: bool,
    exact: bool,
    word: bool | None,
    context: int,
    limit: int | None,
    tag: str | None,
    sentence: bool,
    yes: bool,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """Find, list, and code if wanted."""
    from coder.cli.eyes import seen
    from coder.cli.output import wanted_format
    from coder.project.finding import What, find, spans_to_code
    from coder.project.naming import usable_code
    from coder.project.searcher import Searcher
    from coder.text.search import Query

    _check_tagging(tag, filters, has_more=sentence or yes)
    wanted_format(format_, output)
    asked = Query(query, is_regex, exact, word)

    def listed(project: Project, filters: Filters) -> tuple[Found, Sequence[Hit]]:
        searcher, filters = Searcher(project), seen(project, filters)
        found = find(project, asked, filters, context=context, searcher=searcher)
        hits = found[:limit]
        _write(project, filters, found, hits, format_, output, raw=raw)
        if tag is None:
            _index(searcher)
        return found, hits

    if tag is None:
        with session.project() as project:
            listed(project, filters)
        return
    with session.acting(next(iter(filters.coders), None)) as (project, who):
        code = usable_code(project.codebook, tag).id
        found, hits = listed(project, replace(filters, coders=()))
        passages = spans_to_code(found, What.SENTENCE if sentence else What.HIT, hits)
        if passages:
            _give(project, who, code, passages, found.revisions, yes=yes)


def _check_tagging(tag: str | None, filters: Filters, *, has_more: bool) -> None:
    if tag is None and has_more:
        raise click.UsageError(_("--sentence and --yes belong to --tag"))
    if tag is not None and len(filters.coders) > 1:
        raise click.UsageError(_("only one coder can act: give --coder once"))


def _write(
    project: Project,
    filters: Filters,
    found: Found,
    hits: Sequence[Hit],
    format_: str | None,
    output: Path | None,
    *,
    raw: bool,
) -> None:
    """Write the hits, and what must be known about them."""
    from coder.cli.output import wanted_format, write
    from coder.reports.finding import hits_table
    from coder.reports.provenance import meta_of
    from coder.reports.table_formats import Format

    wanted = wanted_format(format_, output)
    asked = found.query
    meta = meta_of(
        project,
        "find",
        filters=filters,
        coders=filters.coders,
        query=asked.text,
        regex=asked.regex,
        exact=asked.exact,
        word=asked.wants_words,
        total=len(found),
    )
    if hits or output is not None or wanted is not Format.TABLE:
        write(hits_table(hits, meta, for_people=wanted.for_people), format_, output, raw=raw)
    for problem in found.warnings:
        say_problem(str(problem.facts.get("transcript", "--regex")), problem)
    if not found:
        say_note(_("nothing was found"))
        if asked.wants_words and asked.word is None:
            say_note(_("whole words were looked for; --no-word finds parts of words too"))
    elif len(hits) < len(found):
        shown = _("{shown} of {total} hits are listed")
        say_note(shown.format(shown=f"{len(hits):,}", total=f"{len(found):,}"))


def _give(
    project: Project,
    who: str,
    code: str,
    passages: Sequence[tuple[str, Span]],
    revisions: Mapping[str, str],
    *,
    yes: bool,
) -> None:
    """Code after a question."""
    from coder.project.coding import tag_all

    question = plural(
        len(passages), "Give {count} passage the code {{code}}?", "Give {count} passages the code {{code}}?"
    )
    ask(question.format(code=code), yes=yes)
    tagged = tag_all(project, who, passages, code, seen=revisions)
    new = sum(one.is_new for one in tagged)
    said = [plural(new, "{count} passage coded", "{count} passages coded")]
    if new < len(tagged):
        said.append(plural(len(tagged) - new, "{count} had the code already", "{count} had the code already"))
    say_note(_(", ").join(said))


def _index(searcher: Searcher) -> None:
    """Index a large project once the answer is out, so that the next search is faster."""
    missing = searcher.unprepared()
    if not missing:
        return
    say_note(_("indexing the texts, so that the next search is faster; Ctrl+C stops it"))
    try:
        with click.progressbar(length=missing, file=sys.stderr) as bar:
            searcher.prepare(bar.update)
    except KeyboardInterrupt:
        say_note(_("stopped; what is indexed stays so"))
