"""What the analyst arranges: which codings are drawn, which codes stay on digits, how wide the margin is."""

from __future__ import annotations

from textual import on

from coder.locale.language import _
from coder.tui.screens.choosing_shown import ShownScreen, Sight
from coder.tui.screens.pinning import PinScreen
from coder.tui.screens.wayfinding import WayfindingScreen
from coder.tui.slots import Slots
from coder.tui.widgets.panels import CodebookPanel
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows


class ArrangingScreen(WayfindingScreen):
    """Changes nothing of the work, only what is seen of it."""

    def action_choose_shown(self) -> None:
        """Choose which codes and whose codings are drawn."""
        codebook = self.study.project.codebook
        screen = ShownScreen(
            Sight(self.desk.shows_others, self.desk.filter),
            codebook,
            self.code_looks,
            self.names.find,
            self.desk.coders,
            self.desk.counts(codebook),
            ascii_signs=self.workplace.ascii_signs,
        )
        self.app.push_screen(screen, self._see)

    def _see(self, sight: Sight | None) -> None:
        if sight is not None:
            self.desk.shows_others, self.desk.filter = sight.shows_others, sight.filter
            self.text.replace_codings(self.desk.shown)
            self.show_all()

    def action_pin(self) -> None:
        """Keep the highlighted code, else the code in hand, on a digit."""
        panel = self.query_one(CodebookPanel)
        highlighted = panel.query_one(Rows).highlighted if panel.has_focus_within else ""
        self._ask_for_digit(highlighted or self.code_in_hand())

    @on(Query.PinWanted)
    def _pin_highlighted(self, event: Query.PinWanted) -> None:
        self._ask_for_digit(event.id)

    def _ask_for_digit(self, code: str) -> None:
        found = self.study.project.codebook.resolve(code)
        if found is None or not found.usable:
            self.tell(_("There is no code here that could stay on a digit."))
            return
        names = {one: self.named(one) for one in (found.id, *self.slots.codes) if one}
        self.app.push_screen(PinScreen(found.id, names, self.slots), self._pinned)

    def _pinned(self, slots: Slots | None) -> None:
        if slots is not None:
            self.slots = slots
            self.picker.show_slots(slots)
            self.show_all()
            self._keep_place()

    def action_fold_margin(self) -> None:
        """Leave of the margin only what says where codings are, or show all of it again."""
        if self.text.fold_margin():
            self.tell(_("Turn numbers and speakers are folded away."))
