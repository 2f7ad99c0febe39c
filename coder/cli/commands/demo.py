"""The sample study, to try everything on."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.commands.code import check_terminal, open_workbench
from coder.cli.options import coder_acts
from coder.cli.session import Session, who_acts
from coder.cli.speaking import say_note
from coder.locale.language import _


@click.command(
    name="demo",
    help=_(
        "Copy the sample study (codebooks, transcripts, codings of three example coders) and open the workbench on it."
    ),
)
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("coder-demo"), metavar="[DIR]"
)
@click.option("--no-open", is_flag=True, help=_("Only copy."))
@coder_acts
@click.pass_obj
def command(session: Session, folder: Path, no_open: bool, coder: str | None) -> None:
    """Copy and open the sample."""
    from coder.project.creating import create_demo
    from coder.project.settings import in_force

    if not no_open:
        check_terminal()
    is_there = (folder / "coder.yaml").is_file()
    project = create_demo(folder, who_acts(coder, in_force(None)))
    project.close()
    message = (
        _("there is a project in {folder} already; it stays as it is")
        if is_there
        else _("the sample study is in {folder}")
    )
    say_note(message.format(folder=folder))
    if not no_open:
        open_workbench(Session(folder, debug=session.debug), None, coder)
