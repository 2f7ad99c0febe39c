"""A strip that asks: for words to type, for one of some lines, for agreement to a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.extent import Extent
from coder.tui.widgets.memo_text import MemoText
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.widgets.rows import Row, Rows

MOST_ROWS = 0.55
"""Share of the window that the strip may take, so that the tree stays in sight."""
TEXT_ROWS = 9
"""Rows of a field for many lines, with what names it."""
PLACES = (0, 1)
"""Fields that can stand side by side or one below the other: a text in two languages."""


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to be typed."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked, and how it may be answered: by typing, choosing or agreeing."""

    title: str
    about: Sequence[Paragraph] = ()
    lines: Sequence[Blank] = ()
    """Each is typed in one line, at most two."""
    texts: Sequence[Blank] = ()
    """Each is typed in as many lines as one likes, at most two."""
    choices: Sequence[Row] = ()
    chosen: str = ""
    """The id of the line that is highlighted at first; empty for the first one."""
    hints: Sequence[Bit] = ()
    """Which keys answer."""


class Line(Input, Extent):
    """One line to type."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z,ctrl+y", "nothing", show=False),  # else they would undo what was done last
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(compact=True, select_on_focus=False, id=id)

    def action_nothing(self) -> None:
        """Keep a key from meaning something elsewhere."""


class Text(MemoText):
    """Several lines to type; Tab goes on to the other field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "go_on", show=False)]

    def action_go_on(self) -> None:
        """Go to the other field."""
        asking = next(one for one in self.ancestors if isinstance(one, Asking))
        asking.action_other_field()


class Asking(Vertical):
    """Shown only while something is asked; the tree above it stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab,shift+tab", "other_field", show=False)]

    @dataclass
    class Typed(Message):
        """The words were typed; Enter was pressed in a line."""

        words: tuple[str, ...]

    @dataclass
    class Picked(Message):
        """One of the lines was chosen."""

        id: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._inquiry = Inquiry("")

    @property
    def inquiry(self) -> Inquiry:
        """What is asked."""
        return self._inquiry

    def compose(self) -> ComposeResult:
        """Stack the question, the fields, the choices and what is said about it."""
        yield Bar(id="asking-title")
        yield Rows(id="asking-choices")
        for place in PLACES:
            with Horizontal(id=f"asking-row-{place}", classes="asking-row"):
                yield Bar(id=f"asking-label-{place}")
                yield Line(id=f"asking-line-{place}")
        with Horizontal(id="asking-texts"):
            for place in PLACES:
                with Vertical(id=f"asking-column-{place}"):
                    yield Bar(id=f"asking-caption-{place}")
                    yield Text(id=f"asking-text-{place}")
        yield Prose(id="asking-about")

    def ask(self, inquiry: Inquiry) -> None:
        """Ask something, and let the keys go to where it is answered."""
        self._inquiry = inquiry
        column = 3 + max((cell_len(blank.label) for blank in inquiry.lines), default=0)
        for place in PLACES:
            line, text = (blanks[place : place + 1] for blanks in (inquiry.lines, inquiry.texts))
            self.query_one(f"#asking-row-{place}").display = bool(line)
            self.query_one(f"#asking-column-{place}").display = bool(text)
            for blank in line:
                self._label(f"#asking-label-{place}", blank.label).styles.width = column
                field = self.query_one(f"#asking-line-{place}", Line)
                field.value = blank.value
                field.cursor_position = len(blank.value)
            for blank in text:
                self._label(f"#asking-caption-{place}", blank.label)
                area = self.query_one(f"#asking-text-{place}", Text)
                area.load_text(blank.value)
                area.move_cursor(area.document.end)
        self.query_one("#asking-texts").display = bool(inquiry.texts)
        choices = self.query_one("#asking-choices", Rows)
        choices.display = bool(inquiry.choices)
        choices.fill(inquiry.choices, inquiry.chosen)
        choices.styles.height = len(inquiry.choices)
        self.say_title(inquiry.title, inquiry.hints)
        self.say_about(inquiry.about)
        self.take_keys()

    def retype(self, words: Sequence[str]) -> None:
        """Put other words into the fields for many lines."""
        for place, text in enumerate(words):
            area = self.query_one(f"#asking-text-{place}", Text)
            area.load_text(text)
            area.move_cursor(area.document.end)

    def take_keys(self) -> None:
        """Let the keys go to where the question is answered."""
        self._fields[0].focus()

    @property
    def _fields(self) -> list[Widget]:
        """List what the keys can go to, the first of all where one begins."""
        inquiry = self._inquiry
        ids = ["choices"] if inquiry.choices else []
        ids += [f"line-{place}" for place, _blank in enumerate(inquiry.lines)]
        ids += [f"text-{place}" for place, _blank in enumerate(inquiry.texts)]
        return [self.query_one(f"#asking-{id}") for id in ids or ["about"]]

    def say_title(self, title: str, hints: Sequence[Bit]) -> None:
        """Show the question, and which keys answer it."""
        self.query_one("#asking-title", Bar).say([BarRow([Bit(f" {title}", "strong")], hints)])

    def say_about(self, about: Sequence[Paragraph]) -> None:
        """Show what is to be known before one answers; as high as it needs, within bounds."""
        prose = self.query_one("#asking-about", Prose)
        prose.display = bool(about)
        prose.say(list(about))
        self.fit(*self.app.size)

    def fit(self, width: int, height: int) -> None:
        """Give what is said the rows that it needs in a window of such a size, but never most of them."""
        prose = self.query_one("#asking-about", Prose)
        inquiry = self._inquiry
        others = 1 + len(inquiry.lines) + len(inquiry.choices) + (TEXT_ROWS if inquiry.texts else 0)
        most = max(2, int(height * MOST_ROWS) - others)
        prose.styles.height = min(prose.rows_at(width - 3), most)

    def _label(self, id: str, label: str) -> Bar:
        bar = self.query_one(id, Bar)
        bar.say([BarRow([Bit(label, "quiet")])])
        return bar

    @property
    def typed(self) -> tuple[str, ...]:
        """The words that stand in the fields."""
        if self._inquiry.texts:
            areas = (self.query_one(f"#asking-text-{place}", Text) for place in PLACES)
            return tuple(area.text for area in areas)[: len(self._inquiry.texts)]
        lines = (self.query_one(f"#asking-line-{place}", Line) for place in PLACES)
        return tuple(line.value for line in lines)[: len(self._inquiry.lines)]

    @property
    def has_changed(self) -> bool:
        """Whether something else stands in the fields than at first."""
        blanks = self._inquiry.texts or self._inquiry.lines
        return self.typed != tuple(blank.value for blank in blanks)

    def action_other_field(self) -> None:
        """Go to the next field, and after the last to the first."""
        fields = self._fields
        here = next((place for place, field in enumerate(fields) if field.has_focus), -1)
        fields[(here + 1) % len(fields)].focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Typed(self.typed))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()

    @on(Rows.Chosen)
    def _picked(self, event: Rows.Chosen) -> None:
        event.stop()
        self.post_message(self.Picked(event.id))

    @on(Rows.Highlighted)
    def _walked(self, event: Rows.Highlighted) -> None:
        event.stop()
