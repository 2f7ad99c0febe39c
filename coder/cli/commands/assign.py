"""Who is to code what."""

from __future__ import annotations

import click

from coder.cli.options import TEXT, TEXT_FORMATS
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="assign",
    help=_(
        "Let a coder code transcripts; without transcripts, list who is to code what. Where several are to, each is blind: nobody sees what the others coded before being done (setting blind). Commands that read show a hidden layer only when --coder names it: that is for whoever runs the study."
    ),
)
@click.argument("transcripts", nargs=-1, type=TEXT, metavar="TRANSCRIPT…")
@click.option("--coder", type=TEXT, metavar="NAME", help=_("Who is to code them."))
@click.option(
    "--again",
    is_flag=True,
    help=_(
        "A second pass of what the coder is done with, as a coder of its own such as “王 (2)”, blind to the first."
    ),
)
@click.option("--remove", is_flag=True, help=_("Take the assignment back; what was coded stays."))
@click.option(
    "--format",
    "format_",
    type=click.Choice(TEXT_FORMATS),
    help=_("How the list is written."),
)
@click.pass_obj
def command(
    session: Session,
    transcripts: tuple[str, ...],
    coder: str | None,
    again: bool,
    remove: bool,
    format_: str | None,
) -> None:
    """Assign, or list."""
    if not transcripts:
        if coder is not None or again or remove:
            raise click.UsageError(_("name the transcripts to assign"))
        _list(session, format_)
        return
    if coder is None:
        raise click.UsageError(_("say with --coder who is to code them"))
    if again and remove:
        raise click.UsageError(_("--again and --remove exclude each other"))
    _check_name(coder)
    from coder.project.assigning import assign, unassign

    with session.acting(None) as (project, who):
        if remove:
            done = unassign(project, who, transcripts, coder)
            said = _("{transcripts}: no longer assigned to {coder}")
        else:
            done = assign(project, who, transcripts, coder, again=again)
            said = _("{transcripts}: assigned to {coder}")
    if done.transcripts:
        say_note(said.format(transcripts=_(", ").join(done.transcripts), coder=done.coder))
    if done.known:
        say_note(_("as before: {transcripts}").format(transcripts=_(", ").join(done.known)))


def _check_name(coder: str) -> None:
    from coder.model.coder_name import is_coder_name

    if not is_coder_name(coder):
        raise click.BadParameter(_("a coder's name has 1 to 64 printable characters"), param_hint="--coder")


def _list(session: Session, format_: str | None) -> None:
    from coder.cli.output import wanted_format, write
    from coder.project.assigning import assignments_in
    from coder.reports.assignments import assignments_table
    from coder.reports.provenance import meta_of

    for_people = wanted_format(format_, None).for_people
    with session.project() as project:
        found = assignments_in(project)
        meta = meta_of(project, "assign", blind=str(project.settings.blind))
    write(assignments_table(found, meta, for_people=for_people), format_, None)
