"""Whether a change of the codebook that is on record has reached the file, and how it gets there.

A change is put on record first, as pending, together with what it does to codings; then the file is
replaced; then the revision is marked as written. Whoever holds the lock on the database next completes what
a killed program has left, unless somebody has edited the file meanwhile.
"""

from __future__ import annotations

from pathlib import Path

from coder.exchange.line_changes import in_the_style_of
from coder.model.problem import Problem, Severity
from coder.project.codebook_text import read_file
from coder.project.writing import check_replaceable, replaced
from coder.store import codebooks, journal
from coder.store.codebooks import CodebookRevision, State
from coder.store.database import Transaction

OVERTAKEN, UNWRITTEN = "codebook-overtaken", "codebook-unwritten"
RULES = frozenset({OVERTAKEN, UNWRITTEN})


def is_pending(transaction: Transaction) -> bool:
    """Tell whether a change has yet to reach the file."""
    last = codebooks.current(transaction)
    return last is not None and last.state == State.PENDING


def settle(path: Path, transaction: Transaction) -> None:
    """Bring a pending change into the file, if the file is still the one that was changed.

    Raises DiskError; the change then stays pending.
    """
    last = codebooks.current(transaction)
    if last is None or last.state != State.PENDING:
        return
    found = read_file(path)
    if found.look.sha256 == _before(transaction):
        with replaced(path, unfinished_name=_unfinished(path)) as file:
            file.write(in_the_style_of(found.data, last.text))
    elif found.look.sha256 != last.sha256:
        return
    codebooks.mark(transaction, last.sha256, State.WRITTEN)


def problems_of(
    transaction: Transaction, last: CodebookRevision | None, file_sha256: str
) -> tuple[Problem, ...]:
    """Say what keeps a pending change out of the file."""
    if last is None or last.state != State.PENDING or file_sha256 == last.sha256:
        return ()
    facts = {"revision": last.content_sha256[:12]}
    if file_sha256 == _before(transaction):
        return (Problem(UNWRITTEN, Severity.ERROR, facts=facts),)
    return (Problem(OVERTAKEN, Severity.WARNING, facts=facts),)


def _before(transaction: Transaction) -> str | None:
    """Name the text to which the newest change was made."""
    event = journal.last_about(transaction, codebooks.TARGET)
    return str(event.change.before["sha256"]) if event is not None and event.change.before else None


def check_writable(path: Path, text: str) -> None:
    """Try whether the file could be replaced, before anything is put on record.

    Raises DiskError, NotAFileError. To be done under the lock on the database, as all that writes there.
    """
    check_replaceable(path, text.encode(), unfinished_name=_unfinished(path))


def _unfinished(path: Path) -> str:
    return f".{path.name}.part"
