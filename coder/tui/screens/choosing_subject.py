"""On what shall the new memo be? The project or a code, found by a few letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.locale.language import _
from coder.model.codebook import Codebook
from coder.tui.commands.everywhere import BACK
from coder.tui.keys_in_force import Keys, bind
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.names import code_names
from coder.tui.subjects import Subject, on_code, on_project
from coder.tui.widgets.bar import Bar, BarRow, Bit
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Row, Rows

PROJECT = "\0project"
"""Stands for the project; no code can be called so."""


class SubjectScreen(ModalScreen[Subject | None]):
    """Type, Enter: what the memo will be about is the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False, id=BACK.id)]

    def __init__(self, codebook: Codebook, looks: Mapping[str, CodeLook], study: str, keys: Keys) -> None:
        super().__init__()
        self._codebook, self._looks, self._study = codebook, looks, study
        self._names = code_names(codebook)
        bind(self, keys)

    def compose(self) -> ComposeResult:
        """Stack the question, the field and the list."""
        rows = Rows(id="subjects", at_first_click=True)
        with Vertical(id="subject"):
            yield Bar(id="subject-caption")
            yield Query(rows, _("code: Chinese, English, pinyin"), id="subject-wanted")
            yield rows

    def on_mount(self) -> None:
        """Begin with the project and the whole tree; the full pinyin comes from a thread."""
        back = Bit(_("Esc goes back"), "quiet", "screen.dismiss(None)")
        self.query_one(Bar).say([BarRow([Bit(_("On what shall the memo be?"), "strong")], [back])])
        self._list()
        self.query_one(Query).focus()
        self.run_worker(self._names.load, thread=True, exit_on_error=False)

    def _list(self) -> None:
        typed = self.query_one(Query).value.strip()
        if typed:
            rows = [self._code(id, 0) for id in self._names.find(typed)]
        else:
            tree = self._codebook.in_tree_order()
            codes = (self._code(code.id, 2 * self._codebook.depth(code.id)) for code in tree)
            rows = [Row(PROJECT, on_project(self._study).title), *codes]
        self.query_one(Rows).fill(rows, "")

    def _code(self, id: str, indent: int) -> Row:
        look = self._looks.get(id, UNKNOWN)
        codable = self._codebook.by_id[id].codable
        name = f"{id} {look.name}" if codable else look.name
        return Row(id, name, indent, letter=look.letter if codable else "", color=look.color)

    @on(Query.Changed)
    def _typed(self) -> None:
        self._list()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(on_project(self._study) if event.id == PROJECT else on_code(event.id, self._looks))
