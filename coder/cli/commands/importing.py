"""Taking transcripts in."""

from __future__ import annotations

from pathlib import Path

import click

from coder.cli.options import SHORT_NAME, TEXT, coder_acts, pairs, reporting
from coder.cli.session import Session
from coder.cli.speaking import say_note, say_problems
from coder.locale.language import _, plural


@click.command(
    name="import",
    help=_("Read transcripts (txt, md, docx, srt, vtt): all of them or, if one is refused, none."),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option(
    "--as",
    "name",
    type=SHORT_NAME,
    metavar="ID",
    help=_("Short name for the one file; otherwise its own name."),
)
@click.option(
    "--attr",
    "attributes",
    type=TEXT,
    multiple=True,
    metavar="KEY=VALUE",
    help=_("Case attribute; wins over the file; repeatable."),
)
@click.option(
    "--encoding", type=TEXT, metavar="E", help=_("Encoding of the files; otherwise it is found and reported.")
)
@click.option(
    "--speakers",
    type=TEXT,
    default="auto",
    metavar="auto|none|REGEX",
    help=_("How speakers are found; a pattern has the groups name, time, text."),
)
@click.option("--dry-run", is_flag=True, help=_("Only show what would come in."))
@click.option("--keep-going", is_flag=True, help=_("Take the good files even if others are refused."))
@coder_acts
@reporting
@click.pass_obj
def command(
    session: Session,
    paths: tuple[Path, ...],
    name: str | None,
    attributes: tuple[str, ...],
    encoding: str | None,
    speakers: str,
    dry_run: bool,
    keep_going: bool,
    coder: str | None,
    format_: str | None,
    output: Path | None,
    raw: bool,
) -> int:
    """Import files."""
    from coder.cli.output import check_target, wanted_format, write
    from coder.project.importing import Options, import_transcripts
    from coder.reports.lists import import_table
    from coder.reports.provenance import meta_of
    from coder.reports.table_formats import Format

    if name is not None and len(paths) > 1:
        raise click.UsageError(_("--as names one file, and there are several"))
    wanted = wanted_format(format_, output)
    check_target(output)
    options = Options(encoding, speakers, pairs(attributes))
    with session.acting(coder) as (project, who):
        report = import_transcripts(
            project, who, paths, name=name, options=options, keep_going=keep_going, dry_run=dry_run
        )
        for error in report.refused:
            say_problems(error)
        written = not dry_run and (keep_going or not report.refused)
        shown = report.imported if written or dry_run else ()
        meta = meta_of(project, "import", transcripts=[one.id for one in shown], dry_run=dry_run)
        if shown or dry_run or (output is None and wanted is not Format.TABLE):
            write(import_table(shown, meta), format_, output, raw=raw)
    if report.refused and not written:
        say_note(_("nothing was imported"))
    elif dry_run:
        say_note(_("nothing was written: this was a dry run"))
    else:
        say_note(plural(len(shown), "{count} transcript imported", "{count} transcripts imported"))
    return 1 if report.refused else 0
