"""How two codebooks differ, and which there have been, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coder.locale.language import _, current, plural
from coder.model.codebook_difference import Difference, Differs
from coder.model.word_diff import Segment
from coder.project.codebook_revisions import Found, Revision
from coder.reports.tables import Cell, Column, Table
from coder.reports.times import minute
from coder.reports.wording.codebook_differences import difference_word, field_word

AROUND = 12
"""Characters of unchanged text that are shown on each side of a change."""


def diff_table(
    old: Found,
    new: Found,
    found: Sequence[Difference],
    meta: Mapping[str, object],
    *,
    for_people: bool,
) -> Table:
    """List differences code by code; words that went stand in `[-…-]`, new ones in `{+…+}`."""
    more = {
        "old": {"revision": old.codebook.revision, "sha256": old.sha256},
        "new": {"revision": new.codebook.revision, "sha256": new.sha256},
        "layout_only": not found and old.sha256 != new.sha256,
    }
    meta = {**meta, **more}
    if not for_people:
        keys = ("code", "name", "change", "field", "before", "after", "words")
        return Table(tuple(map(Column, keys)), [_row(each) for each in found], meta=meta)
    columns = (
        Column("code", _("Code")),
        Column("change", _("What")),
        Column("how", _("How"), wrap=True),
    )
    rows = [(each.code or "–", what_differs(each), how_differs(each)) for each in found]
    title = _("Codebook {old} → {new}").format(old=old.codebook.revision, new=new.codebook.revision)
    notes = tuple(_notes(old, new, found))
    return Table(columns, rows, title, notes, meta)


def revisions_table(found: Sequence[Revision], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List the revisions, newest first."""
    shared = (
        Column("revision", _("Revision")),
        Column("loaded_at", _("When (UTC)")),
        Column("coder", _("Coder")),
        Column("version", _("Version")),
        Column("codes", _("Number of codes"), "number"),
    )
    if not for_people:
        keys = ("differences", "layout_only", "current", "state", "sha256")
        columns = (*shared, *(Column(key) for key in keys))
        return Table(columns, [_revision_row(one) for one in found], meta=meta)
    rows = [
        (
            one.revision,
            minute(one.loaded_at),
            one.coder,
            one.version,
            one.codes,
            revision_words(one),
        )
        for one in found
    ]
    notes = (_("`coder codebook diff REVISION` compares one of them with the file"),) if found else ()
    return Table(
        (*shared, Column("differences", _("Differences"), wrap=True)),
        rows,
        _("Revisions of the codebook"),
        notes,
        meta,
    )


def _row(each: Difference) -> tuple[Cell, ...]:
    name = each.name.said_in(current())
    words = "".join(_marked(segment) for segment in each.segments)
    return each.code, name, str(each.kind), each.field, each.before, each.after, words or None


def what_differs(each: Difference) -> str:
    """Say in a word or two what became of a code, or which field changed."""
    if each.kind is Differs.FIELD:
        return field_word(each.field)
    word = difference_word(each.kind)
    if each.kind is Differs.RENAMED:
        return _("{what}: {field}").format(what=word, field=field_word(each.field))
    return word


def how_differs(each: Difference) -> str:
    """Say how; words that went stand in `[-…-]`, new ones in `{+…+}`."""
    match each.kind:
        case Differs.ADDED | Differs.REMOVED | Differs.RETIRED:
            how = each.name.said_in(current())
        case Differs.MOVED:
            how = f"{each.before or _('top')} → {each.after or _('top')}"
        case Differs.REORDERED if each.after:
            how = _("now behind {code}").format(code=each.after)
        case Differs.REORDERED:
            how = _("now the first")
        case Differs.MERGED | Differs.SPLIT:
            how = "→ " + each.after.replace("\n", _(", "))
        case _:
            how = _changed_text(each)
    return how


def _changed_text(each: Difference) -> str:
    """Show the lines that changed, with the words around; a word or two are shown as they were and are."""
    if not each.segments or not any("\n" in text or len(text) > AROUND for text in (each.before, each.after)):
        return f"{each.before or '–'} → {each.after or '–'}"
    lines = (line for line in _lines(each.segments) if any(segment.change for segment in line))
    return "\n".join(
        "".join(_around(segment, place, len(line) - 1) for place, segment in enumerate(line))
        for line in lines
    )


def _lines(segments: Sequence[Segment]) -> list[list[Segment]]:
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        for number, text in enumerate(segment.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(Segment(text, segment.change))
    return lines


def _marked(segment: Segment) -> str:
    return {"gone": f"[-{segment.text}-]", "new": f"{{+{segment.text}+}}"}.get(segment.change, segment.text)


def _around(segment: Segment, place: int, last: int) -> str:
    """Leave out what is far from any change on its line."""
    text = segment.text
    head = AROUND if place > 0 else 0
    tail = AROUND if place < last else 0
    if segment.change or len(text) <= head + tail + 1:
        return _marked(segment)
    return f"{text[:head]}…{text[len(text) - tail :]}"


def _notes(old: Found, new: Found, found: Sequence[Difference]) -> Iterator[str]:
    if found:
        yield plural(len(found), "{count} difference in meaning", "{count} differences in meaning")
    elif old.sha256 == new.sha256:
        yield _("both are the same text")
    else:
        yield _("both mean the same; they differ in layout only: remarks, blank lines, ways of writing")


def _revision_row(one: Revision) -> tuple[Cell, ...]:
    many = None if one.differences is None else len(one.differences)
    shared = (one.revision, one.loaded_at, one.coder, one.version, one.codes)
    return (*shared, many, many == 0, one.current, one.state, one.sha256)


def revision_words(one: Revision) -> str:
    """Say how many differences a revision brought, whether it is in force, and whether it is in the file."""
    parts = []
    if one.differences:
        parts.append(f"{len(one.differences):,}")
    elif one.differences is not None:
        parts.append(_("layout only"))
    if one.current:
        parts.append(_("current"))
    if one.state == "overtaken":
        parts.append(_("never in the file"))
    elif one.state == "pending":
        parts.append(_("not yet in the file"))
    return _(", ").join(parts) or "–"
