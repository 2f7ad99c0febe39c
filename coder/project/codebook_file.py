"""Which codebook is in force: the file's, unless it is broken or has lost codes that are in use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from coder.exchange.codebook_yaml import codebook_sha256, read_codebook, read_codebook_file
from coder.model.codebook import Codebook
from coder.model.errors import CodebookFileError
from coder.model.event import Change
from coder.model.problem import Problem, Severity
from coder.store import codebooks
from coder.store.codebooks import CodebookRevision
from coder.store.coders import Coder
from coder.store.database import Database, Transaction, project_id


@dataclass(frozen=True, slots=True)
class CodebookText:
    """A codebook with the text it was read from."""

    codebook: Codebook
    text: str
    sha256: str
    problems: tuple[Problem, ...] = ()


def in_force(path: Path, database: Database) -> CodebookText:
    """Read the codebook to work with.

    Raises CodebookFileError when the file is broken and no earlier revision is known.
    """
    with database.reading() as transaction:
        last = codebooks.current(transaction)
        in_use = codebooks.codes_in_use(transaction)
        known = codebooks.codes_known(transaction)
        project = project_id(transaction)
    try:
        codebook, problems, text = read_codebook_file(path, project=project)
    except CodebookFileError as error:
        if last is None:
            raise
        return _earlier(last, error.problems, project)
    vanished = vanished_codes(codebook, in_use, known)
    if vanished and last is not None:
        return _earlier(last, (*vanished, *problems), project)
    return CodebookText(codebook, text, codebook_sha256(text.encode()), problems)


def vanished_codes(
    codebook: Codebook, in_use: Mapping[str, int], known: Collection[str]
) -> tuple[Problem, ...]:
    """List the codes that codings still use and the file has no longer, or under the id of another code.

    `known` holds the ids that were ever in use here: a code under a new id is renamed, one under an id that
    was another code's would be merged with it, silently.
    """
    problems = []
    for id, count in sorted(in_use.items()):
        present = codebook.resolve(id)
        if present is None:
            problems.append(Problem("vanished-code", Severity.ERROR, facts={"id": id, "count": count}))
        elif present.id != id and present.id in known:
            facts = {"id": id, "count": count, "present": present.id}
            problems.append(Problem("merged-by-former-id", Severity.ERROR, facts=facts))
    return tuple(problems)


def _earlier(last: CodebookRevision, problems: tuple[Problem, ...], project: str) -> CodebookText:
    codebook, own_problems = read_codebook(last.text.encode(), project=project)
    if codebook is None:
        raise CodebookFileError(Path("codebook"), own_problems)
    return CodebookText(codebook, last.text, last.sha256, problems)


def recording(transaction: Transaction, coder: Coder, used: CodebookText) -> Change | None:
    """Plan to put on record that this codebook is in use; `None` when it is already."""
    if codebooks.current_sha256(transaction) == used.sha256:
        return None
    return codebooks.record(transaction, coder.no, used.sha256, used.text, used.codebook)
