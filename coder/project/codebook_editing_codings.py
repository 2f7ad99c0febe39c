"""What merging a code into another does to its codings."""

from __future__ import annotations

from dataclasses import dataclass

from coder.model.codebook_operation import MergeCodes
from coder.model.event import Change, Kind, Row
from coder.model.identity import now
from coder.project.recoding import joined_memos
from coder.store import codings
from coder.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Fusion:
    """The codings that change, and how many become one with another."""

    changes: tuple[Change, ...] = ()
    fused: int = 0
    memos: int = 0


def merged(transaction: Transaction, operation: MergeCodes, codebook_sha256: str) -> Fusion:
    """Give every coding of a code the other code; where its coder has said that already, the two become one.

    The one that was there stays, and takes in the memo of the other.
    """
    there = {_place(row): row for row in codings.live_states_of(transaction, operation.into).values()}
    at = now()
    changes: list[Change] = []
    fused = memos = 0
    for state in codings.live_states_of(transaction, operation.id).values():
        equal = there.get(_place(state)) if state["start"] is not None else None
        gone = {} if equal is None else {"deleted_at": at}
        changes.append(_changed(state, at, code=operation.into, codebook=codebook_sha256, **gone))
        if equal is None:
            continue
        fused += 1
        memo = joined_memos(str(equal["memo"]), str(state["memo"]))
        if memo != equal["memo"]:
            memos += 1
            changes.append(_changed(equal, at, memo=memo))
    return Fusion(tuple(changes), fused, memos)


def _place(state: Row) -> tuple[object, ...]:
    return tuple(state[key] for key in ("transcript", "coder", "start", "end"))


def _changed(state: Row, at: str, **values: object) -> Change:
    after = {**state, **values, "version": int(str(state["version"])) + 1, "updated_at": at}
    return Change(Kind.CODING, str(state["id"]), state, after)
