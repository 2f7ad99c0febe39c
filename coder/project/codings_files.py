"""Codings out to files and back in; nothing comes in that does not stand on the very words it quotes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder.exchange import standoff
from coder.exchange.regular_file import file_bytes
from coder.exchange.standoff import Head, Line, Standoff
from coder.model.coding import Coding
from coder.model.errors import CodingsFileError
from coder.model.event import Change, Kind
from coder.model.identity import new_id, now
from coder.model.problem import Problem, Severity
from coder.model.transcript import Status
from coder.project import naming
from coder.project.coding import begun_by
from coder.project.opening import Project
from coder.store import codebooks, coders, codings, journal, progress, transcripts
from coder.store.coders import Coder
from coder.store.database import Transaction
from coder.store.transcripts import Place


@dataclass(frozen=True, slots=True)
class CodingsReport:
    """What came in from one file."""

    path: Path
    added: int
    known: int
    """Already here, by id or as an equal coding."""
    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def export_codings(found: Sequence[Coding]) -> Iterator[str]:
    """Write codings, one line each."""
    for coding in found:
        yield standoff.write_coding(coding)


def export_folder(project: Project, found: Sequence[Coding], folder: Path) -> tuple[Path, ...]:
    """Write one file per transcript and coder, each with its head; give the paths."""
    with project.database.reading() as transaction:
        statuses = progress.statuses(transaction)
        hashes = {name: sha256 for sha256, name in transcripts.names_by_text(transaction).items()}
    groups: dict[tuple[str, str], list[Coding]] = {}
    for coding in found:
        groups.setdefault((coding.transcript, coding.coder), []).append(coding)
    written = []
    for (transcript, coder), some in sorted(groups.items()):
        status = statuses.get(transcript, {}).get(coder, Status.IN_PROGRESS)
        head = Head(transcript, coder, status, hashes[transcript])
        lines = [standoff.write_head(head), *map(standoff.write_coding, standoff.in_file_order(some))]
        path = folder / standoff.file_name(transcript) / f"{standoff.file_name(coder)}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("".join(lines).encode())
        written.append(path)
    return tuple(written)


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
        intake = _Intake(transaction, project)
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


class _Intake:
    """Holds each line against the texts, the codebook and what is already here."""

    def __init__(self, transaction: Transaction, project: Project) -> None:
        self._transaction = transaction
        self._project = project
        self._revisions = codebooks.known_revisions(transaction)
        self._texts: dict[str, tuple[Place, str] | None] = {}
        self._coders: dict[str, Coder] = {}
        self._live: dict[str, dict[tuple[object, ...], str]] = {}
        self._taken: set[str] = set()
        self._statuses: dict[tuple[str, str], Status] = {}
        self._refused: list[Problem] = []
        self._warnings: list[Problem] = []
        self._known = 0
        self.changes: list[Change] = []

    def file(self, path: Path, read: Standoff) -> CodingsReport:
        """Take what fits of one file."""
        self._refused, self._warnings, self._known = list(read.problems), [], 0
        before = len(self.changes)
        self._heads(read.heads)
        for line in read.lines:
            self._line(line)
        refused = tuple(sorted(self._refused, key=lambda problem: problem.line))
        return CodingsReport(path, len(self.changes) - before, self._known, refused, tuple(self._warnings))

    def _heads(self, heads: Sequence[Head]) -> None:
        """Check that the texts are the ones the file was written for, and remember the statuses."""
        for head in heads:
            text = self._text(head.transcript)
            if text is None:
                self._refuse("codings-unknown-transcript", 1, transcript=head.transcript)
            elif head.text_sha256 and head.text_sha256 != self._hash(head.transcript):
                self._refuse("codings-other-text", 1, transcript=head.transcript)
            else:
                self._statuses[head.transcript, head.coder] = head.status

    def _line(self, line: Line) -> None:
        """Take one coding, find it known, or refuse it."""
        one = line.coding
        found = self._text(one.transcript)
        if found is None:
            self._refuse("codings-unknown-transcript", line.number, transcript=one.transcript)
            return
        place, text = found
        code = self._project.codebook.resolve(one.code)
        if code is None or not code.codable:
            near = naming.nearest(one.code, self._project.codebook.by_id)
            self._refuse("codings-unknown-code", line.number, code=one.code, nearest=", ".join(near))
        elif not 0 <= one.span.start < one.span.end <= len(text):
            self._refuse(
                "codings-span", line.number, start=one.span.start, end=one.span.end, length=len(text)
            )
        elif one.span.of(text) != one.quote:
            facts = {"quote": one.quote, "text": one.span.of(text)}
            self._refuse("codings-quote", line.number, **facts)
        elif one.id and not _is_uuid(one.id):
            self._refuse("codings-id", line.number, id=one.id)
        elif not one.coder.strip():
            self._refuse("codings-coder", line.number)
        else:
            self._take(replace(one, code=code.id), place, text, line.number)

    def progress(self) -> list[Change]:
        """Plan the statuses that the file gives, and that new codings bring."""
        planned = []
        for (transcript, coder), status in self._statuses.items():
            found = self._text(transcript)
            if found is not None:
                person = self._person(coder)
                change = progress.change_to(self._transaction, found[0].id, person.id, status)
                planned.extend([change] if change else [])
        begun = {(one.after["transcript"], one.after["coder"]) for one in self.changes if one.after}
        said = {change.target for change in planned}
        for transcript_id, coder_id in sorted(begun, key=str):
            changes = begun_by(self._transaction, str(transcript_id), str(coder_id))
            planned.extend(change for change in changes if change.target not in said)
        return planned

    def _take(self, one: Coding, place: Place, text: str, number: int) -> None:
        equal = self._equals(one.transcript)
        key = (one.coder, one.code, one.span)
        if key in equal or self._is_here(one, number):
            self._known += 1
            return
        sha256 = self._revisions.get(one.codebook_revision)
        if sha256 is None:
            sha256 = self._project.codebook_text.sha256
            if one.codebook_revision:
                self._warn_once("codings-revision", found=one.codebook_revision)
        at = now()
        wanted = replace(
            one,
            id=one.id or new_id(),
            created_at=one.created_at or at,
            updated_at=one.updated_at or one.created_at or at,
        )
        passage = transcripts.passage_in(text, one.span)
        state = codings.new_state(wanted, place, passage, self._person(one.coder).id, sha256)
        self.changes.append(Change(Kind.CODING, wanted.id, None, state))
        equal[key] = wanted.id
        self._taken.add(wanted.id)

    def _is_here(self, one: Coding, number: int) -> bool:
        """Tell whether the id is known: a removed coding is not brought back, another one not overwritten."""
        if not one.id:
            return False
        if one.id not in self._taken and not codings.state_of(self._transaction, [one.id]):
            return False
        self._warnings.append(Problem("codings-known-id", Severity.WARNING, number, facts={"id": one.id}))
        return True

    def _equals(self, transcript: str) -> dict[tuple[object, ...], str]:
        if transcript not in self._live:
            found = codings.live(self._transaction, transcripts=[transcript])
            self._live[transcript] = {(one.coder, one.code, one.span): one.id for one in found}
        return self._live[transcript]

    def _text(self, name: str) -> tuple[Place, str] | None:
        if name not in self._texts:
            place = transcripts.place_of(self._transaction, name)
            text = transcripts.text_of(self._transaction, place.revision) if place else ""
            self._texts[name] = (place, text) if place else None
        return self._texts[name]

    def _hash(self, name: str) -> str:
        read = transcripts.read(self._transaction, name)
        return read.sha256 if read else ""

    def _person(self, name: str) -> Coder:
        if name not in self._coders:
            self._coders[name] = coders.ensure(self._transaction, name)
        return self._coders[name]

    def _refuse(self, rule: str, line: int, **facts: object) -> None:
        self._refused.append(Problem(rule, Severity.ERROR, line, facts=facts))

    def _warn_once(self, rule: str, **facts: object) -> None:
        warning = Problem(rule, Severity.WARNING, facts=facts)
        if warning not in self._warnings:
            self._warnings.append(warning)


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
