"""The queue of differences: what is in it, what waits, what is hidden; when a decision holds no longer."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from coder.model.decision import Choice
from coder.model.errors import DecidedBeforeError, DifferenceChangedError, UnknownDifferenceError
from coder.model.memo import About, Target
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import memos
from coder.project.adjudicating import consensus_name, decide, settle_agreed
from coder.project.adjudicating_queue import in_order, queue, sets_of_coders
from coder.project.assigning import assign
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.filters import Filters
from coder.project.importing import import_transcripts
from coder.project.opening import open_project
from coder.project.recoding import move_ends
from coder.project.reliability import reliability
from coder.project.reliability_question import Question
from coder.project.transcripts import codings_of, read, set_status
from coder.project.undoing import undo
from coder.store import decisions
from tests.conftest import write_study

BOTH = Filters(coders=("甲", "乙"))


def _place(study, words):
    start = read(study, "A01").text.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory):
    """In A01 an end and a code differ, and one passage is the same; made once, and copied for each test."""
    folder = write_study(tmp_path_factory.mktemp("adjudicating") / "study")
    with closing(open_project(folder)) as study:
        import_transcripts(study, "甲", sorted((folder / "transcripts").iterdir()))
        tag(study, "甲", "A01", _place(study, "会议又多了"), ["会议"])
        tag(study, "乙", "A01", _place(study, "会议又多"), ["会议"])
        tag(study, "甲", "A01", _place(study, "部门直接派活"), ["派活"])
        tag(study, "乙", "A01", _place(study, "部门直接派活"), ["表格"])
        for who in ("甲", "乙"):
            tag(study, who, "A01", _place(study, "表格又回来了"), ["表格"])
            set_status(study, who, "A01", Status.DONE)
    return folder


@pytest.fixture
def differing(worked_on, tmp_path):
    shutil.copytree(worked_on, tmp_path / "copy")
    with closing(open_project(tmp_path / "copy")) as study:
        yield study


def _mine(study, who, quote):
    return next(one for one in codings_of(study, "A01", who) if one.quote == quote)


def _move(study, who, old, new):
    mine = _mine(study, who, old)
    move_ends(study, who, mine.id, _place(study, new), seen=mine.version)


def _consensus(study):
    return sorted((one.quote, one.code) for one in codings_of(study, "A01", consensus_name(study)))


def _live(study):
    with study.database.reading() as transaction:
        return decisions.live(transaction)


def test_a_transcript_waits_for_whoever_has_begun_it_or_is_to_code_it(differing):
    tag(differing, "丙", "A01", _place(differing, "会议"), ["会议"])
    found = queue(differing, Filters())
    assert (found.transcripts, found.differences) == ((), ())
    assert found.waiting == {"A01": {"丙": Status.IN_PROGRESS}}
    assert len(queue(differing, BOTH).differences) == 2
    set_status(differing, "丙", "A01", Status.DONE)
    assert {one.coders for one in queue(differing, Filters()).differences} == {("甲", "乙", "丙")}
    assign(differing, "丙", ["A01"], "丁")
    tag(differing, "丁", "B01", Span(23, 25), ["表格"])
    assert queue(differing, Filters()).waiting == {"A01": {"丁": Status.NEW}}


def test_who_codes_only_other_transcripts_holds_nothing_up(differing):
    tag(differing, "丙", "B01", Span(23, 25), ["表格"])
    found = queue(differing, Filters())
    assert found.transcripts == ("A01",)
    assert {one.coders for one in found.differences} == {("甲", "乙")}


def test_a_filter_on_codes_leaves_whole_differences(differing):
    everything = queue(differing, BOTH).differences
    (left,) = queue(differing, replace(BOTH, codes=("派活",))).differences
    assert left.id == next(one.id for one in everything if one.quote == "部门直接派活")
    assert {code for _coder, (_start, _end, code) in left.group.passages} == {"派活", "表格"}


def test_the_largest_come_first_when_wanted(differing):
    found = queue(differing, BOTH).differences
    assert [len(one.span) for one in in_order(found, largest_first=True)] == [6, 5]
    assert in_order(found, largest_first=False) == found


def test_nobody_sees_differences_where_they_are_blind(differing):
    for who in ("丙", "丁"):
        assign(differing, "师", ["A01"], who)
    found = queue(differing, replace(BOTH, eyes="丙"))
    assert (found.differences, found.agreed, found.hidden) == ((), (), ("A01",))
    assert found.transcripts == ()
    set_status(differing, "丙", "A01", Status.DONE)
    assert len(queue(differing, replace(BOTH, eyes="丙")).differences) == 2


def test_a_decision_holds_until_a_coder_says_something_else(differing):
    first = queue(differing, BOTH).open[0]
    decide(differing, "师", first, Choice.KEEP, keep="甲", reason="手册")
    memos.add(differing, "乙", Target(About.CODING, coding=_mine(differing, "乙", "会议又多").id), "想过")
    assert queue(differing, BOTH).differences[0].decision is not None
    _move(differing, "乙", "会议又多", "会议")
    again = queue(differing, BOTH).differences[0]
    assert again.decision is None
    assert [one.reason for one in again.replaces] == ["手册"]
    assert again.id != first.id
    decide(differing, "师", again, Choice.KEEP, keep="乙")
    assert _consensus(differing) == [("会议", "会议")]
    assert len(_live(differing)) == 1
    assert examine(differing).problems == ()


def test_nobody_overrules_a_decision_unseen(differing):
    first = queue(differing, BOTH).open[0]
    decide(differing, "师", first, Choice.KEEP, keep="甲")
    with pytest.raises(DecidedBeforeError) as error:
        decide(differing, "友", first, Choice.NEITHER)
    assert error.value.by == "师"
    seen = queue(differing, BOTH).differences[0]
    decide(differing, "友", seen, Choice.NEITHER)
    with pytest.raises(DecidedBeforeError):
        decide(differing, "师", seen, Choice.BOTH)
    assert _consensus(differing) == []


@pytest.mark.parametrize("change", ["moved", "removed"])
def test_nobody_decides_about_what_is_no_longer_said(differing, change):
    first = queue(differing, BOTH).open[0]
    if change == "moved":
        _move(differing, "乙", "会议又多", "会议")
    else:
        untag(differing, "乙", [_mine(differing, "乙", "会议又多").id])
    with pytest.raises(DifferenceChangedError):
        decide(differing, "师", first, Choice.BOTH)
    assert (_consensus(differing), _live(differing)) == ([], ())


def test_what_came_of_a_decision_goes_when_its_codings_are_decided_otherwise(differing):
    decide(differing, "师", queue(differing, BOTH).open[0], Choice.KEEP, keep="乙")
    untag(differing, "乙", [_mine(differing, "乙", "会议又多").id])
    left = queue(differing, BOTH).open[0]
    assert (left.quote, len(left.replaces)) == ("会议又多了", 1)
    decide(differing, "师", left, Choice.KEEP, keep="甲")
    assert _consensus(differing) == [("会议又多了", "会议")]
    assert len(_live(differing)) == 1
    undo(differing, "师")
    assert _consensus(differing) == [("会议又多", "会议")]
    assert examine(differing).problems == ()


def test_what_coders_agree_on_by_now_takes_the_place_of_what_was_decided(differing):
    decide(differing, "师", queue(differing, BOTH).open[0], Choice.KEEP, keep="甲")
    _move(differing, "甲", "会议又多了", "会议又多")
    settle_agreed(differing, "师", queue(differing, BOTH).agreed)
    assert _consensus(differing) == [("会议又多", "会议"), ("表格又回来了", "表格")]
    assert _live(differing) == ()
    undo(differing, "师")
    assert _consensus(differing) == [("会议又多了", "会议")]


def test_differences_have_names_and_unclear_ones_are_refused(differing):
    found = queue(differing, BOTH)
    first = found.differences[0]
    assert found.named(first.id[:6]) == first
    for name in ("", "zz"):
        with pytest.raises(UnknownDifferenceError):
            found.named(name)


def test_a_second_pass_is_compared_with_the_first_when_named(differing):
    again = assign(differing, "甲", ["A01"], "甲", again=True).coder
    tag(differing, again, "A01", _place(differing, "会议又多"), ["会议"])
    set_status(differing, again, "A01", Status.DONE)
    assert ("甲", again) in sets_of_coders(differing)
    assert again not in queue(differing, Filters()).coders
    found = queue(differing, Filters(coders=("甲", again)))
    ends = next(one for one in found.open if one.quote == "会议又多了")
    decide(differing, "甲", ends, Choice.KEEP, keep=again)
    assert _consensus(differing) == [("会议又多", "会议")]


def test_agreement_warns_of_spans_changed_after_the_first_decision_only(differing):
    def warned(*coders):
        result = reliability(differing, Filters(coders=coders), Question(replicates=0))
        return dict(result.study.left_out.changed_since)

    for one in queue(differing, BOTH).open:
        decide(differing, "师", one, Choice.BOTH)
    set_status(differing, "共识", "A01", Status.DONE)
    memos.add(differing, "乙", Target(About.CODING, coding=_mine(differing, "乙", "会议又多").id), "想过")
    assert (warned("甲", "乙"), warned("甲", "共识")) == ({}, {})
    _move(differing, "乙", "会议又多", "会议")
    assert (warned("甲", "乙"), warned("甲", "共识")) == ({"A01": 1}, {})
