"""The example in the note on counting comes out as the note says."""

from __future__ import annotations

from pathlib import Path

from coder.model.span import Span
from coder.project.coding import tag
from coder.project.counting import count
from coder.project.filters import Filters
from coder.project.opening import Project

NOTE = Path(__file__).parent.parent.parent / "docs" / "method" / "counting.md"


def test_overlapping_passages_of_two_codes_are_a_union(study: Project) -> None:
    assert "4.1 has 2 codings, 2 passages and 30 characters, not 40" in NOTE.read_bytes().decode()
    tag(study, "甲", "A01", Span(10, 30), ["表格"])
    tag(study, "甲", "A01", Span(20, 40), ["会议"])
    (group,) = count(study, Filters()).frequencies.groups
    together = next(row.rolled_up for row in group.rows if row.code.id == "问题")
    assert (together.codings, together.passages, together.characters) == (2, 2, 30)


def test_two_codes_on_one_passage_make_one_passage(study: Project) -> None:
    assert "4.1 would have 2 codings, 1 passage and 20 characters" in NOTE.read_bytes().decode()
    tag(study, "甲", "A01", Span(10, 30), ["表格", "会议"])
    (group,) = count(study, Filters()).frequencies.groups
    together = next(row.rolled_up for row in group.rows if row.code.id == "问题")
    assert (together.codings, together.passages, together.characters) == (2, 1, 20)
