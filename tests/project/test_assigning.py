"""Who is to code what, a second time too, and who sees what before being done."""

from __future__ import annotations

import pytest

from coder.model.errors import NotDoneYetError, NothingToUndoError, UnknownCoderError, UnknownTranscriptError
from coder.model.event import Kind
from coder.model.memo import About, Target
from coder.model.settings import Source
from coder.model.transcript import Status
from coder.project.assigning import assign, assignments_in, unassign
from coder.project.behind import Figure, codings_behind
from coder.project.blindness import blind_transcripts
from coder.project.choosing import chosen_codings
from coder.project.codes_given import codes_given, codings_of_codes
from coder.project.coding import tag
from coder.project.codings_files import export_folder
from coder.project.configuring import set_setting
from coder.project.counting import count
from coder.project.doctor import examine
from coder.project.filters import Filters
from coder.project.finding import find
from coder.project.history import history, page
from coder.project.memos import add, on
from coder.project.memos import all as memos
from coder.project.opening import open_project
from coder.project.reliability import reliability
from coder.project.reliability_question import Question
from coder.project.transcripts import counts_of_code, overview, set_status
from coder.project.undoing import redo, undo
from coder.reports.wording.history import action_line
from coder.text.search import Query
from coder.tui.study import Study


def _who(study):
    return {one.transcript: dict(one.status) for one in assignments_in(study)}


@pytest.fixture
def shared(study, passage):
    """甲 and 乙 are to code A01, and both have begun; 乙 alone is to code B01."""
    assign(study, "师", ["A01"], "甲")
    assign(study, "师", ["A01", "B01"], "乙")
    tag(study, "甲", "A01", passage("A01", "会议又多了"), ["会议"])
    tag(study, "乙", "A01", passage("A01", "会议"), ["表格"])
    tag(study, "乙", "B01", passage("B01", "表格"), ["表格"])
    return study


def test_assignments_are_listed_undone_and_redone(study):
    done = assign(study, "师", ["B01", "A01"], "甲")
    assert (done.coder, done.transcripts, done.known) == ("甲", ("B01", "A01"), ())
    again = assign(study, "师", ["A01"], "甲")
    assert (again.transcripts, again.known) == ((), ("A01",))
    assert _who(study) == {"A01": {"甲": Status.NEW}, "B01": {"甲": Status.NEW}}
    undo(study, "师")
    assert _who(study) == {"A01": {}, "B01": {}}
    redo(study, "师")
    assert unassign(study, "师", ["A01", "B01"], "甲").transcripts == ("A01", "B01")
    assert _who(study) == {"A01": {}, "B01": {}}
    undo(study, "师")
    assert _who(study)["B01"] == {"甲": Status.NEW}
    with pytest.raises(NothingToUndoError):
        undo(study, "乙")
    assert examine(study).problems == ()


def test_history_says_who_is_to_code_what(study):
    assign(study, "师", ["A01", "B01"], "甲")
    unassign(study, "师", ["A01"], "甲")
    last, first = (action_line(action) for action in history(study, coder="师", limit=2))
    assert first == "分配给甲 · A01、B01"
    assert last == "不再分配给甲 · A01"


def test_names_nobody_has_are_refused_and_nothing_is_assigned(study):
    with pytest.raises(UnknownTranscriptError):
        assign(study, "师", ["A01", "Z9"], "甲")
    with pytest.raises(UnknownCoderError):
        unassign(study, "师", ["A01"], "丁")
    assert _who(study) == {"A01": {}, "B01": {}}


def test_a_second_pass_is_a_coder_of_its_own_and_blind_to_the_first(study, passage):
    tag(study, "甲", "A01", passage("A01", "会议"), ["会议"])
    with pytest.raises(NotDoneYetError):
        assign(study, "师", ["A01"], "甲", again=True)
    set_status(study, "甲", "A01", Status.DONE)
    assert assign(study, "师", ["A01"], "甲", again=True).coder == "甲 (2)"
    assert blind_transcripts(study, "甲 (2)") == {"A01"}
    assert chosen_codings(study, Filters(eyes="甲 (2)")) == ()
    with pytest.raises(NotDoneYetError):
        assign(study, "师", ["A01"], "甲", again=True)
    tag(study, "甲 (2)", "A01", passage("A01", "会议"), ["会议"])
    set_status(study, "甲 (2)", "A01", Status.DONE)
    assert len(chosen_codings(study, Filters(eyes="甲 (2)"))) == 2
    assert assign(study, "师", ["A01"], "甲", again=True).coder == "甲 (3)"
    assert reliability(study, Filters(), Question(replicates=0)).study.coders == ("甲",)
    twice = reliability(study, Filters(coders=("甲", "甲 (2)")), Question(replicates=0))
    assert twice.figures.overall.macro.value == 1


