"""What lies before the analyst: one transcript, its codings, and whose of them are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.event import Event, Kind
from coder.model.memo import Memo
from coder.model.span import Span
from coder.model.transcript import Status, Transcript
from coder.tui import progress
from coder.tui.shown import Shown

EVERYTHING = Shown()


class Desk:
    """The state that the coding screen shows; the screen alone changes it."""

    def __init__(
        self,
        transcript: Transcript,
        who: str,
        interviewers: Collection[str] = (),
        codings: Iterable[Coding] = (),
        status: Status = Status.NEW,
        *,
        shows_others: bool = False,
        filter: Shown = EVERYTHING,
        memos: Iterable[Memo] = (),
    ) -> None:
        self.transcript, self.who, self.interviewers = transcript, who, interviewers
        self.status, self.shows_others, self.filter = status, shows_others, filter
        self.replace(codings)
        self.replace_memos(memos)

    @property
    def codings(self) -> Mapping[str, Coding]:
        """Everybody's codings, by id."""
        return self._codings

    def replace(self, codings: Iterable[Coding]) -> None:
        """Take the codings that there are now."""
        self._codings = {coding.id: coding for coding in codings}
        self._forget()

    def add(self, coding: Coding) -> None:
        """Take one more coding, or a new state of one."""
        self._codings[coding.id] = coding
        self._forget()

    def remove(self, id: str) -> None:
        """Forget a coding."""
        self._codings.pop(id, None)
        self._forget()

    def replace_memos(self, memos: Iterable[Memo]) -> None:
        """Take the memos that there are now; those on codings stand in the codings."""
        self._memos = {memo.id: memo for memo in memos}

    def note(self, memo: Memo) -> None:
        """Take one more memo, or a new state of one."""
        self._memos[memo.id] = memo

    def forget_memo(self, id: str) -> None:
        """Know a memo no longer."""
        self._memos.pop(id, None)

    @property
    def memos(self) -> list[Memo]:
        """List the memos that are shown: mine, and those of others while their codings are."""
        return [memo for memo in self._memos.values() if self.draws_coder(memo.coder)]

    def memos_at(self, offset: int) -> list[Memo]:
        """List the memos on passages and turns that hold an offset, the shortest first."""
        here = [memo for memo in self.memos if memo.span is not None and offset in memo.span]
        return sorted(here, key=lambda memo: (len(memo.span or ()), memo.created_at))

    @property
    def noted_turns(self) -> frozenset[int]:
        """Number the turns in which something begins that has a memo."""
        starts = [memo.span.start for memo in self.memos if memo.span is not None]
        starts += [coding.span.start for coding in self.shown if coding.memo]
        turns = (self.transcript.turn_at(start) for start in starts)
        return frozenset(turn.number for turn in turns if turn is not None)

    def _forget(self) -> None:
        self._mine: list[Coding] | None = None
        self._share: float | None = None

    @property
    def mine(self) -> list[Coding]:
        """List my own codings."""
        if self._mine is None:
            self._mine = [coding for coding in self._codings.values() if coding.coder == self.who]
        return self._mine

    @property
    def shown(self) -> list[Coding]:
        """List the codings that are drawn."""
        return [coding for coding in self._in_sight if self.filter.draws(coding)]

    @property
    def _in_sight(self) -> Collection[Coding]:
        return self._codings.values() if self.shows_others else self.mine

    def draws(self, coding: Coding) -> bool:
        """Whether a coding is drawn."""
        return self.draws_coder(coding.coder) and self.filter.draws_code(coding.code)

    def draws_coder(self, name: str) -> bool:
        """Whether a coder's codings are drawn."""
        return (self.shows_others or name == self.who) and name not in self.filter.hidden_coders

    @property
    def filtered(self) -> int:
        """Count the codings that only the filter keeps from being drawn."""
        return 0 if self.filter.is_all else sum(not self.filter.draws(coding) for coding in self._in_sight)

    @property
    def coders(self) -> tuple[str, ...]:
        """Name who has coded here, me first."""
        others = {coding.coder for coding in self._codings.values()} - {self.who}
        return (self.who, *sorted(others))

    @property
    def others(self) -> int:
        """Count the codings of others."""
        return len(self._codings) - len(self.mine)

    @property
    def coded_share(self) -> float:
        """Share of what respondents say that I have coded."""
        if self._share is None:
            self._share = progress.coded_share(self.transcript, self._my_spans(), self.interviewers)
        return self._share

    @property
    def text_share(self) -> float:
        """Share of the whole text that I have coded."""
        return progress.text_share(self.transcript, self._my_spans())

    def neighbour(self, code: str, offset: int, step: int) -> Coding | None:
        """Find the next (1) or previous (-1) coding of a code among those that are drawn."""
        return progress.neighbour((one for one in self.shown if one.code == code), offset, step)

    def next_uncoded(self, offset: int) -> Span | None:
        """Find the next turn that I have not coded."""
        return progress.next_uncoded(self.transcript, self._my_spans(), self.interviewers, offset)

    def _my_spans(self) -> Iterable[Span]:
        return (coding.span for coding in self.mine)

    def counts(self, codebook: Codebook) -> dict[str, int]:
        """Count my codings here by code; a heading has the sum of what is below it."""
        found = Counter(coding.code for coding in self.mine)
        for code, count in list(found.items()):
            if code in codebook.by_id:
                for above in codebook.ancestors(code):
                    found[above] += count if not codebook.by_id[above].codable else 0
        return dict(found)

    def last_used(self) -> Mapping[str, str]:
        """Tell when I gave each code last."""
        times: dict[str, str] = {}
        for coding in self.mine:
            times[coding.code] = max(times.get(coding.code, ""), coding.created_at)
        return times

    def knows(self, event: Event) -> bool:
        """Whether what an event says is on the screen already."""
        change = event.change
        if change.kind not in {Kind.CODING, Kind.MEMO}:
            return False
        known: Mapping[str, Coding | Memo] = self._codings if change.kind is Kind.CODING else self._memos
        present = known.get(change.target)
        if change.after is None or change.after.get("deleted_at"):
            return present is None
        return present is not None and present.version == change.after.get("version")
