"""What an action did, in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coder.locale.language import _, plural
from coder.model.event import Action, Direction, Event, Kind, Row
from coder.reports.wording.codebook_editing import operation_deed
from coder.reports.wording.coding_deeds import coding_deeds
from coder.reports.wording.memo_deeds import memo_deeds

_STATUS = {"new": _("new"), "in_progress": _("in progress"), "done": _("done")}


def action_line(action: Action) -> str:
    """Say what an action did, whether it took something back, and in which transcripts if that is known."""
    names = dict.fromkeys(
        str(name) for event in action.events if (name := _row(event).get("transcript_name"))
    )
    where = _(", ").join(list(names)[:3]) + ("…" if len(names) > 3 else "")
    return " · ".join(filter(None, (_did(action), where)))


def _did(action: Action) -> str:
    did = _(", ").join(_deeds(action.events))
    if action.direction is Direction.UNDO:
        return _("undone: {what}").format(what=_undone(action))
    if action.direction is Direction.REDO:
        return _("redone: {what}").format(what=did)
    return did


def _undone(action: Action) -> str:
    """Name what was done, not its reverse: “undone: 1 coding given” reads better than “removed”."""
    reverse = [
        replace(event, change=replace(event.change, before=event.change.after, after=event.change.before))
        for event in reversed(action.events)
    ]
    return _(", ").join(_deeds(reverse))


def _deeds(events: Sequence[Event]) -> list[str]:
    deeds: list[str] = []
    patches = [event for event in events if event.change.operation]
    deeds.extend(operation_deed(event.change.operation or {}, events) for event in patches)
    if not patches:
        deeds.extend(coding_deeds([event for event in events if event.change.kind is Kind.CODING]))
    deeds.extend(memo_deeds([event for event in events if event.change.kind is Kind.MEMO]))
    deeds.extend(_assignment_deeds([one for one in events if one.change.kind is Kind.ASSIGNMENT]))
    deeds.extend(_decision_deeds([event for event in events if event.change.kind is Kind.DECISION]))
    others = [event for event in events if event.change.kind not in {Kind.CODING, Kind.MEMO}]
    transcripts = [event for event in others if event.change.kind is Kind.TRANSCRIPT]
    for verb, some in _by_verb(transcripts).items():
        deeds.append(_transcript_deed(verb, some))
    marks = Counter(str(_row(event)["status"]) for event in others if event.change.kind is Kind.PROGRESS)
    for status, count in marks.items():
        said = _("status: {status}").format(status=_STATUS[status])
        deeds.append(f"{said} × {count}" if count > 1 else said)
    for event in others:
        if event.change.kind is Kind.CODEBOOK and event not in patches:
            row = _row(event)
            name = str(row.get("revision", row["sha256"]))[:12]
            deeds.append(_("codebook revision {name} in use").format(name=name))
    return deeds


def _assignment_deeds(events: Sequence[Event]) -> list[str]:
    """Say who is to code something, or no longer is."""
    found: dict[tuple[str, str], None] = {}
    for event in events:
        coder = str(_row(event).get("coder_name", ""))
        found[("remove" if event.change.verb == "remove" else "add", coder)] = None
    words = {"add": _("assigned to {coder}"), "remove": _("no longer assigned to {coder}")}
    return [words[verb].format(coder=coder) for verb, coder in found]


def _decision_deeds(events: Sequence[Event]) -> list[str]:
    """Say how many differences were decided, or are open again."""
    verbs = Counter("remove" if event.change.verb == "remove" else "add" for event in events)
    said = []
    if verbs["add"]:
        said.append(plural(verbs["add"], "{count} difference decided", "{count} differences decided"))
    if verbs["remove"]:
        said.append(plural(verbs["remove"], "{count} decision withdrawn", "{count} decisions withdrawn"))
    return said


def _by_verb(events: Sequence[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.change.verb, []).append(event)
    return found


def _transcript_deed(verb: str, events: Sequence[Event]) -> str:
    names = [str(_row(event)["name"]) for event in events]
    sentences = {
        "add": _("imported: {names}"),
        "remove": _("removed: {names}"),
        "change": _("changed: {names}"),
    }
    shown = _(", ").join(names[:3]) + ("…" if len(names) > 3 else "")
    return sentences[verb].format(names=shown)


def _row(event: Event) -> Row:
    row: Mapping[str, object] | None = event.change.after or event.change.before
    return row or {}
