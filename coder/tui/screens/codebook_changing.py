"""How the codebook is changed on its screen: planned, agreed to where codings are touched, done, shown."""

from __future__ import annotations

from collections.abc import Callable

from coder.locale.language import _
from coder.model.codebook_operation import ChangeId, Operation
from coder.model.errors import CoderError, NothingToUndoError
from coder.model.event import Action, Kind
from coder.project.codebook_editing import Plan, carried_out, planned
from coder.reports.wording.codebook_plan import touched_line
from coder.reports.wording.history import action_line
from coder.tui.plans import plan_paragraphs, plan_question
from coder.tui.screens.codebook_asking import CodebookAsking
from coder.tui.study import Fresh
from coder.tui.troubles import codebook_problems, told
from coder.tui.widgets.asking import Inquiry
from coder.tui.widgets.prose import Paragraph
from coder.tui.wording import named


class CodebookChanging(CodebookAsking):
    """Does one operation after the other, in the file and the database together."""

    @property
    def is_awaiting(self) -> bool:
        """Whether an operation is under way: the next key is about the codes as they are then."""
        return super().is_awaiting or self.writing.is_busy

    def subject(self) -> str:
        """Name the code that is to be changed; empty, and said why, when none can be."""
        if self.study.project.codebook_text.errors:
            mend = _("Nothing can be changed here before the file is mended.")
            self.complain([*codebook_problems(self.study.project), Paragraph(mend, "quiet", 2)])
            return ""
        return self.highlighted

    def named(self, id: str) -> str:
        """Name a code by its id and its name."""
        return named(id, self.looks[id].name) if id in self.looks else id

    def touched(self, operation: Operation) -> list[Paragraph]:
        """Say before anything is done what becomes of the codings with the code."""
        return [Paragraph(touched_line(operation, self.given(operation.id)), "quiet")]

    def change(
        self, make: Callable[[], Operation], *, must_agree: bool = False, follow: str | None = None
    ) -> None:
        """Do an operation; where codings are touched, or a text was written, it is to be agreed to first.

        The highlight goes to the code that it is about, unless another one is to be followed.
        """
        project, who = self.study.project, self.study.who

        def show(plan: Plan) -> None:
            code = follow or _code_of(plan.operation)
            if not plan.diff:
                self.end_asking()
                self.tell(_("nothing to do: the codebook says so already"))
            elif plan.is_grave or must_agree:
                inquiry = Inquiry(plan_question(plan), plan_paragraphs(plan))
                self.ask_plan(inquiry, lambda _words: self._carry_out(plan, code))
            else:
                self._carry_out(plan, code)

        self.writing.read(lambda: planned(project, who, make()), show)

    def _carry_out(self, plan: Plan, code: str) -> None:
        project, who = self.study.project, self.study.who
        self.writing.write(
            lambda: carried_out(project, who, plan), lambda action: self._carried_out(action, code)
        )

    def _carried_out(self, action: Action, code: str) -> None:
        if self.is_asking:
            self.end_asking()
        self._show_changed(code)
        said = action_line(action) if action.events else _("nothing to do: the codebook says so already")
        self.tell(said)
        if any(event.change.kind is Kind.CODING for event in action.events):
            coding = self.coding_screen
            name = coding.desk.transcript.id
            self.writing.read(lambda: self.study.fresh(name), coding.show_fresh)

    def _show_changed(self, code: str) -> None:
        """Show the codebook as it is now, here and on the coding screen."""
        self._wanted = code
        self.look()

    def action_undo(self) -> None:
        """Take back what I did last."""
        name = self.coding_screen.desk.transcript.id
        self.writing.write(lambda: self.study.undo(name), self._reversed)

    def action_redo(self) -> None:
        """Bring back what I took back last."""
        name = self.coding_screen.desk.transcript.id
        self.writing.write(lambda: self.study.redo(name), self._reversed)

    def _reversed(self, result: tuple[Action, Fresh]) -> None:
        action, fresh = result
        self._show_changed(_code_in(action))
        self.coding_screen.show_fresh(fresh)
        self.tell(action_line(action))

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; what was asked stays open."""
        if isinstance(error, NothingToUndoError):
            self.tell(told(error)[0].text)
        else:
            super().refuse(error)


def _code_of(operation: Operation) -> str:
    """Name the code that one goes on with."""
    return operation.new if isinstance(operation, ChangeId) else operation.id


def _code_in(action: Action) -> str:
    """Name the code that an action was about, as far as that is known."""
    rows = (event.change.operation for event in action.events if event.change.operation)
    return next((str(row["id"]) for row in rows), "")
