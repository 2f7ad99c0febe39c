"""What is found in all transcripts while one types: hits in context, the highlighted one with more of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from textual import events, on
from textual.widget import Widget

from coder.locale.language import _, plural
from coder.model.span import Span
from coder.project.filters import Filters
from coder.project.finding import What, is_current, spans_to_code
from coder.project.found import Found, Hit
from coder.text.search import Query as Sought
from coder.tui.around import around
from coder.tui.commands import find
from coder.tui.concordance import hit_lines
from coder.tui.describing import GAP
from coder.tui.finding import option_words, trouble
from coder.tui.leading import Lead
from coder.tui.screens.code_asking import CodeAsking
from coder.tui.seeking import Answer, Asked
from coder.tui.widgets.bar import Bar, Bit, rows_of_bits
from coder.tui.widgets.hits import HitRows
from coder.tui.widgets.picker import Picker
from coder.tui.widgets.prose import Paragraph, Prose
from coder.tui.widgets.query import Query
from coder.tui.widgets.rows import Rows
from coder.tui.workplace import Workplace


class HitsScreen(CodeAsking):
    """Looks for what is typed, and shows hits as they come."""

    AUTO_FOCUS = ""  # `_show_query` says where the keys go

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        last = workplace.seeker.asked
        self._asked = Asked(last.query if last is not None else Sought(""))
        self._answer: Answer | None = None
        self._what = What.HIT
        self._is_asked_anew = True
        """Whether something else is looked for than what is shown."""
        self._goes_to_list = False
        """Whether the list is about to get the keys."""
        self._at_the_hit: Callable[[Found, Hit], None] | None = None
        """What was asked for before the highlighted hit was there."""
        self._at_the_end: Callable[[], None] | None = None
        """What waits until all is searched."""

    def take(self, about: object) -> None:
        """Look for something else."""
        if isinstance(about, Asked):
            self._asked, self._is_asked_anew = about, True
            if self.is_up():
                self._show_query()
            if self.is_current:
                self.look()

    @property
    def screen_title(self) -> str:
        """Name what is done here."""
        return _("Find")

    @property
    def rows(self) -> HitRows:
        """The list of hits."""
        return self.query_one("#hits", HitRows)

    @property
    def field(self) -> Query:
        """Where one types."""
        return self.query_one("#sought", Query)

    @property
    def found(self) -> Found | None:
        """What has been found so far."""
        return self._answer.found if self._answer is not None else None

    @property
    def highlighted(self) -> Hit | None:
        """The hit that the keys are about."""
        line = self.rows.line
        return line.hit if line is not None else None

    @property
    def is_awaiting(self) -> bool:
        """Whether the highlighted hit is still to come, while the keys are about it or soon will be."""
        if self._goes_to_list:
            return True
        if not self.rows.has_focus:
            return False
        answer = self._answer
        if answer is None or self._is_behind:
            return self._is_behind
        return self.rows.line is None and (not answer.is_final or bool(self.found))

    @property
    def _is_behind(self) -> bool:
        """Whether what is asked for has no answer yet: what is shown is of before."""
        answered = self._answer.asked if self._answer is not None else None
        return bool(self._asked.query.text.strip()) and answered != self._asked

    @property
    def in_hand(self) -> str:
        """Say which of how many hits it is, and in how many transcripts they are."""
        found = self.found
        if found is None or not self.is_up():
            return ""
        count = len(self.rows.lines)
        if not count:
            return "" if found.finished else _("searching…")
        said = _("{at} of {hits} in {transcripts}").format(
            at=f"{self.rows.place + 1:,}",
            hits=plural(count, "{count} hit", "{count} hits"),
            transcripts=plural(len(found.transcripts), "{count} transcript", "{count} transcripts"),
        )
        return said if found.finished else f"{said}…"

    def body(self) -> Iterable[Widget]:
        """Stack the field, its options, the hits, and what stands around the highlighted one."""
        rows = HitRows(ascii_signs=self.workplace.ascii_signs, id="hits")
        yield Query(rows, _("words to find in all transcripts"), id="sought")
        yield Bar(id="asked")
        yield rows
        yield Prose(id="heard")
        yield Picker(ascii_signs=self.workplace.ascii_signs, id="picker")

    def on_mount(self) -> None:
        """Show what is looked for at first."""
        self._show_query()

    def _show_query(self) -> None:
        text = self._asked.query.text
        with self.field.prevent(Query.Changed):
            self.field.value = text
        self.field.cursor_position = len(text)
        self._goes_to_list = bool(text)
        (self.rows if text else self.field).focus()

    @on(events.DescendantFocus)
    def _got_keys(self, event: events.DescendantFocus) -> None:
        if event.widget is self.rows:
            self._goes_to_list = False

    def look(self) -> None:
        """Look for what is typed, go on with it, or see how the hits are coded now."""
        self.take_codebook()
        answer = self._answer
        if self._is_asked_anew or answer is None:
            self._seek()
        elif not answer.is_final:
            self.workplace.seeker.seek(self.study, answer.asked, self._show, answer.found)
        elif answer.found is not None:
            self._look_again(answer.asked, answer.found)

    def _seek(self) -> None:
        self._is_asked_anew, self._at_the_hit, self._at_the_end = False, None, None
        seeker = self.workplace.seeker
        if self._asked.query.text.strip():
            seeker.seek(self.study, self._asked, self._show)
        else:
            seeker.get_ready(self.study)  # what is typed next is found the sooner
            self._answer = None
            self.rows.count(0, anew=True)
            self._show_context()
        self.show_edges()

    def _show(self, answer: Answer) -> None:
        """Show what has been found so far."""
        if not self.is_up():
            return
        is_new = self._answer is None or answer.found is not self._answer.found
        self._answer = answer
        self.rows.count(len(answer.found) if answer.found is not None else 0, anew=is_new)
        if is_new or answer.is_final:
            self._show_context()
        self.show_status()
        then = self._at_the_end
        if answer.is_final and then is not None:
            self._at_the_end = None
            then()

    def _look_again(self, asked: Asked, found: Found) -> None:
        """Read the codings anew; search anew if other texts are there now."""
        near = self.rows.nearby

        def read() -> Sequence[Hit] | None:
            if not is_current(found, asked.filters):
                return None
            found.forget_codings()
            return found[near.start : near.stop]

        def show(hits: Sequence[Hit] | None) -> None:
            if found is not self.found:
                return
            if hits is None:
                self._seek()
            else:
                self._know(found, near.start, hits, anew=True)

        self.writing.read(read, show)

    @on(HitRows.Wanted)
    def _read(self, event: HitRows.Wanted) -> None:
        found = self.found
        if found is not None:
            first, last = event.first, event.last
            self.writing.read(lambda: found[first:last], lambda hits: self._know(found, first, hits))

    def _know(self, found: Found, first: int, hits: Sequence[Hit], *, anew: bool = False) -> None:
        if found is self.found:
            self.rows.know(first, hit_lines(hits, self.code_looks), anew=anew)
            self._show_context()
            then = self._at_the_hit
            if then is not None:
                self.with_hit(then)

    @on(Rows.Highlighted, "#hits")
    def _walked(self) -> None:
        self._at_the_hit = None
        self._show_context()
        self.show_status()

    def _show_context(self) -> None:
        """Show what was said around the highlighted hit, and what is wrong with the search."""
        said = list(trouble(self._answer, self.keys)) if self._answer is not None else []
        hit, found = self.highlighted, self.found
        if hit is not None and found is not None:
            said += [*([GAP] if said else []), *self._around(found, hit)]
        self.query_one("#heard", Prose).say(said)

    def _around(self, found: Found, hit: Hit) -> Iterable[Paragraph]:
        part, place = found.excerpt(hit)
        shift = place.start - hit.span.start
        _name, span = self.passage_of(found, hit)
        yield from around(part, Span(span.start + shift, span.end + shift), self.study.sentences)
        for code in hit.codes:
            look = self.code_looks.get(code)
            if look is not None:
                yield Paragraph(self.named(code), "quiet", 2, look.letter, look.color)

    def passage_of(self, found: Found, hit: Hit) -> tuple[str, Span]:
        """Give what would be coded: the hit, or the sentence around it."""
        return spans_to_code(found, self._what, [hit])[0]

    def show_edges(self) -> None:
        """Show the first and the last line, and how it is looked for."""
        super().show_edges()
        self.query_one("#asked", Bar).say(rows_of_bits(self._choices(), self.size.width))

    def _choices(self) -> list[Sequence[Bit]]:
        """Say what each key has been turned to; a click turns it on."""
        asked, filters = self._asked, self._asked.filters
        said = {
            **option_words(asked.query),
            find.WHERE: _(", ").join(filters.transcripts) or _("all transcripts"),
            find.ASKED: _("without interviewer") if filters.exclude_interviewer else _("with interviewer"),
            find.SENTENCE: _("code the sentence") if self._what is What.SENTENCE else _("code the hit"),
        }
        return [
            (
                Bit(f"{self.keys.name(command)} ", "key", f"screen.{command.does}"),
                Bit(state, "", f"screen.{command.does}"),
            )
            for command, state in said.items()
        ]

    @on(Query.Changed, "#sought")
    def _typed(self, event: Query.Changed) -> None:
        self._turn(text=event.value)

    def _turn(self, **changes: object) -> None:
        """Look for something else, or in another way."""
        self._ask_for(replace(self._asked, query=replace(self._asked.query, **changes)))  # type: ignore[arg-type]  # its own fields

    def _ask_for(self, asked: Asked) -> None:
        self._asked = asked
        self.end_complaint()
        self._seek()

    def action_switch_regex(self) -> None:
        """Look for words, or for what fits a regular expression."""
        self._turn(regex=not self._asked.query.regex)

    def action_switch_exact(self) -> None:
        """Let case, width and forms matter or not."""
        self._turn(exact=not self._asked.query.exact)

    def action_switch_word(self) -> None:
        """Look for whole words, or for parts of words too."""
        self._turn(word=not self._asked.query.wants_words)

    def _filter(self, **changes: object) -> None:
        filters: Filters = replace(self._asked.filters, **changes)  # type: ignore[arg-type]  # its own fields
        self._ask_for(replace(self._asked, filters=filters))

    def action_switch_where(self) -> None:
        """List the hits of one transcript, or of all."""
        hit = self.highlighted
        if self._asked.filters.transcripts:
            self._filter(transcripts=())
        elif hit is not None:
            self._filter(transcripts=(hit.transcript,))

    def action_switch_asked(self) -> None:
        """Leave out what the interviewer says, or not."""
        self._filter(exclude_interviewer=not self._asked.filters.exclude_interviewer)

    def action_switch_sentence(self) -> None:
        """Code what was found, or the sentence around it."""
        self._what = What.HIT if self._what is What.SENTENCE else What.SENTENCE
        self._show_context()
        self.show_edges()

    def action_go_across(self) -> None:
        """Go from the field to the list, or back."""
        (self.field if self.rows.has_focus else self.rows).focus()

    def action_find(self) -> None:
        """Go to the field."""
        self.field.focus()
        self.field.select_all()

    def action_find_next(self) -> None:
        """Go to the next hit."""
        self.rows.action_walk(1)

    def action_find_previous(self) -> None:
        """Go to the hit before."""
        self.rows.action_walk(-1)

    def action_read_hit(self) -> None:
        """Go to the hit in its text; there one can go on to the next."""
        self.with_hit(self._read_in_text)

    def _read_in_text(self, _found: Found, hit: Hit) -> None:
        self.workplace.seeker.remember(self._asked.query.text)
        self.post_message(Lead(hit.transcript, hit.span, hits=self._answer))

    def with_hit(self, then: Callable[[Found, Hit], None]) -> None:
        """Do something with the highlighted hit, as soon as it is there."""
        hit, found = self.highlighted, self.found
        self._at_the_hit = None
        if self._is_behind or self.is_awaiting:
            self._at_the_hit = then
        elif hit is not None and found is not None:
            then(found, hit)

    def when_finished(self, then: Callable[[Found], None]) -> None:
        """Do something with all hits, once all is searched."""
        found = self.found
        if self._is_behind or (found is not None and not found.finished):
            self._at_the_end = partial(self.when_finished, then)
            self.tell(_("still searching…"))
        elif found:
            then(found)
        else:
            self.tell(_("Nothing was found."))
