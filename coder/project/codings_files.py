"""Codings out to files and back in; nothing comes in that does not stand on the very words it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coder.exchange import standoff
from coder.exchange.regular_file import file_bytes
from coder.exchange.standoff import Head
from coder.exchange.standoff_names import file_names
from coder.model.coding import Coding
from coder.model.errors import CodingsFileError
from coder.model.transcript import Status
from coder.project.blindness import blind_in
from coder.project.choosing import chosen_codings
from coder.project.codings_intake import CodingsReport, Intake
from coder.project.filters import Filters, chosen_transcripts
from coder.project.opening import Project
from coder.project.writing import replaced
from coder.store import coders, journal, progress, transcripts
from coder.store.database import disk_error


def export_codings(found: Sequence[Coding]) -> Iterator[str]:
    """Write codings, one line each."""
    for coding in found:
        yield standoff.write_coding(coding)


def export_folder(project: Project, filters: Filters, folder: Path) -> tuple[Path, ...]:
    """Write one file per transcript and coder, each with its head; give the paths.

    Who is under way with a transcript or done, and has given no code, has a file too: nothing found is a
    finding. Raises DiskError, and what is wrong with a filter.
    """
    found = chosen_codings(project, filters)
    with project.database.reading() as transaction:
        chosen = {facts.name for facts in chosen_transcripts(filters, transcripts.facts(transaction))}
        statuses = progress.statuses(transaction)
        blind = blind_in(transaction, project.settings.blind, filters.eyes)
        hashes = transcripts.hashes(transaction)
        folders = file_names(hashes)
        files = file_names(person.name for person in coders.everybody(transaction))
    groups: dict[tuple[str, str], list[Coding]] = {
        (transcript, coder): []
        for transcript in chosen
        for coder, status in statuses.get(transcript, {}).items()
        if status is not Status.NEW
        and (not filters.coders or coder in filters.coders)
        and filters.sees(blind, transcript, coder)
    }
    for coding in found:
        if coding.transcript in hashes:
            groups.setdefault((coding.transcript, coding.coder), []).append(coding)
    written = []
    for (transcript, coder), some in sorted(groups.items()):
        status = statuses.get(transcript, {}).get(coder, Status.IN_PROGRESS)
        head = Head(transcript, coder, status, hashes[transcript])
        lines = [standoff.write_head(head), *map(standoff.write_coding, standoff.in_file_order(some))]
        path = folder / folders[transcript] / f"{files[coder]}.jsonl"
        _write(path, "".join(lines).encode())
        written.append(path)
    return tuple(written)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replaced(path) as file:
            file.write(data)
    except OSError as error:
        raise disk_error(path, error) from error


def import_codings(
    project: Project, who: str, paths: Sequence[Path], *, keep_going: bool = False
) -> tuple[CodingsReport, ...]:
    """Take files of codings in as one action.

    Raises CodingsFileError listing every line of the first file that does not fit, unless `keep_going` is
    set, which takes the others.
    """
    read = [(path, standoff.read_standoff(bytes_of(path))) for path in paths]
    reports = []
    with project.acting(who) as (transaction, _coder):
        intake = Intake(transaction, project)
        for path, file in read:
            report = intake.file(path, file)
            if report.refused and not keep_going:
                raise CodingsFileError(path, report.refused)
            reports.append(report)
        changes = [*intake.changes, *intake.progress()]
        if changes:
            journal.act(transaction, who, changes)
    return tuple(reports)


def bytes_of(path: Path) -> bytes:
    """Read a file; raise CodingsFileError."""
    data, problem = file_bytes(path, standoff.LIMIT)
    if problem is not None:
        raise CodingsFileError(path, (problem,))
    return data
