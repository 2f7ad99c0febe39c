"""How the screen goes from transcript to transcript and follows what others do; `coding` stands on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from textual import on
from textual.message import Message
from textual.timer import Timer

from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.model.codebook_differences import differences
from coder.model.errors import CoderError, NothingToUndoError
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project.place import Place
from coder.tui.desk import Desk
from coder.tui.leading import Lead, News, Return, Show
from coder.tui.lookout import Lookout, Sighting
from coder.tui.memory import set_aside
from coder.tui.screens.help import HelpScreen
from coder.tui.screens.layout import CodingLayout
from coder.tui.slots import Slots, restored
from coder.tui.study import Fresh, Opened
from coder.tui.transcript.messages import CursorMoved, FrontChanged, SelectionChanged, UnitChanged
from coder.tui.troubles import codebook_trouble, opening_trouble, told
from coder.tui.widgets.panels import CodebookPanel, HerePanel, TranscriptsPanel
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows
from coder.tui.workplace import Workplace

LOOK_AROUND = 0.2
"""Seconds between two looks at what other windows do."""
SETTLED = 2.0
"""Seconds without a move after which the place is kept."""
LEARN_AFTER = 0.8
"""Seconds after the first paint; reading a dictionary stalls the screen for a moment."""


class ReadingScreen(CodingLayout):
    """Opens transcripts, keeps places, shows what changes; owns the queue of work."""

    def __init__(self, workplace: Workplace, opened: Opened | None) -> None:
        empty = Transcript("", _("There is no transcript yet. Quit, and take one in: coder import FILE"))
        super().__init__(workplace, Desk(empty, workplace.study.who))
        self._first = opened
        self._came_from_list = False
        """Whether a list led to the passage that is read."""
        self._lookout = Lookout(self.study.project)
        self._looks = False
        """Whether a look at what others do is under way."""
        self._settled: Timer | None = None
        self._has_learned = False
        """Whether the dictionaries have been read."""

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
        if trouble := opening_trouble(self.study.project):
            self.complain(trouble)
        self.set_interval(LOOK_AROUND, self._look_around)
        self.call_after_refresh(self.set_timer, LEARN_AFTER, self._learn)

    def on_unmount(self) -> None:
        """Let go of the database's file."""
        self._lookout.close()

    class Learned(Message):
        """The dictionaries have been read."""

    def _learn(self) -> None:
        """Read the dictionaries in a thread that nobody waits for, least of all who quits meanwhile."""
        Thread(target=self._learn_names, name="dictionaries", daemon=True).start()

    def _learn_names(self) -> None:
        names = self.names
        names.load()
        self.words.load()
        if self.names is not names:  # the codebook has changed meanwhile
            self.names.load()
        with suppress(RuntimeError):  # the workbench was left before they were read
            self.post_message(self.Learned())

    @on(Learned)
    def _learned(self) -> None:
        self._has_learned = True
        self.text.words_changed()
        self.picker.find_again()
        self.query_one(CodebookPanel).find_again()
        set_aside()

    def use_codebook(self) -> None:
        """Show the codebook that is in force now: in the panels, in the picker and on the text."""
        self.take_codebook()
        self.query_one(CodebookPanel).use(self._codes, self.names.find)
        self.picker.use(self._codes, self._describer, self.names.find)
        self.text.change_looks(self.code_looks)
        self.show_all()

    def show_opened(self, opened: Opened) -> None:
        """Lay a transcript on the desk, at the place where it was left."""
        self.desk = Desk(
            opened.transcript,
            self.study.who,
            opened.interviewers,
            opened.fresh.codings,
            opened.fresh.status,
            shows_others=self.desk.shows_others,
            filter=self.desk.filter,
            memos=opened.fresh.memos,
        )
        self.entries = opened.fresh.entries
        if self.slots == Slots():
            codebook = self.study.project.codebook
            usable = {code.id for code in codebook.codes if code.usable}
            kept, pinned = (
                [codebook.present_id(code) for code in codes]
                for codes in (opened.place.slots, opened.place.pinned)
            )
            self.slots = restored(kept, usable, self.desk.last_used(), pinned)
        place = opened.place
        self.text.show(
            opened.transcript,
            self.desk.shown,
            self.code_looks,
            interviewers=opened.interviewers,
            cursor=place.cursor,
            top=place.top,
        )
        if place.mark is not None and place.mark != place.cursor:
            self.text.goto(place.cursor, Span(*sorted((place.mark, place.cursor))))
        self.show_all()

    def show_fresh(self, fresh: Fresh) -> None:
        """Show what there is now, if the transcript is still on the desk."""
        self.entries = fresh.entries
        if fresh.transcript == self.desk.transcript.id:
            self.desk.replace(fresh.codings)
            self.desk.replace_memos(fresh.memos)
            self.desk.status = fresh.status
            self.text.replace_codings(self.desk.shown)
        self.show_all()

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

    def open(self, name: str, then: Callable[[], None] = lambda: None) -> None:
        """Open a transcript; the place in this one is kept."""

        def show(opened: Opened) -> None:
            self.show_opened(opened)
            then()

        self._keep_place()
        self.writing.read(lambda: self.study.open(name), show)

    def lead_to(self, wanted: Lead) -> None:
        """Go to a passage that a list has led to; Esc leads back."""
        self._came_from_list = True
        if wanted.transcript == self.desk.transcript.id:
            self._arrive(wanted)
        else:
            self.open(wanted.transcript, lambda: self._arrive(wanted))

    def _arrive(self, wanted: Lead) -> None:
        coding = self.desk.codings.get(wanted.coding or "")
        if coding is not None:
            if coding.coder != self.study.who and not self.desk.shows_others:
                self.action_show_others()
            self.text.goto(coding.span.start)
            self.text.bring_to_front(coding.id)
        elif wanted.span is not None:
            self.text.goto(wanted.span.end, wanted.span)
        self.text.stay_led(here=True)
        self.text.focus()

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
        """Go to the codebook beside the text; from there, to the screen on which it is changed."""
        if self.query_one(CodebookPanel).has_focus_within:
            self.action_edit_code()
        else:
            self.lend("right")
            self.query_one("#filter", Query).focus()

    def action_edit_code(self) -> None:
        """Open the codebook at the highlighted code, else at that of the coding at the cursor."""
        panel, here = self.query_one(CodebookPanel), self.text.codings_at_cursor()
        if panel.has_focus_within:
            code = panel.query_one("#tree", Rows).highlighted
        else:
            code = next((one.code for one in here if one.id == self.text.front), here[0].code if here else "")
        self.post_message(Show("codebook", code))

    def action_back(self) -> None:
        """Go back to the text from wherever the keys go now; from there, to the list that led here."""
        if self._came_from_list and self.text.has_focus and not self.notice.display:
            self._came_from_list = False
            self.text.stay_led(here=False)
            self.post_message(Return())
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
        """Show every key, and how to move in the text."""
        self.app.push_screen(HelpScreen(self.commands_here, self.keys, with_text=True))

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
        self.show_status()

    def _place(self) -> Place:
        text = self.text
        slots = self.slots
        pinned = tuple(code for code in slots.codes if code in slots.pinned)
        return Place(self.desk.transcript.id, text.cursor, text.mark, text.top_offset, slots.codes, pinned)

    def _keep_place(self) -> None:
        place = self._place()
        if place.transcript:
            self.writing.read(lambda: self.study.keep(place), lambda _nothing: None)

    async def leave(self) -> None:
        """Finish what is being written, and remember where we are."""
        await self.writing.finish()
        place = self._place()
        if place.transcript:
            self.study.keep(place)

    def _look_around(self) -> None:
        """See what other windows did."""
        if not self._looks:
            self._looks = True
            self.writing.read(self._lookout.look, self._saw)

    def _saw(self, seen: Sighting) -> None:
        self._looks = False
        if seen.codebook is not None:
            self._take_changed(seen.codebook)
        if seen.events or seen.codebook is not None:
            self.post_message(News(seen.events))
        if seen.codebook is not None or any(not self.desk.knows(event) for event in seen.events):
            name = self.desk.transcript.id
            self.writing.read(lambda: self.study.fresh(name), self.show_fresh)

    def _take_changed(self, codebook: Codebook) -> None:
        """Work with a codebook that an editor, git or a colleague has changed; say so, or what is wrong."""
        trouble = codebook_trouble(self.study.project)
        if trouble:
            self.complain(trouble)
        if codebook is self.codebook_shown:
            return
        count = len(differences(self.codebook_shown, codebook))
        self.use_codebook()
        if not trouble:
            changes = plural(count, "{count} change", "{count} changes")
            self.tell(
                _("The codebook was changed elsewhere and is read anew: {changes}").format(changes=changes)
            )

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; nothing was written."""
        if isinstance(error, NothingToUndoError):
            self.tell(told(error)[0].text)
        else:
            super().refuse(error)
