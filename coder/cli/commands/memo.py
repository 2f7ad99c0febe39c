"""Memos: written, changed, listed, shown, written out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coder.cli.options import TEXT, PassageType, coder_acts, filtering, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_error, say_note
from coder.locale.language import _, plural
from coder.model.memo import About, Target
from coder.model.span import Span

if TYPE_CHECKING:
    from coder.project.filters import Filters

F = TypeVar("F", bound=Callable[..., Any])


@click.group(
    name="memo",
    help=_(
        "Write memos on codings, passages, turns, transcripts, codes and the project; list and export them."
    ),
)
def command() -> None:
    """Group the commands about memos."""


def _worded(wrapped: F) -> F:
    """Let a command be given the words of a memo: as an argument, in a file, or in an editor."""
    wrapped = click.option(
        "--file", "file", type=click.Path(path_type=Path), metavar="FILE",
        help=_("Take the words from a file; - is standard input."),
    )(wrapped)  # fmt: skip
    return click.argument("text", type=TEXT, required=False)(wrapped)


@command.command(
    name="add",
    help=_(
        "Write a memo in Markdown and print its id once it is safely stored. Without an option it is about the project. Without TEXT, which is standard input if it is -, and without --file an editor opens. A coding has one memo, under the id of the coding."
    ),
)
@_worded
@click.option("--coding", type=TEXT, metavar="CODING", help=_("On one of my codings."))
@click.option("--code", type=TEXT, metavar="CODE", help=_("On a code."))
@click.option(
    "--transcript",
    type=TEXT,
    metavar="ID",
    help=_("On a transcript; with --turn or --passage, on a part of it."),
)
@click.option("--turn", type=click.IntRange(min=1), metavar="N", help=_("On this turn of the transcript."))
@click.option(
    "--passage", type=PassageType(), metavar="START:END", help=_("On this passage of the transcript.")
)
@coder_acts
@click.pass_obj
def add(
    session: Session,
    text: str | None,
    file: Path | None,
    coding: str | None,
    code: str | None,
    transcript: str | None,
    turn: int | None,
    passage: tuple[int, int] | None,
    coder: str | None,
) -> int:
    """Store one memo."""
    from coder.cli.memo_text import given_text, kept_until_stored
    from coder.project import memos
    from coder.reports.memos import memo_place

    target = _target(coding, code, transcript, turn, passage)
    words = given_text(text, file)
    with session.acting(coder) as (project, who):
        memos.check(project, who, target)
        folder = project.database.path.parent
    with kept_until_stored(folder, "", words) as wanted:
        if not wanted.strip() and words is None:
            say_error(
                _("nothing was written"), _("write the memo in the editor and save it there, or give TEXT")
            )
            return 1
        with session.acting(coder) as (project, who):
            memo = memos.add(project, who, target, wanted)
    click.echo(memo.id)
    say_note(_("memo on {what} written").format(what=memo_place(memo)))
    return 0


def _target(
    coding: str | None,
    code: str | None,
    transcript: str | None,
    turn: int | None,
    passage: tuple[int, int] | None,
) -> Target:
    """Read what the memo is to be about; more than one thing is wrong usage."""
    if sum(one is not None for one in (coding, code, transcript)) > 1:
        raise click.UsageError(_("a memo is about one thing: --coding, --code or --transcript"))
    if turn is not None and passage is not None:
        raise click.UsageError(_("a memo is about one thing: --turn or --passage"))
    if transcript is None and (turn is not None or passage is not None):
        raise click.UsageError(_("--turn and --passage need --transcript"))
    if coding is not None:
        return Target(About.CODING, coding=coding)
    if code is not None:
        return Target(About.CODE, code=code)
    if transcript is None:
        return Target(About.PROJECT)
    if turn is not None:
        return Target(About.TURN, transcript, turn=turn)
    if passage is not None:
        return Target(About.PASSAGE, transcript, span=Span(*passage))
    return Target(About.TRANSCRIPT, transcript)


@command.command(
    name="edit",
    help=_(
        "Give one of my memos other words; without TEXT and --file in an editor. Blank words take a coding's memo away."
    ),
)
@click.argument("memo", type=TEXT)
@_worded
@coder_acts
@click.pass_obj
def edit(session: Session, memo: str, text: str | None, file: Path | None, coder: str | None) -> None:
    """Change one memo."""
    from coder.cli.memo_text import given_text, kept_until_stored
    from coder.project import memos
    from coder.reports.memos import memo_place

    words = given_text(text, file)
    with session.acting(coder) as (project, who):
        before = memos.own(project, who, memo)
        folder = project.database.path.parent
    with kept_until_stored(folder, before.text, words) as wanted, session.acting(coder) as (project, who):
        after = memos.edit(project, who, memo, wanted, seen=before.version)
    said = _("memo on {what} changed") if after.text else _("memo on {what} removed")
    if after.version == before.version:
        said = _("nothing was changed")
    say_note(said.format(what=memo_place(after)))


@command.command(name="remove", help=_("Take one of my memos away; `coder undo` brings it back."))
@click.argument("memo", type=TEXT)
@coder_acts
@click.pass_obj
def remove(session: Session, memo: str, coder: str | None) -> None:
    """Remove one memo."""
    from coder.project import memos
    from coder.reports.memos import memo_place

    with session.acting(coder) as (project, who):
        gone = memos.remove(project, who, memo)
    say_note(_("memo on {what} removed").format(what=memo_place(gone)))


def _choosing(wrapped: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command look at some of the memos."""
    wrapped = click.option(
        "--search", type=TEXT, default="", metavar="TEXT",
        help=_("Only memos that hold these words; case, width and Traditional characters aside."),
    )(wrapped)  # fmt: skip
    wrapped = click.option(
        "--about", type=click.Choice([str(one) for one in About]), multiple=True,
        help=_("Only memos about this kind of thing; repeatable."),
    )(wrapped)  # fmt: skip
    return filtering(wrapped)


