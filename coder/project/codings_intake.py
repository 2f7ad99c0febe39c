"""Which codings of a file fit the texts, the codebook and what is already here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder.exchange.standoff import Head, Line, Standoff
from coder.model.code import Code, CodeStatus
from coder.model.coding import Coding
from coder.model.event import Change, Kind
from coder.model.identity import new_id, now
from coder.model.problem import Problem, Severity
from coder.model.transcript import Status
from coder.project import naming
from coder.project.coding import begun_by
from coder.project.opening import Project
from coder.store import codebooks, coders, codings, progress, transcripts
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


class Intake:
    """Holds each line against the texts, the codebook and what is already here."""

    def __init__(self, transaction: Transaction, project: Project) -> None:
        self._transaction = transaction
        self._project = project
        self._revisions = codebooks.known_revisions(transaction)
        self._hashes = transcripts.hashes(transaction)
        self._here = progress.statuses(transaction)
        self._texts: dict[str, tuple[Place, str] | None] = {}
        self._coders: dict[str, Coder] = {}
        self._live: dict[str, dict[tuple[object, ...], str]] = {}
        self._ids: set[str] = set()
        self._unusable: dict[str, dict[str, object]] = {}
        self._statuses: dict[tuple[str, str], Status] = {}
        self._refused: list[Problem] = []
        self._warnings: list[Problem] = []
        self._warned: set[tuple[str, str]] = set()
        self._known = 0
        self.changes: list[Change] = []

    def file(self, path: Path, read: Standoff) -> CodingsReport:
        """Take what fits of one file; of one that was made on another text, nothing."""
        self._refused, self._warnings, self._known = [], [], 0
        before = len(self.changes)
        if self._fits(read.heads):
            self._refused.extend(read.problems)
            self._ids |= codings.known_ids(self._transaction, [line.coding.id for line in read.lines])
            for line in read.lines:
                self._line(line)
            for head in read.heads:
                self._head(head)
        refused = tuple(sorted(self._refused, key=lambda problem: problem.line))
        return CodingsReport(path, len(self.changes) - before, self._known, refused, tuple(self._warnings))

    def progress(self) -> list[Change]:
        """Plan the statuses that the files give, and that new codings bring."""
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

    def _fits(self, heads: Sequence[Head]) -> bool:
        """Check that the texts are the ones the file was written for."""
        for head in heads:
            sha256 = self._hashes.get(head.transcript)
            if sha256 is None:
                self._refuse("codings-unknown-transcript", head.line, transcript=head.transcript)
            elif head.text_sha256 not in {"", sha256}:
                self._refuse("codings-other-text", head.line, transcript=head.transcript)
        return not self._refused

    def _head(self, head: Head) -> None:
        """Remember a status that leads on; what is done here is not opened again by an older file."""
        key = (head.transcript, head.coder)
        here = self._statuses.get(key) or self._here.get(head.transcript, {}).get(head.coder, Status.NEW)
        if head.status is here:
            return
        if here is Status.NEW or head.status is Status.DONE:
            self._statuses[key] = head.status
            return
        facts = {"transcript": head.transcript, "coder": head.coder, "reason": str(here)}
        self._warnings.append(Problem("codings-status", Severity.WARNING, head.line, facts=facts))

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
            self._refuse("codings-unknown-code", line.number, **self._without_code(one.code, code))
        elif not 0 <= one.span.start < one.span.end <= len(text):
            self._refuse(
                "codings-span", line.number, start=one.span.start, end=one.span.end, length=len(text)
            )
        elif one.span.of(text) != one.quote:
            facts = {"quote": one.quote, "text": one.span.of(text)}
            self._refuse("codings-quote", line.number, **facts)
        else:
            self._warn_of(code)
            self._take(replace(one, code=code.id), place, text, line.number)

    def _without_code(self, name: str, code: Code | None) -> dict[str, object]:
        """Say why a code cannot be given, and which may be meant."""
        if name not in self._unusable:
            book = self._project.codebook
            self._unusable[name] = {"code": name}
            if code is None:
                near = naming.nearest(name, [one.id for one in book.codes if one.usable])
            else:
                self._unusable[name]["reason"] = "heading"
                near = tuple(id for id in book.subtree(code.id) if book.by_id[id].usable)[:3]
            self._unusable[name]["nearest"] = ", ".join(near)
        return self._unusable[name]

    def _warn_of(self, code: Code) -> None:
        """Say that a code is given no more; its old codings come in, as they stay where they are."""
        if code.status is CodeStatus.MERGED:
            self._warn_once("codings-old-code", code.id, reason="merged", code=code.id, into=code.merged_into)
        elif not code.usable:
            self._warn_once("codings-old-code", code.id, reason="retired", code=code.id)

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
                self._warn_once("codings-revision", one.codebook_revision, found=one.codebook_revision)
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
        self._ids.add(wanted.id)

    def _is_here(self, one: Coding, number: int) -> bool:
        """Tell whether the id is known: a removed coding is not brought back, another one not overwritten."""
        if one.id not in self._ids:
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

    def _person(self, name: str) -> Coder:
        if name not in self._coders:
            self._coders[name] = coders.ensure(self._transaction, name)
        return self._coders[name]

    def _refuse(self, rule: str, line: int, **facts: object) -> None:
        self._refused.append(Problem(rule, Severity.ERROR, line, facts=facts))

    def _warn_once(self, rule: str, about: str, **facts: object) -> None:
        if (rule, about) not in self._warned:
            self._warned.add((rule, about))
            self._warnings.append(Problem(rule, Severity.WARNING, facts=facts))
