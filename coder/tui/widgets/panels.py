"""What stands beside the text: the transcripts, the codings at the cursor, the codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.memo import Memo
from coder.tui.describing import Describer
from coder.tui.listing import CodeList, Entry, or_nothing, transcript_rows
from coder.tui.slots import Slots
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.picker import Find
from coder.tui.widgets.prose import Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows


def caption(title: str, *, id: str | None = None) -> Bar:
    """Make the line that names a panel."""
    bar = Bar(id=id)
    bar.add_class("caption")
    bar.say([BarRow([Bit(title, "quiet")])])
    return bar


class TranscriptsPanel(Vertical):
    """All transcripts with my status and my number of codings."""

    @dataclass
    class Wanted(Message):
        """The analyst wants to read another transcript."""

        transcript: str

    def __init__(self, *, ascii_signs: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ascii_signs = ascii_signs

    def compose(self) -> ComposeResult:
        """Stack the caption and the list."""
        yield caption(_("Transcripts"))
        yield Rows(id="transcripts", at_first_click=True)

    def show_entries(self, entries: Sequence[Entry], opened: str) -> None:
        """List what there is; the open one is highlighted unless the analyst is choosing another."""
        rows = self.query_one(Rows)
        rows.fill(transcript_rows(entries, ascii_signs=self._ascii_signs), None if rows.has_focus else opened)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.post_message(self.Wanted(event.id))


class HerePanel(Vertical):
    """The codings at the cursor, with what their code means."""

    def compose(self) -> ComposeResult:
        """Stack the caption and the words."""
        yield caption(_("At the cursor"))
        yield Prose(id="here-prose")

    def show_codings(
        self, describer: Describer, codings: Sequence[Coding], front: str | None, memos: Sequence[Memo]
    ) -> None:
        """Describe the codings at the cursor, with the memos there."""
        self.query_one(Prose).say(describer.codings(codings, front, memos))

    def show_code(self, describer: Describer, code: str) -> None:
        """Describe a code that is being looked up."""
        self.query_one(Prose).say(describer.code(code))


class CodebookPanel(Vertical):
    """The codebook as a tree with counts, and a filter above it."""

    @dataclass
    class LookedAt(Message):
        """The analyst looks a code up."""

        code: str

    @dataclass
    class Wanted(Message):
        """The analyst wants to give a code."""

        code: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._codes: CodeList | None = None
        self._find: Find = lambda _query: ()
        self._slots, self._counts = Slots(), dict[str, int]()

    def compose(self) -> ComposeResult:
        """Stack the caption with its field, and the tree."""
        rows = Rows(id="tree")
        yield caption(_("Codebook"))
        yield Query(rows, _("find: Chinese, English, pinyin"), can_pin=True, id="filter")
        yield rows

    def use(self, codes: CodeList, find: Find) -> None:
        """Show this codebook."""
        self._codes, self._find = codes, find
        self._fill()

    def show_counts(self, slots: Slots, counts: Mapping[str, int]) -> None:
        """Take what has been coded since."""
        self._slots, self._counts = slots, dict(counts)
        self._fill()

    def find_again(self) -> None:
        """Look once more for what was typed: more ways to write a code are known now."""
        if self.query_one(Query).value.strip():
            self._fill(best_first=True)

    def clear_filter(self) -> None:
        """Show the whole tree again."""
        self.query_one(Query).value = ""

    def _fill(self, *, best_first: bool = False) -> None:
        if self._codes is None:
            return
        wanted = self.query_one(Query).value.strip()
        found = self._find(wanted) if wanted else None
        highlight = found[0] if found and best_first else None
        rows = self._codes.tree(self._slots, self._counts, found)
        self.query_one(Rows).fill(or_nothing(rows, wanted), highlight)

    @on(Query.Changed)
    def _typed(self, event: Query.Changed) -> None:
        event.stop()
        self._fill(best_first=True)
        self._look(self.query_one(Rows).highlighted)

    @on(Rows.Highlighted)
    def _walked(self, event: Rows.Highlighted) -> None:
        event.stop()
        self._look(event.id)

    def _look(self, code: str) -> None:
        if code and self.has_focus_within:
            self.post_message(self.LookedAt(code))

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.post_message(self.Wanted(event.id))