def test_nobody_sees_what_others_coded_before_being_done(shared):
    assert blind_transcripts(shared, "甲") == {"A01"}
    assert blind_transcripts(shared, "乙") == {"A01"}
    assert blind_transcripts(shared, "师") == frozenset()
    seen = chosen_codings(shared, Filters(eyes="甲"))
    assert {(one.transcript, one.coder) for one in seen} == {("A01", "甲"), ("B01", "乙")}
    assert len(chosen_codings(shared, Filters())) == 3
    set_status(shared, "甲", "A01", Status.DONE)
    assert len(chosen_codings(shared, Filters(eyes="甲"))) == 3
    assert len(chosen_codings(shared, Filters(eyes="乙"))) == 2


def test_counts_and_what_stands_behind_them_are_blind_too(shared):
    def counted(eyes):
        found = count(shared, Filters(eyes=eyes)).frequencies
        return {row.code.id: row.own.codings for row in found.groups[0].rows if row.own.codings}

    assert counted("") == {"表格": 2, "会议": 1}
    assert counted("甲") == {"表格": 1, "会议": 1}
    behind = codings_behind(shared, Figure("表格", Filters(eyes="甲")))
    assert [one.transcript for one in behind] == ["B01"]
    assert [one.transcript for one in codings_of_codes(shared, ["表格"], eyes="甲")] == ["B01"]


def test_search_shows_only_ones_own_codes_there(shared):
    (hit,) = find(shared, Query("会议又"), Filters(eyes="乙"))
    assert hit.codes == ("表格",)
    (hit,) = find(shared, Query("会议又"), Filters())
    assert set(hit.codes) == {"表格", "会议"}


def test_lists_count_and_name_no_more_than_is_seen(shared):
    add(shared, "乙", Target(About.TRANSCRIPT, "A01"), "乙看出了什么")
    add(shared, "乙", Target(About.CODE, code="表格"), "这个编码怎么用")
    counted = {one.facts.name: dict(one.codings) for one in overview(shared, "甲")}
    assert counted == {"A01": {"甲": 1}, "B01": {"乙": 1}}
    assert {one.facts.name: one.seen_by for one in overview(shared, "甲")} == {"A01": "甲", "B01": ""}
    assert overview(shared, "甲")[0].status["乙"] is Status.IN_PROGRESS
    assert codes_given(shared, "甲") == {"会议": {"甲": 1}, "表格": {"乙": 1}}
    assert counts_of_code(shared, "表格", "甲") == {"A01": {}, "B01": {"乙": 1}}
    assert codes_given(shared)["表格"] == {"乙": 2}
    assert [memo.about for memo in memos(shared, Filters(eyes="甲"))] == [About.CODE]
    assert [memo.about for memo in memos(shared, Filters(eyes="师"))] == [About.CODE, About.TRANSCRIPT]
    assert on(shared, Target(About.TRANSCRIPT, "A01"), "甲") == ()
    set_status(shared, "甲", "A01", Status.DONE)
    assert codes_given(shared, "甲")["表格"] == {"乙": 2}
    assert len(on(shared, Target(About.TRANSCRIPT, "A01"), "甲")) == 1


def test_the_history_tells_nothing_of_it_either(shared):
    add(shared, "乙", Target(About.TRANSCRIPT, "A01"), "乙看出了什么")
    set_status(shared, "乙", "A01", Status.DONE)
    whole, seen = history(shared), history(shared, eyes="甲")
    hidden = {(event.coder, event.change.kind) for action in whole for event in action.events}
    hidden -= {(event.coder, event.change.kind) for action in seen for event in action.events}
    assert hidden == {("乙", Kind.MEMO)}
    told = [action_line(action) for action in seen if action.coder == "乙"]
    assert not any("A01" in line and "表格" in line for line in told)
    assert any("B01" in line for line in told)
    assert any(event.change.kind is Kind.PROGRESS for action in seen for event in action.events)
    assert history(shared, eyes="甲", limit=2) == seen[:2]
    assert [one.action for one in page(shared, eyes="甲").actions] == list(seen)
    assert history(shared, eyes="乙", coder="乙") == history(shared, coder="乙")
    set_status(shared, "甲", "A01", Status.DONE)
    assert len(history(shared, eyes="甲")) == len(whole) + 1


def test_files_hold_no_more_than_is_seen(shared, tmp_path):
    written = export_folder(shared, Filters(eyes="甲"), tmp_path / "out")
    names = {path.relative_to(tmp_path / "out").as_posix() for path in written}
    assert names == {"A01/甲.jsonl", "B01/乙.jsonl"}


def test_the_workbench_has_nothing_of_others_to_show(shared):
    assert {one.coder for one in Study(shared, "甲").fresh("A01").codings} == {"甲"}
    assert {one.coder for one in Study(shared, "师").fresh("A01").codings} == {"甲", "乙"}


@pytest.mark.parametrize(("blind", "expected"), [("all", {"A01", "B01"}), ("none", set())])
def test_the_setting_says_where_coders_are_blind(shared, blind, expected):
    set_setting(shared.folder / "coder.yaml", Source.PROJECT, "blind", [blind])
    again = open_project(shared.folder)
    assert blind_transcripts(again, "甲") == expected
    again.close()
