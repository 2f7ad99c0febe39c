"""Which revisions of the codebook there have been, and what a name of one stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.exchange.codebook_yaml import codebook_sha256, read_codebook, read_codebook_file
from coder.model.codebook import Codebook
from coder.model.codebook_difference import Difference
from coder.model.codebook_differences import differences
from coder.model.codebook_errors import UnknownRevisionError
from coder.model.errors import CodebookFileError
from coder.project.opening import Project
from coder.store import codebooks
from coder.store.codebooks import Recorded
from coder.store.database import Transaction, project_id

FILE, CURRENT = "file", "current"
SHORT = 12
"""Digits of a hash by which people name a revision."""
_HASH = re.compile("[0-9a-f]{4,64}")
"""As much of a hash as names a revision."""


@dataclass(frozen=True, slots=True)
class Found:
    """A codebook as it was at some time, or is."""

    codebook: Codebook
    sha256: str
    """Of its text."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A codebook that was in use, and how it differs from the one before."""

    revision: str
    sha256: str
    """Of its text, cut short: revisions that differ in layout alone have one name and two texts."""
    version: str
    loaded_at: str
    coder: str
    codes: int | None
    differences: tuple[Difference, ...] | None
    """`None` for the first, and where either breaks today's rules."""
    current: bool
    state: str
    """`written`, or how far it came into the file."""


def revisions(project: Project, *, limit: int | None = None) -> tuple[Revision, ...]:
    """List the revisions of the codebook, newest first, each compared with the one it followed."""
    with project.database.reading() as transaction:
        current = codebooks.current_sha256(transaction)
        reader = _Reader(transaction)
        recorded = codebooks.recorded(transaction)[:limit]
        return tuple(_told(one, reader, current=one.sha256 == current) for one in recorded)


def found(project: Project, name: str) -> Found:
    """Find a codebook by `file`, `current` (on record), the beginning of a hash, or the path of a YAML file.

    Raises UnknownRevisionError, and CodebookFileError for one that breaks today's rules.
    """
    with project.database.reading() as transaction:
        if name == FILE:
            return _in_file(project.codebook_path, transaction)
        one = _named(codebooks.recorded(transaction), codebooks.current_sha256(transaction), name)
        if one is not None:
            return _on_record(one, transaction)
        if name == CURRENT:
            return Found(project.codebook, project.codebook_text.sha256)
        if Path(name).suffix in {".yaml", ".yml"}:
            return _in_file(Path(name), transaction)
    raise UnknownRevisionError(name)


class _Reader:
    """Reads revisions, each once."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._project = project_id(transaction)
        self._read: dict[str, Codebook | None] = {}

    def codebook(self, sha256: str | None) -> Codebook | None:
        """Read one; `None` when there is none, or today's rules refuse it."""
        if sha256 is not None and sha256 not in self._read:
            revision = codebooks.by_sha256(self._transaction, sha256)
            data = revision.text.encode() if revision else b""
            self._read[sha256] = read_codebook(data, project=self._project)[0]
        return None if sha256 is None else self._read[sha256]


def _told(one: Recorded, reader: _Reader, *, current: bool) -> Revision:
    codebook, before = reader.codebook(one.sha256), reader.codebook(one.parent)
    return Revision(
        one.content_sha256[:SHORT],
        one.sha256[:SHORT],
        one.version,
        one.loaded_at,
        one.coder,
        codes=len(codebook.codes) if codebook else None,
        differences=differences(before, codebook) if codebook and before else None,
        current=current,
        state=one.state,
    )


def _named(recorded: Sequence[Recorded], current: str | None, name: str) -> Recorded | None:
    """Find a revision by its content, else by its text; of equal contents the newest."""
    if name == CURRENT:
        return next((one for one in recorded if one.sha256 == current), None)
    begun = name.lower()
    if not _HASH.fullmatch(begun):
        return None
    by_content = {one.content_sha256: one for one in reversed(recorded)}
    for known in (by_content, {one.sha256: one for one in recorded}):
        matches = [one for digits, one in known.items() if digits.startswith(begun)]
        if len(matches) > 1:
            raise UnknownRevisionError(name, tuple(one.content_sha256[:SHORT] for one in matches))
        if matches:
            return matches[0]
    return None


def _on_record(one: Recorded, transaction: Transaction) -> Found:
    revision = codebooks.by_sha256(transaction, one.sha256)
    data = revision.text.encode() if revision else b""
    codebook, problems = read_codebook(data, project=project_id(transaction))
    if codebook is None:
        raise CodebookFileError(Path(one.content_sha256[:SHORT]), problems)
    return Found(codebook, one.sha256)


def _in_file(path: Path, transaction: Transaction) -> Found:
    codebook, _problems, text = read_codebook_file(path, project=project_id(transaction))
    return Found(codebook, codebook_sha256(text.encode()))
