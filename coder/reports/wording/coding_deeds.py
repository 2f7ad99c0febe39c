"""What an action did to codings: given, removed, recoded, moved, noted on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum, auto

from coder.locale.language import _, plural
from coder.model.event import Event, Row
from coder.reports.visible import visible

SHOWN_CODES = 3
"""How many codes are named before an ellipsis."""
QUOTE = 20
"""Characters of a quote that are shown."""


class Deed(Enum):
    """What was done to a coding."""

    GIVEN = auto()
    REMOVED = auto()
    RECODED = auto()
    MOVED = auto()
    NOTED = auto()
    CHANGED = auto()


def deed_of(event: Event) -> Deed:
    """Tell what an event did; what becomes one with an equal coding is removed under its new code or ends."""
    before, after = event.change.before or {}, event.change.after or {}
    verb = event.change.verb
    if verb == "add":
        return Deed.GIVEN
    if before.get("code") != after.get("code") and before and after:
        return Deed.RECODED
    if _ends(before) != _ends(after) and before and after:
        return Deed.MOVED
    if verb == "remove":
        return Deed.REMOVED
    return Deed.NOTED if before.get("memo") != after.get("memo") else Deed.CHANGED


def _ends(row: Row) -> tuple[object, object]:
    return row.get("start"), row.get("end")


def coding_deeds(events: Sequence[Event]) -> list[str]:
    """Say what was done to codings: a clause for each kind of deed, in the order in which they happened."""
    by_deed: dict[Deed, list[Event]] = {}
    for event in events:
        by_deed.setdefault(deed_of(event), []).append(event)
    return [_SAID[deed](some) for deed, some in by_deed.items()]


def _given(events: Sequence[Event]) -> str:
    return _about(plural(len(events), "{count} coding given", "{count} codings given"), events)


def _removed(events: Sequence[Event]) -> str:
    return _about(plural(len(events), "{count} coding removed", "{count} codings removed"), events)


def _noted(events: Sequence[Event]) -> str:
    return _about(plural(len(events), "memo of {count} coding", "memos of {count} codings"), events)


def _changed(events: Sequence[Event]) -> str:
    return _about(plural(len(events), "{count} coding changed", "{count} codings changed"), events)


def _recoded(events: Sequence[Event]) -> str:
    steps = Counter((str(_before(event)["code"]), str(_row(event)["code"])) for event in events)
    named = _(", ").join(f"{old} → {new}" for old, new in list(steps)[:SHOWN_CODES])
    said = plural(len(events), "{count} coding recoded", "{count} codings recoded")
    return _joined(f"{said} ({named}{_more(steps)}){_quote_of_one(events)}", events)


def _moved(events: Sequence[Event]) -> str:
    said = plural(len(events), "ends of {count} coding moved", "ends of {count} codings moved")
    if len(events) > 1:
        return _joined(_about(said, events), events)
    old, new = (quoted(str(row["quote"]), both_ends=True) for row in (_before(events[0]), _row(events[0])))
    return _joined(f"{said} ({_row(events[0])['code']}) {old} → {new}", events)


def _joined(said: str, events: Sequence[Event]) -> str:
    gone = sum(bool(_row(event).get("deleted_at")) for event in events)
    if not gone:
        return said
    joined = plural(gone, "{count} now one with an equal coding", "{count} now one with equal codings")
    return _("{deed} ({joined})").format(deed=said, joined=joined)


_SAID: dict[Deed, Callable[[Sequence[Event]], str]] = {
    Deed.GIVEN: _given,
    Deed.REMOVED: _removed,
    Deed.RECODED: _recoded,
    Deed.MOVED: _moved,
    Deed.NOTED: _noted,
    Deed.CHANGED: _changed,
}


def _about(said: str, events: Sequence[Event]) -> str:
    """Add which codes, and of a single coding its words."""
    codes = Counter(str(_row(event)["code"]) for event in events)
    named = _(", ").join(list(codes)[:SHOWN_CODES])
    return f"{said} ({named}{_more(codes)}){_quote_of_one(events)}"


def _more(names: Counter[str] | Counter[tuple[str, str]]) -> str:
    return "…" if len(names) > SHOWN_CODES else ""


def _quote_of_one(events: Sequence[Event]) -> str:
    return f" {quoted(str(_row(events[0])['quote']))}" if len(events) == 1 else ""


def _row(event: Event) -> Row:
    return event.change.after or event.change.before or {}


def _before(event: Event) -> Row:
    return event.change.before or {}


def quoted(quote: str, *, both_ends: bool = False) -> str:
    """Quote some words of a passage: its beginning, or its beginning and its end."""
    shown = visible(quote.replace("\n", "⏎"))
    if len(shown) > QUOTE:
        half = QUOTE // 2
        shown = f"{shown[:half]}…{shown[-half:]}" if both_ends else f"{shown[:QUOTE]}…"
    return _("“{quote}”").format(quote=shown)
