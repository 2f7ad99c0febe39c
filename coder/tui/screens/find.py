"""Finding in all transcripts, and what is done with the hits: coded one by one or all, copied, exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on

from coder.locale.language import _, plural
from coder.model.errors import ChangedMeanwhileError, CoderError, NothingToUndoError
from coder.model.event import Action
from coder.model.span import Span
from coder.project import transcripts
from coder.project.coding import Tagged, tag_all
from coder.project.finding import already_coded, spans_to_code
from coder.project.found import Found, Hit
from coder.project.opening import Project
from coder.reports.finding import hits_table
from coder.reports.provenance import meta_of
from coder.reports.quoting import markdown_quotation, quotation
from coder.reports.wording.history import action_line
from coder.tui.commands import find
from coder.tui.commands.coding import UNDO
from coder.tui.commands.command import Command
from coder.tui.exporting import export
from coder.tui.screens.hits import HitsScreen
from coder.tui.screens.passages import Quoting
from coder.tui.screens.work_screen import EVERYWHERE
from coder.tui.seeking import Asked
from coder.tui.study import Fresh
from coder.tui.troubles import told
from coder.tui.widgets.prose import Paragraph
from coder.tui.widgets.rows import Rows
from coder.tui.workplace import Workplace

STEM = 30
"""Characters of a query that name the file of its hits."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Many passages that are to get one code."""

    found: Found
    passages: Sequence[tuple[str, Span]]
    code: str


