"""Transcripts: what there is, what is in it, how far who is."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.options import SHORT_NAME, TEXT, coder_acts, confirmed, pairs, reporting
from coder.cli.session import Session
from coder.cli.speaking import on_a_terminal, say_note
from coder.locale.language import _, plural
from coder.model.memo import About
from coder.model.transcript import Status
from coder.reports.visible import visible


@click.group(
    name="transcripts",
    invoke_without_command=True,
    help=_("List, show, rename, remove and mark transcripts."),
)
@reporting
@click.pass_context
def command(context: click.Context, format_: str | None, output: Path | None, raw: bool) -> None:
    """List the transcripts when nothing else is asked; what reports takes the options before it."""
    asked = context.invoked_subcommand
    given = {"format_": format_, "output": output, "raw": raw or None}
    given = {name: value for name, value in given.items() if value is not None}
    if asked is None:
        context.invoke(list_, format_=format_, output=output, raw=raw)
    elif asked in {"list", "show"}:
        context.default_map = {asked: given}
    elif given:
        raise click.UsageError(
            _("`{command}` writes no table: leave out --format, -o and --raw").format(command=asked)
        )


@command.command(
    name="list", help=_("List the transcripts with length, turns, speakers, codings and status by coder.")
)
@reporting
@click.pass_obj
def list_(session: Session, format_: str | None, output: Path | None, raw: bool) -> None:
    """List."""
    from coder.cli.eyes import seen
    from coder.cli.output import wanted_format, write
    from coder.project.filters import Filters
    from coder.project.transcripts import overview
    from coder.reports.lists import transcripts_table
    from coder.reports.provenance import meta_of

    for_people = wanted_format(format_, output).for_people
    with session.project() as project:
        found = overview(project, seen(project, Filters()).eyes)
        meta = meta_of(project, "transcripts", transcripts=[one.facts.name for one in found])
    write(transcripts_table(found, meta, for_people=for_people), format_, output, raw=raw)
    if not found:
        say_note(_("no transcripts yet: `coder import FILE` takes them in"))


@command.command(name="show", help=_("Show the turns of a transcript with their offsets."))
@click.argument("transcript", type=TEXT)
@reporting
@click.pass_obj
def show(session: Session, transcript: str, format_: str | None, output: Path | None, raw: bool) -> None:
    """Show turns."""
    from coder.cli.output import write
    from coder.project.transcripts import read
    from coder.reports.lists import turns_table
    from coder.reports.provenance import meta_of

    with session.project() as project:
        found = read(project, transcript)
        meta = meta_of(
            project,
            "transcripts show",
            transcripts=[transcript],
            title=found.title,
            attributes=dict(found.attributes),
            characters=len(found.text),
            text_sha256=found.sha256,
        )
    write(turns_table(found, meta), format_, output, raw=raw)
    if not found.turns:
        say_note(
            _("no turns were found in {id}: `coder import --speakers REGEX` can name their shape").format(
                id=transcript
            )
        )


@command.command(name="attr", help=_("Show case attributes, set KEY=VALUE, or drop one with KEY= ."))
@click.argument("transcript", type=TEXT)
@click.argument("attributes", type=TEXT, nargs=-1, metavar="[KEY=VALUE]…")
@coder_acts
@click.pass_obj
def attr(session: Session, transcript: str, attributes: tuple[str, ...], coder: str | None) -> None:
    """Set attributes."""
    from coder.project.transcripts import read, set_attributes

    values = pairs(attributes, "KEY=VALUE")
    if not values:
        with session.project() as project:
            stand = read(project, transcript).attributes
    else:
        with session.acting(coder) as (project, who):
            stand = set_attributes(project, who, transcript, values)
    for key, value in stand.items():
        click.echo(visible(f"{key}={value}"))


@command.command(name="rename", help=_("Give a transcript another short name; its codings stay."))
@click.argument("transcript", type=TEXT)
@click.argument("new_name", type=SHORT_NAME, metavar="NEW")
@coder_acts
@click.pass_obj
def rename(session: Session, transcript: str, new_name: str, coder: str | None) -> None:
    """Rename."""
    from coder.project.transcripts import rename as give_name

    with session.acting(coder) as (project, who):
        give_name(project, who, transcript, new_name)
    say_note(_("{old} is now called {new}").format(old=transcript, new=new_name))


@command.command(
    name="remove",
    help=_(
        "Take a transcript out of the project, with every coding of it and memo on it; `coder undo` brings them back."
    ),
)
@click.argument("transcript", type=TEXT)
@confirmed
@coder_acts
@click.pass_obj
def remove(session: Session, transcript: str, yes: bool, coder: str | None) -> None:
    """Remove after a question."""
    from coder.project import memos
    from coder.project.transcripts import codings_of
    from coder.project.transcripts import remove as take_out

    with session.acting(coder) as (project, who):
        noted = sum(one.about is not About.CODING for one in memos.of_transcript(project, transcript))
        coded = len(codings_of(project, transcript))
        question = _("Remove {id} with {codings} and {memos}?").format(
            id=transcript,
            codings=plural(coded, "{count} coding", "{count} codings"),
            memos=plural(noted, "{count} memo", "{count} memos"),
        )
        ask(question, yes=yes)
        take_out(project, who, transcript)
    say_note(_("removed: {id}; `coder undo` brings it back").format(id=transcript))


def ask(question: str, *, yes: bool) -> None:
    """Ask before something big; without a terminal nobody can answer, so it fails."""
    if yes:
        return
    if not on_a_terminal():
        raise click.UsageError(
            _("{question} Say --yes: there is no terminal to ask on").format(question=question)
        )
    click.confirm(question, abort=True, err=True)


@command.command(name="done", help=_("Mark a transcript as done for a coder."))
@click.argument("transcript", type=TEXT)
@coder_acts
@click.pass_obj
def done(session: Session, transcript: str, coder: str | None) -> None:
    """Mark as done."""
    _mark(session, transcript, coder, Status.DONE)


@command.command(name="reopen", help=_("Mark a transcript as in progress again for a coder."))
@click.argument("transcript", type=TEXT)
@coder_acts
@click.pass_obj
def reopen(session: Session, transcript: str, coder: str | None) -> None:
    """Mark as in progress."""
    _mark(session, transcript, coder, Status.IN_PROGRESS)


def _mark(session: Session, transcript: str, coder: str | None, status: Status) -> None:
    from coder.project.transcripts import set_status
    from coder.reports.lists import status_word

    with session.acting(coder) as (project, who):
        set_status(project, who, transcript, status)
    say_note(_("{id}, {coder}: {status}").format(id=transcript, coder=who, status=status_word(status)))
