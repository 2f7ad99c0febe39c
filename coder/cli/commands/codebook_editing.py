"""Codes added, renamed, moved, merged, split, retired and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from coder.cli.codebook_changes import asking, change, changing
from coder.cli.options import TEXT, confirmed
from coder.cli.session import Session
from coder.locale.language import _
from coder.model.code import Bilingual, Kind
from coder.model.code import Change as Note
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    MoveCode,
    Operation,
    RenameCode,
    RetireCode,
    SetField,
    SplitCode,
)

if TYPE_CHECKING:
    from coder.model.codebook import Codebook
    from coder.project.opening import Project


@click.command(
    name="add",
    help=_(
        "Add a code called NAME and print its id, which is made from the name. It stands last below its parent."
    ),
)
@click.argument("name", type=TEXT)
@click.option("--id", "id_", type=TEXT, metavar="ID", help=_("The id, instead of one made from the name."))
@click.option("--name-en", type=TEXT, default="", metavar="NAME", help=_("The English name."))
@click.option("--parent", type=TEXT, metavar="CODE", help=_("The code above it."))
@click.option(
    "--after", type=TEXT, metavar="CODE", help=_("The code that it follows, below the same parent.")
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    help=_("Its kind; otherwise that of the parent."),
)
@click.option("--brief", type=TEXT, default="", metavar="TEXT", help=_("What it means, in a sentence."))
@click.option("--heading", is_flag=True, help=_("A heading, which groups codes and is given to no passage."))
@changing
@click.pass_obj
def add(
    session: Session,
    name: str,
    id_: str | None,
    name_en: str,
    parent: str | None,
    after: str | None,
    kind: str | None,
    brief: str,
    heading: bool,
    dry_run: bool,
    coder: str | None,
) -> None:
    """Add a code."""

    def operation(project: Project) -> Operation:
        from coder.project.codebook_editing_new import new_id

        book = project.codebook
        behind = _id(project, after) if after else None
        return AddCode(
            id=id_ if id_ is not None else new_id(project, name),
            name=_said(book, name, name_en),
            parent=_id(project, parent) if parent else book.by_id[behind].parent if behind else None,
            kind=Kind(kind) if kind else None,
            codable=not heading,
            brief=_said(book, brief),
            after=behind,
        )

    change(session, coder, operation, dry_run=dry_run)


@click.command(
    name="rename",
    help=_(
        "Give a code another name; its codings stay. With --id it gets another id: its codings follow, and the old id stays known."
    ),
)
@click.argument("code", type=TEXT)
@click.argument("name", type=TEXT, required=False)
@click.option("--en", type=TEXT, metavar="NAME", help=_("The English name."))
@click.option("--id", "id_", type=TEXT, metavar="ID", help=_("Another id instead of another name."))
@confirmed
@changing
@click.pass_obj
def rename(
    session: Session,
    code: str,
    name: str | None,
    en: str | None,
    id_: str | None,
    dry_run: bool,
    yes: bool,
    coder: str | None,
) -> None:
    """Rename a code."""
    if (id_ is None) is (name is None and en is None):
        raise click.UsageError(_("give a name or --id, one at a time"))

    def operation(project: Project) -> Operation:
        from coder.project.naming import code_named

        found = code_named(project.codebook, code)
        if id_ is not None:
            return ChangeId(found.id, id_)
        said = _said(project.codebook, name or "", en or "")
        return RenameCode(found.id, Bilingual(said.zh or found.name.zh, said.en or found.name.en))

    change(session, coder, operation, dry_run=dry_run, yes=yes)


@click.command(
    name="move",
    help=_("Put a code, with all below it, below another parent, behind another code, or both."),
)
@click.argument("code", type=TEXT)
@click.option("--parent", type=TEXT, metavar="CODE", help=_("The code above it."))
@click.option("--top", is_flag=True, help=_("No code above it."))
@click.option(
    "--after", type=TEXT, metavar="CODE", help=_("The code that it follows, below the same parent.")
)
@changing
@click.pass_obj
def move(
    session: Session,
    code: str,
    parent: str | None,
    top: bool,
    after: str | None,
    dry_run: bool,
    coder: str | None,
) -> None:
    """Move a code."""
    if (top and parent is not None) or not (top or parent or after):
        raise click.UsageError(_("say where to: --parent CODE or --top, --after CODE, or one of each"))

    def operation(project: Project) -> Operation:
        moving = _id(project, code)
        behind = _id(project, after) if after else None
        above = _id(project, parent) if parent else None
        if behind is not None and not top and parent is None:
            above = project.codebook.by_id[behind].parent
        return MoveCode(moving, above, behind)

    change(session, coder, operation, dry_run=dry_run)


@click.command(
    name="merge",
    help=_(
        "Give the codings of a code another code, and mark it as merged. Where a coder gave both to one passage, one coding is left. Prints the code that stays."
    ),
)
@click.argument("code", type=TEXT)
@click.option("--into", type=TEXT, required=True, metavar="CODE", help=_("The code that stays."))
@asking
@click.pass_obj
def merge(
    session: Session, code: str, into: str, note: str, dry_run: bool, yes: bool, coder: str | None
) -> None:
    """Merge a code into another."""

    def operation(project: Project) -> Operation:
        return MergeCodes(_id(project, code), _id(project, into), Note(note=note))

    change(session, coder, operation, dry_run=dry_run, yes=yes)


@click.command(
    name="split",
    help=_(
        "Retire a code for new ones with these names, and print their ids. Its codings stay with it until they are recoded one by one: `coder codings list --code CODE`."
    ),
)
@click.argument("code", type=TEXT)
@click.option("--into", type=TEXT, multiple=True, metavar="NAME…", help=_("Names of the new codes."))
@click.argument("more", type=TEXT, nargs=-1, metavar="")
@asking
@click.pass_obj
def split(
    session: Session,
    code: str,
    into: tuple[str, ...],
    more: tuple[str, ...],
    note: str,
    dry_run: bool,
    yes: bool,
    coder: str | None,
) -> None:
    """Split a code."""

    def operation(project: Project) -> Operation:
        from coder.project.codebook_editing_new import parts_of

        return SplitCode(_id(project, code), parts_of(project, code, (*into, *more)), Note(note=note))

    change(session, coder, operation, dry_run=dry_run, yes=yes)


@click.command(name="retire", help=_("Let a code be given no more; its codings stay and are counted."))
@click.argument("code", type=TEXT)
@asking
@click.pass_obj
def retire(session: Session, code: str, note: str, dry_run: bool, yes: bool, coder: str | None) -> None:
    """Retire a code."""
    change(
        session,
        coder,
        lambda project: RetireCode(_id(project, code), Note(note=note)),
        dry_run=dry_run,
        yes=yes,
    )


@click.command(
    name="revive",
    help=_("Let a code be given again that was retired, split or merged; codings that a merge moved stay."),
)
@click.argument("code", type=TEXT)
@changing
@click.pass_obj
def revive(session: Session, code: str, dry_run: bool, coder: str | None) -> None:
    """Bring a code back."""
    change(
        session,
        coder,
        lambda project: SetField(_id(project, code), "status", "active"),
        dry_run=dry_run,
    )


def _id(project: Project, name: str) -> str:
    from coder.project.naming import code_named

    return code_named(project.codebook, name).id


def _said(codebook: Codebook, words: str, english: str = "") -> Bilingual:
    """Say words in the first language of the codebook."""
    said = Bilingual(en=english)
    return replace(said, **{codebook.languages[0]: words}) if words else said
