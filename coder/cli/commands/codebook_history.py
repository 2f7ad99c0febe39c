"""The codebook as it was: its revisions, and how two of them differ."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.options import TEXT, reporting
from coder.cli.session import Session
from coder.locale.language import _


@click.command(
    name="diff",
    help=_(
        "Show how two codebooks differ in what they mean. REV is the beginning of a revision's name, `file`, `current` (the last on record) or a YAML file; otherwise what is on record is compared with the file."
    ),
)
@click.argument("old", metavar="[REV1", type=TEXT, required=False, default="current")
@click.argument("new", metavar="[REV2]]", type=TEXT, required=False, default="file")
@reporting
@click.pass_obj
def diff(session: Session, old: str, new: str, format_: str | None, output: Path | None, raw: bool) -> None:
    """Compare two codebooks."""
    from coder.cli.output import wanted_format, write
    from coder.model.codebook_differences import differences
    from coder.project.codebook_revisions import found
    from coder.reports.codebook_diff import diff_table
    from coder.reports.provenance import meta_of

    for_people = wanted_format(format_, output).for_people
    with session.project(reads_codebook="file" in {old, new}) as project:
        meta = meta_of(project, "codebook diff")
        before, after = found(project, old), found(project, new)
    changes = differences(before.codebook, after.codebook)
    write(diff_table(before, after, changes, meta, for_people=for_people), format_, output, raw=raw)


@click.command(
    name="history", help=_("List the revisions of the codebook, newest first, with what changed in each.")
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=_("Only the newest N revisions."))
@reporting
@click.pass_obj
def history(session: Session, limit: int | None, format_: str | None, output: Path | None, raw: bool) -> None:
    """Print the revisions."""
    from coder.cli.output import wanted_format, write
    from coder.project.codebook_revisions import revisions
    from coder.reports.codebook_diff import revisions_table
    from coder.reports.provenance import meta_of

    for_people = wanted_format(format_, output).for_people
    with session.project() as project:
        meta = meta_of(project, "codebook history")
        listed = revisions(project, limit=limit)
    write(revisions_table(listed, meta, for_people=for_people), format_, output, raw=raw)
