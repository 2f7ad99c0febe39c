"""A copy of the database while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.session import Session
from coder.locale.language import _


@click.command(
    name="backup",
    help=_("Write a consistent, checked copy of the database, also while others work, and print its path."),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False, metavar="[FILE]")
@click.pass_obj
def command(session: Session, file: Path | None) -> None:
    """Back up."""
    from coder.cli.output import check_target
    from coder.project.backing_up import backup

    check_target(file)
    with session.project() as project:
        click.echo(str(backup(project, file)))