class FindScreen(HitsScreen):
    """Walk from hit to hit; Enter leads to the text, digits and the picker give codes."""

    commands_here: ClassVar[tuple[Command, ...]] = (*find.COMMANDS, *EVERYWHERE)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._plan: Plan | None = None
        """What is to be confirmed."""

    @on(Rows.Chosen, "#hits")
    def _chosen(self) -> None:
        """Confirm what has been asked, else go to the text."""
        if self._plan is not None:
            self._carry_out(self._plan)
        elif not self.is_preparing:
            self.action_read_hit()

    def action_code_hit(self) -> None:
        """Ask which code the highlighted hit gets."""
        self.with_hit(self._ask_for_hit)

    def _ask_for_hit(self, found: Found, hit: Hit) -> None:
        title = _("Code “{quote}”").format(quote=self.words_of(found, hit))
        self.ask_code(title, partial(self._give_to, found, hit))

    def words_of(self, found: Found, hit: Hit) -> str:
        """Give what would be coded on one line."""
        _name, span = self.passage_of(found, hit)
        start = hit.around.start
        return " ".join(found.text_of(hit)[span.start - start : span.end - start].split())

    def give(self, code: str) -> None:
        """Give the highlighted hit, or its sentence, a code."""
        self.with_hit(lambda found, hit: self._give_to(found, hit, code))

    def _give_to(self, found: Found, hit: Hit, code: str) -> None:
        self._tag(found, [self.passage_of(found, hit)], code, self._given)

    def _tag(
        self,
        found: Found,
        passages: Sequence[tuple[str, Span]],
        code: str,
        then: Callable[[Sequence[Tagged]], None],
    ) -> None:
        project, who = self.study.project, self.study.who
        self.workplace.digits.note_use(project.codebook, code)
        self.workplace.seeker.remember(found.query.text)
        self.writing.write(lambda: tag_all(project, who, passages, code, seen=found.revisions), then)

    def _given(self, tagged: Sequence[Tagged]) -> None:
        one = tagged[0]
        said = _("coded: {codes}") if one.is_new else _("has this code already: {codes}")
        self.tell(said.format(codes=self.named(one.coding.code)))
        self.look()

    def action_code_all_hits(self) -> None:
        """Ask which code all hits get; first say how many they are."""
        self.when_finished(self._ask_for_all)

    def _ask_for_all(self, found: Found) -> None:
        what = self._what

        def ask(passages: Sequence[tuple[str, Span]]) -> None:
            title = _("{passages} in {transcripts}: code as …").format(
                passages=plural(len(passages), "{count} passage", "{count} passages"),
                transcripts=plural(len(found.transcripts), "{count} transcript", "{count} transcripts"),
            )
            self.ask_code(title, lambda code: self._plan_for_all(Plan(found, passages, code)))

        self.writing.read(lambda: spans_to_code(found, what), ask)

    def _plan_for_all(self, plan: Plan) -> None:
        self.is_preparing = True
        project, who = self.study.project, self.study.who
        self.writing.read(
            lambda: already_coded(project, who, plan.passages, plan.code),
            lambda held: self._confirm(plan, held),
        )

    def _confirm(self, plan: Plan, held: int) -> None:
        """Say what would be done, and wait for Enter or Esc."""
        self.is_preparing = False
        count = len(plan.passages)
        if held == count:
            self.tell(plural(held, "{count} had the code already", "{count} had the code already"))
            return
        question = plural(
            count, "Give {count} passage the code {{code}}?", "Give {count} passages the code {{code}}?"
        ).format(code=self.named(plan.code))
        said = [Paragraph(_("{question} Enter does it, Esc leaves it.").format(question=question), "title")]
        if held:
            had = plural(held, "{count} has the code already.", "{count} have the code already.")
            said.append(Paragraph(had, "quiet"))
        self.complain(said)
        self._plan = plan

    def end_complaint(self) -> None:
        """Take the question away with the notice."""
        self._plan = None
        super().end_complaint()

    def _carry_out(self, plan: Plan) -> None:
        self.end_complaint()
        self._tag(plan.found, plan.passages, plan.code, self._all_given)

    def _all_given(self, tagged: Sequence[Tagged]) -> None:
        new = sum(one.is_new for one in tagged)
        said = [plural(new, "{count} passage coded", "{count} passages coded")]
        if new < len(tagged):
            had = len(tagged) - new
            said.append(plural(had, "{count} had the code already", "{count} had the code already"))
        else:
            said.append(_("{key} takes it back").format(key=self.keys.name(UNDO)))
        self.tell(_(", ").join(said))
        self.look()

    def action_copy_with_source(self) -> None:
        """Put the hit, or its sentence, with its source on the clipboard."""
        self._quote(quotation, self._copy)

    def _copy(self, quote: str) -> None:
        self.app.copy_to_clipboard(quote)
        self.tell(_("copied with its source"))

    def action_keep_quote(self) -> None:
        """Write the hit, or its sentence, with its source into the file of quotes."""
        self._quote(markdown_quotation, self._keep)

    def _keep(self, quote: str) -> None:
        self.writing.write(lambda: self.study.add_quote(quote), self._kept_quote)

    def _kept_quote(self, path: Path) -> None:
        self.tell(_("written: {path}").format(path=path))

    def _quote(self, quote: Quoting, then: Callable[[str], None]) -> None:
        project, who = self.study.project, self.study.who

        def read(found: Found, hit: Hit) -> None:
            name, span = self.passage_of(found, hit)
            self.writing.read(lambda: quoted(project, who, name, span, quote), then)

        self.with_hit(read)

    def action_export_hits(self) -> None:
        """Write all hits into a file."""
        self.when_finished(self._export)

    def _export(self, found: Found) -> None:
        project, who, asked = self.study.project, self.study.who, self._asked
        self.writing.write(lambda: exported(project, who, asked, found), self._exported)

    def _exported(self, path: str) -> None:
        self.tell(_("written: {path}").format(path=path))

    def action_undo(self) -> None:
        """Take back what I did last."""
        self.writing.write(lambda: self.study.undo(""), self._reversed)

    def action_redo(self) -> None:
        """Bring back what I took back last."""
        self.writing.write(lambda: self.study.redo(""), self._reversed)

    def _reversed(self, result: tuple[Action, Fresh]) -> None:
        action, _fresh = result
        self.tell(action_line(action))
        self.look()

    def refuse(self, error: CoderError) -> None:
        """Say what went wrong; nothing left to undo is no trouble, a revised text is searched anew."""
        if isinstance(error, NothingToUndoError):
            self.tell(told(error)[0].text)
            return
        super().refuse(error)
        if isinstance(error, ChangedMeanwhileError):
            self.look()


def quoted(project: Project, who: str, name: str, span: Span, quote: Quoting) -> str:
    """Quote a passage with its source and a coder's codes on it."""
    transcript = transcripts.read(project, name)
    mine = transcripts.codings_of(project, name, who)
    over = [one for one in mine if one.span.start <= span.start and span.end <= one.span.end]
    return quote(transcript, span, over, project.codebook)


def exported(project: Project, who: str, asked: Asked, found: Found) -> str:
    """Write hits into a table for spreadsheets, and give its path."""
    query = found.query
    meta = meta_of(
        project,
        "find",
        filters=asked.filters,
        coders=(who,),
        query=query.text,
        regex=query.regex,
        exact=query.exact,
        word=query.wants_words,
        total=len(found),
    )
    return export(project, hits_table(found, meta, for_people=False), f"find-{query.text[:STEM]}")
