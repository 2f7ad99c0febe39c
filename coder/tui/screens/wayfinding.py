"""How one goes on from here: the next uncoded turn, the next coding of a code, how much is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coder.locale.language import _
from coder.model.coding import Coding
from coder.project.filters import Filters
from coder.tui import progress
from coder.tui.commands.coding import FINISH
from coder.tui.screens.changing import ChangingScreen
from coder.tui.study import Opened
from coder.tui.workplace import Workplace

if TYPE_CHECKING:
    from coder.project.adjudicating_queue import Queue


class WayfindingScreen(ChangingScreen):
    """Goes to what is still to do, and from coding to coding."""

    def __init__(self, workplace: Workplace, opened: Opened | None) -> None:
        super().__init__(workplace, opened)
        self._followed = ""
        """The code whose codings are gone through."""

    def action_next_uncoded(self) -> None:
        """Go to the next turn without a coding of mine."""
        span = self.desk.next_uncoded(self.text.cursor)
        if span is None:
            said = _("Every turn has a coding of yours; {key} marks the transcript as done.")
            self.tell(said.format(key=self.keys.way_to(FINISH)))
            return
        if span.start <= self.text.cursor:
            self.tell(_("From the top again."))
        self.text.goto(span.start)

    def action_next_difference(self) -> None:
        """Go to the next open difference between coders in this transcript."""
        name, project, who = self.desk.transcript.id, self.study.project, self.study.who

        def read() -> Queue:
            from coder.project.adjudicating_queue import queue  # noqa: PLC0415  # loads numpy: 90 ms

            return queue(project, Filters(transcripts=(name,), eyes=who))

        self.writing.read(read, self._go_to_difference)

    def _go_to_difference(self, found: Queue) -> None:
        from coder.tui.adjudication import line_of, no_difference  # noqa: PLC0415  # as above

        here = [one for one in found.open if one.transcript == self.desk.transcript.id]
        if not here:
            self.tell(" ".join(no_difference(found, self.study.who)))
            return
        place = self.text.selection.start if self.text.selection else self.text.cursor
        one = next((one for one in here if one.span.start > place), None)
        again = [] if one is not None else [_("From the top again.")]
        one = one or here[0]
        self.text.goto(one.span.end, one.span)
        self.tell(" ".join([*again, line_of(one, self.code_looks)]))

    def action_next_of_code(self) -> None:
        """Go to the next coding of the code here, then on in the next transcript that has it."""
        self._follow(1)

    def action_previous_of_code(self) -> None:
        """Go to the coding of the code here that comes before."""
        self._follow(-1)

    def code_in_hand(self) -> str:
        """Name the code of the coding in hand, else that followed or given last."""
        coding = self.coding_in_hand()
        return coding.code if coding is not None else self._followed or self.slots.latest

    def _follow(self, step: int) -> None:
        code = self._followed = self.code_in_hand()
        if not code:
            self.tell(_("There is no coding at the cursor whose code could be followed."))
        elif not self.desk.filter.draws_code(code):
            self.tell(_("The filter hides {code}.").format(code=self.named(code)))
        elif found := self.desk.neighbour(code, self.text.cursor, step):
            self._go_to(found)
        else:
            self.writing.read(
                lambda: self.study.transcripts_with(code), lambda counts: self._follow_on(code, step, counts)
            )

    def _follow_on(self, code: str, step: int, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Go on in the next transcript in which codings of a code are drawn, round the end of the list."""
        names = [entry.name for entry in self.entries]
        drawn = {name for name, coders in counts.items() if any(map(self.desk.draws_coder, coders))}
        there = progress.other_among(names, drawn, self.desk.transcript.id, step)
        if there is None:
            self.tell(_("No coding of {code} is shown anywhere.").format(code=self.named(code)))
        elif there == self.desk.transcript.id:
            self.tell(_("Only this transcript has {code}; from its other end.").format(code=self.named(code)))
            self._enter(code, step)
        else:
            self.open(there, lambda: self._enter(code, step))

    def _enter(self, code: str, step: int) -> None:
        """Go to the first coding of a code in this transcript, or to the last when coming from behind."""
        found = self.desk.neighbour(code, -1 if step > 0 else len(self.desk.transcript.text), step)
        if found is not None:
            self._go_to(found)

    def _go_to(self, coding: Coding) -> None:
        self.text.goto(coding.span.start)
        self.text.bring_to_front(coding.id)

    def action_tell_progress(self) -> None:
        """Say how much of the transcript is coded."""
        desk = self.desk
        turns = progress.uncoded(desk.transcript, (one.span for one in desk.mine), desk.interviewers)
        answers = progress.answers(desk.transcript, desk.interviewers)
        said = _(
            "coded: {share} of what respondents say, {whole} of the whole text; {bare} of {turns} turns bare"
        )
        self.tell(
            said.format(
                share=f"{desk.coded_share:.0%}",
                whole=f"{desk.text_share:.0%}",
                bare=f"{len(turns):,}",
                turns=f"{len(answers):,}",
            )
        )
