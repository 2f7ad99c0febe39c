"""What the history screen knows of what was done: read by pages, told in lines, what is undone marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.model.event import Action, Direction, Event, Kind, Row
from coder.model.memo import About
from coder.model.span import Span
from coder.project.history import page
from coder.project.opening import Project
from coder.reports.wording.history import action_line
from coder.store.recent import Recent
from coder.text.fold import plain
from coder.tui.leading import Lead, Show
from coder.tui.widgets.rows import Row as Line

PAGE = 100
"""Actions of the first page: what can be shown at once."""
FURTHER = 500
PAGES_AT_ONCE = 4
"""Further pages that are read before the screen shows how far it has come."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One action with its line."""

    recent: Recent
    line: str
    day: str
    time: str
    searched: str
    """All that is said of it, as it is compared with what is typed."""

    @property
    def action(self) -> Action:
        """What was done."""
        return self.recent.action


def deed(recent: Recent) -> Deed:
    """Put an action into a line; of very many changes, tell how many and what the first is like."""
    action = recent.action
    line = action_line(action)
    if recent.size > len(action.events):
        first = action_line(replace(action, events=action.events[:1]))
        changes = plural(recent.size, "{count} change", "{count} changes")
        line = _("{changes}, such as: {first}").format(changes=changes, first=first)
    moment = datetime.fromisoformat(action.at).astimezone()
    day, time = f"{moment:%Y-%m-%d}", f"{moment:%H:%M}"
    return Deed(recent, line, day, time, plain(f"{line} {action.coder} {day} {time}"))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What has been read so far, newest first."""

    deeds: tuple[Deed, ...] = ()
    before: int | None = None
    """Where the next page begins; 0 when all has been read."""

    @property
    def is_whole(self) -> bool:
        """Whether the beginning has been reached."""
        return self.before == 0

    def fitting(self, typed: str) -> list[Deed]:
        """List those that have every word that was typed."""
        return fitting(self.deeds, typed)


def fitting(deeds: Iterable[Deed], typed: str) -> list[Deed]:
    """List those of some deeds that have every word that was typed."""
    words = plain(typed).split()
    return [one for one in deeds if all(word in one.searched for word in words)]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which actions are listed."""

    eyes: str
    """Who looks: what others did where one is blind is left out."""
    everybody: bool = False
    typed: str = ""
    wanted: int = PAGE
    """Lines that are to be filled."""

    @property
    def coder(self) -> str | None:
        """Whose actions they are, `None` for everybody's."""
        return None if self.everybody else self.eyes


def gathered(project: Project, so_far: Gathered, wish: Wish) -> Gathered:
    """Read what is new, and further back until so many lines fit, or for a while."""
    found = _with_newer(project, so_far, wish) if so_far.deeds else so_far
    fit = len(found.fitting(wish.typed))
    known = {one.action.id for one in found.deeds}
    older: list[Deed] = []
    before = found.before
    for _turn in range(PAGES_AT_ONCE):
        if before == 0 or fit >= wish.wanted:
            break
        limit = FURTHER if known else PAGE
        cut = page(project, before=before, known=known, limit=limit, coder=wish.coder, eyes=wish.eyes)
        deeds = [*map(deed, cut.actions)]
        fit += len(fitting(deeds, wish.typed))
        known |= {one.action.id for one in deeds}
        older += deeds
        before = cut.before
    return Gathered((*found.deeds, *older), before) if before != found.before else found


def _with_newer(project: Project, so_far: Gathered, wish: Wish) -> Gathered:
    """Put new actions on top; one that went on is told anew, at its new place."""
    newest = so_far.deeds[0].recent.seq
    newer: list[Recent] = []
    before: int | None = None
    while before != 0:
        known = {one.action.id for one in newer}
        cut = page(
            project,
            before=before,
            after=newest,
            known=known,
            limit=FURTHER,
            coder=wish.coder,
            eyes=wish.eyes,
        )
        newer += cut.actions
        before = cut.before
    if not newer:
        return so_far
    again = {one.action.id for one in newer}
    kept = (one for one in so_far.deeds if one.action.id not in again)
    return replace(so_far, deeds=(*map(deed, newer), *kept))


def out_of_force(deeds: Iterable[Deed]) -> frozenset[str]:
    """Name the actions that were taken back and not brought back, from all actions, newest first."""
    undone: set[str] = set()
    for one in deeds:
        action = one.action
        if action.id not in undone and action.direction is not Direction.DO and action.undoes:
            undone.add(action.undoes)
    return frozenset(undone)


def deed_rows(deeds: Iterable[Deed], undone: frozenset[str], *, with_coder: bool) -> list[Line]:
    """List actions below their days: time, what was done, whether it was taken back, and who did it."""
    rows: list[Line] = []
    day = ""
    for one in deeds:
        if one.day != day:
            day = one.day
            rows.append(Line(f"={day}", day, tone="heading", can_choose=False))
        is_undone = one.action.id in undone
        back = _("in force again") if one.action.direction is Direction.UNDO else _("taken back")
        state = back if is_undone else ""
        rows.append(
            Line(
                one.action.id,
                one.line,
                sign=one.time,
                count="  ".join(filter(None, (state, one.action.coder if with_coder else ""))),
                tone="faint" if is_undone else "",
            )
        )
    return rows


def show_of(action: Action, codebook: Codebook) -> Show | None:
    """Find the code whose entry in the codebook an action changed, or that it wrote a memo on."""
    rows = (event.change.operation or _noted(event) for event in action.events)
    names = (str(row.get("new") or row.get("code") or row.get("id")) for row in rows if row)
    codes = (codebook.resolve(name) for name in names)
    return next((Show("codebook", code.id) for code in codes if code is not None), None)


def _noted(event: Event) -> Row | None:
    row = event.change.after or event.change.before or {}
    return row if event.change.kind is Kind.MEMO and row.get("about") == About.CODE else None


def lead_of(action: Action) -> Lead | None:
    """Find the passage that an action is about, else the transcript; nothing for what has no place."""
    return next((lead for event in action.events if (lead := _lead(event))), None) or next(
        (Lead(name) for event in action.events if (name := _transcript(event))), None
    )


def _lead(event: Event) -> Lead | None:
    row = event.change.after or event.change.before or {}
    start, end = row.get("start"), row.get("end")
    name = _transcript(event)
    if not name or not isinstance(start, int) or not isinstance(end, int):
        return None
    is_coding = event.change.kind is Kind.CODING and not row.get("deleted_at")
    return Lead(name, Span(start, end), event.change.target if is_coding else None)


def _transcript(event: Event) -> str:
    row = event.change.after or event.change.before or {}
    if event.change.kind is Kind.TRANSCRIPT:
        return "" if row.get("deleted_at") else str(row.get("name", ""))
    return str(row.get("transcript_name", ""))
