"""Deciding what holds where coders differ."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from coder.cli.options import TEXT, PassageType, coder_acts, filtering, filtering_texts, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _, plural

if TYPE_CHECKING:
    from coder.model.decision import Choice
    from coder.project.adjudicating_queue import Drawn, Queue
    from coder.project.filters import Filters
    from coder.project.opening import Project

STATES = ("open", "decided", "all")

between = click.option(
    "--between", type=TEXT, multiple=True, metavar="NAME",
    help=_("The coders that are compared, as named with --coder in the list; repeatable."),
)  # fmt: skip


@click.group(
    name="adjudicate",
    invoke_without_command=True,
    help=_(
        "List where coders differ in the transcripts that they are done with, and what was decided; the commands below decide. Decisions write the consensus, which is a coder like any other; nobody's own codings change. --coder names those who are compared, all people if nothing is said."
    ),
)
@filtering
@click.option(
    "--state", type=click.Choice(STATES), default="open",
    help=_("Differences that are open, that are decided, or all; open ones if nothing is said."),
)  # fmt: skip
@click.option(
    "--by", type=click.Choice(("text", "size")), default="text",
    help=_("In the order of the texts, or the largest first."),
)  # fmt: skip
@reporting
@click.pass_context
def command(
    context: click.Context,
    filters: Filters,
    state: str,
    by: str,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> None:
    """List the differences when nothing else is asked."""
    if context.invoked_subcommand is None:
        _list(context.obj, filters, state, by, format_, output, raw=raw)
    elif any(context.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in context.params):
        said = _("write options behind `{command}`; those before it are about the list")
        raise click.UsageError(said.format(command=context.invoked_subcommand))


def _list(
    session: Session,
    filters: Filters,
    state: str,
    by: str,
    format_: str | None,
    output: Path | None,
    *,
    raw: bool,
) -> None:
    from coder.cli.eyes import seen
    from coder.cli.output import check_target, wanted_format, write_sections
    from coder.project.adjudicating_queue import in_order, queue
    from coder.reports.adjudicating import queue_sections
    from coder.reports.provenance import meta_of
    from coder.reports.reliability_names import Naming

    wanted_format(format_, output)
    check_target(output)
    with session.project() as project:
        found = queue(project, seen(project, filters))
        chosen = {"open": found.open, "decided": found.decided, "all": found.differences}[state]
        meta = meta_of(
            project,
            "adjudicate",
            filters=filters,
            coders=found.coders,
            transcripts=found.transcripts,
            state=state,
            by=by,
        )
        shown = in_order(chosen, largest_first=by == "size")
        sections = queue_sections(found, shown, Naming(project.codebook), meta)
    write_sections(sections, format_, output, raw=raw)


@command.command(
    name="decide",
    help=_(
        "Decide one difference: what holds is written into the consensus, with who decided, when and why; the ids of its codings are printed. `coder undo` takes it back."
    ),
)
@click.argument("difference", type=TEXT, metavar="ID")
@click.option("--keep", type=TEXT, metavar="NAME", help=_("What this coder marked holds."))
@click.option("--both", is_flag=True, help=_("Everything holds that anybody marked."))
@click.option("--neither", is_flag=True, help=_("Nothing of it holds."))
@click.option(
    "--draw", type=(PassageType(), TEXT), multiple=True, metavar="START:END CODE",
    help=_("This passage with this code holds instead; repeatable."),
)  # fmt: skip
@click.option("--reason", type=TEXT, default="", metavar="TEXT", help=_("Why; kept with the decision."))
@click.option("--again", is_flag=True, help=_("Replace what was decided about it before."))
@between
@coder_acts
@click.pass_obj
def decide(
    session: Session,
    difference: str,
    keep: str | None,
    both: bool,
    neither: bool,
    draw: Sequence[tuple[tuple[int, int], str]],
    reason: str,
    again: bool,
    between: tuple[str, ...],
    coder: str | None,
) -> None:
    """Decide one difference."""
    from coder.model.errors import DecidedBeforeError
    from coder.model.span import Span
    from coder.project import adjudicating
    from coder.project.filters import Filters
    from coder.reports.wording.adjudicating import decision_words

    choice = _choice(keep, draw, both=both, neither=neither)
    drawn: list[Drawn] = [(Span(*passage), code) for passage, code in draw]
    with session.acting(coder) as (project, who):
        before = _queue(project, Filters(coders=between), who)
        one = before.named(difference)
        if one.decision is not None and not again:
            place = one.transcript, one.span.start
            raise DecidedBeforeError(*place, one.decision.coder, one.decision.updated_at)
        adjudicating.decide(project, who, one, choice, keep=keep or "", drawn=drawn, reason=reason)
        after = _queue(project, Filters(coders=between), who)
        now = after.named(one.id)
        name = adjudicating.consensus_name(project)
    for id in now.decision.made if now.decision else ():
        click.echo(id)
    say_note(f"{one.transcript}:{one.span.start} · {decision_words(now)}")
    _tell_rest(after, one.transcript, name)


@command.command(
    name="agreed",
    help=_(
        "Take over into the consensus what is the same for all coders that are compared, in one action that `coder undo` takes back."
    ),
)
@filtering_texts
@between
@coder_acts
@click.pass_obj
def agreed(session: Session, filters: Filters, between: tuple[str, ...], coder: str | None) -> None:
    """Take over what all coders have alike."""
    from dataclasses import replace

    from coder.project.adjudicating import consensus_name, settle_agreed
    from coder.reports.adjudicating import notes
    from coder.reports.wording.adjudicating import settled_words

    with session.acting(coder) as (project, who):
        found = _queue(project, replace(filters, coders=between), who)
        action = settle_agreed(project, who, found.agreed)
        name = consensus_name(project)
    if not found.transcripts:
        for note in notes(found, "--between"):
            say_note(note)
    say_note(settled_words(action, name, alike=len(found.agreed)))


def _choice(keep: str | None, draw: Sequence[object], *, both: bool, neither: bool) -> Choice:
    """Read what was decided; anything but one choice is wrong usage."""
    from coder.model.decision import Choice

    asked = {
        Choice.KEEP: keep is not None,
        Choice.BOTH: both,
        Choice.NEITHER: neither,
        Choice.OTHER: bool(draw),
    }
    chosen = [choice for choice, is_asked in asked.items() if is_asked]
    if len(chosen) != 1:
        raise click.UsageError(_("say one of --keep, --both, --neither and --draw"))
    return chosen[0]


def _queue(project: Project, filters: Filters, who: str) -> Queue:
    from dataclasses import replace

    from coder.project.adjudicating_queue import queue

    return queue(project, replace(filters, eyes="" if filters.coders else who))  # whoever names them may see


def _tell_rest(found: Queue, transcript: str, name: str) -> None:
    """Say how much is open, and what is left to do where nothing is."""
    if any(one.transcript == transcript for one in found.open):
        say_note(plural(len(found.open), "{count} difference open", "{count} differences open"))
        return
    said = _(
        "no difference is open in {transcript}; `coder adjudicate agreed` takes over what is the same for all, then `coder transcripts done {transcript} --coder {name}`"
    )
    say_note(said.format(transcript=transcript, name=name))
