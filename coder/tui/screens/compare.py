"""Where two coders differ: a list by transcript, the highlighted passage with what each of them marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from coder.locale.language import _, current
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project import transcripts
from coder.tui.commands import compare
from coder.tui.commands.command import Command
from coder.tui.difference_export import export_differences
from coder.tui.difference_lines import difference_rows
from coder.tui.difference_notes import difference_told, nothing_told
from coder.tui.differing import (
    About,
    Found,
    Pair,
    Shown,
    codes_of,
    differences,
    found,
    kind_word,
    line_id,
    totals,
)
from coder.tui.leading import Lead
from coder.tui.looks import CodeLook, looks
from coder.tui.screens.list_screen import ListScreen
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.turning import after
from coder.tui.widgets.bar import Bar, Bit, rows_of_bits
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.widgets.rows import Rows
from coder.tui.wording import named
from coder.tui.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coder.project.comparing import Compared, ComparedCoders


ROWS_IN_SIGHT = 4
"""Rows of the passage that are to be seen at least."""


class CompareScreen(ListScreen):
    """Walk through differences; Enter leads to the text, Esc back to the same line."""

    commands_here: ClassVar[tuple[Command, ...]] = (*compare.COMMANDS, *EVERYWHERE)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._about = About()
        self._found: Found | None = None
        self._shown = Shown.ALL
        self._with_begun = False
        self._pairs: Sequence[Pair] = ()
        self._place = 0
        """Which of the pairs is compared."""
        self._items: Sequence[Compared] = ()
        self._code_looks: Mapping[str, CodeLook] = {}
        self._read: Transcript | None = None
        """The transcript of the highlighted passage."""

    def take(self, about: object) -> None:
        """Be about other coders or codes."""
        if isinstance(about, About):
            self._about, self._shown = about, Shown.ALL
            if self.is_current:
                self.look()

    @property
    def pair(self) -> Pair | None:
        """The two who are compared."""
        return self._pairs[self._place] if self._pairs else self._about.pair

    def _choose_pair(self) -> None:
        """Take the pair that is asked for, else the two who differ most."""
        wanted = self._about.pair
        self._pairs = self._found.pairs(self._about.codes) if self._found is not None else []
        either = {wanted, wanted[::-1]} if wanted else set[Pair]()
        self._place = next((at for at, pair in enumerate(self._pairs) if pair in either), 0)

    @property
    def items(self) -> Sequence[Compared]:
        """What is listed."""
        return self._items

    @property
    def compared(self) -> ComparedCoders | None:
        """All about the two who are compared."""
        pair = self.pair
        return self._found.compared.get(pair) if self._found is not None and pair is not None else None

    @property
    def screen_title(self) -> str:
        """Say who is compared, and in which codes."""
        pair = self.pair
        if pair is None:
            return _("Where coders differ")
        said = _("Where {first} and {second} differ").format(first=pair[0], second=pair[1])
        return f"{said} · {self._about.name}" if self._about.name else said

    @property
    def in_hand(self) -> str:
        """Say which one is highlighted, of how many."""
        at = next((at for at, one in enumerate(self._items, 1) if one is self.highlighted), 0)
        return _("{at} of {all}").format(at=at, all=len(self._items)) if at else ""

    def body(self) -> Iterable[Widget]:
        """Stack what is asked, the list, and the highlighted passage as both marked it."""
        yield Bar(id="asked")
        with Vertical(id="compared"):
            yield Rows(id="passages")
            yield Prose(id="around")

    @property
    def highlighted(self) -> Compared | None:
        """The passage the keys are about."""
        wanted = self.query_one("#passages", Rows).highlighted if self.is_up() else ""
        return next((one for one in self._items if line_id(one) == wanted), None)

    def look(self) -> None:
        """Compare what there is now."""
        project, eyes, begun = self.study.project, self.study.who, self._with_begun
        turns = self._about.exclude_interviewer
        self.ask(
            lambda: found(project, eyes, begun=begun, exclude_interviewer=turns),
            self._take_found,
            _("comparing…"),
        )

    def _take_found(self, answer: Found) -> None:
        self._found = answer
        self._code_looks = looks(self.study.project.codebook, current())
        self._read = None
        self._lay_out()

    def _lay_out(self) -> None:
        """List what is asked for of what was found."""
        self._choose_pair()
        compared = self.compared
        self._items = list(differences(compared.items, self._shown, self._about.codes)) if compared else []
        pair = self.pair or ("", "")
        ascii_signs = self.workplace.ascii_signs
        rows = difference_rows(self._items, pair, self._code_looks, ascii_signs=ascii_signs)
        self.query_one("#passages", Rows).fill(rows)
        self._show_context()
        self.show_edges()

    @on(Rows.Highlighted, "#passages")
    def _show_context(self) -> None:
        """Show what both marked; the text is read when it is another transcript's."""
        one = self.highlighted
        if one is None:
            answer = None if self.is_waiting else self._found
            self._say(list(nothing_told(answer, self.compared, self.keys)) if answer is not None else [])
        elif self._read is not None and self._read.id == one.transcript:
            self._tell_context(self._read, one)
        else:
            project = self.study.project
            self.writing.read(lambda: transcripts.read(project, one.transcript), self._take_text)
        self.show_status()

    def _take_text(self, transcript: Transcript) -> None:
        self._read = transcript
        one = self.highlighted
        if one is not None and one.transcript == transcript.id:
            self._tell_context(transcript, one)

    def _tell_context(self, transcript: Transcript, one: Compared) -> None:
        pair, known, ascii_signs = self.pair or ("", ""), self._code_looks, self.workplace.ascii_signs
        told = difference_told(self.study, transcript, one, pair, known, ascii_signs=ascii_signs)
        self._say(told)
        first = next((at for at, paragraph in enumerate(told) if paragraph.rails), 0)
        self.call_after_refresh(self._reveal, first)

    def _say(self, told: Sequence[Paragraph]) -> None:
        self.query_one("#around", Prose).say(told)

    def _reveal(self, place: int) -> None:
        """Scroll to the passage with who says it, where the window is too low for all above it."""
        prose = self.query_one("#around", Prose)
        row = prose.row_of(place)
        if row + ROWS_IN_SIGHT > prose.size.height:
            prose.scroll_to(y=max(0, row - 1), animate=False)

    def show_edges(self) -> None:
        """Show the first and the last line, and what is asked."""
        super().show_edges()
        self.query_one("#asked", Bar).say(rows_of_bits(self._choices(), self.size.width))

    def _choices(self) -> list[Sequence[Bit]]:
        """Say what each key has been turned to, and how many there are of each kind."""
        pair, compared = self.pair or ("A", "B"), self.compared
        said = {
            compare.KIND: kind_word(self._shown, pair),
            compare.CODE: self._about.name or _("all codes"),
            compare.PAIR: self._pairs_told(),
            compare.BEGUN: _("with work in progress")
            if self._with_begun
            else _("only what both are done with"),
        }
        choices: list[Sequence[Bit]] = [
            (
                Bit(f"{self.keys.name(command)} ", "key", f"screen.{command.does}"),
                Bit(state, "", f"screen.{command.does}"),
            )
            for command, state in said.items()
            if state
        ]
        counted = totals(compared.items, self._about.codes) if compared else {}
        kinds = [one for one in Shown if counted.get(one)]
        return [
            *choices,
            *(
                [
                    Bit(kind_word(one, pair) + " ", "quiet", f"screen.show_kind('{one}')"),
                    Bit(f"{counted[one]:,}", "strong"),
                ]
                for one in kinds
            ),
        ]

    def _pairs_told(self) -> str:
        """Name the pair, and how many it is of; nothing where there is but one."""
        if len(self._pairs) < 2:
            return ""
        place = _("pair {at} of {all}").format(at=self._place + 1, all=len(self._pairs))
        return f"{' – '.join(self._pairs[self._place])} ({place})"

    def action_show_kind(self, kind: str) -> None:
        """List one kind."""
        self._shown = Shown(kind)
        self._lay_out()

    def action_next_difference_kind(self) -> None:
        """List the next kind there is, and after the last all."""
        compared = self.compared
        counted = totals(compared.items, self._about.codes) if compared else {}
        self._shown = after(self._shown, [one for one in Shown if one is Shown.ALL or counted.get(one)])
        self._lay_out()

    def action_only_this_code(self) -> None:
        """Leave what is about the highlighted passage's code, then its other one, then all codes."""
        one = self.highlighted
        codes = codes_of(one) if one is not None else []
        ways = [None, *(frozenset({code}) for code in codes)]
        chosen = after(self._about.codes, ways)
        name = next(iter(chosen)) if chosen else ""
        look = self._code_looks.get(name)
        self._about = replace(
            self._about, pair=self.pair, codes=chosen, name=named(name, look.name) if look else name
        )
        self._lay_out()

    def action_next_pair(self) -> None:
        """Compare the next two."""
        if len(self._pairs) < 2:
            self.tell(_("There are no two others to compare."))
            return
        self._about = replace(self._about, pair=after(self._pairs[self._place], self._pairs))
        self._lay_out()

    def action_switch_begun(self) -> None:
        """Compare what is in progress too, or only what both are done with."""
        self._with_begun = not self._with_begun
        self.look()
        self.show_edges()

    def action_walk_on(self) -> None:
        """Go to the next passage."""
        self.query_one("#passages", Rows).action_walk(1)

    def action_walk_back(self) -> None:
        """Go to the passage before."""
        self.query_one("#passages", Rows).action_walk(-1)

    @on(Rows.Chosen, "#passages")
    def action_read_difference(self) -> None:
        """Go to the passage in its text; my own coding of it is brought to the front."""
        one, pair = self.highlighted, self.pair
        if one is None or pair is None:
            return
        mine = one.codings[pair.index(self.study.who)] if self.study.who in pair else ()
        coding = mine[0] if len(mine) == 1 else None
        self.post_message(Lead(one.transcript, Span(one.item.start, one.item.end), coding))

    def action_export_differences(self) -> None:
        """Write what is listed into a file."""
        compared = self.compared
        if compared is None or not self._items:
            self.tell(_("There is nothing to export yet."))
            return
        listed = replace(compared, items=tuple(self._items))
        self.writing.write(partial(export_differences, self.study.project, listed), self._exported)

    def _exported(self, path: str) -> None:
        self.tell(_("written: {path}").format(path=path))
