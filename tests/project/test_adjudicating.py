"""Decisions where coders differ: they write a consensus, with who, when and why, and can be taken back."""

from __future__ import annotations

import pytest

from coder.model.coder_name import CONSENSUS
from coder.model.coding import Origin
from coder.model.decision import Choice
from coder.model.errors import UnfitDecisionError, UnknownCodeError
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.adjudicating import decide, settle_agreed
from coder.project.adjudicating_queue import queue
from coder.project.coding import tag
from coder.project.doctor import examine
from coder.project.filters import Filters
from coder.project.history import history
from coder.project.recoding import move_ends
from coder.project.reliability import reliability
from coder.project.reliability_question import Question
from coder.project.transcripts import codings_of, set_status
from coder.project.undoing import redo, undo
from coder.reports.wording.history import action_line
from coder.store import coders, decisions

BOTH = Filters(coders=("甲", "乙"))


@pytest.fixture
def differing(study, passage):
    """In A01 an end differs, one passage is 甲's alone, and one is the same; in B01 乙 is not done."""
    tag(study, "甲", "A01", passage("A01", "会议又多了"), ["会议"])
    tag(study, "乙", "A01", passage("A01", "会议又多"), ["会议"])
    tag(study, "甲", "A01", passage("A01", "部门直接派活"), ["派活"])
    for who in ("甲", "乙"):
        tag(study, who, "A01", passage("A01", "表格又回来了"), ["表格"])
        set_status(study, who, "A01", Status.DONE)
    tag(study, "甲", "B01", passage("B01", "表格"), ["表格"])
    set_status(study, "甲", "B01", Status.DONE)
    return study


def _consensus(study, transcript="A01"):
    return {(one.quote, one.code) for one in codings_of(study, transcript) if one.coder == "共识"}


def _decisions(study):
    with study.database.reading() as transaction:
        return decisions.live(transaction)


def test_where_nothing_is_taken_over_no_consensus_begins(differing):
    assert settle_agreed(differing, "师", []) is None
    with differing.database.reading() as transaction:
        assert "共识" not in {one.name for one in coders.everybody(transaction)}


def test_the_queue_is_what_differs_where_everybody_is_done(differing):
    found = queue(differing, BOTH)
    assert [(one.transcript, one.quote) for one in found.differences] == [
        ("A01", "会议又多了"),
        ("A01", "部门直接派活"),
    ]
    assert [one.quote for one in found.agreed] == ["表格又回来了"]
    assert found.open == found.differences
    assert [len(one.codings) for one in found.differences] == [2, 1]


@pytest.mark.parametrize(
    ("choice", "keep", "expected"),
    [
        (Choice.KEEP, "甲", {("会议又多了", "会议")}),
        (Choice.KEEP, "乙", {("会议又多", "会议")}),
        (Choice.BOTH, "", {("会议又多了", "会议"), ("会议又多", "会议")}),
        (Choice.NEITHER, "", set()),
    ],
)
def test_a_decision_writes_the_consensus_and_changes_nobodys_codings(differing, choice, keep, expected):
    before = set(codings_of(differing, "A01"))
    decide(differing, "师", queue(differing, BOTH).open[0], choice, keep=keep, reason="手册第 2 条")
    assert _consensus(differing) == expected
    assert before <= set(codings_of(differing, "A01"))
    (decision,) = _decisions(differing)
    assert (decision.coder, decision.choice, decision.reason) == ("师", choice, "手册第 2 条")
    assert decision.created_at
    assert len(queue(differing, BOTH).open) == 1
    assert examine(differing).problems == ()


def test_something_else_can_be_drawn(differing, passage):
    first, other = queue(differing, BOTH).open
    span = passage("A01", "可是会议又多了")
    decide(differing, "师", first, Choice.OTHER, drawn=[(span, "会议"), (span, "表格")])
    assert _consensus(differing) == {("可是会议又多了", "会议"), ("可是会议又多了", "表格")}
    with pytest.raises(UnfitDecisionError):
        decide(differing, "师", other, Choice.OTHER)
    with pytest.raises(UnfitDecisionError):
        decide(differing, "师", other, Choice.KEEP, keep="乙")
    with pytest.raises(UnknownCodeError):
        decide(differing, "师", other, Choice.OTHER, drawn=[(Span(0, 2), "没有")])
    assert len(_decisions(differing)) == 1


def test_a_second_thought_replaces_the_first_with_what_came_of_it(differing):
    first = queue(differing, BOTH).open[0]
    decide(differing, "师", first, Choice.KEEP, keep="甲")
    decided = queue(differing, BOTH).differences[0]
    assert decided.decision.choice is Choice.KEEP
    decide(differing, "友", decided, Choice.KEEP, keep="乙", reason="更准")
    assert _consensus(differing) == {("会议又多", "会议")}
    (decision,) = _decisions(differing)
    assert (decision.coder, decision.version, decision.reason) == ("友", 2, "更准")
    undo(differing, "友")
    assert _consensus(differing) == {("会议又多了", "会议")}
    assert _decisions(differing)[0].coder == "师"
    assert examine(differing).problems == ()


def test_decisions_are_undone_and_redone_by_whoever_made_them(differing):
    decide(differing, "师", queue(differing, BOTH).open[1], Choice.BOTH)
    undo(differing, "师")
    assert (_consensus(differing), _decisions(differing)) == (set(), ())
    assert len(queue(differing, BOTH).open) == 2
    redo(differing, "师")
    assert _consensus(differing) == {("部门直接派活", "派活")}
    assert len(_decisions(differing)) == 1
    assert "裁定 1 处分歧" in action_line(history(differing, coder="师", limit=1)[0])
    assert examine(differing).problems == ()


def test_a_difference_is_open_again_when_a_coder_has_another_say(differing, passage):
    first = queue(differing, BOTH).open[0]
    decide(differing, "师", first, Choice.KEEP, keep="甲")
    (mine,) = [one for one in codings_of(differing, "A01", "乙") if one.quote == "会议又多"]
    move_ends(differing, "乙", mine.id, passage("A01", "会议又多了"), seen=mine.version)
    found = queue(differing, BOTH)
    assert [one.quote for one in found.agreed] == ["会议又多了", "表格又回来了"]
    study = reliability(differing, BOTH, Question(replicates=0)).study
    assert study.left_out.changed_since == {"A01": 1}


def test_what_is_alike_goes_into_the_consensus_once(differing):
    agreed = queue(differing, BOTH).agreed
    assert settle_agreed(differing, "师", agreed) is not None
    assert _consensus(differing) == {("表格又回来了", "表格")}
    assert settle_agreed(differing, "师", agreed) is None
    undo(differing, "师")
    assert _consensus(differing) == set()


def test_the_consensus_is_a_coder_of_its_own_kind_and_not_compared_unless_named(differing):
    for one in queue(differing, BOTH).open:
        decide(differing, "师", one, Choice.KEEP, keep="甲")
    settle_agreed(differing, "师", queue(differing, BOTH).agreed)
    set_status(differing, "共识", "A01", Status.DONE)
    with differing.database.reading() as transaction:
        kinds = {one.name: one.kind for one in coders.everybody(transaction)}
    assert kinds["共识"] == CONSENSUS
    assert {one.origin for one in codings_of(differing, "A01", "共识")} == {Origin.CONSENSUS}
    assert reliability(differing, Filters(), Question(replicates=0)).study.coders == ("甲", "乙")
    named = reliability(differing, Filters(coders=("甲", "共识")), Question(replicates=0))
    assert named.figures.overall.macro.value == 1
