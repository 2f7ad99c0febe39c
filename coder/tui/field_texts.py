"""How lists and texts of a code are typed: one entry a line, and behind an arrow the code to give instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coder.model.code import Bilingual, Code, Criterion
from coder.model.codebook import Codebook
from coder.model.codebook_operation import FieldValue

CRITERIA = ("include", "exclude", "examples.typical", "examples.atypical", "examples.close_but_no")
LISTS = (*CRITERIA, "keywords")
TEXTS = ("brief", "definition")
_INSTEAD = re.compile(r"^(?P<text>.*\S)\s*(?:→|->|=>|⇒)\s*(?P<code>\S+)$", re.DOTALL)
_SET_IN = "  "


def entries_of(code: Code, field: str) -> tuple[Criterion, ...]:
    """Give the entries of a list."""
    if field == "keywords":
        return tuple(map(Criterion, code.keywords))
    name, _dot, part = field.partition(".")
    found: tuple[Criterion, ...] = getattr(code.examples, part) if part else getattr(code, name)
    return found


def list_text(entries: Iterable[Criterion]) -> str:
    r"""Write a list, one entry a line; further lines of an entry are set in.

    >>> list_text([Criterion("一\n二"), Criterion("三", "A")])
    '一\n  二\n三 → A'
    """
    return "\n".join(
        one.text.replace("\n", f"\n{_SET_IN}") + (f" → {one.use}" if one.use else "") for one in entries
    )


def list_value(field: str, text: str, codebook: Codebook, old: Iterable[Criterion] = ()) -> FieldValue:
    """Read what was typed; an empty list takes the field away.

    What stands behind an arrow is a code only if the codebook has it by this id, or once had; otherwise it is
    part of the words. An entry of old that still stands there as it was shown stays what it is.
    """
    typed = _entries(text)
    if not typed:
        return None
    if field == "keywords":
        return tuple(typed)
    known = {shown: one for one in old for shown in _entries(list_text([one]))}
    return tuple(known.get(entry) or _entry(entry, codebook) for entry in typed)


def _entries(text: str) -> list[str]:
    found: list[str] = []
    for line in text.split("\n"):
        if found and line.strip() and line[0].isspace():
            found[-1] += f"\n{line.strip()}"
        elif line.strip():
            found.append(line.strip())
    return found


def _entry(entry: str, codebook: Codebook) -> Criterion:
    match = _INSTEAD.match(entry)
    code = codebook.resolve(match["code"]) if match else None
    return Criterion(match["text"], code.id) if match and code else Criterion(entry)


def bilingual_value(
    old: Bilingual, languages: Sequence[str], shown: Sequence[str], typed: Sequence[str]
) -> Bilingual:
    """Put what was typed in the place of what was shown; a language that was not touched stays as it is."""
    words = {"zh": old.zh, "en": old.en}
    for language, before, after in zip(languages, shown, typed, strict=True):
        if before != after:
            words[language] = after.strip()
    return Bilingual(**words)


def languages_of(codebook: Codebook, words: Bilingual) -> tuple[str, ...]:
    """Name the languages in which something is to be typed: those of the codebook, and those there are."""
    return tuple(one for one in ("zh", "en") if one in codebook.languages or getattr(words, one))
