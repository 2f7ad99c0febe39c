"""Who did what when, newest first: read page by page, and gone back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.widget import Widget

from coder.locale.language import _, plural
from coder.model.errors import CoderError, NothingToUndoError
from coder.model.event import Action, Direction, Kind
from coder.project.going_back import Way, walk, way_back_to, way_forth_to
from coder.tui.commands import history
from coder.tui.commands.command import Command
from coder.tui.deeds import PAGE, Deed, Gathered, Wish, deed_rows, gathered, lead_of, out_of_force, show_of
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.reading import ReadingScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.study import UNDOABLE
from coder.tui.troubles import told
from coder.tui.ways import asked, blocked, gone, meanwhile, nothing
from coder.tui.widgets.prose import Paragraph
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows
from coder.tui.workplace import Workplace

CLOSE = 40
"""Lines before the last one from which further ones are read."""


class HistoryScreen(ListScreen):
    """Walk back in time; Enter leads to the text, two keys go back and forth to the highlighted moment."""

    commands_here: ClassVar[tuple[Command, ...]] = (*history.COMMANDS, *EVERYWHERE)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._everybody = False
        self._gathered = Gathered()
        self._fitting: list[Deed] = []
        self._by_id: dict[str, Deed] = {}
        self._undone: frozenset[str] = frozenset()
        self._lines_wanted = PAGE
        self._way: Way | None = None
        """What is to be confirmed."""
        self._steps: Iterator[Action] | None = None
        """What is being taken back or brought back."""
        self._gone = 0

    @property
    def screen_title(self) -> str:
        """Say whose history it is."""
        return _("History: everybody") if self._everybody else _("History: your own actions")

    @property
    def in_hand(self) -> str:
        """Say how many lines there are, and whether that is all."""
        count = len(self._fitting)
        if self._gathered.is_whole:
            return plural(count, "{count} action", "{count} actions")
        oldest = self._gathered.deeds[-1].day if self._gathered.deeds else ""
        return _("{count} actions back to {day}; more below").format(count=f"{count:,}", day=oldest)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#deeds", Rows)

    def body(self) -> Iterable[Widget]:
        """Stack the field and the list."""
        rows = Rows(id="deeds")
        yield Query(rows, _("filter: what was done, code, transcript, coder, date"), id="sought")
        yield rows

    def look(self) -> None:
        """Read what is new, and as far back as there are lines wanted."""
        project, so_far = self.study.project, self._gathered
        typed = self.query_one(Query).value
        wish = Wish(self.study.who, self._everybody, typed, self._lines_wanted)
        self.ask(lambda: gathered(project, so_far, wish), self._show)

    def _show(self, found: Gathered) -> None:
        if found is not self._gathered:
            self._gathered = found
            self._undone = out_of_force(found.deeds)
        self._fill()
        if len(self._fitting) < self._lines_wanted and not found.is_whole:
            self.look()

    def _fill(self) -> None:
        self._fitting = self._gathered.fitting(self.query_one(Query).value)
        self._by_id = {one.action.id: one for one in self._fitting}
        self.rows.fill(deed_rows(self._fitting, self._undone, with_coder=self._everybody))
        self.show_edges()

    @property
    def highlighted(self) -> Deed | None:
        """The action the keys are about."""
        return self._by_id.get(self.rows.highlighted)

    @on(Query.Changed)
    def _typed(self) -> None:
        self._lines_wanted = PAGE
        self._fill()
        self.look()

    @on(Rows.Highlighted, "#deeds")
    def _walked(self) -> None:
        if self._way is not None:
            self.end_complaint()
        left = len(self.rows.lines) - self.rows.place
        if left < CLOSE and not self._gathered.is_whole and len(self._fitting) >= self._lines_wanted:
            self._lines_wanted = len(self._fitting) + PAGE
            self.look()

    @on(Rows.Chosen, "#deeds")
    def action_read_deed(self) -> None:
        """Go to what the action was about; or confirm what has been asked."""
        if self._way is not None:
            self._go(self._way)
            return
        deed = self.highlighted
        if deed is None:
            return
        there = show_of(deed.action, self.study.project.codebook) or lead_of(deed.action)
        if there is None:
            self.tell(_("This has no place to go to, or none any more."))
        else:
            self.post_message(there)

    def action_switch_everybody(self) -> None:
        """List what all did, or only I."""
        self._everybody = not self._everybody
        self._gathered, self._fitting, self._lines_wanted = Gathered(), [], PAGE
        self._undone = frozenset()
        self.rows.fill(())
        self.look()
        self.show_edges()

    def action_undo_back(self) -> None:
        """Show what going back to here would take back; the second time, do it."""
        deed = self.highlighted
        if self._way is not None and self._way.direction is Direction.UNDO:
            self._go(self._way)
        elif deed is not None and deed.action.coder != self.study.who:
            self.tell(_("Only your own actions can be taken back by you."))
        elif deed is not None and deed.action.direction is Direction.UNDO:
            self.tell(_("This took something back; “Redo up to here” restores it."))
        elif deed is not None and deed.action.id in self._undone:
            self.tell(_("This has been taken back already; “Redo up to here” restores it."))
        elif deed is not None:
            self._plan(deed, way_back_to)

    def action_redo_forth(self) -> None:
        """Show what going forth to here would bring back; the second time, do it."""
        deed = self.highlighted
        if self._way is not None and self._way.direction is Direction.REDO:
            self._go(self._way)
        elif deed is not None and deed.action.coder != self.study.who:
            self.tell(_("Only your own actions can be brought back by you."))
        elif deed is not None:
            self._plan(deed, way_forth_to)

    def _plan(self, deed: Deed, plan: Callable[..., Way]) -> None:
        project, who, id = self.study.project, self.study.who, deed.action.id
        self.writing.read(lambda: plan(project, who, id, only=UNDOABLE), lambda way: self._ask_for(deed, way))

    def _ask_for(self, deed: Deed, way: Way) -> None:
        """Say what would be done, and wait for Enter or Esc."""
        if self.highlighted is None or self.highlighted.action.id != deed.action.id:
            return
        if not way.steps:
            self.complain(nothing(way))
            return
        self.complain([*asked(way), *blocked(way)])
        self._way = way

    def end_complaint(self) -> None:
        """Take the question away with the notice."""
        self._way = None
        super().end_complaint()

    def _go(self, way: Way) -> None:
        """Begin to go; each step is shown, and Esc stops between two."""
        self.end_complaint()
        self._steps, self._gone = walk(self.study.project, self.study.who, way), 0
        self._step(way)

    def _step(self, way: Way) -> None:
        steps = self._steps
        if steps is not None:
            self.writing.write(lambda: next(steps, None), lambda action: self._stepped(way, action))

    def _stepped(self, way: Way, action: Action | None) -> None:
        if action is not None:
            self._gone += 1
            self._take_codebook(action)
        if action is None or self._steps is None:
            self._steps = None
            self.tell(gone(way.direction, self._gone))
            self.look()
        else:
            self.tell(_("{count} of {all}… Esc stops").format(count=self._gone, all=len(way.steps)))
            self._step(way)

    def _take_codebook(self, action: Action) -> None:
        """Have the text show the codebook that is in force now."""
        coding = self.app.screen_stack[0]
        if isinstance(coding, ReadingScreen) and any(
            one.change.kind is Kind.CODEBOOK for one in action.events
        ):
            coding.use_codebook()

    def refuse(self, error: CoderError) -> None:
        """Say what stopped the way, and how far it has come."""
        if self._steps is None:
            super().refuse(error)
            return
        self._steps = None
        why = meanwhile() if isinstance(error, NothingToUndoError) else told(error)
        so_far = plural(self._gone, "Stopped after {count} action.", "Stopped after {count} actions.")
        self.complain([Paragraph(so_far, "label"), *why])
        self.look()

    def action_back(self) -> None:
        """Stop going; else leave the question, the filter, the screen."""
        field = self.query_one(Query)
        if self._steps is not None:
            self._steps = None
        elif self.notice.display or not field.value:
            super().action_back()
        else:
            field.value = ""
