"""How a command changes the codebook: shows what it would touch, asks, does it, names the code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coder.cli.options import coder_acts, confirmed
from coder.cli.session import Session
from coder.cli.speaking import on_a_terminal, say_note, say_problem
from coder.locale.language import _
from coder.model.codebook_errors import BrokenCodebookError
from coder.model.codebook_operation import ChangeId, MergeCodes, Operation, SplitCode

if TYPE_CHECKING:
    from coder.project.codebook_editing import Plan
    from coder.project.opening import Project

F = TypeVar("F", bound=Callable[..., Any])


def changing(wrapped: F) -> F:
    """Let a command be tried without changing anything, and say who acts."""
    wrapped = click.option(
        "--dry-run", is_flag=True, help=_("Only print the lines of the file that would change.")
    )(wrapped)
    return coder_acts(wrapped)


def asking(wrapped: F) -> F:
    """Let a command that touches codings do so without asking, and leave a note in the history of the code."""
    wrapped = click.option("--note", metavar="TEXT", default="", help=_("Why, for the history of the code."))(
        wrapped
    )
    return confirmed(changing(wrapped))


def change(
    session: Session,
    coder: str | None,
    operation_in: Callable[[Project], Operation],
    *,
    dry_run: bool,
    yes: bool = False,
) -> None:
    """Plan an operation, show it, ask when codings are touched, do it, and print the id of the code."""
    from coder.project.codebook_editing import carried_out, planned
    from coder.reports.wording.codebook_plan import question
    from coder.reports.wording.history import action_line

    with session.acting(coder) as (project, who):
        if project.codebook_text.errors:
            raise BrokenCodebookError(Path(project.settings.codebook))
        plan = planned(project, who, operation_in(project))
        _show(project, plan, dry_run=dry_run)
        if dry_run:
            return
        if plan.is_grave and not yes:
            _ask(question(plan.operation))
        action = carried_out(project, who, plan)
    if action.events:
        say_note(action_line(action))
    for id in ids_after(plan.operation):
        click.echo(id)


def ids_after(operation: Operation) -> Sequence[str]:
    """Name the codes that one goes on with: the new ones, or the one that the codings have then."""
    match operation:
        case ChangeId(new=new):
            return [new]
        case MergeCodes(into=into):
            return [into]
        case SplitCode(into=parts):
            return [part.id for part in parts]
        case _:
            return [operation.id]


def _show(project: Project, plan: Plan, *, dry_run: bool) -> None:
    from coder.reports.visible import visible
    from coder.reports.wording.codebook_plan import plan_lines

    for line in plan_lines(plan):
        say_note(line)
    for line in plan.diff.split("\n")[:-1]:
        click.echo(visible(line), err=not dry_run)
    for warning in plan.warnings:
        say_problem(project.settings.codebook, warning)
    if not plan.diff:
        say_note(_("nothing to do: the codebook says so already"))


def _ask(asked: str) -> None:
    """Ask a person; where there is none, it fails."""
    if not on_a_terminal():
        raise click.UsageError(
            _("{question} Say --yes: there is no terminal to ask on").format(question=asked)
        )
    click.confirm(asked, abort=True, err=True)
