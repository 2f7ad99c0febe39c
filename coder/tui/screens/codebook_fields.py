"""How a field of a code is changed on the codebook screen: typed, chosen, or in its own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from coder.locale.language import _
from coder.model.code import CodeOrigin, CodeStatus, Kind
from coder.model.codebook_operation import FieldValue, RetireCode, SetField
from coder.model.palette import PALETTE
from coder.reports.codebook import kind_word
from coder.tui.code_form import label_of, origin_word, status_word
from coder.tui.field_texts import (
    CRITERIA,
    LISTS,
    bilingual_value,
    entries_of,
    languages_of,
    list_text,
    list_value,
)
from coder.tui.screens.codebook_operations import CodebookOperations
from coder.tui.widgets.asking import Blank, Inquiry
from coder.tui.widgets.form import FormView
from coder.tui.widgets.prose import Paragraph
from coder.tui.widgets.rows import Row

DEFAULT = "\0default"
"""Id of the line that takes a field away, so that its default holds."""


class CodebookFields(CodebookOperations):
    """Enter on a field of the form changes it."""

    def action_edit_field(self) -> None:
        """Change the highlighted field; from the tree, go to the form first."""
        if self.has_draft:
            self.go_on_writing()
        elif self.form.has_focus:
            self.form.action_choose()
        else:
            self.form.focus()

    @on(FormView.Chosen)
    def _edit(self, event: FormView.Chosen) -> None:
        """Change a field in the way that suits it."""
        own: dict[str, Callable[[], None]] = {
            "name": self.action_rename_code,
            "id": self.action_change_code_id,
            "parent": self.action_move_code,
            "color": self.action_recolor_code,
            "kind": self._choose_kind,
            "origin": self._choose_origin,
            "codable": self._choose_codable,
            "status": self._choose_status,
            "history": lambda: self.tell(_("The tool adds to this by itself; an editor can change it.")),
        }
        if event.field in own:
            own[event.field]()
        elif event.field in LISTS:
            self._edit_list(event.field)
        elif event.field == "brief":
            self._edit_brief()
        elif event.field == "definition":
            self._edit_definition()

    def _set(self, id: str, field: str, value: FieldValue, *, must_agree: bool = False) -> None:
        self.change(lambda: SetField(id, field, value), must_agree=must_agree)

    def _title(self, id: str, field: str) -> str:
        return _("{field} of {code}").format(field=label_of(field), code=self.named(id))

    def _edit_brief(self) -> None:
        id = self.subject()
        if not id:
            return
        brief = self.codebook.by_id[id].brief
        if "\n" in brief.zh + brief.en:
            self._edit_words(id, "brief")
            return
        languages = languages_of(self.codebook, brief)
        shown = [getattr(brief, language) for language in languages]
        inquiry = Inquiry(
            self._title(id, "brief"),
            self.touched(SetField(id, "brief", None)),
            self.blanks(languages, shown),
        )
        self.inquire(
            inquiry,
            _("Change it"),
            lambda words: self._set(id, "brief", bilingual_value(brief, languages, shown, words) or None),
        )

    def _edit_definition(self) -> None:
        if id := self.subject():
            self._edit_words(id, "definition")

    def _edit_words(self, id: str, field: str) -> None:
        """Open a text in as many languages as the codebook has."""
        old = getattr(self.codebook.by_id[id], field)
        languages = languages_of(self.codebook, old)
        shown = [getattr(old, language).strip("\n") for language in languages]

        def take(words: Sequence[str]) -> None:
            value = bilingual_value(old, languages, shown, words) or None
            self._set(id, field, value, must_agree=True)

        about = self.touched(SetField(id, field, None))
        self.ask_text(Inquiry(self._title(id, field), about, texts=self.blanks(languages, shown)), take)

    def _edit_list(self, field: str) -> None:
        """Open a list, one entry a line."""
        id = self.subject()
        if not id:
            return
        old = entries_of(self.codebook.by_id[id], field)

        def take(words: Sequence[str]) -> None:
            self._set(id, field, list_value(field, words[0], self.codebook, old), must_agree=True)

        instead = _("one entry a line; “-> ID” behind it names the code to give instead")
        label = instead if field in CRITERIA else _("one entry a line")
        about = self.touched(SetField(id, field, None))
        self.ask_text(Inquiry(self._title(id, field), about, texts=[Blank(label, list_text(old))]), take)

    def _choose_kind(self) -> None:
        id = self.subject()
        if id:
            rows = [Row(kind.value, kind_word(kind)) for kind in Kind]
            code = self.codebook.by_id[id]
            chosen = DEFAULT if "kind" in code.derived else code.kind.value
            self._choose(id, "kind", [Row(DEFAULT, _("as its parent")), *rows], chosen)

    def _choose_origin(self) -> None:
        id = self.subject()
        if id:
            rows = [Row(origin.value, origin_word(origin)) for origin in CodeOrigin]
            origin = self.codebook.by_id[id].origin
            self._choose(id, "origin", [*rows, Row(DEFAULT, _("not said"))], origin or DEFAULT)

    def _choose_codable(self) -> None:
        id = self.subject()
        if id:
            rows = [Row("yes", _("yes")), Row("no", _("no: a heading"))]
            chosen = "yes" if self.codebook.by_id[id].codable else "no"
            self._choose(id, "codable", rows, chosen, lambda value: value == "yes")

    def _choose_status(self) -> None:
        id = self.subject()
        if not id:
            return
        statuses = (CodeStatus.ACTIVE, CodeStatus.DRAFT, CodeStatus.RETIRED)
        rows = [Row(status.value, status_word(status)) for status in statuses]

        def take(picked: Sequence[str]) -> None:
            if picked[0] == CodeStatus.RETIRED:
                self.change(lambda: RetireCode(id))
            else:
                self._set(id, "status", picked[0])

        about = self.touched(SetField(id, "status", None))
        chosen = self.codebook.by_id[id].status
        inquiry = Inquiry(self._title(id, "status"), about, choices=rows, chosen=chosen)
        self.inquire(inquiry, _("Take it"), take)

    def _choose(
        self,
        id: str,
        field: str,
        rows: Sequence[Row],
        chosen: str,
        value: Callable[[str], FieldValue] = str,
    ) -> None:
        """Offer what may stand in a field; what stands there is highlighted."""

        def take(picked: Sequence[str]) -> None:
            self._set(id, field, None if picked[0] == DEFAULT else value(picked[0]))

        about = self.touched(SetField(id, field, None))
        inquiry = Inquiry(self._title(id, field), about, choices=rows, chosen=chosen)
        self.inquire(inquiry, _("Take it"), take)

    def action_recolor_code(self) -> None:
        """Offer the colours that everybody can tell apart; another one is typed."""
        id = self.subject()
        if not id:
            return
        code = self.codebook.by_id[id]
        letter = self.looks[id].letter.strip() or "A"
        names = dict(zip(PALETTE, color_names(), strict=True))
        rows = [Row(color, f"{color}  {name}", letter=letter, color=color) for color, name in names.items()]
        rows.append(Row(DEFAULT, _("by its place")))

        def take(answer: Sequence[str]) -> None:
            value = answer[0].strip()
            self._set(id, "color", None if value in {DEFAULT, ""} else value)

        about: list[Paragraph] = self.touched(SetField(id, "color", None))
        is_own = "color" not in code.derived
        chosen = code.color if is_own else DEFAULT
        typed = Blank(_("another, as #hex"), code.color if is_own and code.color not in names else "")
        inquiry = Inquiry(self._title(id, "color"), about, [typed], choices=rows, chosen=chosen)
        self.inquire(inquiry, _("Take it"), take)


def color_names() -> tuple[str, ...]:
    """Name the colours of the palette, in its order."""
    return (
        _("blue"),
        _("orange"),
        _("bluish green"),
        _("vermilion"),
        _("sky blue"),
        _("brown"),
        _("reddish purple"),
        _("violet"),
    )
