"""Memos: written on anything in a project, by the coder whose words they are."""

from __future__ import annotations

from coder.model.coding import Coding
from coder.model.errors import (
    ChangedMeanwhileError,
    ExistsError,
    NotYoursError,
    UnfitMemoError,
    UnknownCodingError,
    UnknownMemoError,
)
from coder.model.event import Change, Direction, Kind, Row
from coder.model.identity import new_id, now
from coder.model.memo import About, Memo, Target, flaw_of, written
from coder.project.coding import without
from coder.project.memo_targets import anchored, is_about, resolved
from coder.project.memos_found import (
    all,  # noqa: A004  # read as `memos.all`
    of_coding,
    of_transcript,
    on,
    shown,
)
from coder.project.opening import Project
from coder.store import codebooks, codings, journal, memos
from coder.store.coders import Coder
from coder.store.database import Transaction

__all__ = ["add", "all", "check", "edit", "mine_on", "of_transcript", "on", "own", "read", "remove", "write"]

_OF_MEMO = frozenset({"memo", "version", "updated_at"})
"""What changes of a coding when its memo does."""


def add(project: Project, who: str, target: Target, text: str) -> Memo:
    """Write a memo; one of mine that says the same of the same is not doubled.

    A coding has one memo: raises ExistsError when it says something else already. Raises UnfitMemoError,
    NotYoursError, UnknownCodingError and what `check` raises.
    """
    fit = _fit(text)
    with project.acting(who) as (transaction, coder):
        if target.about is About.CODING:
            coding = _own_coding(transaction, who, target.coding)
            if written(coding.memo) not in {"", fit}:
                raise ExistsError("memo", coding.id)
            return _noted(transaction, project, coding, fit)
        exact = resolved(transaction, project, target)
        for known in _mine(transaction, project, who, exact):
            if known.text == fit:
                return shown(transaction, project, known)
        return _new(transaction, project, coder, exact, fit)


def edit(project: Project, who: str, id: str, text: str, *, seen: int | None = None, since: str = "") -> Memo:
    """Give one of my memos another text; a blank one takes a coding's memo away.

    `seen` is the version that the coder looked at, `since` is as in `write`. Raises UnknownMemoError,
    NotYoursError, UnfitMemoError, ChangedMeanwhileError.
    """
    with project.acting(who) as (transaction, _coder):
        known = _own(transaction, who, id, seen)
        if known.about is About.CODING:
            coding = _own_coding(transaction, who, id)
            return _noted(transaction, project, coding, _fit_or_blank(text), since)
        return _rewritten(transaction, project, known, _fit(text), since)


def remove(project: Project, who: str, id: str, *, seen: int | None = None, since: str = "") -> Memo:
    """Take one of my memos away; raise UnknownMemoError, NotYoursError, ChangedMeanwhileError.

    `since` is as in `write`.
    """
    with project.acting(who) as (transaction, _coder):
        known = _own(transaction, who, id, seen)
        before = shown(transaction, project, known)
        if known.about is About.CODING:
            _noted(transaction, project, _own_coding(transaction, who, id), "", since)
        else:
            _act(transaction, who, without(_state(transaction, id), Kind.MEMO), since)
        return before


def write(
    project: Project, who: str, target: Target, text: str, *, seen: int | None = None, since: str = ""
) -> Memo:
    """Change my newest memo on exactly this, or add one; a blank text takes a coding's memo away.

    `seen` is the version of the memo that the coder looked at, 0 where there was none. `since` is when they
    began to type: what was stored of it meanwhile becomes one action with this, as long as they did nothing
    else. Raises what `add` and `edit` raise.
    """
    with project.acting(who) as (transaction, coder):
        if target.about is About.CODING:
            coding = _own_coding(transaction, who, target.coding)
            _check_seen(transaction, coding.id, coding.version if coding.memo.strip() else 0, seen)
            return _noted(transaction, project, coding, _fit_or_blank(text), since)
        exact = resolved(transaction, project, target)
        known = _newest(_mine(transaction, project, who, exact))
        if known is None:
            return _new(transaction, project, coder, exact, _fit(text))
        _check_seen(transaction, known.id, known.version, seen)
        return _rewritten(transaction, project, known, _fit(text), since)


def mine_on(project: Project, who: str, target: Target) -> Memo | None:
    """Find the memo that `write` would change; raise what `check` raises."""
    with project.database.reading() as transaction:
        if target.about is About.CODING:
            coding = codings.by_id(transaction, target.coding)
            if coding is None:
                raise UnknownCodingError(target.coding)
            known = of_coding(coding) if coding.memo.strip() and coding.coder == who else None
        else:
            known = _newest(_mine(transaction, project, who, resolved(transaction, project, target)))
        return shown(transaction, project, known) if known else None


def check(project: Project, who: str, target: Target) -> None:
    """Refuse what no memo of mine can be about, before one is written.

    Raises UnknownTranscriptError, UnknownTurnError, SpanOutsideTextError, UnknownCodeError,
    UnknownCodingError, NotYoursError.
    """
    with project.database.reading() as transaction:
        if target.about is About.CODING:
            _own_coding(transaction, who, target.coding)
        else:
            resolved(transaction, project, target)


