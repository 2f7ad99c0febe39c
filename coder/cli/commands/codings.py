"""Codings: listed, written out, taken in."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import coder_acts, filtering, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note, say_problem
from coder.locale.language import _, plural

if TYPE_CHECKING:
    from coder.project.filters import Filters


@click.group(name="codings", help=_("List, export and import codings."))
def command() -> None:
    """Group the commands about codings."""


@command.command(
    name="list",
    help=_(
        "List codings with their whole quotes. Where the one who acts is blind, only their own, unless --coder names others."
    ),
)
@filtering
@reporting
@click.pass_obj
def list_(session: Session, filters: Filters, format_: str | None, output: Path | None, raw: bool) -> None:
    """List."""
    from coder.cli.eyes import seen
    from coder.cli.output import wanted_format, write
    from coder.project.choosing import chosen_codings
    from coder.reports.lists import codings_table
    from coder.reports.provenance import meta_of

    with session.project() as project:
        filters = seen(project, filters)
        found = chosen_codings(project, filters)
        meta = meta_of(project, "codings list", filters=filters)
    for_people = wanted_format(format_, output).for_people
    write(codings_table(found, meta, for_people=for_people), format_, output, raw=raw)


@command.command(
    name="export",
    help=_(
        "Write codings as JSON lines to stdout, to a FILE, or into a folder DIR/TRANSCRIPT/CODER.jsonl. Where the one who acts is blind, only their own, unless --coder names others."
    ),
)
@filtering
@click.option(
    "-o",
    "--output",
    type=click.Path(),  # as it was typed: a Path has lost the / at its end
    metavar="FILE|DIR/",
    help=_("A file; a folder (existing, or with a / behind it) gets one file per transcript and coder."),
)
@click.pass_obj
def export(session: Session, filters: Filters, output: str | None) -> None:
    """Export."""
    from coder.cli.eyes import seen
    from coder.project.choosing import chosen_codings
    from coder.project.codings_files import export_codings, export_folder
    from coder.project.writing import exported

    with session.project() as project:
        filters = seen(project, filters)
        if output is not None and _means_folder(output):
            for path in export_folder(project, filters, Path(output)):
                say_note(str(path))
            return
        found = chosen_codings(project, filters)
    lines = "".join(export_codings(found)).encode()
    if output is None:
        sys.stdout.buffer.write(lines)
        sys.stdout.flush()
        return
    with exported(Path(output)) as file:
        file.write(lines)
    say_note(plural(len(found), "{count} coding written", "{count} codings written"))


def _means_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


@command.command(
    name="import",
    help=_("Take codings in from JSON lines; every quote must stand in the text where the line says."),
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE…",
)
@click.option("--keep-going", is_flag=True, help=_("Take the lines that fit even if others do not."))
@coder_acts
@click.pass_obj
def import_(session: Session, files: tuple[Path, ...], keep_going: bool, coder: str | None) -> int:
    """Import."""
    from coder.project.codings_files import import_codings

    refused = 0
    with session.acting(coder) as (project, who):
        reports = import_codings(project, who, files, keep_going=keep_going)
    for report in reports:
        for problem in (*report.refused, *report.warnings):
            say_problem(str(report.path), problem)
        refused += len(report.refused)
    added, known = sum(report.added for report in reports), sum(report.known for report in reports)
    said = (
        plural(added, "{count} coding added", "{count} codings added"),
        plural(known, "{count} known already", "{count} known already"),
        plural(refused, "{count} refused", "{count} refused"),
    )
    say_note(_(", ").join(said))
    return 1 if refused else 0
