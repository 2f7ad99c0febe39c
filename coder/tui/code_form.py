"""The form of a code: every field of it, in the order in which one reads them, as paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from coder.locale.language import _, plural
from coder.model.code import Bilingual, Code, CodeOrigin, CodeStatus, Criterion
from coder.model.codebook import Codebook
from coder.model.memo import Memo
from coder.reports.codebook import kind_word
from coder.reports.wording.codebook_differences import field_word
from coder.tui.code_tree import state_of
from coder.tui.describing import flowing
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.widgets.prose import Paragraph
from coder.tui.wording import named

BULLET = "· "
NONE = "–"


@dataclass(frozen=True, slots=True)
class Field:
    """One field, with what stands in it."""

    id: str
    """As the file calls it; `codings` and `memos` stand for what the database has on the code."""
    label: str
    paragraphs: tuple[Paragraph, ...]
    """At least one, without the label."""


@dataclass(frozen=True, slots=True)
class Form:
    """All that is to be known to fill in the form of a code."""

    codebook: Codebook
    looks: Mapping[str, CodeLook]
    given: Mapping[str, int]
    """How often the code was given, by coder."""
    memos: Sequence[Memo] = ()

    def fields(self, id: str) -> tuple[Field, ...]:
        """List the fields of a code."""
        code = self.codebook.by_id[id]
        said = {
            "name": self._bilingual(code.name),
            "id": [_body(code.id), *self._former(code)],
            "codings": [_body(given_words(self.given))],
            "parent": [_body(self._named(code.parent) if code.parent else _("none: it stands at the top"))],
            "kind": [_body(_with_default(kind_word(code.kind), code, "kind", _("as its parent")))],
            "codable": [_body(_("yes") if code.codable else _("no: a heading"))],
            "status": [self._status(code)],
            "origin": [_body(origin_word(code.origin) if code.origin else NONE)],
            "brief": self._bilingual(code.brief),
            "definition": self._bilingual(code.definition),
            "include": self._criteria(code.include),
            "exclude": self._criteria(code.exclude),
            "examples.typical": self._criteria(code.examples.typical),
            "examples.atypical": self._criteria(code.examples.atypical),
            "examples.close_but_no": self._criteria(code.examples.close_but_no),
            "keywords": [_body(_(", ").join(code.keywords) or NONE)],
            "color": [_body(_with_default(code.color, code, "color", _("by its place")))],
            "memos": [paragraph for memo in self.memos for paragraph in _memo(memo)],
            "history": [_body(_note(note)) for note in code.history],
        }
        return tuple(Field(id, label_of(id), tuple(some) or (_quiet(NONE),)) for id, some in said.items())

    def _named(self, id: str) -> str:
        return named(id, self.looks.get(id, UNKNOWN).name)

    def _bilingual(self, words: Bilingual) -> list[Paragraph]:
        """Say a text in the languages of the codebook, and where one is missing."""
        if not words:
            return [_quiet(NONE)]
        said = []
        for language, missing in (("zh", _("no Chinese yet")), ("en", _("no English yet"))):
            text = words.zh if language == "zh" else words.en
            if text:
                said.append(_body(flowing(text)))
            elif language in self.codebook.languages:
                said.append(_quiet(missing))
        return said

    def _criteria(self, criteria: Sequence[Criterion]) -> list[Paragraph]:
        return [
            Paragraph(
                flowing(one.text) + (f" → {self._named(one.use)}" if one.use else ""),
                indent=cell_len(BULLET),
                lead=BULLET,
            )
            for one in criteria
        ]

    def _status(self, code: Code) -> Paragraph:
        said = state_of(code) or status_word(code.status)
        if code.status is CodeStatus.MERGED and code.merged_into:
            said = _("merged into {code}").format(code=self._named(code.merged_into))
        elif code.split_into:
            parts = _(", ").join(map(self._named, code.split_into))
            said = _("{state}: {codes}").format(state=said, codes=parts)
        return _body(said)

    def _former(self, code: Code) -> Iterator[Paragraph]:
        if code.former_ids:
            yield _quiet(_("once {ids}").format(ids=_(", ").join(code.former_ids)))


def label_of(field: str) -> str:
    """Say what a field is called in the form."""
    own = {
        "name": _("Name"),
        "id": _("Id of the code"),
        "codings": _("Given"),
        "parent": _("Parent"),
        "brief": _("In brief"),
        "definition": _("Definition"),
        "color": _("Colour"),
        "memos": _("Memos"),
        "history": _("History of the code"),
    }
    return own.get(field) or field_word(field)


def given_words(given: Mapping[str, int]) -> str:
    """Say how often a code was given, by whom."""
    count = sum(given.values())
    said = plural(count, "{count} coding", "{count} codings")
    by = _(", ").join(f"{who} {number:,}" for who, number in given.items())
    return said + _(" ({coders})").format(coders=by) if given else said


def origin_word(origin: CodeOrigin) -> str:
    """Name where a code came from."""
    return {
        CodeOrigin.THEORY: _("from theory"),
        CodeOrigin.DATA: _("from the data"),
        CodeOrigin.IN_VIVO: _("in vivo: words of a respondent"),
    }[origin]


def status_word(status: CodeStatus) -> str:
    """Name whether a code may be given."""
    return {
        CodeStatus.DRAFT: _("draft"),
        CodeStatus.ACTIVE: _("in use"),
        CodeStatus.RETIRED: _("retired"),
        CodeStatus.MERGED: _("merged"),
    }[status]


def laid_out(fields: Iterable[Field], looks: Mapping[str, CodeLook], code: Code) -> list[list[Paragraph]]:
    """Put the label of each field in a column beside what stands in it."""
    shown = list(fields)
    column = 1 + max((cell_len(field.label) for field in shown), default=0)
    color = looks.get(code.id, UNKNOWN).color
    return [
        [_beside(paragraph, field, place, column, color) for place, paragraph in enumerate(field.paragraphs)]
        for field in shown
    ]


def _beside(paragraph: Paragraph, field: Field, place: int, column: int, color: str) -> Paragraph:
    label = "" if place else field.label
    lead = label + " " * (column - cell_len(label)) + paragraph.lead
    drawn = color if field.id == "color" and not place else ""
    indent = column + paragraph.indent
    return replace(paragraph, lead=lead, indent=indent, color=drawn, lead_tone="label")


def _with_default(said: str, code: Code, field: str, default: str) -> str:
    return _("{value} ({why})").format(value=said, why=default) if field in code.derived else said


def _note(note: object) -> str:
    parts = (getattr(note, part) for part in ("version", "date", "by", "note"))
    return " · ".join(filter(None, parts))


def _memo(memo: Memo) -> Iterator[Paragraph]:
    yield _quiet(f"{memo.coder} · {memo.updated_at[:10]}")
    yield _body(memo.text)


def _body(text: str) -> Paragraph:
    return Paragraph(text)


def _quiet(text: str) -> Paragraph:
    return Paragraph(text, "quiet")
