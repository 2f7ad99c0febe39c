"""Which codings say something else than they did at a moment."""

from __future__ import annotations

from collections.abc import Iterable

from coder.model.coding import Coding, Origin
from coder.model.event import Event, Row
from coder.store import journal
from coder.store.database import Transaction

_SAID = ("code", "start", "end", "deleted_at")
"""What a coding says; a memo on it is no other answer."""


def changed_since(transaction: Transaction, found: Iterable[Coding], moment: str) -> tuple[Coding, ...]:
    """Find those made, moved or given another code after a moment; the consensus is nobody's answer."""
    return tuple(
        one
        for one in found
        if one.updated_at > moment
        and one.origin is not Origin.CONSENSUS
        and any(map(_is_another_answer, _events_after(transaction, one.id, moment)))
    )


def _events_after(transaction: Transaction, id: str, moment: str) -> list[Event]:
    return [event for event in journal.since_about(transaction, id, 0) if event.at > moment]


def _is_another_answer(event: Event) -> bool:
    return _said(event.change.before) != _said(event.change.after)


def _said(row: Row | None) -> tuple[object, ...]:
    return tuple((row or {}).get(key) for key in _SAID)
