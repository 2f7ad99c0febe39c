"""The settings of the user and the project: shown, set, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coder.cli.options import TEXT, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note, say_problem, say_problems
from coder.locale.language import _
from coder.model.errors import NoProjectError
from coder.model.settings import KEYS_PREFIX, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from coder.model.errors import SettingsFileError
    from coder.project.settings import InForce

WORKBENCH_KEYS = "coder.tui.keys_told"
"""Named, not imported: the screen library costs 0.2 s."""
F = TypeVar("F", bound="Callable[..., Any]")


@click.group(
    name="config",
    invoke_without_command=True,
    help=_("Show and change the settings, yours and the project's."),
)
@click.pass_context
def command(context: click.Context) -> int:
    """Show the settings when nothing else is asked."""
    return context.invoke(show) if context.invoked_subcommand is None else 0


@command.command(
    name="show", help=_("List every setting with its value, where that comes from, and what holds otherwise.")
)
@reporting
@click.pass_obj
def show(session: Session, format_: str | None, output: Path | None, raw: bool) -> int:
    """Show the settings that hold here, or the user's where there is no project."""
    import os

    from coder.cli.output import wanted_format, write
    from coder.project.settings import in_force
    from coder.reports.settings import settings_meta, settings_table

    folder = _folder(session)
    found = in_force(folder, os.environ)
    wanted = wanted_format(format_, output)
    write(
        settings_table(found, settings_meta(found, folder), for_people=wanted.for_people),
        format_,
        output,
        raw=raw,
    )
    for flaw in (*found.flaws, *_key_flaws(found, folder)):
        say_problems(flaw)
    return 1 if any(flaw.errors for flaw in found.flaws) else 0


@command.command(
    name="keys",
    help=_("List every command of the workbench with the name a setting gives it, its keys and its place."),
)
@reporting
@click.pass_obj
def keys(session: Session, format_: str | None, output: Path | None, raw: bool) -> int:
    """Show which keys hold here."""
    import os
    from importlib import import_module

    from coder.cli.output import wanted_format, write
    from coder.project.settings import in_force
    from coder.reports.keys import keys_table
    from coder.reports.settings import settings_meta

    folder = _folder(session)
    found = in_force(folder, os.environ)
    meta = settings_meta(found, folder) | {"command": "config keys"}
    wanted = wanted_format(format_, output)
    commands = import_module(WORKBENCH_KEYS).keyed_commands(found)
    write(keys_table(commands, meta, for_people=wanted.for_people), format_, output, raw=raw)
    for flaw in _key_flaws(found, folder):
        say_problems(flaw)
    return 0


def _key_flaws(found: InForce, folder: Path | None) -> tuple[SettingsFileError, ...]:
    """Ask the workbench which wishes for keys it cannot meet; who has none does not load it."""
    from importlib import import_module

    if not found.settings.keys:
        return ()
    flaws: tuple[SettingsFileError, ...] = import_module(WORKBENCH_KEYS).key_flaws(found, folder)
    return flaws


def _placed(command: F) -> F:
    """Let a command say whose settings it is about."""
    command = click.option(
        "--project",
        "source",
        flag_value=Source.PROJECT.value,
        help=_("In coder.yaml, for all who work on the study."),
    )(command)
    return click.option(
        "--user", "source", flag_value=Source.USER.value, help=_("In your own settings, for all projects.")
    )(command)


@command.command(
    name="set",
    help=_(
        "Set a setting. Those about a person go into the user's settings, others into coder.yaml, unless an option says otherwise. Only that line of the file changes."
    ),
)
@click.argument("name", type=TEXT)
@click.argument("values", type=TEXT, nargs=-1, required=True, metavar="VALUE…")
@_placed
@click.pass_obj
def set_(session: Session, name: str, values: tuple[str, ...], source: str | None) -> None:
    """Set."""
    from coder.project.configuring import set_setting

    path, where = _file(session, name, source)
    warnings = set_setting(path, where, name, values)
    for problem in warnings:
        say_problem(str(path), problem)
    say_note(_("{name} is set in {path}").format(name=name, path=path))
    _tell_what_goes_before(session, name, where)
    if name.startswith(KEYS_PREFIX):
        from coder.project.settings import in_force

        folder = _folder(session)
        for flaw in _key_flaws(in_force(folder), folder):
            say_problems(flaw)


@command.command(
    name="unset", help=_("Take a setting out of a file, so that it says nothing of it any more.")
)
@click.argument("name", type=TEXT)
@_placed
@click.pass_obj
def unset(session: Session, name: str, source: str | None) -> None:
    """Take out."""
    from coder.project.configuring import unset_setting

    path, where = _file(session, name, source)
    said = (
        _("{name} is no longer set in {path}")
        if unset_setting(path, where, name)
        else _("{path} says nothing of {name}; nothing to do")
    )
    say_note(said.format(name=name, path=path))
    _tell_what_goes_before(session, name, where)


def _folder(session: Session) -> Path | None:
    try:
        return session.folder()
    except NoProjectError:
        return None


def _file(session: Session, name: str, source: str | None) -> tuple[Path, Source]:
    """Find the file that a setting goes into; raise NoProjectError and what a wrong name raises."""
    from coder.exchange.user_file import VARIABLE, user_file
    from coder.project.configuring import is_personal
    from coder.project.settings import PROJECT_FILE

    personal = is_personal(name)
    where = Source(source) if source else Source.USER if personal else Source.PROJECT
    if where is Source.PROJECT:
        return session.folder() / PROJECT_FILE, where
    path = user_file()
    if path is None:
        raise click.UsageError(
            _("there is no home folder here: name a file in {variable}").format(variable=VARIABLE)
        )
    return path, where


def _tell_what_goes_before(session: Session, name: str, where: Source) -> None:
    """Say so if another place has the last word on a setting that was just changed."""
    import os

    from coder.project.settings import in_force

    found: InForce = in_force(_folder(session), os.environ)
    winner = found.source_of(name)
    order = list(Source)
    if order.index(winner) > order.index(where):
        said = {
            Source.PROJECT: _("here the coder.yaml of the project says otherwise, and goes before"),
            Source.ENVIRONMENT: _("here the environment says otherwise, and goes before"),
        }
        say_note(said[winner])
