"""Taking back a change of the codebook, or bringing it back: in its text, without what was done since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from coder.exchange.codebook_yaml import codebook_sha256, read_codebook
from coder.exchange.line_changes import woven
from coder.model.code import Code
from coder.model.code import Kind as CodeKind
from coder.model.codebook import Codebook
from coder.model.codebook_errors import BrokenCodebookError, CodebookChangedError, CodeInUseError
from coder.model.errors import UnknownCodeError
from coder.model.event import Change, Event, Kind
from coder.project import codebook_pending
from coder.project.codebook_file import vanished_codes
from coder.project.codebook_text import CodebookText
from coder.project.opening import Project
from coder.store import codebooks, journal
from coder.store.codebooks import State
from coder.store.coders import Coder
from coder.store.database import Transaction


def reversal(
    project: Project, transaction: Transaction, coder: Coder, event: Event
) -> tuple[Change, CodebookText]:
    """Plan to take back what an event did to the codebook, and give the codebook as it will be.

    Raises BrokenCodebookError, CodebookChangedError when the lines were changed since,
    FormerIdError, DiskError.
    """
    if project.codebook_text.errors:
        raise BrokenCodebookError(project.codebook_path)
    text = _text_without(project, transaction, event)
    codebook_pending.check_writable(project.codebook_path, text.text)
    planned = codebooks.record(
        transaction,
        coder.no,
        text.sha256,
        text.text,
        text.codebook,
        renamed={new: old for old, new in event.change.renamed.items()},
        state=State.PENDING,
    )
    operation = event.change.operation
    if event.change.after and event.change.after.get("operation"):
        return replace(planned, before={**(planned.before or {}), "operation": operation}), text
    return replace(planned, after={**(planned.after or {}), "operation": operation}), text


def check_codes(
    project: Project, transaction: Transaction, changed: CodebookText | None, changes: Iterable[Change]
) -> None:
    """Refuse to leave codings without their code; raise CodeInUseError, UnknownCodeError."""
    if changed is not None:
        in_use = codebooks.codes_in_use(transaction)
        gone = vanished_codes(changed.codebook, in_use, codebooks.codes_known(transaction))
        if gone:
            id = str(gone[0].facts["id"])
            raise CodeInUseError(id, in_use[id])
    codebook = changed.codebook if changed is not None else project.codebook
    for change in changes:
        row = change.after or {}
        if (
            change.kind is Kind.CODING
            and not row.get("deleted_at")
            and not codebook.resolve(str(row["code"]))
        ):
            raise UnknownCodeError(str(row["code"]))


def _text_without(project: Project, transaction: Transaction, event: Event) -> CodebookText:
    mine = project.codebook_text
    base, target = (_revision(transaction, mine, row) for row in (event.change.after, event.change.before))
    if mine.sha256 in {base.sha256, target.sha256}:
        return target
    text = woven(base.text, mine.text, target.text)
    result = _read(text, mine.codebook.project) if text is not None else None
    if result is None or not _goes_together(base.codebook, mine.codebook, target.codebook, result.codebook):
        raise _changed_since(project, transaction, event, base, target)
    return result


def _revision(transaction: Transaction, mine: CodebookText, row: Mapping[str, object] | None) -> CodebookText:
    sha256 = str((row or {})["sha256"])
    if sha256 == mine.sha256:
        return mine
    found = codebooks.by_sha256(transaction, sha256)
    assert found is not None  # noqa: S101  # every revision that an event names is kept
    text = _read(found.text, mine.codebook.project)
    assert text is not None  # noqa: S101  # only what could be read was ever in force
    return text


def _read(text: str, project: str) -> CodebookText | None:
    data = text.encode()
    codebook, problems = read_codebook(data, project=project)
    return CodebookText(codebook, text, codebook_sha256(data), problems) if codebook is not None else None


def _goes_together(base: Codebook, mine: Codebook, target: Codebook, result: Codebook) -> bool:
    """Check by meaning what was put together by lines: every code is as one side or the other made it."""
    known = [{code.uuid: _own(code) for code in each.codes} for each in (base, mine, target, result)]
    for uuid in set().union(*known):
        was, own, other, found = (codes.get(uuid) for codes in known)
        if other in {was, own}:
            wanted = own
        elif own == was:
            wanted = other
        elif was is None or own is None or other is None:
            return False
        else:
            wanted = _combined(was, own, other)
        if wanted != found:
            return False
    return True


def _own(code: Code) -> Code:
    """Leave out what follows from the place of a code."""
    kind = CodeKind.OTHER if "kind" in code.derived else code.kind
    return replace(code, kind=kind, color="" if "color" in code.derived else code.color)


def _combined(was: Code, own: Code, other: Code) -> Code:
    changed = {
        field.name: getattr(other, field.name)
        for field in fields(Code)
        if getattr(other, field.name) != getattr(was, field.name)
    }
    return replace(own, **changed)


def _changed_since(
    project: Project, transaction: Transaction, event: Event, base: CodebookText, target: CodebookText
) -> CodebookChangedError:
    """Find the first later change that touches the same lines, to say whose it was."""
    later = journal.since_about(transaction, codebooks.TARGET, event.seq)
    for one in later:
        revision = codebooks.by_sha256(transaction, str((one.change.after or {})["sha256"]))
        if revision is not None and woven(base.text, revision.text, target.text) is None:
            return CodebookChangedError(project.codebook_path, one.coder, one.at, one.change.operation)
    last = later[-1] if later else event
    return CodebookChangedError(project.codebook_path, last.coder, last.at, last.change.operation)
