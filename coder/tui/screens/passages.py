"""The passages behind a number: listed by transcript, the highlighted one with what was said around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.widget import Widget

from coder.locale.language import _, current, plural
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project import transcripts
from coder.reports.quoting import markdown_quotation, quotation
from coder.tui.around import around
from coder.tui.commands import passages
from coder.tui.commands.command import Command
from coder.tui.describing import GAP, Describer
from coder.tui.leading import Lead
from coder.tui.looks import looks
from coder.tui.passages import Listing, Passage, Wanted, listing, passage_rows
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.widgets.rows import Row, Rows
from coder.tui.workplace import Workplace

Quoting = Callable[[Transcript, Span, Sequence[Coding], Codebook], str]


class PassagesScreen(ListScreen):
    """Walk through passages; Enter leads to the text, Esc back to the table or list behind."""

    commands_here: ClassVar[tuple[Command, ...]] = (*passages.COMMANDS, *EVERYWHERE)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._wanted = Wanted("", lambda _project: ())
        self._listing = Listing((), {})
        self._read: Transcript | None = None
        """The transcript of the highlighted passage."""

    def take(self, about: object) -> None:
        """List other passages."""
        if isinstance(about, Wanted):
            self._wanted, self._listing = about, Listing((), {})
            if self.is_up():
                self._show(self._listing, ())
            if self.is_current:
                self.look()

    @property
    def screen_title(self) -> str:
        """Say what the passages have in common."""
        return self._wanted.title

    @property
    def in_hand(self) -> str:
        """Say how many there are."""
        found = self._listing
        if not found.codings:
            return _("{passages} in {transcripts}").format(
                passages=plural(found.distinct, "{count} passage", "{count} passages"),
                transcripts=plural(found.transcripts, "{count} transcript", "{count} transcripts"),
            )
        return _("{codings} on {passages} in {transcripts}").format(
            codings=plural(found.codings, "{count} coding", "{count} codings"),
            passages=plural(found.distinct, "{count} passage", "{count} passages"),
            transcripts=plural(found.transcripts, "{count} transcript", "{count} transcripts"),
        )

    @property
    def listed(self) -> Listing:
        """What is listed."""
        return self._listing

    def body(self) -> Iterable[Widget]:
        """Stack the list and what stands around the highlighted passage."""
        yield Rows(id="passages")
        yield Prose(id="around")

    def look(self) -> None:
        """Find the passages there are now."""
        wanted, project = self._wanted, self.study.project
        known = looks(project.codebook, current())
        self._describer = Describer(project.codebook, known, current(), self.study.who)

        def find() -> tuple[Listing, list[Row]]:
            found = listing(project, wanted)
            return found, passage_rows(found, known)

        self.ask(find, lambda found: self._show(*found))

    def _show(self, found: Listing, rows: Sequence[Row]) -> None:
        self._listing = found
        self.query_one("#passages", Rows).fill(rows)
        self._read = None
        self._show_context()
        self.show_edges()

    @property
    def highlighted(self) -> Passage | None:
        """The passage the keys are about."""
        return self._listing.by_id.get(self.query_one("#passages", Rows).highlighted)

    @on(Rows.Highlighted, "#passages")
    def _show_context(self) -> None:
        """Show what was said around the highlighted passage; its text is read when it is another one."""
        passage = self.highlighted
        if passage is None:
            said = [] if self.is_waiting else [Paragraph(_("There is no such passage (any more)."), "quiet")]
            self.query_one("#around", Prose).say(said)
        elif self._read is not None and self._read.id == passage.transcript:
            self._tell_context(self._read, passage)
        else:
            project = self.study.project
            self.writing.read(lambda: transcripts.read(project, passage.transcript), self._take_text)

    def _take_text(self, transcript: Transcript) -> None:
        self._read = transcript
        passage = self.highlighted if self.is_up() else None
        if passage is not None and passage.transcript == transcript.id:
            self._tell_context(transcript, passage)

    def _tell_context(self, transcript: Transcript, passage: Passage) -> None:
        said = around(transcript, passage.span, self.study.sentences)
        note = [GAP, Paragraph(passage.note, "label")] if passage.note else []
        given = self._describer.given(passage.codings)
        self.query_one("#around", Prose).say([*said, *note, *given])

    @on(Rows.Chosen, "#passages")
    def action_read_passage(self) -> None:
        """Go to the passage in its text."""
        passage = self.highlighted
        if passage is not None:
            coding = passage.codings[0].id if len(passage.codings) == 1 else None
            self.post_message(Lead(passage.transcript, passage.span, coding))

    def action_copy_with_source(self) -> None:
        """Put the passage with its source on the clipboard."""
        quote = self._quoted(quotation)
        if quote:
            self.app.copy_to_clipboard(quote)
            self.tell(_("copied with its source"))

    def action_keep_quote(self) -> None:
        """Write the passage with its source into the file of quotes."""
        quote = self._quoted(markdown_quotation)
        if quote:
            self.writing.write(lambda: self.study.add_quote(quote), self._kept_quote)

    def _kept_quote(self, path: Path) -> None:
        self.tell(_("written: {path}").format(path=path))

    def _quoted(self, quote: Quoting) -> str:
        """Quote the highlighted passage, once its text has been read."""
        passage, read = self.highlighted, self._read
        if passage is None or read is None or read.id != passage.transcript:
            return ""
        return quote(read, passage.span, passage.codings, self.study.project.codebook)
