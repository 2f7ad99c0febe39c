"""Which codes and whose codings are drawn? A list to tick off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.tui.commands.coding import SHOWN
from coder.tui.commands.everywhere import BACK
from coder.tui.keys_in_force import bind, keys_around
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.shown import Shown
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.picker import Find
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Row, Rows
from coder.tui.wording import named

EVERYTHING = "\0everything"
"""Id of the line that shows everything again; no code or coder can be called so."""
CODER = "\0coder "
"""Begins the ids of the lines for coders."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose codings are in sight at all, and what the filter leaves of them."""

    shows_others: bool
    filter: Shown

    def draws_coder(self, name: str, who: str) -> bool:
        """Whether a coder's codings are drawn."""
        return (self.shows_others or name == who) and name not in self.filter.hidden_coders

    def toggle_coder(self, name: str, who: str, coders: Sequence[str]) -> Sight:
        """Draw a coder's codings, or draw them no longer; others stay as they are."""
        if self.shows_others or name == who:
            return replace(self, filter=self.filter.toggle_coder(name))
        unseen = {other for other in coders if other not in {who, name}}
        hidden = (self.filter.hidden_coders | unseen) - {name}
        return Sight(shows_others=True, filter=replace(self.filter, hidden_coders=frozenset(hidden)))


class ShownScreen(ModalScreen[Sight]):
    """Space ticks a line, Enter leaves only this one, Esc goes back to the text with what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", show=False, id=BACK.id),
        Binding("shift+f12", "done", show=False, id=SHOWN.id),
    ]

    def __init__(
        self,
        sight: Sight,
        codebook: Codebook,
        looks: Mapping[str, CodeLook],
        find: Find,
        coders: Sequence[str],
        counts: Mapping[str, int],
        *,
        ascii_signs: bool,
    ) -> None:
        super().__init__()
        self._sight, self._codebook, self._looks, self._find = sight, codebook, looks, find
        self._coders, self._counts = coders, counts
        """Whose codings there are here, the analyst's own first; and how many each code has."""
        self._signs = {1: "v", 0: ""} if ascii_signs else {1: "✓", 0: ""}

    def compose(self) -> ComposeResult:
        """Stack the caption, the field and the list."""
        rows = Rows(id="ticked")
        with Vertical(id="shown"):
            yield Bar(id="shown-caption")
            yield Query(rows, _("code: Chinese, English, pinyin"), blank_toggles=True, id="shown-wanted")
            yield rows

    def on_mount(self) -> None:
        """Begin with all of it."""
        bind(self, keys_around(self))
        keys = _("Space shows or hides, Enter shows only this, Esc goes back")
        title = Bit(_("What is shown"), "strong")
        self.query_one(Bar).say([BarRow([title], [Bit(keys, "quiet", "screen.done")])])
        self._list()
        self.query_one(Query).focus()

    @property
    def _who(self) -> str:
        return self._coders[0]

    def _list(self, highlight: str | None = None) -> None:
        typed = self.query_one(Query).value.strip()
        if typed:
            rows = [self._code(id) for id in self._find(typed) if id in self._codebook.by_id]
        else:
            rows = [self._everything(), *self._people(), *self._tree()]
        self.query_one(Rows).fill(rows, highlight)

    def _everything(self) -> Row:
        is_all = self._sight.filter.is_all
        return Row(EVERYTHING, _("everything"), sign=self._signs[is_all])

    def _people(self) -> Iterator[Row]:
        yield Row(CODER, _("Coders"), tone="heading", can_choose=False)
        for name in self._coders:
            drawn = self._sight.draws_coder(name, self._who)
            said = _("{name} (you)").format(name=name) if name == self._who else name
            yield Row(CODER + name, said, sign=self._signs[drawn], tone="" if drawn else "faint", indent=2)

    def _tree(self) -> Iterator[Row]:
        yield Row(EVERYTHING + " codes", _("Codes"), tone="heading", can_choose=False)
        for code in self._codebook.in_tree_order():
            yield self._code(code.id, indent=2 + 2 * self._codebook.depth(code.id))

    def _code(self, id: str, indent: int = 0) -> Row:
        look = self._looks.get(id, UNKNOWN)
        codable = self._codebook.by_id[id].codable
        share = self._sight.filter.share_of(self._codebook, id)
        return Row(
            id,
            named(id, look.name) if codable else look.name,
            indent=indent,
            sign=self._signs.get(int(share), "") if share in {0, 1} else "-",
            letter=look.letter if codable else "",
            color=look.color if codable else "",
            count=str(self._counts.get(id, "") or ""),
            tone="" if share else "faint",
        )

    @on(Query.Changed)
    def _typed(self) -> None:
        self._list("")

    @on(Query.Toggled)
    def _toggle(self) -> None:
        id = self.query_one(Rows).highlighted
        if id == EVERYTHING:
            self._show_all()
        elif id.startswith(CODER):
            name = id.removeprefix(CODER)
            self._sight = self._sight.toggle_coder(name, self._who, self._coders)
        elif id:
            chosen = self._sight.filter.toggle_branch(self._codebook, id)
            self._sight = replace(self._sight, filter=chosen)
        self._list()

    def _show_all(self) -> None:
        self._sight = replace(self._sight, filter=Shown())

    @on(Rows.Chosen)
    def _only(self, event: Rows.Chosen) -> None:
        if event.id == EVERYTHING:
            self._show_all()
        elif event.id.startswith(CODER):
            name = event.id.removeprefix(CODER)
            hidden = frozenset(self._coders) - {name}
            chosen = replace(self._sight.filter, hidden_coders=hidden)
            self._sight = Sight(self._sight.shows_others or name != self._who, chosen)
        else:
            chosen = self._sight.filter.only_branch(self._codebook, event.id)
            self._sight = replace(self._sight, filter=chosen)
        self._list()

    def action_done(self) -> None:
        """Go back with what was chosen."""
        self.dismiss(self._sight)
