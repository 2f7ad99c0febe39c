"""Which fields of a code can be set, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from coder.model.code import Bilingual, Code, CodeOrigin, CodeStatus, Criterion, Examples, Kind
from coder.model.codebook import Codebook
from coder.model.codebook_operation import FieldValue
from coder.model.errors import FixedFieldError, UnfitFieldError, UnknownCodeError
from coder.model.writable import UNWRITABLE, tidied

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
    """Give a code with another value in a field; `None` leaves it to its default.

    Raises FixedFieldError, UnfitFieldError, and UnknownCodeError for a `use` of a code that is not there.
    """
    if field not in SETTABLE:
        raise FixedFieldError(field, SETTABLE)
    if field == "status":
        return _with_status(code, value)
    if field in {"kind", "color"}:
        derived = code.derived | {field} if value is None else code.derived - {field}
        return replace(_with(code, field, Kind.OTHER if field == "kind" else "", value), derived=derived)
    name, _dot, part = field.partition(".")
    if part:
        criteria = _criteria(codebook, field, value) if value else ()
        return replace(code, examples=replace(code.examples, **{part: criteria}))
    default: Any = getattr(Code("", "", Bilingual()), name)
    if value is not None and isinstance(default, tuple | Bilingual | Examples) and not value:
        value = None
    if name in {"include", "exclude"} and value is not None:
        return replace(code, **{name: _criteria(codebook, field, value)})
    if name == "examples" and value is not None:
        return replace(code, examples=checked_examples(codebook, value))
    return _with(code, name, default, value)


def checked_words(field: str, words: object) -> Bilingual:
    """Tidy words that must be there in a language or two."""
    if not isinstance(words, Bilingual):
        raise UnfitFieldError(field, str(words), "words")
    tidy = Bilingual(*(_text(field, text) if text.strip() else "" for text in (words.zh, words.en)))
    if not tidy:
        raise UnfitFieldError(field, "", "empty")
    return tidy


def checked_examples(codebook: Codebook, examples: object) -> Examples:
    """Tidy the passages that show where a code begins and ends."""
    if not isinstance(examples, Examples):
        raise UnfitFieldError("examples", str(examples), "examples")
    return Examples(
        *(_criteria(codebook, f"examples.{part}", getattr(examples, part)) for part in PARTS_OF_EXAMPLES)
    )


def _with(code: Code, field: str, default: object, value: FieldValue) -> Code:
    return replace(code, **{field: default if value is None else _CHECKS[field](field, value)})


def _with_status(code: Code, value: FieldValue) -> Code:
    """Bring a code back, or say how far it is; what it was merged or split into is then no longer so."""
    status = CodeStatus.ACTIVE if value is None else _choice("status", value, _SETTABLE_STATUSES)
    return replace(code, status=status, merged_into=None, split_into=())


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


_CHECKS: dict[str, Any] = {
    "kind": lambda field, value: _choice(field, value, Kind),
    "origin": lambda field, value: _choice(field, value, CodeOrigin),
    "codable": _boolean,
    "brief": checked_words,
    "definition": checked_words,
    "keywords": _texts,
    "color": _color,
}
