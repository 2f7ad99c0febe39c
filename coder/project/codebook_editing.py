"""Changing the codebook: what an operation would touch, and doing it in file and database together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from coder.exchange.codebook_patch import patched_and_read
from coder.exchange.codebook_yaml import codebook_sha256
from coder.exchange.line_changes import unified
from coder.model.code import Change as Note
from coder.model.codebook import Codebook
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    Operation,
    RetireCode,
    SplitCode,
    as_row,
)
from coder.model.errors import CodebookFileError
from coder.model.event import Action, Row
from coder.model.problem import Problem
from coder.project import codebook_pending
from coder.project.codebook_editing_codings import Fusion, merged
from coder.project.codebook_text import CodebookText
from coder.project.opening import Project
from coder.store import codebooks, codings, journal
from coder.store.codebooks import State
from coder.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Plan:
    """What an operation would do, before anything is done."""

    operation: Operation
    before: CodebookText
    after: CodebookText
    codings: Mapping[str, int]
    """Live codings with the code, by coder: those that move, wait or stay."""
    fused: int = 0
    """Codings that would become one with an equal one of the same coder."""
    memos: int = 0
    """Memos that would join that of such an equal one."""
    diff: str = ""
    """The lines of the file that change, as `diff -u` shows them; empty when none does."""
    warnings: tuple[Problem, ...] = ()
    """What is not as it should be in the codebook and was before."""

    @property
    def touched(self) -> int:
        """Count the codings with the code."""
        return sum(self.codings.values())

    @property
    def codebook(self) -> Codebook:
        """The codebook as it would be."""
        return self.after.codebook

    @property
    def is_grave(self) -> bool:
        """Whether it should be asked before: codings move, wait for another code, or are known by another."""
        return self.touched > 0 and isinstance(self.operation, MergeCodes | SplitCode | RetireCode | ChangeId)


def planned(project: Project, who: str, operation: Operation) -> Plan:
    """Say what an operation would do; nothing is changed.

    Raises CodebookFileError when the file is broken, CannotPatchError, FormerIdError, and what
    `coder.model.codebook_applied.applied` raises.
    """
    project.reload_codebook()
    operation = _noted(operation, who, project.codebook)
    with project.database.reading() as transaction:
        return _plan(project, transaction, operation)[0]


def carried_out(project: Project, who: str, wanted: Operation | Plan) -> Action:
    """Do an operation to the codebook, its file and the codings, in one action that can be undone.

    Of a plan the text is taken, if the codebook is still the one that it was made for. An action without
    events says that there was nothing to do. Raises what `planned` raises; DiskError when the file cannot be
    replaced, and CodebookUnwrittenError when that shows only at the last moment.
    """
    with project.acting(who) as (transaction, coder):
        operation = _noted(wanted.operation if isinstance(wanted, Plan) else wanted, who, project.codebook)
        plan, fusion = _plan(project, transaction, operation, wanted if isinstance(wanted, Plan) else None)
        if plan.after.text == plan.before.text:
            return journal.act(transaction, who, [])
        codebook_pending.check_writable(project.codebook_path, plan.after.text)
        renamed = {operation.id: operation.new} if isinstance(operation, ChangeId) else {}
        after = plan.after
        change = codebooks.record(
            transaction,
            coder.no,
            after.sha256,
            after.text,
            after.codebook,
            renamed=renamed,
            state=State.PENDING,
        )
        change = replace(change, after={**(change.after or {}), "operation": _row(operation, plan)})
        action = journal.act(transaction, who, [change, *fusion.changes])
    project.write_codebook(after)
    return action


def _row(operation: Operation, plan: Plan) -> Row:
    """Say the operation as the journal keeps it, with the name that a rename replaces."""
    was = plan.before.codebook.by_id.get(operation.id)
    return {**as_row(operation), "was": asdict(was.name)} if was is not None else as_row(operation)


def _noted(operation: Operation, who: str, codebook: Codebook) -> Operation:
    """Sign the line that the history of a code gets."""
    if not isinstance(operation, MergeCodes | SplitCode | RetireCode):
        return operation
    given, today = operation.note, datetime.now().astimezone().date().isoformat()
    note = Note(given.version or codebook.version, given.date or today, given.by or who, given.note)
    return replace(operation, note=note)


def _plan(
    project: Project, transaction: Transaction, operation: Operation, earlier: Plan | None = None
) -> tuple[Plan, Fusion]:
    used = project.codebook_text
    if used.errors:
        raise CodebookFileError(project.codebook_path, used.problems)
    known = earlier if earlier is not None and earlier.before.sha256 == used.sha256 else None
    after = known.after if known is not None else _changed(used, operation)
    counted = {} if isinstance(operation, AddCode) else codings.counts_of(transaction, operation.id)
    fusion = merged(transaction, operation, after.sha256) if isinstance(operation, MergeCodes) else Fusion()
    return (
        Plan(
            operation=operation,
            before=used,
            after=after,
            codings=counted,
            fused=fusion.fused,
            memos=fusion.memos,
            diff=unified(used.text, after.text, project.settings.codebook),
            warnings=_new_ones(after, used),
        ),
        fusion,
    )


def _changed(used: CodebookText, operation: Operation) -> CodebookText:
    """Change the text of a codebook; where that is nothing, it is the same."""
    text, codebook, problems = patched_and_read(used.text, used.codebook, operation)
    if text == used.text:
        return used
    return CodebookText(codebook, text, codebook_sha256(text.encode()), problems)


def _new_ones(after: CodebookText, before: CodebookText) -> tuple[Problem, ...]:
    """Leave out what was said of the codebook before, also where a code had another id."""

    def key(one: Problem) -> tuple[str, str]:
        facts = {name: after.codebook.present_id(str(fact)) for name, fact in one.facts.items()}
        return one.rule, repr(sorted(facts.items()))

    known = {key(one) for one in before.problems}
    return tuple(one for one in after.problems if key(one) not in known)
