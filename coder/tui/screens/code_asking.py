"""A list whose lines can be given codes: the picker opens below it, and digits give the codes used last."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.widget import Widget

from coder.locale.language import _, current
from coder.model.codebook import Codebook
from coder.model.codebook_operation import AddCode
from coder.model.errors import CoderError
from coder.tui.describing import Describer
from coder.tui.edges import choosing_prompt, digit_keys
from coder.tui.inventing import below_which, invented
from coder.tui.listing import CodeList
from coder.tui.looks import UNKNOWN, CodeLook, looks
from coder.tui.names import Names, code_names
from coder.tui.screens.list_screen import ListScreen
from coder.tui.slots import Slots
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.picker import Picker, Question
from coder.tui.wording import named
from coder.tui.workplace import Workplace

Then = Callable[[str], None]


class CodeAsking(ListScreen):
    """Asks for one code."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._then: Then | None = None
        """What is done with the code that is asked for."""
        self.is_preparing = False
        """Whether a code is being made or its passages counted: an Enter for what comes is too early."""
        self._codebook: Codebook | None = None
        self.code_looks: dict[str, CodeLook] = {}
        self._names: Names | None = None

    @property
    def rows(self) -> Widget:
        """The list; the keys go back to it when a code was given."""
        raise NotImplementedError

    @property
    def picker(self) -> Picker:
        """The panel that asks for a code."""
        return self.query_one(Picker)

    @property
    def slots(self) -> Slots:
        """Which code stands on which digit."""
        return self.workplace.digits.slots

    @property
    def is_choosing(self) -> bool:
        """Whether the picker waits for an answer."""
        return self._then is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the picker waits, little else works."""
        command = next((one for one in self.commands_here if one.id == action), None)
        if command is not None and self.is_choosing:
            return command.while_choosing
        return super().check_action(action, parameters)

    def take_codebook(self) -> None:
        """Draw, find and describe codes by the codebook in force."""
        codebook = self.study.project.codebook
        if codebook is self._codebook:
            return
        self._codebook, self.code_looks = codebook, looks(codebook, current())
        self._names = code_names(codebook)
        codes = CodeList(codebook, self.code_looks, digit_keys(self.keys))
        describer = Describer(codebook, self.code_looks, current(), self.study.who)
        self.picker.use(codes, describer, self._names.find)

    def named(self, code: str) -> str:
        """Name a code by its id and its name."""
        return named(code, self.code_looks.get(code, UNKNOWN).name)

    def ask_code(self, title: str, then: Then) -> None:
        """Ask for one code, which may be a new one."""
        self.take_codebook()
        self._then = then
        self.add_class("-choosing")
        self.picker.ask(Question(title, _("Code"), takes_several=False), self.slots)
        if self._names is not None:
            self.writing.read(self._names.load, lambda _nothing: self.picker.find_again())
        self.show_edges()

    @on(Picker.Answered)
    def _answered(self, event: Picker.Answered) -> None:
        then = self._then
        self.end_choosing()
        if then is not None:
            then(event.codes[0])

    @on(Picker.Named)
    def _named(self, event: Picker.Named) -> None:
        """Ask below which code the new one stands, make it, then do with it what was to be done."""
        then = self._then
        codebook = self.study.project.codebook

        def make(parent: str) -> None:
            self._make(invented(codebook, event.name, parent), then or (lambda _code: None))

        self._then = make
        self.picker.ask(below_which(codebook, event.name, event.like), self.slots)

    def _make(self, operation: AddCode, then: Then) -> None:
        self.is_preparing = True

        def made(_nothing: object) -> None:
            self.is_preparing = False
            self.take_codebook()
            then(operation.id)

        self.writing.write(lambda: self.study.change_codebook(operation), made)

    def action_give_chosen(self) -> None:
        """Answer the picker with the mouse."""
        self.picker.answer()

    def end_choosing(self) -> None:
        """Put the picker away and go back to the list."""
        self._then = None
        self.remove_class("-choosing")
        self.rows.focus()
        self.show_edges()

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; nothing comes of what was being prepared."""
        self.is_preparing = False
        super().refuse(error)

    def give(self, code: str) -> None:
        """Give the highlighted line a code."""
        raise NotImplementedError

    def action_code_again(self, digit: str) -> None:
        """Give the code that stands on a digit."""
        self._give_again(
            self.slots.code_at(int(digit)), _("No code stands on {digit} yet.").format(digit=digit)
        )

    def action_repeat(self) -> None:
        """Give the code used last."""
        self._give_again(self.slots.latest, _("Nothing has been coded yet."))

    def _give_again(self, code: str, otherwise: str) -> None:
        if code:
            self.give(code)
        else:
            self.tell(otherwise)

    def show_status(self) -> None:
        """While the picker asks, say which keys answer."""
        if self.is_choosing:
            self.query_one("#status", Bar).say([choosing_prompt(self.picker.question, self.keys)])
        else:
            super().show_status()

    def action_back(self) -> None:
        """Leave the picker, else the screen."""
        if self.is_choosing:
            self.end_choosing()
        else:
            super().action_back()
