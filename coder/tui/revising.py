"""What the list of the codebook's revisions says of each, and how one differs from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from coder.locale.language import _, current, plural
from coder.model.codebook_difference import Difference
from coder.project.codebook_revisions import Revision
from coder.reports.codebook_diff import how_differs, revision_words, what_differs
from coder.tui.widgets.prose import Paragraph
from coder.tui.widgets.rows import Row
from coder.tui.wording import named

NOTHING = "–"
_CHANGED = re.compile(r"(?P<gone>\[-.*?-\])|(?P<new>\{\+.*?\+\})", re.DOTALL)


def revision_rows(found: Sequence[Revision]) -> list[Row]:
    """List revisions, newest first: when, how much has changed, the version, who."""
    return [
        Row(
            one.sha256,
            f"{one.revision}  {_summary(one)}",
            sign=f"{datetime.fromisoformat(one.loaded_at).astimezone():%Y-%m-%d %H:%M}",
            count="  ".join(filter(None, (one.version, one.coder))),
        )
        for one in found
    ]


def _summary(one: Revision) -> str:
    """Say how much has changed, and the first of it."""
    if not one.differences:
        return revision_words(one)
    state = revision_words(replace(one, differences=None))
    changes = plural(len(one.differences), "{count} change", "{count} changes")
    first = one.differences[0]
    parts = (state if state != NOTHING else "", changes, f"{first.code} {what_differs(first)}".strip())
    return " · ".join(filter(None, parts))


def difference_paragraphs(one: Revision) -> list[Paragraph]:
    """Say code by code how a revision differs from the one before, with the words that went and came."""
    if one.differences is None:
        first = _("There is none before it to compare with, or one of both breaks the rules of today.")
        return [Paragraph(first, "quiet")]
    if not one.differences:
        said = _("It means the same as the one before: remarks, blank lines or ways of writing differ.")
        return [Paragraph(said, "quiet")]
    groups = groupby(one.differences, key=lambda each: (each.code, each.name))
    return [
        paragraph
        for (code, name), some in groups
        for paragraph in _of_code(code, name.said_in(current()), some)
    ]


def _of_code(code: str, name: str, differences: Iterator[Difference]) -> Iterator[Paragraph]:
    yield Paragraph(named(code, name) if code else _("The codebook as a whole"), "title")
    for each in differences:
        how = how_differs(each)
        marks = tuple((*found.span(), str(found.lastgroup)) for found in _CHANGED.finditer(how))
        yield Paragraph(what_differs(each), "label", 2)
        yield Paragraph(how, indent=4, marks=marks)
    yield Paragraph("")
