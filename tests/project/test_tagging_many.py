"""Many passages, one code, one action."""

from __future__ import annotations

import pytest

from coder.model.errors import ChangedMeanwhileError, SpanOutsideTextError, UnusableCodeError
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.coding import tag, tag_all
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.transcripts import codings_of, overview
from coder.project.undoing import undo


def test_many_passages_are_one_action(study, passage):
    places = [
        ("A01", passage("A01", "表格又")),
        ("B01", passage("B01", "表格确")),
        ("A01", passage("A01", "填表")),
    ]
    (known,) = tag(study, "甲", *places[2], ["表格"], memo="先")
    before = len(history(study))
    tagged = tag_all(study, "甲", [*places, places[0]], "表格")
    assert {(one.coding.transcript, one.coding.span, one.is_new) for one in tagged} == {
        (*places[0], True),
        (*places[1], True),
        (*places[2], False),
    }
    assert [one.coding for one in tagged if not one.is_new] == [known.coding]
    assert [one.quote for one in codings_of(study, "A01")] == ["填表", "表格又"]
    assert len(history(study)) == before + 1
    assert examine(study).problems == ()
    undo(study, "甲")
    assert [one.quote for one in codings_of(study, "A01")] == ["填表"]
    assert codings_of(study, "B01") == ()
    assert [one.status.get("甲", Status.NEW) for one in overview(study)] == [Status.IN_PROGRESS, Status.NEW]


def test_nothing_new_is_no_action(study, passage):
    span = passage("A01", "填表")
    tag_all(study, "甲", [("A01", span)], "表格")
    before = history(study)
    assert [one.is_new for one in tag_all(study, "甲", [("A01", span)], "表格")] == [False]
    assert tag_all(study, "甲", [], "表格") == ()
    assert history(study) == before


@pytest.mark.parametrize(
    ("span", "code", "seen", "error"),
    [
        (Span(0, 10**6), "表格", {}, SpanOutsideTextError),
        (Span(0, 2), "旧码", {}, UnusableCodeError),
        (Span(0, 2), "表格", {"A01": "another text"}, ChangedMeanwhileError),
    ],
)
def test_one_bad_passage_stops_all(study, passage, span, code, seen, error):
    before = history(study)
    with pytest.raises(error):
        tag_all(study, "甲", [("B01", passage("B01", "表格")), ("A01", span)], code, seen=seen)
    assert history(study) == before
    assert codings_of(study, "B01") == ()
