"""How words leave the workbench: with where they stand, to the clipboard or into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.span import Span
from coder.reports.quoting import markdown_quotation, quotation
from coder.tui.commands.coding import KEEP_QUOTE
from coder.tui.commands.everywhere import QUIT
from coder.tui.screens.arranging import ArrangingScreen


class QuotingScreen(ArrangingScreen):
    """Quotes the selection, else the passage of the coding in front."""

    def _quoted(self) -> Span | None:
        if self.text.selection is not None:
            return self.text.selection
        front = self.desk.codings.get(self.text.front or "")
        return front.span if front is not None else None

    def _codings_over(self, span: Span) -> Sequence[Coding]:
        """List the codings that are drawn and hold the whole passage."""
        return [one for one in self.desk.shown if one.span.start <= span.start and span.end <= one.span.end]

    def action_copy_with_source(self) -> None:
        """Put the words with their source on the clipboard."""
        span = self._quoted()
        if span is None:
            said = _("Select the words to copy. {key} quits; everything is saved already.")
            self.tell(said.format(key=self.keys.name(QUIT)))
            return
        codebook = self.study.project.codebook
        quote = quotation(self.desk.transcript, span, self._codings_over(span), codebook)
        self.app.copy_to_clipboard(quote)
        said = _("copied with its source; “Keep the quote” ({key}) writes it to a file")
        self.tell(said.format(key=self.keys.way_to(KEEP_QUOTE)))

    def action_keep_quote(self) -> None:
        """Write the words with their source into the file of quotes."""
        span = self._quoted()
        if span is None:
            self.tell(_("Select the words to keep."))
            return
        codebook = self.study.project.codebook
        quote = markdown_quotation(self.desk.transcript, span, self._codings_over(span), codebook)
        self.writing.write(lambda: self.study.add_quote(quote), self._kept_quote)

    def _kept_quote(self, path: Path) -> None:
        self.tell(_("written: {path}").format(path=path))
