"""What an action did to memos: written, changed, removed, and what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from coder.locale.language import _, plural
from coder.model.event import Event, Row
from coder.model.memo import About
from coder.reports.wording.coding_deeds import quoted


def memo_deeds(events: Sequence[Event]) -> list[str]:
    """Say what was done to memos: a clause for each kind of deed, in the order in which they happened."""
    by_verb: dict[str, list[Event]] = {}
    for event in events:
        by_verb.setdefault(event.change.verb, []).append(event)
    return [
        _one(verb, some[0]) if len(some) == 1 else _many(verb, len(some)) for verb, some in by_verb.items()
    ]


def _one(verb: str, event: Event) -> str:
    sentences = {
        "add": _("memo on {what} written"),
        "remove": _("memo on {what} removed"),
        "change": _("memo on {what} changed"),
    }
    return sentences[verb].format(what=_what(event.change.after or event.change.before or {}))


def _many(verb: str, count: int) -> str:
    return {
        "add": plural(count, "{count} memo written", "{count} memos written"),
        "remove": plural(count, "{count} memo removed", "{count} memos removed"),
        "change": plural(count, "{count} memo changed", "{count} memos changed"),
    }[verb]


def _what(row: Row) -> str:
    """Name what a memo is about; the transcript is named beside the action."""
    match row.get("about"):
        case About.TURN:
            return _("turn {turn}").format(turn=row.get("turn"))
        case About.PASSAGE:
            return quoted(str(row.get("quote")))
        case About.TRANSCRIPT:
            return _("the transcript")
        case About.CODE:
            return _("code {code}").format(code=row.get("code"))
        case _:
            return _("the project")
