"""On which digit shall a code stay? One key answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.locale.language import _
from coder.model.keys import twins
from coder.tui.commands.everywhere import BACK
from coder.tui.keys_in_force import bind, keys_around
from coder.tui.slots import DIGITS, Slots
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.prose import Paragraph, Prose


class PinScreen(ModalScreen[Slots | None]):
    """Shows what stands on the digits; a digit pins, Del lets the code go, Esc leaves all as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join((str(digit), *twins(str(digit)))), f"pin({digit})", show=False)
            for digit in range(1, DIGITS + 1)
        ),
        Binding("delete,backspace,0", "unpin", show=False),
        Binding("escape", "dismiss(None)", show=False, id=BACK.id),
    ]

    def __init__(self, code: str, names: dict[str, str], slots: Slots) -> None:
        super().__init__()
        self._code, self._names, self._slots = code, names, slots
        """`names` says what each code is called."""

    def compose(self) -> ComposeResult:
        """Stack the question and the digits."""
        with Vertical(id="pin"):
            yield Bar(id="pin-caption")
            yield Prose(id="pin-digits")

    def on_mount(self) -> None:
        """Say what stands where."""
        bind(self, keys_around(self))
        title = _("On which digit shall {code} stay?").format(code=self._named(self._code))
        back = Bit(_("Esc goes back"), "quiet", "screen.dismiss(None)")
        self.query_one(Bar).say([BarRow([Bit(title, "strong")], [back])])
        self.query_one(Prose).say([*self._digits(), *self._let_go()])
        self.query_one(Prose).focus()

    def _named(self, code: str) -> str:
        return self._names.get(code, code)

    def _digits(self) -> Iterator[Paragraph]:
        for digit, code in enumerate(self._slots.codes, 1):
            stays = _("{code}, stays here") if code in self._slots.pinned else "{code}"
            said = stays.format(code=self._named(code)) if code else _("free")
            yield Paragraph(said, "body" if code else "quiet", indent=3, lead=str(digit))

    def _let_go(self) -> Iterator[Paragraph]:
        if self._code in self._slots.pinned:
            yield Paragraph("")
            yield Paragraph(_("Other codes may push it out again."), indent=cell_len("Del") + 2, lead="Del")

    def action_pin(self, digit: int) -> None:
        """Keep the code on a digit."""
        self.dismiss(self._slots.pin(self._code, digit))

    def action_unpin(self) -> None:
        """Let the code be pushed out again."""
        self.dismiss(self._slots.unpin(self._code))