@command.command(
    name="list",
    help=_("List memos with their whole words: on the project, on codes, then through the transcripts."),
)
@_choosing
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=_("Only the first N memos."))
@reporting
@click.pass_obj
def list_(
    session: Session,
    filters: Filters,
    about: tuple[str, ...],
    search: str,
    limit: int | None,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """List."""
    from coder.cli.eyes import seen
    from coder.cli.output import wanted_format, write
    from coder.project import memos
    from coder.reports.memos import memos_table
    from coder.reports.provenance import meta_of

    for_people = wanted_format(format_, output).for_people
    with session.project() as project:
        shown = seen(project, filters)
        found = memos.all(project, shown, about=[About(one) for one in about], search=search)
        meta = meta_of(project, "memo list", filters=filters, about=list(about), search=search)
    write(memos_table(found[:limit], meta, for_people=for_people), format_, output, raw=raw)


@command.command(name="show", help=_("Show one memo with everything about it."))
@click.argument("memo", type=TEXT)
@reporting
@click.pass_obj
def show(session: Session, memo: str, format_: str | None, output: Path | None, raw: bool) -> None:
    """Show one memo."""
    from coder.cli.output import wanted_format, write
    from coder.project import memos
    from coder.reports.memos import memo_table
    from coder.reports.provenance import meta_of

    for_people = wanted_format(format_, output).for_people
    with session.project() as project:
        found = memos.read(project, memo)
        meta = meta_of(project, "memo show")
    write(memo_table(found, meta, for_people=for_people), format_, output, raw=raw)


@command.command(
    name="export",
    help=_("Write memos as one Markdown document, to stdout or to a FILE, with the passages they are about."),
)
@_choosing
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_("Write to a file."),
)
@click.pass_obj
def export(
    session: Session, filters: Filters, about: tuple[str, ...], search: str, output: Path | None
) -> None:
    """Export."""
    from coder.cli.eyes import seen
    from coder.locale.language import current
    from coder.project import memos
    from coder.project.transcripts import overview
    from coder.project.writing import exported
    from coder.reports.memo_export import memo_markdown
    from coder.reports.provenance import meta_of

    with session.project() as project:
        shown = seen(project, filters)
        found = memos.all(project, shown, about=[About(one) for one in about], search=search)
        titles = {one.facts.name: one.facts.title for one in overview(project)}
        title = project.settings.title.said_in(current())
        document = memo_markdown(found, title, project.codebook, titles, meta_of(project, "memo export"))
    if output is None:
        sys.stdout.buffer.write(document.encode())
        sys.stdout.flush()
        return
    with exported(output) as file:
        file.write(document.encode())
    say_note(plural(len(found), "{count} memo written", "{count} memos written"))
