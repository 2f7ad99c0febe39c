"""Finding while reading: the bar below the text, and the way from hit to hit, in one transcript or in all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from textual import on

from coder.locale.language import _
from coder.model.span import Span
from coder.project.filters import Filters
from coder.tui import progress
from coder.tui.commands import find
from coder.tui.edges import finding_prompt
from coder.tui.finding import brief_trouble
from coder.tui.leading import Lead, Show
from coder.tui.screens.help import HelpScreen
from coder.tui.screens.noting import Before, NotingScreen
from coder.tui.seeking import Answer, Asked
from coder.tui.study import Opened
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.find_bar import FindBar
from coder.tui.workplace import Workplace

LONGEST = 40
"""Characters of a selection that are looked for; more is no word."""


class FindingScreen(NotingScreen):
    """Looks for words in the transcript that is open while they are typed."""

    def __init__(self, workplace: Workplace, opened: Opened | None) -> None:
        super().__init__(workplace, opened)
        self._sought: Answer | None = None
        """The hits that are gone through."""
        self._hits: Sequence[Span] = ()
        """Those of them that are set off in the text."""
        self._held_before: Before | None = None
        """What the analyst held when the bar was opened."""
        self._search_from = 0
        """Where the first hit is looked for while one types."""
        self._is_sought = False
        """Whether what is typed is still being looked for."""
        self.awaits_hit = False
        """Whether the hit of what was typed is wanted as soon as it is found."""

    @property
    def bar(self) -> FindBar:
        """The line in which one types."""
        return self.query_one(FindBar)

    @property
    def is_finding(self) -> bool:
        """Whether the keys go to the bar."""
        return self.bar.has_focus_within

    @property
    def is_awaiting(self) -> bool:
        """Whether the bar was left for a hit that is still to come, or something is being done."""
        return super().is_awaiting or self.awaits_hit

    def action_find(self) -> None:
        """Open the bar with the selected words, else those looked for last; in it, select what is typed."""
        if self.is_finding:
            self.bar.field.select_all()
            return
        selected = self.text.selection
        if not self.bar.display:
            self._held_before = self.held_now()
        self._search_from = selected.start if selected else self.text.cursor
        seeker = self.workplace.seeker
        self.bar.display = True
        self.bar.begin(seeker.asked.query if seeker.asked else None, seeker.typed)
        words = self.words_of(selected) if selected is not None else ""
        if words and len(words) <= LONGEST and not self.bar.sought.regex:
            self.bar.take(words)
        self._look_for_typed(goes=False)
        self.show_status()

    @on(FindBar.Asked)
    def _asked(self) -> None:
        self._look_for_typed()

    def _look_for_typed(self, *, goes: bool = True) -> None:
        """Look for what is typed in this transcript, and go to the first hit."""
        query = self.bar.sought
        self._is_sought = bool(query.text.strip())
        if self._is_sought:
            self._seek(Asked(query), lambda answer: self._show_found(answer, goes=goes))
        else:
            self._give_up()
            self._set_off(None)
            self.bar.say("")
            self._go_to_start()

    def _seek(self, asked: Asked, then: Callable[[Answer], None]) -> None:
        """Look for something in this transcript; in one that is another by now, it is not shown."""
        name = self.desk.transcript.id

        def show(answer: Answer) -> None:
            if not answer.is_final or not self.is_up() or name != self.desk.transcript.id:
                return
            found = answer.found
            if found is not None and not found.is_about(name, self.desk.transcript.text):
                self.open(name, lambda: self._seek(asked, then))  # it has been revised meanwhile
            else:
                then(answer)

        here = Asked(asked.query, Filters(transcripts=(name,)))
        self.workplace.seeker.seek(self.study, here, show)

    def _give_up(self) -> None:
        self._is_sought = self.awaits_hit = False
        self.workplace.seeker.give_up()

    def _show_found(self, answer: Answer, *, goes: bool) -> None:
        self._set_off(answer if answer.found is not None else None)
        self._is_sought = False
        goes, self.awaits_hit = goes or self.awaits_hit, False
        if self._hits and goes:
            self._go_to_hit(self._first_hit)
        elif goes:
            self._go_to_start()
        self._say_count(brief_trouble(answer))

    def _set_off(self, answer: Answer | None) -> None:
        """Go through other hits from now on, and set off those that are here."""
        self._sought = answer
        found = answer.found if answer is not None else None
        self._hits = found.spans_in(self.desk.transcript.id) if found is not None else ()
        self.text.mark_found(self._hits)

    def _say_count(self, trouble: str = "") -> None:
        if not self.bar.display:
            return
        at, count = self._held_hit, len(self._hits)
        said = f"{count:,}" if at is None else f"{at + 1:,}/{count:,}"
        said = said if count else _("not found")
        self.bar.say(said if self.bar.sought.text.strip() else "", trouble)

    def _go_to_hit(self, at: int) -> None:
        span = self._hits[at]
        self.text.goto(span.end, span)
        if self._came_from_list:
            self.text.stay_led(here=True)

    @property
    def _held_hit(self) -> int | None:
        """Tell which hit is selected."""
        held = self.text.selection
        at = bisect_left(self._hits, held) if held is not None else len(self._hits)
        return at if at < len(self._hits) and self._hits[at] == held else None

    @property
    def _first_hit(self) -> int:
        """Find the first hit from where the analyst was; after the last, the one at the top."""
        return bisect_left(self._hits, self._search_from, key=lambda span: span.start) % len(self._hits)

    def _go_to_start(self) -> None:
        if self._held_before is not None and self.bar.display:
            self.go_back_to(self._held_before)

    @on(FindBar.Taken)
    def _take(self) -> None:
        """Leave the bar with the hit selected; until it is found, nothing else can be done."""
        if self._is_sought:
            self.awaits_hit = True
        elif self._hits and self._held_hit is None:
            self._go_to_hit(self._first_hit)
        self._leave_bar()

    def _leave_bar(self) -> None:
        self.workplace.seeker.remember(self.bar.sought.text)
        self.bar.display = False
        self._held_before = None
        self.text.focus()
        self.show_status()

    @on(FindBar.AllWanted)
    def _look_in_all(self) -> None:
        """List the hits of all transcripts; the text is left as it was."""
        asked = Asked(self.bar.sought)
        self._give_up()
        self._go_to_start()
        self._leave_bar()
        self._set_off(None)
        self.post_message(Show("find", asked))

    async def action_in_bar(self, action: str) -> None:
        """Do in the bar what a click in it asks for."""
        await self.bar.run_action(action)

    def action_find_next(self) -> None:
        """Go to the next hit."""
        self._to_hit(1)

    def action_find_previous(self) -> None:
        """Go to the hit before."""
        self._to_hit(-1)

    def _to_hit(self, step: int) -> None:
        asked = self.workplace.seeker.asked
        if self._reaches_here(self._sought):
            self._go_further(step)
        elif self._sought is not None or asked is not None:
            query = self._sought.asked.query if self._sought else asked.query if asked else None
            if query is not None:
                self._seek(Asked(query), lambda answer: self._begin_with(answer, step))
        else:
            self.action_find()

    def _reaches_here(self, answer: Answer | None) -> bool:
        """Whether some hits are those of the text that is read, among others."""
        if answer is None or answer.found is None:
            return False
        here = self.desk.transcript
        where = answer.asked.filters.transcripts
        return (not where or here.id in where) and answer.found.is_about(here.id, here.text)

    def _begin_with(self, answer: Answer, step: int) -> None:
        self._set_off(answer)
        trouble = brief_trouble(answer)
        if trouble:
            self.tell(trouble)
        else:
            self._go_further(step)

    def _go_further(self, step: int) -> None:
        """Go to the next hit here, else to one in the next transcript that has any, round the end."""
        held = self.text.selection or Span(self.text.cursor, self.text.cursor)
        if step > 0:
            at = bisect_left(self._hits, held.end, key=lambda span: span.start)
        else:
            at = bisect_right(self._hits, held.start, key=lambda span: span.end) - 1
        if 0 <= at < len(self._hits):
            self._arrive_at(at)
        else:
            self._go_over(step)

    def _go_over(self, step: int) -> None:
        """Go on beyond the last hit here."""
        answer, here = self._sought, self.desk.transcript.id
        found = answer.found if answer is not None else None
        if answer is None or found is None:
            return
        names = [entry.name for entry in self.entries]
        there = progress.other_among(names, found.transcripts, here, step)
        if there is None:
            said = _("not found") if found.finished else _("still searching…")
            self.tell(f"{said}: {found.query.text}")
        elif there != here:
            self.open(there, lambda: self._arrive_at(0 if step > 0 else len(self._hits) - 1))
        elif not found.finished:
            self.tell(_("still searching…"))
        else:
            said = _("From the top again.") if step > 0 else _("From the end again.")
            self._arrive_at(0 if step > 0 else len(self._hits) - 1, said)

    def _arrive_at(self, at: int, said: str = "") -> None:
        """Go to a hit and say which it is."""
        if not 0 <= at < len(self._hits):
            return
        self._go_to_hit(at)
        self._search_from = self._hits[at].start
        self._say_count()
        counted = _("hit {at} of {count}").format(at=f"{at + 1:,}", count=f"{len(self._hits):,}")
        if self._sought is not None and not self._sought.asked.filters.transcripts:
            counted = _("{hit} in {transcript}").format(hit=counted, transcript=self.desk.transcript.id)
        self.tell(" · ".join(filter(None, (said.rstrip(".。"), counted))))

    def show_opened(self, opened: Opened) -> None:
        """Set off the hits of a transcript that is opened while they are gone through."""
        super().show_opened(opened)
        if self._reaches_here(self._sought):
            self._set_off(self._sought)
        elif self.bar.display:
            self._held_before, self._search_from = self.held_now(), self.text.cursor
            self._look_for_typed(goes=False)
        else:
            self._hits = ()

    def _arrive(self, wanted: Lead) -> None:
        """Go through the hits that led here."""
        super()._arrive(wanted)
        if wanted.hits is not None:
            self._set_off(wanted.hits)

    def action_back(self) -> None:
        """Leave the bar for where the analyst was, else take the marks away, else leave what is open."""
        if self.is_choosing or self.is_writing or self.notice.display:
            super().action_back()
        elif self.bar.display or self.awaits_hit:
            self._give_up()
            if self.is_finding:
                self._go_to_start()
            self._leave_bar()
            self._clear_hits()
        elif self._hits and self.text.has_focus and not self._came_from_list:
            self._clear_hits()
        else:
            if self._came_from_list and self.text.has_focus:
                self._clear_hits()
            super().action_back()

    def _clear_hits(self) -> None:
        """Set nothing off any more; what was looked for can still be gone through."""
        self._hits = ()
        self.text.mark_found(())
        self._sought = None

    def action_open_palette(self) -> None:
        """Offer all commands for the hit that is selected."""
        if self.is_finding:
            self._take()
        super().action_open_palette()

    def action_open_help(self) -> None:
        """Show every key, first those of the bar while one types there."""
        if self.is_finding:
            others = (one for one in self.commands_here if one not in find.IN_BAR)
            self.app.push_screen(HelpScreen((*find.IN_BAR, *others), self.keys, with_text=True))
        else:
            super().action_open_help()

    def show_status(self) -> None:
        """While typing in the bar, say which keys help with that."""
        if self.bar.display and self.is_finding and not self.is_writing:
            self.query_one("#status", Bar).say([finding_prompt(self.message, self.keys, self.size.width)])
        else:
            super().show_status()
