"""The coding screen: it owns the state, asks the project, and hands new values to its widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.timer import Timer

from coder.locale.language import _, plural
from coder.model.coding import Coding
from coder.model.errors import CoderError, NothingToUndoError
from coder.model.event import Action, Event, Row
from coder.model.span import Span
from coder.model.transcript import Status, Transcript
from coder.project.coding import Tagged
from coder.project.place import Place
from coder.reports.wording.history import action_line
from coder.tui.commands import COMMANDS
from coder.tui.desk import Desk
from coder.tui.lookout import Lookout
from coder.tui.looks import UNKNOWN
from coder.tui.memory import set_aside
from coder.tui.screens.help import HelpScreen
from coder.tui.screens.layout import CodingLayout
from coder.tui.screens.palette import PaletteScreen
from coder.tui.slots import restored
from coder.tui.study import Fresh, Opened, Study
from coder.tui.transcript.messages import CursorMoved, FrontChanged, SelectionChanged, UnitChanged
from coder.tui.troubles import told
from coder.tui.widgets.panels import CodebookPanel, HerePanel, TranscriptsPanel
from coder.tui.widgets.picker import Picker
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows
from coder.tui.writing import Writing

LOOK_AROUND = 0.2
"""Seconds between two looks at what other windows do."""
SETTLED = 2.0
"""Seconds without a move after which the place is kept."""
LEARN_AFTER = 0.8
"""Seconds after the first paint; reading a dictionary stalls the screen for a moment."""
WITHOUT_TRANSCRIPT = {"open_help", "open_palette", "quit", "back", "switch_light"}


class CodingScreen(CodingLayout):
    """Read, select, code."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for command in COMMANDS if command.id != "quit" for binding in command.bindings()
    ]

    def __init__(self, study: Study, opened: Opened | None, *, ascii_signs: bool) -> None:
        interviewers = study.project.settings.interviewers
        empty = Transcript("", _("There is no transcript yet. Quit, and take one in: coder import FILE"))
        super().__init__(study, Desk(empty, study.who, interviewers), ascii_signs=ascii_signs)
        self._first = opened
        self._writing = Writing(self.show_saving, self._refuse)
        self._lookout = Lookout(study.project)
        self._looks = False
        """Whether a look at what others do is under way."""
        self._settled: Timer | None = None
        self._asked: tuple[Span, int | None] | None = None
        """The passage the picker is about, and the cursor before it was selected for that."""

    def on_mount(self) -> None:
        """Show the transcript at once; dictionaries come after the first paint."""
        self._arrange()
        self.query_one(CodebookPanel).use(self._codes, self.names.find)
        self.picker.use(self._codes, self._describer, self.names.find)
        if self._first is None:
            self.text.show(self.desk.transcript, (), self.code_looks)
        else:
            self.show_opened(self._first)
        self.text.focus()
        self.run_worker(self._writing.work())
        self.set_interval(LOOK_AROUND, self._look_around)
        self.call_after_refresh(self.set_timer, LEARN_AFTER, self._learn)

    def on_unmount(self) -> None:
        """Let go of the database's file."""
        self._lookout.close()

    def _learn(self) -> None:
        self.run_worker(self._learn_names, thread=True)

    def _learn_names(self) -> None:
        self.words.load()
        self.names.load()
        self.app.call_from_thread(self._learned)

    def _learned(self) -> None:
        self.text.words_changed()
        set_aside()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the picker waits, only it and what leaves it work; without a transcript, little does."""
        command = next((one for one in COMMANDS if one.id == action), None)
        if command is None:
            return super().check_action(action, parameters)
        if self.is_choosing:
            return command.while_choosing
        if not self.desk.transcript.id:
            return action in WITHOUT_TRANSCRIPT
        return action != "uncode" or self.text.has_focus

    def show_opened(self, opened: Opened) -> None:
        """Lay a transcript on the desk, at the place where it was left."""
        self.desk = Desk(
            opened.transcript,
            self.study.who,
            self.desk.interviewers,
            opened.fresh.codings,
            opened.fresh.status,
            shows_others=self.desk.shows_others,
        )
        self.entries = opened.fresh.entries
        if not self.slots.latest:
            codebook = self.study.project.codebook
            usable = {code.id for code in codebook.codes if code.usable}
            self.slots = restored(opened.place.slots, usable, self.desk.last_used())
        place = opened.place
        self.text.show(
            opened.transcript,
            self.desk.shown,
            self.code_looks,
            interviewers=self.desk.interviewers,
            cursor=place.cursor,
            top=place.top,
        )
        if place.mark is not None and place.mark != place.cursor:
            self.text.goto(place.cursor, Span(*sorted((place.mark, place.cursor))))
        self.show_all()

    def _passage(self) -> Span | None:
        """Find what a code would be given to: the selection, else the unit at the cursor."""
        return self.text.selection or self.text.unit_at_cursor()

    def action_code(self) -> None:
        """Ask which code the passage gets."""
        span = self._passage()
        if span is None:
            return
        self._asked = span, None if self.text.selection else self.text.cursor
        self.add_class("-choosing")
        self._arrange()
        self.text.goto(span.end, span)
        quote = " ".join(span.of(self.desk.transcript.text).split())
        self.picker.ask(_("Code “{quote}”").format(quote=quote), self.slots)
        self.show_edges()
        self.call_after_refresh(self.text.goto, span.end, span)

    @on(Picker.Answered)
    def _answered(self, event: Picker.Answered) -> None:
        asked = self._asked
        self._end_choosing()
        if asked is not None:
            self._code(asked[0], event.codes)

    def action_give_chosen(self) -> None:
        """Answer the picker with the mouse."""
        self.picker.answer()

    def action_take_one_more(self) -> None:
        """Take several in the picker with the mouse."""
        self.picker.toggle()

    def _end_choosing(self) -> None:
        self.remove_class("-choosing")
        self._arrange()
        self.text.focus()
        if self._asked is not None and self._asked[1] is not None:
            self.text.goto(self._asked[1])
        self._asked = None
        self.show_edges()

    def _code(self, span: Span | None, codes: Sequence[str]) -> None:
        name = self.desk.transcript.id
        if span is None:
            return
        for code in codes:
            if self.study.project.codebook.by_id[code].usable:
                self.slots = self.slots.use(code)  # at once, so that a digit typed right after it finds it
        self._writing.write(lambda: self.study.code(name, span, codes), self._coded)

    def _coded(self, tagged: Sequence[Tagged]) -> None:
        for one in tagged:
            self._draw(one.coding)
        named = _(", ").join(self._named(one.coding.code) for one in tagged)
        new = any(one.is_new for one in tagged)
        said = _("coded: {codes}") if new else _("has this code already: {codes}")
        self.tell(said.format(codes=named))
        self._show_work()

    def _named(self, code: str) -> str:
        return f"{code} {self.code_looks.get(code, UNKNOWN).name}"

    def _draw(self, coding: Coding) -> None:
        if coding.transcript == self.desk.transcript.id:
            self.desk.add(coding)
            self.text.add_coding(coding)
            if self.desk.status is Status.NEW:
                self.desk.status = Status.IN_PROGRESS

    def _show_work(self) -> None:
        """Show what my own coding changed: counts, status, the codings at the cursor."""
        mine = len(self.desk.mine)
        self.entries = tuple(
            replace(entry, status=self.desk.status, count=mine)
            if entry.name == self.desk.transcript.id
            else entry
            for entry in self.entries
        )
        self.show_all()

    def action_code_again(self, digit: str) -> None:
        """Give the code that stands on a digit."""
        code = self.slots.code_at(int(digit))
        if code:
            self._code(self._passage(), (code,))
        else:
            self.tell(_("No code stands on {digit} yet; Enter opens the picker.").format(digit=digit))

    def action_repeat(self) -> None:
        """Give the code used last."""
        if self.slots.latest:
            self._code(self._passage(), (self.slots.latest,))
        else:
            self.tell(_("Nothing has been coded yet; Enter opens the picker."))

    @on(CodebookPanel.Wanted)
    def _code_from_tree(self, event: CodebookPanel.Wanted) -> None:
        self.take_back()
        self._code(self._passage(), (event.code,))

    def action_uncode(self) -> None:
        """Remove the coding in front, else the innermost of mine."""
        here = self.text.codings_at_cursor()
        front = [coding for coding in here if coding.id == self.text.front]
        found = front or [coding for coding in here if coding.coder == self.study.who]
        if found:
            coding = found[0]
            self._writing.write(lambda: self.study.uncode(coding.id), self._uncoded)
        else:
            self.tell(_("There is no coding of yours at the cursor."))

    def _uncoded(self, coding: Coding) -> None:
        self.desk.remove(coding.id)
        self.text.remove_coding(coding.id)
        self.tell(_("removed: {code}; ^Z brings it back").format(code=self._named(coding.code)))
        self._show_work()

    def action_undo(self) -> None:
        """Take back what I did last."""
        name = self.desk.transcript.id
        self._writing.write(lambda: self.study.undo(name), self._reversed)

    def action_redo(self) -> None:
        """Bring back what I took back last."""
        name = self.desk.transcript.id
        self._writing.write(lambda: self.study.redo(name), self._reversed)

    def _reversed(self, result: tuple[Action, Fresh]) -> None:
        action, fresh = result
        self.show_fresh(fresh)
        rows = [event.change.after or {} for event in action.events]
        elsewhere = {entry.id: entry.name for entry in self.entries if entry.name != fresh.transcript}
        names = dict.fromkeys(
            elsewhere[id] for row in rows if (id := str(row.get("transcript"))) in elsewhere
        )
        self.tell(" · ".join([action_line(action), *names]))
        if not names:
            self._lead_to([passage for row in rows if (passage := passage_of(row))])

    def _lead_to(self, passages: Sequence[Span]) -> None:
        """Go where something changed, unless the analyst is there."""
        held = self.text.selection or Span(self.text.cursor, self.text.cursor + 1)
        if passages and not any(held.overlap(passage) for passage in passages):
            self.text.goto(passages[0].start)

    def show_fresh(self, fresh: Fresh) -> None:
        """Show what there is now, if the transcript is still on the desk."""
        self.entries = fresh.entries
        if fresh.transcript == self.desk.transcript.id:
            self.desk.replace(fresh.codings)
            self.desk.status = fresh.status
            self.text.replace_codings(self.desk.shown)
        self.show_all()

    def action_next_uncoded(self) -> None:
        """Go to the next turn without a coding of mine."""
        span = self.desk.next_uncoded(self.text.cursor)
        if span is None:
            self.tell(_("Every turn has a coding of yours; F8 marks the transcript as done."))
            return
        if span.start <= self.text.cursor:
            self.tell(_("From the top again."))
        self.text.goto(span.start)

    def action_finish(self) -> None:
        """Say that I am through with this transcript, or that I am not."""
        name = self.desk.transcript.id
        status = Status.IN_PROGRESS if self.desk.status is Status.DONE else Status.DONE
        said = _("{transcript} is done") if status is Status.DONE else _("{transcript} is open again")

        def show(fresh: Fresh) -> None:
            self.show_fresh(fresh)
            self.tell(said.format(transcript=name))

        self._writing.write(lambda: self.study.set_status(name, status), show)

    def action_next_transcript(self) -> None:
        """Open the transcript after this one."""
        self._open_neighbour(1)

    def action_previous_transcript(self) -> None:
        """Open the transcript before this one."""
        self._open_neighbour(-1)

    def _open_neighbour(self, step: int) -> None:
        names = [entry.name for entry in self.entries]
        here = names.index(self.desk.transcript.id) if self.desk.transcript.id in names else 0
        if 0 <= here + step < len(names):
            self.open(names[here + step])
        else:
            self.tell(_("This is the last transcript.") if step > 0 else _("This is the first transcript."))

    def open(self, name: str) -> None:
        """Open a transcript; the place in this one is kept."""
        if self.is_choosing:
            self._end_choosing()
        self._keep_place()
        self._writing.read(lambda: self.study.open(name), self.show_opened)

    @on(TranscriptsPanel.Wanted)
    def _open_from_list(self, event: TranscriptsPanel.Wanted) -> None:
        if event.transcript != self.desk.transcript.id:
            self.open(event.transcript)
        self.take_back()

    def action_choose_transcript(self) -> None:
        """Go to the list of transcripts."""
        self.lend("left")
        self.query_one("#transcripts", Rows).focus()

    def action_browse_codes(self) -> None:
        """Go to the codebook."""
        self.lend("right")
        self.query_one("#filter", Query).focus()

    def action_back(self) -> None:
        """Leave the picker, the list or the codebook."""
        if self.is_choosing:
            self._end_choosing()
            return
        self.end_complaint()
        self.query_one(CodebookPanel).clear_filter()
        self.take_back()

    def action_show_others(self) -> None:
        """Show the codings of all coders, or only mine."""
        self.desk.shows_others = not self.desk.shows_others
        self.text.replace_codings(self.desk.shown)
        others = self.desk.others
        shown = plural(others, "{count} coding of others shown", "{count} codings of others shown")
        self.tell(shown if self.desk.shows_others else _("Only your own codings are shown."))
        self.show_all()

    def action_fold_left(self) -> None:
        """Fold or unfold the transcripts."""
        self.fold("left")

    def action_fold_right(self) -> None:
        """Fold or unfold codings and codebook."""
        self.fold("right")

    def action_cycle_unit(self) -> None:
        """Let Space and Enter take the next unit."""
        self.text.action_cycle_unit()

    def action_open_help(self) -> None:
        """Show every key."""
        self.app.push_screen(HelpScreen())

    def action_open_palette(self) -> None:
        """Offer all commands."""
        self.app.push_screen(PaletteScreen(), self._do)

    async def _do(self, command: str | None) -> None:
        if command:
            await self.run_action(command if command != "quit" else "app.quit")

    def action_switch_light(self) -> None:
        """Change between the dark and the light colours."""
        self.app.theme = "coder-dark" if not self.app.current_theme.dark else "coder-light"

    @on(CodebookPanel.LookedAt)
    def _look_up(self, event: CodebookPanel.LookedAt) -> None:
        self.query_one(HerePanel).show_code(self._describer, event.code)

    @on(CursorMoved)
    def _moved(self) -> None:
        self.show_here()
        self.show_status()
        if self._settled is not None:
            self._settled.stop()
        self._settled = self.set_timer(SETTLED, self._keep_place)

    @on(SelectionChanged)
    @on(UnitChanged)
    def _selected(self) -> None:
        self.show_status()

    @on(FrontChanged)
    def _fronted(self) -> None:
        self.show_here()

    def _place(self) -> Place:
        text = self.text
        return Place(self.desk.transcript.id, text.cursor, text.mark, text.top_offset, self.slots.codes)

    def _keep_place(self) -> None:
        place = self._place()
        if place.transcript:
            self._writing.read(lambda: self.study.keep(place), lambda _nothing: None)

    async def leave(self) -> None:
        """Finish what is being written, and remember where we are."""
        await self._writing.finish()
        place = self._place()
        if place.transcript:
            self.study.keep(place)

    def _look_around(self) -> None:
        """See what other windows did."""
        if not self._looks:
            self._looks = True
            self._writing.read(self._lookout.news, self._heard)

    def _heard(self, events: Sequence[Event]) -> None:
        self._looks = False
        if any(not self.desk.knows(event) for event in events):
            name = self.desk.transcript.id
            self._writing.read(lambda: self.study.fresh(name), self.show_fresh)

    def _refuse(self, error: CoderError) -> None:
        """Say what went wrong; nothing was written."""
        trouble = told(error)
        if isinstance(error, NothingToUndoError):
            self.tell(trouble[0].text)
        else:
            self.complain(trouble)


def passage_of(row: Row) -> Span | None:
    """Find the passage that the state of a coding speaks of."""
    start, end = row.get("start"), row.get("end")
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
