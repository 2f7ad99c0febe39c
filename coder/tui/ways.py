"""How going back in one's own work, and forth again, is asked for and told."""

from __future__ import annotations

from collections.abc import Iterator

from coder.locale.language import _, plural
from coder.model.event import Direction
from coder.project.going_back import Way
from coder.reports.wording.history import action_line
from coder.tui.widgets.prose import Paragraph

NAMED = 6
"""Actions that are named before they are taken back."""


def asked(way: Way) -> Iterator[Paragraph]:
    """Ask whether to go, and name the first steps."""
    count = len(way.steps)
    if way.direction is Direction.UNDO:
        said = plural(count, "Take back {count} action of yours?", "Take back {count} actions of yours?")
    else:
        said = plural(
            count,
            "Bring back {count} action that you took back?",
            "Bring back {count} actions that you took back?",
        )
    yield Paragraph(_("{question} Enter does it, Esc leaves it.").format(question=said), "title")
    for step in way.steps[:NAMED]:
        yield Paragraph(action_line(step), indent=2, lead="·")
    if count > NAMED:
        yield Paragraph(_("… and {count} more").format(count=f"{count - NAMED:,}"), "quiet", 2)


def blocked(way: Way) -> Iterator[Paragraph]:
    """Say before what it stops."""
    if way.stopped_by is not None:
        said = _("It stops there, before: {what}. Only `coder undo` takes that back.")
        yield Paragraph(said.format(what=action_line(way.stopped_by)), "quiet", 2)


def nothing(way: Way) -> list[Paragraph]:
    """Say why there is nothing to take back or to bring back."""
    if way.stopped_by is not None:
        said = _("First there would be: {what}. Only `coder undo` and `coder redo` do that.")
        return [Paragraph(said.format(what=action_line(way.stopped_by)), "title", 2, "!")]
    if way.direction is Direction.UNDO:
        return [Paragraph(_("This cannot be taken back: it is not in force."), "title", 2, "!")]
    said = _("This cannot be brought back: it was not taken back, or you have gone on since.")
    return [Paragraph(said, "title", 2, "!")]


def meanwhile() -> list[Paragraph]:
    """Say that another window was quicker."""
    return [Paragraph(_("You have done something else meanwhile, in another window."), "title", 2, "!")]


def gone(direction: Direction, count: int) -> str:
    """Say how far it went."""
    if direction is Direction.UNDO:
        return plural(count, "{count} action taken back", "{count} actions taken back")
    return plural(count, "{count} action brought back", "{count} actions brought back")
