"""The codebook: shown, checked and changed."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.commands import codebook_editing, codebook_history, codebook_setting
from coder.cli.options import reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note
from coder.locale.language import _, plural
from coder.model.problem import Severity


@click.group(name="codebook", help=_("Show, check and change the codebook."))
def command() -> None:
    """Group the commands about the codebook."""


@command.command(
    name="show", help=_("Show the codes as a tree, or one code with everything that helps to give it.")
)
@click.argument("code", required=False)
@reporting
@click.pass_obj
def show(session: Session, code: str | None, format_: str | None, output: Path | None, raw: bool) -> None:
    """Show the tree, or a code."""
    from coder.cli.output import wanted_format, write
    from coder.project.naming import code_named
    from coder.reports.codebook import code_table, codes_table
    from coder.reports.provenance import meta_of

    wanted = wanted_format(format_, output)
    with session.project() as project:
        meta = meta_of(project, "codebook show")
        book = project.codebook
        if code is None:
            table = codes_table(book, meta, for_people=wanted.for_people)
        else:
            table = code_table(book, code_named(book, code), meta, for_people=wanted.for_people)
    write(table, format_, output, raw=raw)


@command.command(
    name="check", help=_("Check a codebook and list every problem with its place. Exit code 1 on any error.")
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help=_("Exit code 1 on warnings too."))
@click.option("--schema", is_flag=True, help=_("Write the JSON Schema for editors beside the codebook."))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    help=_("How the result is written."),
)
@click.pass_obj
def check(session: Session, file: Path | None, strict: bool, schema: bool, format_: str) -> int:
    """Check the file, and of a project's own also whether codings lose their codes."""
    from coder.project.checking import check_codebook, check_project, write_schema
    from coder.reports.codebook import problems_json, problems_text

    if file is None:
        path, problems, text = check_project(session.folder())
    else:
        path, (problems, text) = file, check_codebook(file)
    if schema:
        say_note(_("written: {path}").format(path=write_schema(path)))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if format_ == "json":
        click.echo(problems_json(path, problems), nl=False)
    else:
        click.echo(problems_text(path, text, problems), nl=False)
        said = (
            plural(errors, "{count} error", "{count} errors"),
            plural(warnings, "{count} warning", "{count} warnings"),
        )
        say_note(f"{path}: {_(', ').join(said)}")
    return 1 if errors or (strict and warnings) else 0


for _changing in (
    codebook_editing.add,
    codebook_editing.rename,
    codebook_setting.set_,
    codebook_editing.move,
    codebook_editing.merge,
    codebook_editing.split,
    codebook_editing.retire,
    codebook_editing.revive,
    codebook_history.diff,
    codebook_history.history,
):
    command.add_command(_changing)
