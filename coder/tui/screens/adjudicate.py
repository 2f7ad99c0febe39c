"""What holds where coders differ: one difference at a time, decided by a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from coder.locale.language import _, current
from coder.model.decision import Choice
from coder.model.errors import CoderError, NothingToUndoError
from coder.model.event import Action, Event, Kind
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project import adjudicating, transcripts, undoing
from coder.project.adjudicating_queue import Difference, Drawn, Queue, queue, sets_of_coders
from coder.project.filters import Filters
from coder.reports.wording.adjudicating import decision_words, settled_words
from coder.reports.wording.history import action_line
from coder.tui.adjudication import At, Wish, agreed_offer, codes_of, listed, next_open, nothing, rows_of, told
from coder.tui.commands import adjudicate
from coder.tui.commands.command import Command
from coder.tui.describing import GAP, Describer
from coder.tui.drawing import Drawing
from coder.tui.leading import Lead, Show
from coder.tui.looks import CodeLook, looks
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.study import UNDOABLE
from coder.tui.turning import after
from coder.tui.widgets.asking import Line
from coder.tui.widgets.bar import Bar, Bit, rows_of_bits
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.rows import Rows
from coder.tui.wording import named
from coder.tui.workplace import Workplace


class AdjudicateScreen(ListScreen):
    """Walk through differences and decide; Enter leads to the text, Esc back."""

    commands_here: ClassVar[tuple[Command, ...]] = (*adjudicate.COMMANDS, *EVERYWHERE)
    AUTO_FOCUS = "#differences"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._wish = Wish()
        self._at: At | None = None
        """Where to go as soon as the differences are known."""
        self._queue: Queue | None = None
        self._compared: Sequence[tuple[str, ...]] = ((),)
        self._consensus = ""
        self.shown: Sequence[Difference] = ()
        """What is listed."""
        self._looks: dict[str, CodeLook] = {}
        self._read: Transcript | None = None
        """The transcript of the highlighted difference."""
        self._reasons: dict[str, str] = {}
        """What was typed, by difference, until it is decided."""
        self._is_deciding = False
        self._offers_agreed = False
        self._back_to: object = None
        """Ids of the codings of the difference to go to as soon as the differences are read anew."""
        self._own: set[str] = set()
        """Ids of what was done here: no news."""

    def take(self, about: object) -> None:
        """Go to a difference."""
        if isinstance(about, At):
            self._at, self._wish = about, replace(self._wish, transcript="", code="")
            if self.is_current:
                self.look()

    @property
    def screen_title(self) -> str:
        """Name what is done here."""
        return _("Adjudicate")

    @property
    def in_hand(self) -> str:
        """Say which one is highlighted, of how many."""
        place = next((at for at, one in enumerate(self.shown, 1) if one is self.highlighted), 0)
        return _("{at} of {all}").format(at=f"{place:,}", all=f"{len(self.shown):,}") if place else ""

    @property
    def is_awaiting(self) -> bool:
        """Whether the next key is about a difference that is still to come."""
        return self._is_deciding or (self._queue is None and self.is_waiting)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#differences", Rows)

    @property
    def reason(self) -> Line:
        """Where the reason is typed."""
        return self.query_one("#reason", Line)

    @property
    def highlighted(self) -> Difference | None:
        """The difference that the keys are about."""
        wanted = self.rows.highlighted if self.is_up() else ""
        return next((one for one in self.shown if one.id == wanted), None)

    def body(self) -> Iterable[Widget]:
        """Stack what is asked, the list, the highlighted difference and the reason."""
        yield Bar(id="asked")
        with Vertical(id="disputed"):
            yield Rows(id="differences")
            yield Prose(id="around")
        reason = Line(id="reason")
        reason.placeholder = _("reason (kept with the decision)")
        yield reason

    def look(self) -> None:
        """Read what there is now."""
        project, who, wish = self.study.project, self.study.who, self._wish

        def read() -> tuple[Queue, Sequence[tuple[str, ...]], str]:
            found = queue(project, Filters(coders=wish.coders, eyes=who))
            return found, sets_of_coders(project), adjudicating.consensus_name(project)

        self.ask(read, lambda found: self._take_queue(*found), _("comparing…"))

    def _take_queue(self, found: Queue, compared: Sequence[tuple[str, ...]], consensus: str) -> None:
        is_first = self._queue is None
        self._queue, self._compared, self._consensus = found, compared, consensus
        self._looks = looks(self.study.project.codebook, current())
        self._read = None
        back_to, self._back_to = self._back_to, None
        if back_to is not None:
            self._list(next((one.id for one in found.differences if list(one.codings) == back_to), None))
        else:
            self._list(self._wanted_first(found) if is_first or self._at is not None else None)
        self._at = None

    def _wanted_first(self, found: Queue) -> str | None:
        """Name the difference that was asked for, else the first open one."""
        at, shown = self._at, listed(found, self._wish)
        if at is not None:
            here = (one for one in shown if one.transcript == at.transcript and one.span.overlap(at.span))
            return next((one.id for one in here), None)
        first = next_open(shown, "")
        return first.id if first is not None else None

    def _list(self, highlight: str | None = None) -> None:
        """List what is wished for; the highlight stays unless another one is named."""
        found = self._queue
        if found is None:
            return
        place = self.rows.place
        before = highlight or self.rows.highlighted
        self.shown = listed(found, self._wish)
        there = {one.id for one in self.shown}
        if before not in there and self.shown:  # a coder has changed it: stay near
            before = self.shown[min(place, len(self.shown) - 1)].id
        rows = rows_of(
            self.shown,
            self._looks,
            by_text=not self._wish.largest_first,
            ascii_signs=self.workplace.ascii_signs,
        )
        self.rows.fill(rows, before)
        self._show_context()
        self.show_edges()

    @on(Rows.Highlighted, "#differences")
    def _show_context(self) -> None:
        """Show the difference with its reason; the text is read when it is another transcript's."""
        one = self.highlighted
        self._show_reason(one)
        if one is None:
            said = nothing(self._queue, self.study.who) if self._queue is not None else ()
            self.query_one("#around", Prose).say([] if self.is_waiting else list(said))
        elif self._read is not None and self._read.id == one.transcript:
            self._tell(self._read, one)
        else:
            project = self.study.project
            self.writing.read(lambda: transcripts.read(project, one.transcript), self._take_text)
        self.show_status()

    def _show_reason(self, one: Difference | None) -> None:
        kept = "" if one is None or one.decision is None else one.decision.reason
        wanted = "" if one is None else self._reasons.get(one.id, kept)
        if self.reason.value != wanted:
            with self.reason.prevent(Input.Changed):
                self.reason.value = wanted
            self.reason.cursor_position = len(wanted)

    def _take_text(self, transcript: Transcript) -> None:
        self._read = transcript
        one = self.highlighted
        if one is not None and one.transcript == transcript.id:
            self._tell(transcript, one)

    def _tell(self, transcript: Transcript, one: Difference) -> None:
        said = told(
            one,
            transcript,
            self._looks,
            self.study.sentences,
            self._consensus,
            ascii_signs=self.workplace.ascii_signs,
        )
        describer = Describer(self.study.project.codebook, self._looks, current(), self.study.who)
        meant = [paragraph for code in codes_of(one) for paragraph in (GAP, *describer.code(code))]
        self.query_one("#around", Prose).say([*said, *meant])

    def show_edges(self) -> None:
        """Show the first and the last line, how far it is, and what is asked."""
        super().show_edges()
        self.query_one("#asked", Bar).say(rows_of_bits(self._choices(), self.size.width))

    def _choices(self) -> list[Sequence[Bit]]:
        """Say how much is decided, and what each key has been turned to."""
        wish, found = self._wish, self._queue
        said = {
            adjudicate.SIZE: _("largest first") if wish.largest_first else _("in the order of the text"),
            adjudicate.WHERE: wish.transcript or _("all transcripts"),
            adjudicate.ONLY: self._named(wish.code) if wish.code else _("all codes"),
            adjudicate.COMPARED: _(", ").join(wish.coders or (found.coders if found is not None else ())),
        }
        choices: list[Sequence[Bit]] = [
            (
                Bit(f"{self.keys.name(command)} ", "key", f"screen.{command.does}"),
                Bit(state, "", f"screen.{command.does}"),
            )
            for command, state in said.items()
            if state
        ]
        if found is None:
            return choices
        done = sum(one.decision is not None for one in self.shown)
        progress = _("{done} of {all} decided").format(done=f"{done:,}", all=f"{len(self.shown):,}")
        return [(Bit(progress, "strong"),), *choices]

    def _named(self, code: str) -> str:
        look = self._looks.get(code)
        return named(code, look.name) if look else code

    @on(Input.Changed, "#reason")
    def _typed(self, event: Input.Changed) -> None:
        one = self.highlighted
        if one is not None:
            self._reasons[one.id] = event.value

    @on(Input.Submitted, "#reason")
    def _reason_ended(self) -> None:
        """Go back to the list; what is decided already gets the reason that stands there now."""
        one = self.highlighted
        self.rows.focus()
        if one is not None and one.decision is not None and self.reason.value.strip() != one.decision.reason:
            choice = one.decision.choice
            if choice is Choice.KEEP and one.kept:
                self._decide(one, choice, keep=one.kept[0], stays=True)
            elif choice in {Choice.BOTH, Choice.NEITHER}:
                self._decide(one, choice, stays=True)
            elif one.holds:
                self._decide(one, Choice.OTHER, drawn=one.holds, stays=True)

    def action_write_reason(self) -> None:
        """Go to the line for the reason, or back."""
        (self.rows if self.reason.has_focus else self.reason).focus()

    def action_keep_side(self, digit: str) -> None:
        """Keep what one coder marked; whoever marked nothing is kept by keeping nothing."""
        one = self.highlighted
        if one is None:
            return
        if int(digit) > len(one.coders):
            self.tell(_("No coder stands on {digit}.").format(digit=digit))
            return
        coder = one.coders[int(digit) - 1]
        if one.passages_of(coder):
            self._decide(one, Choice.KEEP, keep=coder)
        else:
            self._decide(one, Choice.NEITHER)

    def action_keep_both(self) -> None:
        """Keep everything."""
        if self.highlighted is not None:
            self._decide(self.highlighted, Choice.BOTH)

    def action_keep_neither(self) -> None:
        """Keep nothing."""
        if self.highlighted is not None:
            self._decide(self.highlighted, Choice.NEITHER)

    def action_draw_another(self) -> None:
        """Let what holds be drawn in the text; a further passage if something was drawn before."""
        one, read = self.highlighted, self._read
        if one is None or read is None or read.id != one.transcript:
            return
        was_drawn = one.decision is not None and one.decision.choice is Choice.OTHER
        before = one.holds if was_drawn else ()

        def drawn(span: Span, code: str) -> None:
            self._decide(one, Choice.OTHER, drawn=(*before, (span, code)))

        self.post_message(Show("drawing", Drawing(one, read, before, drawn)))

    def _decide(
        self,
        one: Difference,
        choice: Choice,
        *,
        keep: str = "",
        drawn: Sequence[Drawn] = (),
        stays: bool = False,
    ) -> None:
        """Write a decision, then go to the next open difference unless one stays."""
        if self._is_deciding:
            return
        project, who, wish = self.study.project, self.study.who, self._wish
        reason = self._reasons.get(one.id, one.decision.reason if one.decision is not None else "")
        self._is_deciding, self._offers_agreed = True, False
        self.end_complaint()

        def decide() -> tuple[Action, Queue]:
            action = adjudicating.decide(project, who, one, choice, keep=keep, drawn=drawn, reason=reason)
            return action, queue(project, Filters(coders=wish.coders, eyes=who))

        self.writing.write(decide, lambda done: self._decided(one, *done, stays=stays))

    def _decided(self, one: Difference, action: Action, found: Queue, *, stays: bool) -> None:
        self._is_deciding = False
        self._own.add(action.id)
        self._reasons.pop(one.id, None)
        if not self.is_up():
            return
        self._queue = found
        self._consensus = self._consensus or adjudicating.consensus_name(self.study.project)
        shown = listed(found, self._wish)
        following = next_open(shown, one.id)
        self._list(one.id if following is None or stays else following.id)
        now = next((each for each in found.differences if each.id == one.id), None)
        said = [f"{one.transcript}:{one.span.start} {decision_words(now)}"] if now is not None else []
        if following is None:
            said.append(_("all decided"))
        self.tell(" · ".join(said))

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong, and show what there is now: somebody else may have been quicker."""
        if isinstance(error, NothingToUndoError):
            self.tell(_("There is nothing of yours to take back here."))
            return
        super().refuse(error)
        if self._is_deciding:
            self._is_deciding = False
            self.look()

    def show_news(self, events: Sequence[Event]) -> None:
        """Look again at what others have done."""
        if any(event.action not in self._own for event in events):
            self.look()

    def action_next_open(self) -> None:
        """Go to the next open difference, and leave this one as it is."""
        one = next_open(self.shown, self.rows.highlighted)
        if one is None:
            self.tell(_("all decided"))
        else:
            self._list(one.id)

    def action_take_agreed(self) -> None:
        """Say how much is the same for all; asked for again, write it into the consensus."""
        found = self._queue
        if found is None:
            return
        agreed = [one for one in found.agreed if self._wish.transcript in {"", one.transcript}]
        if not agreed:
            self.tell(_("No passage is the same for all coders."))
        elif not (self._offers_agreed and self.notice.display):
            self._offers_agreed = True
            self.complain(agreed_offer(len(agreed), self.keys.name(adjudicate.AGREED)))
        else:
            self._offers_agreed = False
            self.end_complaint()
            project, who, name = self.study.project, self.study.who, self._consensus
            self.writing.write(
                lambda: adjudicating.settle_agreed(project, who, agreed),
                lambda action: self.tell(settled_words(action, name)),
            )

    def action_undo(self) -> None:
        """Take back what I did last."""
        project, who = self.study.project, self.study.who
        self.writing.write(lambda: undoing.undo(project, who, only=UNDOABLE), self._reversed)

    def action_redo(self) -> None:
        """Bring back what I took back last."""
        project, who = self.study.project, self.study.who
        self.writing.write(lambda: undoing.redo(project, who, only=UNDOABLE), self._reversed)

    def _reversed(self, action: Action) -> None:
        """Say what was taken back, and go to the difference that it was about."""
        self.tell(action_line(action))
        rows = (event.change.after for event in action.events if event.change.kind is Kind.DECISION)
        self._back_to = next((row["codings"] for row in rows if row is not None), None)
        if self.is_up():
            self.look()

    def action_switch_size(self) -> None:
        """Put the largest first, or follow the text."""
        self._wish = replace(self._wish, largest_first=not self._wish.largest_first)
        self._list()

    def action_switch_disputed(self) -> None:
        """List one transcript, or all."""
        one = self.highlighted
        here = "" if self._wish.transcript or one is None else one.transcript
        self._wish = replace(self._wish, transcript=here)
        self._list()

    def action_only_code(self) -> None:
        """List what is about one code of the highlighted difference, then the next, then all."""
        one = self.highlighted
        ways = ["", *(codes_of(one) if one is not None else ())]
        self._wish = replace(self._wish, code=after(self._wish.code, ways))
        self._list()

    def action_next_compared(self) -> None:
        """Compare other coders."""
        if len(self._compared) < 2:
            self.tell(_("There is nobody else to compare."))
            return
        self._wish = replace(
            self._wish, coders=after(self._wish.coders, self._compared), transcript="", code=""
        )
        self._queue = None
        self.look()

    @on(Rows.Chosen, "#differences")
    def action_read_disputed(self) -> None:
        """Go to the difference in its text."""
        one = self.highlighted
        if one is not None:
            self.post_message(Lead(one.transcript, one.span))
