"""How a memo is written on a screen: opened, stored at each pause, turned to something else, left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.timer import Timer

from coder.locale.language import _
from coder.model.errors import CoderError
from coder.model.event import Event, Kind
from coder.model.memo import LONGEST
from coder.tui.commands.coding import UNDO
from coder.tui.describing import GAP, memo_paragraphs
from coder.tui.edges import SAVINGS, writing_prompt
from coder.tui.screens.help import HelpScreen
from coder.tui.screens.work_screen import WorkScreen
from coder.tui.sitting import Kept, Sitting
from coder.tui.subjects import Subject
from coder.tui.widgets.bar import BarRow, Bit
from coder.tui.widgets.memo_editor import MemoEditor
from coder.tui.widgets.prose import Paragraph
from coder.tui.writing import Saving

PAUSE = 2.0
"""Seconds without a key after which what is typed is stored."""
NEARLY = LONGEST * 9 // 10
"""Characters from which the length of a memo is told."""


@dataclass(frozen=True, slots=True)
class _Turned:
    """What came of turning to another subject."""

    sitting: Sitting
    carried: bool
    """Whether what is typed goes along: it was not stored, and there is no memo on the other subject."""
    kept: Kept | None


class MemoWriting(WorkScreen):
    """A screen that has a `MemoEditor`."""

    sitting: Sitting | None = None
    """What is being written."""
    _subjects: Sequence[Subject] = ()
    _at = 0
    _turning = False
    _pause: Timer | None = None

    @property
    def editor(self) -> MemoEditor:
        """Where memos are written."""
        return self.query_one(MemoEditor)

    @property
    def is_writing(self) -> bool:
        """Whether a memo is open."""
        return self.sitting is not None

    @property
    def writing_row(self) -> BarRow:
        """Say in the last line which keys help while writing."""
        can_turn = len(self._subjects) > 1
        return writing_prompt(self.message, self.keys, self.size.width, can_turn=can_turn)

    def memo_opens(self, subject: Subject) -> None:
        """Show what the memo is about; called again when it is about something else."""

    def memo_closes(self) -> None:
        """Show the screen as it was before."""

    def noted(self, kept: Kept) -> None:
        """Show what is stored of a memo now, or no longer."""

    def shows_author(self, name: str) -> bool:
        """Whether memos of another coder are shown."""
        raise NotImplementedError

    def write_on(self, subjects: Sequence[Subject], at: int = 0, id: str = "") -> None:
        """Open my newest memo on a subject, or a certain one."""
        if self.sitting is not None:
            self.editor.field.focus()
            return
        self._subjects, self._at = subjects, at
        sitting = self.sitting = Sitting(self.study, subjects[at])
        self.add_class("-writing")
        self.editor.begin()
        self.memo_opens(sitting.subject)
        self.show_state()
        self.writing.read(lambda: sitting.begin(id), self._begun)

    def _begun(self, sitting: Sitting) -> None:
        """Show what was stored; what has been typed since goes below it."""
        if sitting is not self.sitting:
            return
        typed = self.editor.typed
        self._load(sitting)
        if typed and not sitting.subject.whose:
            self.editor.field.insert(typed)

    def _load(self, sitting: Sitting) -> None:
        text = sitting.memo.text if sitting.memo else ""
        self.editor.load(text, read_only=bool(sitting.subject.whose))
        self._show_others(sitting)
        self.show_state()

    def _show_others(self, sitting: Sitting) -> None:
        """Show below the memo what others wrote on the same, and its passage where there is no text."""
        quote = sitting.subject.quote
        said = [GAP, Paragraph(_("“{quote}”").format(quote=quote), "quiet")] if quote else []
        for memo in sitting.others:
            if self.shows_author(memo.coder):
                said += (GAP, *memo_paragraphs(memo, with_quote=not quote))
        self.editor.say_others(said[1:])

    def show_state(self) -> None:
        """Say in the caption and above what the memo is about, and whether all of it is stored."""
        sitting = self.sitting
        if sitting is None:
            return
        typed = self.editor.typed
        differs = sitting.differs(typed)
        saving = Saving.TYPED if differs else Saving.SAVED
        state = [] if sitting.subject.whose else [SAVINGS[saving], Bit(" ")]
        if len(typed) > NEARLY:
            said = _("{length} of {longest} characters  ")
            length = Bit(said.format(length=f"{len(typed):,}", longest=f"{LONGEST:,}"), "warning")
            state.insert(0, length)
        self.editor.say(sitting.subject.title, state)
        if self.saving is not Saving.WAITING:
            self.show_saving(Saving.SAVED)

    def show_saving(self, saving: Saving) -> None:
        """Say whether all is stored, what is typed too."""
        typed = self.sitting is not None and self.sitting.differs(self.editor.typed)
        super().show_saving(Saving.TYPED if typed and saving is Saving.SAVED else saving)

    @on(MemoEditor.Typed)
    def _typed(self) -> None:
        self._await_pause()
        self.show_state()

    def _await_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.store_typed)

    @on(MemoEditor.Left)
    def store_typed(self) -> None:
        """Store what is typed so far."""
        sitting, text = self.sitting, self.editor.typed
        if sitting is not None and sitting.differs(text):
            self.writing.write(lambda: sitting.keep(text), lambda kept: self._show_kept(sitting, kept))

    def _show_kept(self, sitting: Sitting, kept: Kept) -> None:
        if kept.told:
            self.complain([Paragraph(kept.told, "title", 2, "!")])
        if sitting is self.sitting:
            if kept.above:
                self.editor.load_above(kept.above)
            self.show_state()
        self.noted(kept)

    @on(MemoEditor.SubjectWanted)
    def action_next_subject(self) -> None:
        """Write about the next thing that lies here."""
        if len(self._subjects) < 2:
            self.tell(_("This memo is about nothing else."))
        elif self.sitting is not None and not self._turning:
            self._turning = True
            self._turn(self.sitting, self.editor.typed, (self._at + 1) % len(self._subjects))

    def _turn(self, old: Sitting, text: str, at: int) -> None:
        subject = self._subjects[at]

        def turn() -> _Turned:
            new = Sitting(self.study, subject).begin()
            carried = old.memo is None and old.differs(text) and new.memo is None and not subject.whose
            return _Turned(new, carried, None if carried else old.keep(text, leaving=True))

        self.writing.write(turn, lambda turned: self._turned(old, text, at, turned))

    def _turned(self, old: Sitting, text: str, at: int, turned: _Turned) -> None:
        if turned.kept is not None:
            self._show_kept(old, turned.kept)
        if old is not self.sitting:
            self._turning = False
        elif self.editor.typed != text and not turned.carried:
            self._turn(old, self.editor.typed, at)  # a key came meanwhile
        else:
            self._turning = False
            self.sitting, self._at = turned.sitting, at
            if turned.carried:
                self._show_others(turned.sitting)
                self._await_pause()
            else:
                self._load(turned.sitting)
            self.memo_opens(turned.sitting.subject)
            self.show_state()

    def leave_memo(self) -> None:
        """Store the memo and close it."""
        sitting, text = self.sitting, self.editor.typed
        if sitting is None:
            return
        if sitting.differs(text):
            self.writing.write(lambda: sitting.leave(text), lambda kept: self._left(sitting, kept))
        else:
            self._close(sitting)

    def _left(self, sitting: Sitting, kept: Kept) -> None:
        self._show_kept(sitting, kept)
        if sitting is not self.sitting or kept.above:
            return
        if self.editor.typed != kept.text:
            self.leave_memo()  # a key came meanwhile
            return
        self._close(sitting)
        if kept.set_aside:
            self.complain([Paragraph(_unstored(kept.set_aside), "title", 2, "!")])

    def _close(self, sitting: Sitting) -> None:
        self.sitting, self._turning = None, False
        if self._pause is not None:
            self._pause.stop()
        self.remove_class("-writing")
        self.memo_closes()
        self.show_edges()
        if sitting.memo is not None and sitting.wrote:
            self.tell(_("memo saved"))
        elif sitting.wrote:
            self.tell(_("memo removed; {key} brings it back").format(key=self.keys.name(UNDO)))

    def finish_typing(self) -> None:
        """Store what is typed, or put it into a file: the workbench is being left."""
        sitting, text = self.sitting, self.editor.typed if self.sitting else ""
        if sitting is not None and sitting.differs(text):
            self.writing.write(lambda: sitting.leave(text, at_once=True), self._ended)

    def _ended(self, kept: Kept) -> None:
        if kept.set_aside:
            self.last_words = _unstored(kept.set_aside)

    def show_news(self, events: Sequence[Event]) -> None:
        """Show what another window has made of the memo, unless something else is typed here."""
        super().show_news(events)
        sitting, text = self.sitting, self.editor.typed if self.sitting else ""
        if sitting is None or sitting.differs(text) or not any(_is_news(one, sitting) for one in events):
            return

        def show(is_other: bool) -> None:  # noqa: FBT001 - what comes of the question
            if is_other and sitting is self.sitting and self.editor.typed == text:
                self._load(sitting)

        self.writing.read(sitting.look_again, show)

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; what is typed stays where it is."""
        self._turning = False
        super().refuse(error)

    def action_open_help(self) -> None:
        """Show the keys, while writing those of that."""
        if self.is_writing:
            self.app.push_screen(HelpScreen((*MemoEditor.commands_here, *self.commands_here), self.keys))
        else:
            super().action_open_help()


def _unstored(path: str) -> str:
    return _("This could not be stored; what you wrote is kept in {path}").format(path=path)


def _is_news(event: Event, sitting: Sitting) -> bool:
    if sitting.memo is None:
        return event.change.kind is Kind.MEMO and event.coder == sitting.who
    version = (event.change.after or {}).get("version")
    return event.change.target == sitting.memo.id and version != sitting.memo.version
