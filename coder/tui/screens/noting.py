"""Memos while reading: on the coding in front, the selection, a coding of mine or the turn at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coder.model.coding import Coding
from coder.model.memo import About, Memo
from coder.model.span import Span
from coder.project.place import Place
from coder.tui.screens.memo_writing import MemoWriting
from coder.tui.screens.quoting import QuotingScreen
from coder.tui.sitting import Kept
from coder.tui.subjects import Here, Subject, on_code, on_transcript, subjects
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.panels import CodebookPanel, TranscriptsPanel
from coder.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Before:
    """What the analyst held before the text was lent to something else."""

    cursor: int
    selection: Span | None
    front: str | None
    top: int


class NotingScreen(MemoWriting, QuotingScreen):
    """Opens a memo below the text, in which its passage stays marked."""

    _before: Before | None = None

    def action_write_memo(self) -> None:
        """Write about what is here; in a panel, about the highlighted transcript or code."""
        highlighted = self._highlighted()
        if highlighted is not None:
            self.write_on([highlighted])
            return
        front, mine = self._front(), self._mine_here()
        noted = self._passage_of_mine()
        coding = front or mine
        passage = self.text.selection or (front.span if front else None) or noted
        here = Here(
            self.desk.transcript,
            self.text.attention,
            passage or (coding.span if coding else self.text.unit_at_cursor()),
            coding,
            self.study.who,
            self.study.title,
            self.code_looks,
        )
        found = subjects(here)
        wanted = self._wanted_kinds(front, mine, noted)
        kinds = [one.target.about for one in found]
        first = next(kind for kind in wanted if kind in kinds)
        self.write_on(found, kinds.index(first))

    def _highlighted(self) -> Subject | None:
        """Find what is highlighted in the panel that the keys go to."""
        transcripts, codes = self.query_one(TranscriptsPanel), self.query_one(CodebookPanel)
        if transcripts.has_focus_within and (name := transcripts.query_one(Rows).highlighted):
            titles = {entry.name: entry.title for entry in self.entries}
            return on_transcript(name, titles.get(name, ""))
        if codes.has_focus_within and (code := codes.query_one(Rows).highlighted):
            return on_code(code, self.code_looks)
        return None

    def _front(self) -> Coding | None:
        here = self.text.codings_at_cursor()
        return next((coding for coding in here if coding.id == self.text.front), None)

    def _mine_here(self) -> Coding | None:
        here = self.text.codings_at_cursor()
        return next((coding for coding in here if coding.coder == self.study.who), None)

    def _passage_of_mine(self) -> Span | None:
        """Find the shortest passage here that I have a memo on."""
        here = self.desk.memos_at(self.text.attention)
        mine = [memo for memo in here if memo.about is About.PASSAGE and memo.coder == self.study.who]
        return mine[0].span if mine else None

    def _wanted_kinds(self, front: Coding | None, mine: Coding | None, noted: Span | None) -> Sequence[About]:
        """Say in which order the kinds of things come into question for a memo."""
        rest = (About.TURN, About.TRANSCRIPT)
        if front is not None:
            return (About.CODING, About.PASSAGE, *rest)
        if self.text.selection is not None:
            return (About.PASSAGE, *rest)
        if mine is not None:
            return (About.CODING, *rest)
        return (About.PASSAGE, *rest) if noted is not None else rest

    def _place(self) -> Place:
        """Remember where the analyst was, not what is marked for the memo."""
        place, before = super()._place(), self._before
        if before is None:
            return place
        mark = (
            None
            if before.selection is None
            else before.selection.start + before.selection.end - before.cursor
        )
        return replace(place, cursor=before.cursor, mark=mark, top=before.top)

    def shows_author(self, name: str) -> bool:
        """Show memos of others while their codings are shown."""
        return self.desk.draws_coder(name)

    def memo_opens(self, subject: Subject) -> None:
        """Mark the passage; it stays in sight above the memo."""
        text = self.text
        if self._before is None:
            self._before = self.held_now()
        self.show_edges()
        if subject.span is None:
            self._restore(self._before)
        else:
            span = subject.span
            text.goto(span.end, span)
            self.call_after_refresh(self._keep_noted_in_sight, span)

    def _keep_noted_in_sight(self, span: Span) -> None:
        """Show the passage in the window that the memo leaves, if it is still open."""
        if self.sitting is not None and self.sitting.subject.span == span:
            self.text.goto(span.end, span)

    def memo_closes(self) -> None:
        """Give the analyst back what was held before."""
        before, self._before = self._before, None
        self.take_back()
        if before is not None:
            self.go_back_to(before)

    def held_now(self) -> Before:
        """Tell what the analyst holds, so that it can be given back."""
        text = self.text
        return Before(text.cursor, text.selection, text.front, text.top_offset)

    def go_back_to(self, before: Before) -> None:
        """Give the analyst back what was held, at the same place of the window."""
        self._restore(before)
        self.call_after_refresh(self._scroll_back, before.top)

    def _scroll_back(self, top: int) -> None:
        self.text.top_offset = top

    def _restore(self, before: Before) -> None:
        self.text.goto(before.cursor, before.selection)
        if before.front is not None and before.front in {one.id for one in self.text.codings_at_cursor()}:
            self.text.bring_to_front(before.front)

    def noted(self, kept: Kept) -> None:
        """Show a memo of this transcript beside the text and at the cursor."""
        if kept.removed is not None:
            self._show_memo(replace(kept.removed, text="", version=kept.removed.version + 1))
        elif kept.memo is not None:
            self._show_memo(kept.memo)

    def _show_memo(self, memo: Memo) -> None:
        if memo.about is About.CODING:
            known = self.desk.codings.get(memo.id)
            if known is not None and known.version < memo.version:
                self.draw(replace(known, memo=memo.text, version=memo.version, updated_at=memo.updated_at))
        elif memo.transcript == self.desk.transcript.id:
            if memo.text:
                self.desk.note(memo)
            else:
                self.desk.forget_memo(memo.id)
        self.show_work()

    def open(self, name: str, then: Callable[[], None] = lambda: None) -> None:
        """Open a transcript; a memo is closed first."""
        self.leave_memo()
        super().open(name, then)

    def action_back(self) -> None:
        """Close the memo, else leave what is open."""
        if self.is_writing:
            self.end_complaint()
            self.leave_memo()
        else:
            super().action_back()

    def show_status(self) -> None:
        """While writing, say which keys help with that."""
        if self.is_writing:
            self.query_one("#status", Bar).say([self.writing_row])
        else:
            super().show_status()
