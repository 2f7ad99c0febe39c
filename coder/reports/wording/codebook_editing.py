"""What changing the codebook says: what was done, and why it could not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coder.locale.language import _, current, plural
from coder.model import codebook_errors
from coder.model.event import Event, Kind, Row
from coder.reports.times import minute_utc
from coder.reports.visible import visible
from coder.reports.wording.words import Words, words

LONGEST = 40
"""Characters of a name that are shown."""


def operation_deed(row: Row, events: Sequence[Event] = ()) -> str:
    """Say what an operation did, from its row in the journal and the other events of the action."""
    did = _SAID[str(row["do"])]
    facts = {
        "code": row["id"],
        "name": _name(row.get("name")),
        "was": _name(row.get("was")),
        "new": row.get("new"),
        "field": row.get("field"),
        "parent": row.get("parent"),
        "after": row.get("after"),
        "into": _into(row.get("into")),
    }
    said = did(row).format_map({key: visible(str(value)) for key, value in facts.items()})
    gone = sum(event.change.kind is Kind.CODING and _left(event, str(row["id"])) for event in events)
    if not gone:
        return said
    return plural(gone, "{{deed}}, with {count} coding", "{{deed}}, with {count} codings").format(deed=said)


def _left(event: Event, code: str) -> bool:
    """Tell whether a coding was one of this code before."""
    return (event.change.before or {}).get("code") == code


def _moved(row: Row) -> str:
    if row.get("after"):
        return _("moved the code {code} behind {after}")
    if row.get("parent") is None:
        return _("moved the code {code} to the top")
    return _("moved the code {code} below {parent}")


_SAID: dict[str, Callable[[Row], str]] = {
    "add": lambda _row: _("added the code {code}, “{name}”"),
    "rename": lambda _row: _("renamed the code {code}: “{was}” → “{name}”"),
    "change-id": lambda _row: _("gave the code {code} the id {new}"),
    "set": lambda _row: _("changed “{field}” of the code {code}"),
    "move": _moved,
    "merge": lambda _row: _("merged {code} into {into}"),
    "split": lambda _row: _("split {code} into {into}"),
    "retire": lambda _row: _("retired the code {code}"),
}


def _name(name: object) -> str:
    if not isinstance(name, Mapping):
        return ""
    first, second = (name.get("zh"), name.get("en"))
    said = str((first or second) if current() == "zh" else (second or first))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _into(into: object) -> str:
    parts = into if isinstance(into, list | tuple) else [into]
    return _(", ").join(str(part["id"]) if isinstance(part, Mapping) else str(part) for part in parts)


@words.register(codebook_errors.FormerIdError)
def _former_id(error: codebook_errors.FormerIdError) -> Words:
    message = _("the id “{id}” was that of a code which is gone; codings or memos of it are still on record")
    return Words(message.format(id=error.id), _("choose another id: none is used a second time"))


@words.register(codebook_errors.BrokenCodebookError)
def _broken_codebook(error: codebook_errors.BrokenCodebookError) -> Words:
    message = _("{path} has mistakes, and is not changed before they are mended").format(path=error.path)
    return Words(message, _("`coder codebook check` lists them"))


@words.register(codebook_errors.CodebookUnwrittenError)
def _unwritten(error: codebook_errors.CodebookUnwrittenError) -> Words:
    message = _("the change is on record, but {path} could not be written ({detail})")
    hint = _("make the file and its folder writable; the change is then put in by itself")
    return Words(message.format(path=error.path, detail=error.detail), hint)


@words.register(codebook_errors.CodeInUseError)
def _code_in_use(error: codebook_errors.CodeInUseError) -> Words:
    message = plural(
        error.codings,
        "{count} coding uses “{{code}}”, which would be gone from the codebook",
        "{count} codings use “{{code}}”, which would be gone from the codebook",
    )
    hint = _(
        "`coder codings list --code {code}` lists them; `coder codebook retire {code}` or `merge` takes the code out of use instead"
    )
    return Words(message.format(code=error.code), hint.format(code=error.code))


@words.register(codebook_errors.CodebookChangedError)
def _codebook_changed(error: codebook_errors.CodebookChangedError) -> Words:
    facts = {"by": error.by, "at": minute_utc(error.at), "path": error.path}
    hint = _(
        "nothing was done; `coder codebook diff` shows what has changed, and an editor can change it back"
    )
    if error.what is None:
        message = _(
            "the same lines of {path} were edited since; {by} was the first to work with them, at {at}"
        )
        return Words(message.format(**facts), hint)
    message = _("{by} has changed the same lines of {path} at {at}: {what}")
    return Words(message.format(**facts, what=operation_deed(error.what)), hint)