def read(project: Project, id: str) -> Memo:
    """Find a memo; raise UnknownMemoError."""
    with project.database.reading() as transaction:
        return shown(transaction, project, _known(transaction, id))


def own(project: Project, who: str, id: str) -> Memo:
    """Find a memo that this coder may change; raise UnknownMemoError, NotYoursError."""
    with project.database.reading() as transaction:
        return shown(transaction, project, _own(transaction, who, id, None))


def _known(transaction: Transaction, id: str) -> Memo:
    found = memos.by_id(transaction, id)
    if found is not None:
        return found
    coding = codings.by_id(transaction, id)
    if coding is None or not coding.memo.strip():
        raise UnknownMemoError(id)
    return of_coding(coding)


def _own(transaction: Transaction, who: str, id: str, seen: int | None) -> Memo:
    found = _known(transaction, id)
    if found.coder != who:
        raise NotYoursError(id, found.coder, "memo")
    _check_seen(transaction, id, found.version, seen)
    return found


def _own_coding(transaction: Transaction, who: str, id: str) -> Coding:
    found = codings.by_id(transaction, id)
    if found is None:
        raise UnknownCodingError(id)
    if found.coder != who:
        raise NotYoursError(id, found.coder, "coding-memo")
    return found


def _check_seen(transaction: Transaction, id: str, version: int, seen: int | None) -> None:
    if seen is not None and seen != version:
        last = journal.last_about(transaction, id)
        raise ChangedMeanwhileError(id, last.coder if last else "", last.at if last else "")


def _mine(transaction: Transaction, project: Project, who: str, exact: Target) -> list[Memo]:
    of_one = [exact.transcript] if exact.transcript else None
    found = memos.live(transaction, coders=[who], transcripts=of_one)
    return [memo for memo in found if is_about(memo, exact, project.codebook)]


def _newest(found: list[Memo]) -> Memo | None:
    return max(found, key=lambda memo: (memo.updated_at, memo.id), default=None)


def _fit(text: str) -> str:
    kept = written(text)
    if flaw := flaw_of(kept):
        raise UnfitMemoError(flaw, len(kept))
    return kept


def _fit_or_blank(text: str) -> str:
    return "" if flaw_of(text) == "blank" else _fit(text)


def _state(transaction: Transaction, id: str) -> Row:
    return memos.state_of(transaction, [id])[id]


def _new(transaction: Transaction, project: Project, coder: Coder, exact: Target, text: str) -> Memo:
    at, id = now(), new_id()
    state = {
        "id": id,
        "about": str(exact.about),
        "coder": coder.id,
        **anchored(transaction, exact),
        "text": text,
        "version": 1,
        "created_at": at,
        "updated_at": at,
        "deleted_at": None,
    }
    journal.act(transaction, coder.name, [Change(Kind.MEMO, id, None, state)])
    return shown(transaction, project, _known(transaction, id))


def _rewritten(transaction: Transaction, project: Project, known: Memo, text: str, since: str = "") -> Memo:
    if text != known.text:
        state = _state(transaction, known.id)
        after = {**state, "text": text, "version": known.version + 1, "updated_at": now()}
        _act(transaction, known.coder, Change(Kind.MEMO, known.id, state, after), since)
    return shown(transaction, project, _known(transaction, known.id))


def _noted(transaction: Transaction, project: Project, coding: Coding, text: str, since: str = "") -> Memo:
    if text != coding.memo:
        state = codings.state_of(transaction, [coding.id])[coding.id]
        after = {**state, "memo": text, "version": coding.version + 1, "updated_at": now()}
        _act(transaction, coding.coder, Change(Kind.CODING, coding.id, state, after), since)
    present = codings.by_id(transaction, coding.id) or coding
    return shown(transaction, project, of_coding(present))


def _act(transaction: Transaction, who: str, change: Change, since: str) -> None:
    journal.act(transaction, who, [change], goes_on=_begun(transaction, who, change.target, since))


def _begun(transaction: Transaction, who: str, id: str, since: str) -> str:
    """Name the action that began to change a memo since then, if the coder has done nothing else."""
    last = journal.newest_of(transaction, who) if since else None
    if last is None or last.direction is not Direction.DO or not _is_of_memo(last.change, id):
        return ""
    seq, at, things = journal.begun(transaction, last.action)
    is_alone = things == {id} and not journal.since_about(transaction, codebooks.TARGET, seq)
    return last.action if is_alone and at >= since else ""


def _is_of_memo(change: Change, id: str) -> bool:
    """Whether a change is one of this memo; of a memo on a coding, of nothing else of the coding."""
    return change.target == id and (
        change.kind is Kind.MEMO or _beside_memo(change.before) == _beside_memo(change.after)
    )


def _beside_memo(coding: Row | None) -> Row:
    return {key: value for key, value in (coding or {}).items() if key not in _OF_MEMO}
