"""Which fields of a code can be set, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from coder.model.code import Bilingual, Change, Code, CodeOrigin, CodeStatus, Criterion, Examples, Kind
from coder.model.codebook import Codebook
from coder.model.codebook_errors import FixedFieldError, UnfitFieldError
from coder.model.codebook_operation import FieldValue
from coder.model.errors import UnknownCodeError
from coder.model.writable import UNWRITABLE, is_one_line, tidied

PARTS_OF_EXAMPLES = ("typical", "atypical", "close_but_no")
SETTABLE = (
    "kind",
    "codable",
    "origin",
    "brief",
    "definition",
    "include",
    "exclude",
    "examples",
    *(f"examples.{part}" for part in PARTS_OF_EXAMPLES),
    "keywords",
    "color",
    "status",
)
"""Fields that `SetField` may name."""

_COLOR = re.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_SETTABLE_STATUSES = (CodeStatus.DRAFT, CodeStatus.ACTIVE)


def with_field(codebook: Codebook, code: Code, field: str, value: FieldValue) -> Code:
    """Give a code with another value in a field; `None`, or nothing in it, leaves it to its default.

    A code that is brought back by its status is no longer merged or split.
    Raises FixedFieldError, UnfitFieldError, and UnknownCodeError for a `use` of a code that is not there.
    """
    if field not in SETTABLE:
        raise FixedFieldError(field, SETTABLE)
    name, _dot, part = field.partition(".")
    left_out = value is None or (not isinstance(value, str | bool) and not value)
    check = _criteria if part else _CHECKS[name]
    checked = None if left_out else check(codebook, field, value)
    changes: dict[str, Any] = {name: _DEFAULTS[name] if left_out else checked}
    if part:
        changes = {name: replace(code.examples, **{part: checked or ()})}
    if name in {"kind", "color"}:
        changes["derived"] = code.derived | {name} if left_out else code.derived - {name}
    if name == "status":
        changes |= {"merged_into": None, "split_into": ()}
    return replace(code, **changes)


def checked_words(field: str, words: object) -> Bilingual:
    """Tidy words that must be there in a language or two."""
    if not isinstance(words, Bilingual):
        raise UnfitFieldError(field, str(words), "words")
    tidy = Bilingual(*(_text(field, text) if text.strip() else "" for text in (words.zh, words.en)))
    if not tidy:
        raise UnfitFieldError(field, "", "empty")
    return tidy


def checked_name(words: object) -> Bilingual:
    """Tidy a name, which stands in one line wherever it is shown."""
    tidy = checked_words("name", words)
    for text in (tidy.zh, tidy.en):
        if not is_one_line(text):
            raise UnfitFieldError("name", text, "lines")
    return tidy


def checked_examples(codebook: Codebook, examples: object) -> Examples:
    """Tidy the passages that show where a code begins and ends."""
    if not isinstance(examples, Examples):
        raise UnfitFieldError("examples", str(examples), "examples")
    return Examples(
        *(_criteria(codebook, f"examples.{part}", getattr(examples, part)) for part in PARTS_OF_EXAMPLES)
    )


def checked_note(note: Change) -> Change:
    """Tidy a line for the history; any part of it may be missing."""
    parts = (note.version, note.date, note.by, note.note)
    return Change(*(_text("history", part) if part.strip() else "" for part in parts))


def _text(field: str, text: object) -> str:
    if not isinstance(text, str):
        raise UnfitFieldError(field, str(text), "text")
    tidy = tidied(text)
    if not tidy:
        raise UnfitFieldError(field, "", "empty")
    if UNWRITABLE.search(tidy):
        raise UnfitFieldError(field, tidy, "character")
    return tidy


def _members(field: str, value: object) -> Iterable[object]:
    if not isinstance(value, tuple):
        raise UnfitFieldError(field, str(value), "list")
    return value


def _texts(field: str, value: object) -> tuple[str, ...]:
    return tuple(_text(field, each) for each in _members(field, value))


def _criteria(codebook: Codebook, field: str, value: object) -> tuple[Criterion, ...]:
    return tuple(_criterion(codebook, field, each) for each in _members(field, value))


def _criterion(codebook: Codebook, field: str, value: object) -> Criterion:
    if not isinstance(value, Criterion):
        raise UnfitFieldError(field, str(value), "criteria")
    if value.use is not None and value.use not in codebook.by_id:
        raise UnknownCodeError(value.use)
    return Criterion(_text(field, value.text), value.use)


def _boolean(field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise UnfitFieldError(field, str(value), "choice", ("true", "false"))
    return value


def _color(field: str, value: object) -> str:
    if not (isinstance(value, str) and _COLOR.fullmatch(value)):
        raise UnfitFieldError(field, str(value), "color")
    digits = value[1:].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _choice(field: str, value: object, choices: Iterable[Any]) -> Any:
    chosen: dict[str, StrEnum] = {choice.value: choice for choice in choices}
    if not isinstance(value, str) or value not in chosen:
        raise UnfitFieldError(field, str(value), "choice", tuple(chosen))
    return chosen[value]


_DEFAULTS: dict[str, Any] = {
    "kind": Kind.OTHER,
    "codable": True,
    "origin": None,
    "brief": Bilingual(),
    "definition": Bilingual(),
    "include": (),
    "exclude": (),
    "examples": Examples(),
    "keywords": (),
    "color": "",
    "status": CodeStatus.ACTIVE,
}
_CHECKS: dict[str, Callable[[Codebook, str, Any], Any]] = {
    "kind": lambda _book, field, value: _choice(field, value, Kind),
    "codable": lambda _book, field, value: _boolean(field, value),
    "origin": lambda _book, field, value: _choice(field, value, CodeOrigin),
    "brief": lambda _book, field, value: checked_words(field, value),
    "definition": lambda _book, field, value: checked_words(field, value),
    "include": _criteria,
    "exclude": _criteria,
    "examples": lambda book, _field, value: checked_examples(book, value),
    "keywords": lambda _book, field, value: _texts(field, value),
    "color": lambda _book, field, value: _color(field, value),
    "status": lambda _book, field, value: _choice(field, value, _SETTABLE_STATUSES),
}
