"""Taking transcripts in: all of them or none, unless the good ones are wanted all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder.exchange.transcript_file import ReadTranscript, read_transcript
from coder.model.errors import CoderError, ExistsError, TranscriptFileError
from coder.model.event import Change, Kind
from coder.model.identity import new_id, now
from coder.model.problem import Problem, Severity
from coder.model.short_name import short_name
from coder.project.opening import Project
from coder.store import journal, transcripts
from coder.store.transcripts import NewText


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read."""

    encoding: str | None = None
    speakers: str = "auto"
    attributes: Mapping[str, str] | None = None
    """Win over what a file says of itself."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that was read, under the name it has here."""

    id: str
    path: Path
    read: ReadTranscript
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in and what did not."""

    imported: tuple[Imported, ...]
    refused: tuple[CoderError, ...]


def import_transcripts(
    project: Project,
    who: str,
    paths: Sequence[Path],
    *,
    name: str | None = None,
    options: Options | None = None,
    keep_going: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Read files and take them in as one action.

    Nothing is written on a dry run, nor when a file is refused and `keep_going` is not set.
    """
    options = options or Options()
    with project.database.reading() as transaction:
        taken = set(transcripts.names(transaction))
        by_text = transcripts.names_by_text(transaction)
    imported: list[Imported] = []
    refused: list[CoderError] = []
    for path in paths:
        try:
            one = _read(path, short_name(path.stem) if name is None else name, taken, by_text, options)
        except (TranscriptFileError, ExistsError) as error:
            refused.append(error)
            continue
        taken.add(one.id)
        by_text.setdefault(_sha256(one), one.id)
        imported.append(one)
    if imported and not dry_run and (keep_going or not refused):
        _write(project, who, imported)
    return ImportReport(tuple(imported), tuple(refused))


def _sha256(one: Imported) -> str:
    return one.read.transcript(one.id).sha256


def _read(path: Path, name: str, taken: set[str], by_text: Mapping[str, str], options: Options) -> Imported:
    if name in taken:
        raise ExistsError("transcript", name)
    read = read_transcript(path, encoding=options.encoding, speakers=options.speakers)
    warnings = list(read.warnings)
    given = options.attributes or {}
    for key in sorted(given.keys() & read.attributes.keys()):
        if given[key] != read.attributes[key]:
            facts = {"key": key, "given": given[key], "found": read.attributes[key]}
            warnings.append(Problem("attribute-conflict", Severity.WARNING, facts=facts))
    one = Imported(name, path, replace(read, attributes={**read.attributes, **given}), tuple(warnings))
    twin = by_text.get(_sha256(one))
    if twin is None:
        return one
    same = Problem("same-text", Severity.WARNING, facts={"id": twin})
    return replace(one, warnings=(*one.warnings, same))


def _write(project: Project, who: str, imported: Sequence[Imported]) -> None:
    at = now()
    prepared = [(one, new_id(), _text(project, one, at)) for one in imported]
    with project.acting(who) as (transaction, _coder):
        taken = set(transcripts.names(transaction))
        for one, _id, _new in prepared:
            if one.id in taken:
                raise ExistsError("transcript", one.id)
        changes = [
            Change(
                Kind.TRANSCRIPT,
                id,
                None,
                {
                    "id": id,
                    "name": one.id,
                    "title": one.read.title,
                    "revision": new.id,
                    "attributes": dict(sorted(one.read.attributes.items())),
                    "version": 1,
                    "created_at": at,
                    "deleted_at": None,
                },
            )
            for one, id, new in prepared
        ]
        journal.act(transaction, who, changes)
        for _one, id, new in prepared:
            transcripts.store_text(transaction, id, new)


def _text(project: Project, one: Imported, at: str) -> NewText:
    path = one.path.absolute()
    inside = path.is_relative_to(project.folder.absolute())
    return NewText(
        id=new_id(),
        text=one.read.text,
        turns=one.read.turns,
        cue_times=one.read.cue_times,
        source_path=path.relative_to(project.folder.absolute()).as_posix() if inside else path.name,
        source_sha256=one.read.source_sha256,
        encoding=one.read.encoding,
        render=one.read.render,
        sha256=_sha256(one),
        imported_at=at,
    )
