"""A new project folder."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.options import TEXT
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _, current


@click.command(
    name="init", help=_("Make a project folder with a codebook to begin with. Nothing is overwritten.")
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="[DIR]")
@click.option("--title", type=TEXT, metavar="T", help=_("Title of the study."))
@click.option(
    "--codebook",
    default="blank",
    metavar="NAME|FILE",
    help=_("A codebook that comes along, by name, or a file of your own."),
)
@click.option("--list-codebooks", is_flag=True, help=_("Name the codebooks that come along."))
@click.pass_obj
def command(session: Session, folder: Path, title: str | None, codebook: str, list_codebooks: bool) -> None:  # noqa: ARG001  # click's signature
    """Make a project."""
    from coder.project.creating import create_project, shipped_codebooks

    shipped = shipped_codebooks()
    if list_codebooks:
        for name in shipped:
            click.echo(name)
        return
    if not title or not title.strip():
        raise click.UsageError(_("a study needs a title: --title"))
    path = shipped.get(codebook, Path(codebook))
    if not _is_file(path):
        names = _(", ").join(shipped)
        raise click.BadParameter(
            _("“{name}” is no file and none of {names}").format(name=codebook, names=names),
            param_hint="--codebook",
        )
    create_project(folder, title, path, current()).close()
    say_note(_("the project is in {folder}; next: `coder import FILE`").format(folder=folder))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # a name too long for any disk, a folder that nobody may look into
