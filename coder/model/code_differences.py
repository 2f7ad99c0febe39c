"""How one code differs from what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coder.model.code import Bilingual, Change, Code, CodeStatus, Criterion
from coder.model.code_fields import PARTS_OF_EXAMPLES
from coder.model.code_references import naming
from coder.model.codebook_difference import Difference, Differs
from coder.model.word_diff import member_diff, word_diff

_LIVE = frozenset({CodeStatus.DRAFT, CodeStatus.ACTIVE})
_LANGUAGES = ("zh", "en")


def of_codes(old: Code, new: Code, present: Mapping[str, str]) -> Iterator[Difference]:
    """List what became of a code; `present` maps ids of then to those of today."""
    was = naming(old, lambda then: present.get(then, then))
    if was.id != new.id:
        yield Difference(Differs.ID_CHANGED, new.id, new.name, "id", was.id, new.id)
    for language in _LANGUAGES:
        before, after = getattr(was.name, language), getattr(new.name, language)
        if before != after:
            segments = word_diff(before, after)
            yield Difference(Differs.RENAMED, new.id, new.name, f"name.{language}", before, after, segments)
    if was.parent != new.parent:
        yield Difference(Differs.MOVED, new.id, new.name, "parent", was.parent or "", new.parent or "")
    yield from _of_status(was, new)
    yield from _of_defaults(was, new)
    for field in _fields(was, new):
        yield from of_field(new.id, new.name, field, _parts(was, field), _parts(new, field))


def of_field(
    id: str, name: Bilingual, field: str, before: Sequence[object], after: Sequence[object]
) -> Iterator[Difference]:
    """Tell of a field whose parts are others; each stands on its own line, a text is its only part."""
    if tuple(before) != tuple(after):
        old, new = list(map(_line, before)), list(map(_line, after))
        segments = member_diff(old, new)
        yield Difference(Differs.FIELD, id, name, field, "\n".join(old), "\n".join(new), segments)


def _of_status(was: Code, new: Code) -> Iterator[Difference]:
    if was.status is new.status:
        return
    if new.status in _LIVE:
        kind, after = (Differs.FIELD if was.status in _LIVE else Differs.REVIVED), str(new.status)
    elif new.status is CodeStatus.MERGED:
        kind, after = Differs.MERGED, new.merged_into or ""
    elif new.split_into:
        kind, after = Differs.SPLIT, "\n".join(new.split_into)
    else:
        kind, after = Differs.RETIRED, str(new.status)
    yield Difference(kind, new.id, new.name, "status", str(was.status), after)


def _of_defaults(was: Code, new: Code) -> Iterator[Difference]:
    """Leave out what followed from other codes then and follows from them now."""
    for field in ("kind", "color", "uuid"):
        before, after = str(getattr(was, field)), str(getattr(new, field))
        if before != after and not (field in was.derived and field in new.derived):
            kind = Differs.RECOLORED if field == "color" else Differs.FIELD
            yield Difference(kind, new.id, new.name, field, before, after)


def _fields(was: Code, new: Code) -> Iterator[str]:
    """Name the fields of which nothing else tells."""
    yield from ("codable", "origin", "brief.zh", "brief.en", "definition.zh", "definition.en")
    yield from ("include", "exclude", *(f"examples.{part}" for part in PARTS_OF_EXAMPLES))
    yield from ("keywords", "history")
    if was.status is new.status:
        yield from ("merged_into", "split_into")
    if was.id == new.id:
        yield "former_ids"


def _parts(code: Code, field: str) -> tuple[object, ...]:
    """Give what stands in a field, member by member."""
    name, _dot, part = field.partition(".")
    value = getattr(getattr(code, name), part) if part else getattr(code, name)
    if isinstance(value, tuple):
        return value
    return () if value is None or value == "" else (value,)


def _line(part: object) -> str:
    if isinstance(part, Criterion):
        return f"{part.text} → {part.use}" if part.use else part.text
    if isinstance(part, Change):
        return " ".join(text for text in (part.version, part.date, part.by, part.note) if text)
    return str(part).lower() if isinstance(part, bool) else str(part)
