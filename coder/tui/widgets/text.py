"""The transcript among other widgets: the terminal's cursor comes back to it with the focus."""

from __future__ import annotations

from coder.tui.transcript.view import TranscriptView


class Text(TranscriptView):
    """The view, as one of several things that may have the focus."""

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Let an input method draw its window here again; `on_focus` comes before the focus is ours."""
        super().watch_has_focus(has_focus)
        self.take_terminal_cursor()

    def take_terminal_cursor(self) -> None:
        """Put the terminal's cursor where the text's is, if the keys go here."""
        self._place_terminal_cursor()
