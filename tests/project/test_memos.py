"""Memos on anything: stored at once, undoable, each its author's own, never on other words."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from coder.model.errors import (
    ChangedMeanwhileError,
    CodedSinceError,
    ExistsError,
    NotYoursError,
    SpanOutsideTextError,
    UnfitMemoError,
    UnknownCodeError,
    UnknownCodingError,
    UnknownMemoError,
    UnknownTranscriptError,
    UnknownTurnError,
)
from coder.model.event import Change, Kind
from coder.model.memo import LONGEST, About, Target
from coder.model.span import Span
from coder.project import memos
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.filters import Filters
from coder.project.history import history
from coder.project.opening import open_project
from coder.project.transcripts import codings_of, overview, read, remove, rename
from coder.project.undoing import redo, undo
from coder.store import journal
from coder.store import memos as stored

PROJECT = Target(About.PROJECT)
CODE = Target(About.CODE, code="派活")
A01 = Target(About.TRANSCRIPT, "A01")
TURN = Target(About.TURN, "A01", turn=2)
PASSAGE = Target(About.PASSAGE, "A01", span=Span(60, 66))
ANYTHING = {"project": PROJECT, "code": CODE, "transcript": A01, "turn": TURN, "passage": PASSAGE}


@pytest.fixture
def coding(study):
    (one,) = tag(study, "甲", "A01", Span(85, 91), ["派活"])
    return one.coding


@pytest.fixture(params=[*ANYTHING, "coding"])
def target(request, coding):
    return ANYTHING.get(request.param) or Target(About.CODING, coding=coding.id)


def state(project):
    """Everything that undo must bring back; versions only ever go up."""
    return [(one.id, one.about, one.coder, one.text, one.quote) for one in memos.all(project)]


def test_a_memo_is_kept_with_what_it_is_about(study, target):
    added = memos.add(study, "甲", target, "\r\n**为什么**\r\n\r\n  没人拦？ \n\n")
    assert memos.all(study) == (added,)
    assert memos.read(study, added.id) == memos.mine_on(study, "甲", target) == added
    assert (added.about, added.coder, added.text) == (target.about, "甲", "**为什么**\n\n  没人拦？")
    assert added.created_at
    if added.span is not None:
        assert added.quote == added.span.of(read(study, "A01").text) != ""
    assert examine(study).problems == ()


def test_a_memo_on_a_turn_stands_on_its_words_and_names_its_speaker(study):
    transcript = read(study, "A01")
    for turn in transcript.turns:
        memo = memos.add(study, "甲", Target(About.TURN, "A01", turn=turn.number), "x")
        assert (memo.span, memo.turn, memo.speaker) == (turn.span, turn.number, turn.speaker)


def test_what_stands_around_a_passage_is_kept_to_find_it_again(study):
    text = read(study, "A01").text
    for start, end in ((0, 1), (40, 50), (len(text) - 3, len(text))):
        memo = memos.add(study, "甲", Target(About.PASSAGE, "A01", span=Span(start, end)), "x")
        with study.database.reading() as transaction:
            row = stored.state_of(transaction, [memo.id])[memo.id]
        assert row["context_before"] == text[max(0, start - 32) : start]
        assert row["context_after"] == text[end : end + 32]


def test_every_step_is_undone_and_redone_also_after_a_restart(study, target):
    steps = [state(study)]
    added = memos.add(study, "甲", target, "一")
    steps.append(state(study))
    memos.edit(study, "甲", added.id, "二")
    steps.append(state(study))
    memos.remove(study, "甲", added.id)
    steps.append(state(study))
    assert steps[0] == steps[3] == []
    again = open_project(study.folder)
    for before in reversed(steps[:3]):
        undo(again, "甲")
        assert state(again) == before
    for after in steps[1:]:
        redo(again, "甲")
        assert state(again) == after
    assert examine(again).problems == ()
    again.close()


def test_a_codings_memo_is_a_change_of_the_coding(study, coding):
    memos.add(study, "甲", Target(About.CODING, coding=coding.id), "一")
    assert [one.memo for one in codings_of(study, "A01")] == ["一"]
    assert [event.op for event in history(study, limit=1)[0].events] == ["coding.change"]
    with pytest.raises(ExistsError):
        memos.add(study, "甲", Target(About.CODING, coding=coding.id), "二")
    memos.edit(study, "甲", coding.id, " \n")
    assert [one.memo for one in codings_of(study, "A01")] == [""]
    with pytest.raises(UnknownMemoError):
        memos.read(study, coding.id)
    untag(study, "甲", [coding.id])
    with pytest.raises(UnknownCodingError):
        memos.add(study, "甲", Target(About.CODING, coding=coding.id), "三")


def test_headings_and_retired_codes_can_be_written_about_under_any_of_their_names(study):
    assert [memos.add(study, "甲", Target(About.CODE, code=name), "x").code for name in ("问题", "Old")] == [
        "问题",
        "旧码",
    ]


REFUSED = [
    (Target(About.TRANSCRIPT, "A99"), UnknownTranscriptError),
    (Target(About.TURN, "A01", turn=0), UnknownTurnError),
    (Target(About.TURN, "A01", turn=5), UnknownTurnError),
    (Target(About.PASSAGE, "A01", span=Span(5, 5)), SpanOutsideTextError),
    (Target(About.PASSAGE, "A01", span=Span(-1, 5)), SpanOutsideTextError),
    (Target(About.PASSAGE, "A01", span=Span(0, 111)), SpanOutsideTextError),
    (Target(About.PASSAGE, "A01"), SpanOutsideTextError),
    (Target(About.CODE, code="派话"), UnknownCodeError),
    (Target(About.CODING, coding="x"), UnknownCodingError),
]


@pytest.mark.parametrize(("target", "error"), REFUSED)
def test_what_is_not_there_is_refused(study, target, error):
    before = history(study)
    for ask in (memos.add, memos.write):
        with pytest.raises(error):
            ask(study, "甲", target, "x")
    for look in (memos.check, memos.mine_on):
        with pytest.raises(error):
            look(study, "甲", target)
    assert history(study) == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((blank, "blank") for blank in ("", " \n\t", "\u200b", "\u3000")),
        ("x" * (LONGEST + 1), "long"),
        *((bad, "unstorable") for bad in ("a\0b", "a\ud800b", "\udfff!")),
    ],
    ids=lambda value: ascii(value)[:12],
)
def test_a_text_that_cannot_be_a_memo_is_refused(study, text, reason):
    kept = memos.add(study, "甲", PROJECT, "x" * LONGEST)
    for ask in (
        lambda: memos.add(study, "甲", TURN, text),
        lambda: memos.edit(study, "甲", kept.id, text),
        lambda: memos.write(study, "甲", PROJECT, text),
    ):
        with pytest.raises(UnfitMemoError) as refusal:
            ask()
        assert refusal.value.reason == reason
    assert memos.all(study) == (kept,)


def test_a_coding_takes_no_unfit_memo_either(study, coding):
    for text in ("x" * (LONGEST + 1), "a\0b"):
        with pytest.raises(UnfitMemoError):
            memos.write(study, "甲", Target(About.CODING, coding=coding.id), text)


def test_only_its_author_changes_a_memo(study, target):
    kept = memos.add(study, "甲", target, "x")
    for ask in (
        lambda: memos.edit(study, "乙", kept.id, "y"),
        lambda: memos.remove(study, "乙", kept.id),
        lambda: memos.own(study, "乙", kept.id),
    ):
        with pytest.raises(NotYoursError) as refusal:
            ask()
        assert (refusal.value.owner, refusal.value.what) == ("甲", "memo")
    assert memos.mine_on(study, "乙", target) is None
    assert memos.all(study) == (kept,)


def test_nobody_writes_a_memo_on_somebody_elses_coding(study, coding):
    for ask in (memos.add, memos.write):
        with pytest.raises(NotYoursError) as refusal:
            ask(study, "乙", Target(About.CODING, coding=coding.id), "x")
        assert refusal.value.what == "coding-memo"
    with pytest.raises(NotYoursError):
        memos.check(study, "乙", Target(About.CODING, coding=coding.id))


def test_coders_and_second_thoughts_stand_side_by_side_and_nothing_is_doubled(study):
    first = memos.add(study, "甲", TURN, "一")
    second = memos.add(study, "甲", TURN, "二")
    assert memos.add(study, "甲", TURN, "一\n") == first
    others = memos.add(study, "乙", TURN, "一")
    assert {one.id for one in memos.of_transcript(study, "A01")} == {first.id, second.id, others.id}


def test_writing_changes_my_newest_memo_on_exactly_this_or_adds_one(study, target):
    added = memos.write(study, "甲", target, "一")
    changed = memos.write(study, "甲", target, "二", seen=added.version)
    assert (changed.id, changed.text) == (added.id, "二")
    before = history(study)
    assert memos.write(study, "甲", target, "二") == changed
    assert history(study) == before


def test_a_turn_and_the_passage_of_its_words_are_two_things(study):
    turn = memos.write(study, "甲", TURN, "一")
    same = Target(About.PASSAGE, "A01", span=turn.span)
    assert memos.mine_on(study, "甲", same) is None
    assert memos.write(study, "甲", same, "二").id != turn.id


def test_two_windows_do_not_overwrite_each_other(study, target):
    seen = memos.add(study, "甲", target, "一")
    memos.edit(study, "甲", seen.id, "二", seen=seen.version)
    for ask in (
        lambda: memos.edit(study, "甲", seen.id, "三", seen=seen.version),
        lambda: memos.remove(study, "甲", seen.id, seen=seen.version),
        lambda: memos.write(study, "甲", target, "三", seen=seen.version),
        lambda: memos.write(study, "甲", target, "三", seen=0),
    ):
        with pytest.raises(ChangedMeanwhileError) as refusal:
            ask()
        assert refusal.value.by == "甲"
    assert memos.read(study, seen.id).text == "二"


def test_the_store_refuses_a_change_of_what_has_changed(study):
    memo = memos.add(study, "甲", PROJECT, "一")
    with study.database.reading() as transaction:
        row = stored.state_of(transaction, [memo.id])[memo.id]
    memos.edit(study, "甲", memo.id, "二")
    stale = Change(Kind.MEMO, memo.id, row, {**row, "text": "三", "version": 2})
    with pytest.raises(ChangedMeanwhileError), study.database.writing() as transaction:
        journal.act(transaction, "甲", [stale])
    assert memos.read(study, memo.id).text == "二"


def test_removing_a_transcript_takes_its_memos_and_undo_brings_all_back(study, coding):
    for who in ("甲", "乙"):
        for target in ANYTHING.values():
            memos.add(study, who, target, f"{who} {target.about}")
    memos.write(study, "甲", Target(About.CODING, coding=coding.id), "编码")
    before = state(study)
    remove(study, "乙", "A01")
    assert {one.about for one in memos.all(study)} == {About.PROJECT, About.CODE}
    assert examine(study).problems == ()
    with pytest.raises(ChangedMeanwhileError) as refusal:
        undo(study, "甲")
    assert refusal.value.by == "乙"
    undo(study, "乙")
    assert state(study) == before
    redo(study, "乙")
    undo(study, "乙")
    assert state(study) == before
    assert examine(study).problems == ()


def test_an_import_is_not_undone_under_somebodys_memo(study):
    memos.add(study, "乙", TURN, "x")
    with pytest.raises(CodedSinceError) as refusal:
        undo(study, "甲")
    error = refusal.value
    assert (error.transcript, error.codings, error.memos, error.by) == ("A01", 0, 1, "乙")
    undo(study, "乙")
    undo(study, "甲")
    assert overview(study) == ()


def test_memos_follow_a_transcript_and_a_code_to_other_names(study, coding):
    on_code = memos.add(study, "甲", CODE, "一")
    on_turn = memos.add(study, "甲", TURN, "二")
    memos.write(study, "甲", Target(About.CODING, coding=coding.id), "三")
    path = study.codebook_path
    path.write_text(path.read_text().replace("{id: 派活,", "{id: 摊派, former_ids: [派活],"))
    again = open_project(study.folder)
    assert memos.mine_on(again, "甲", CODE) == memos.read(again, on_code.id)
    assert {one.code for one in memos.all(again)} == {"摊派", ""}
    assert [one.text for one in memos.all(again, Filters(codes=("派活",)))] == ["一", "三"]
    rename(again, "乙", "A01", "Z9")
    assert memos.read(again, on_turn.id).transcript == "Z9"
    assert examine(again).problems == ()
    for _ in range(3):
        undo(again, "甲")
    assert memos.all(again) == ()
    for _ in range(3):
        redo(again, "甲")
    assert [(one.code, one.text) for one in memos.all(again)] == [("摊派", "一"), ("", "二"), ("摊派", "三")]
    assert examine(again).problems == ()
    again.close()


def test_a_memo_on_a_code_that_has_gone_stays_and_the_doctor_says_so(study):
    memos.add(study, "甲", Target(About.CODE, code="会议"), "x")
    path = study.codebook_path
    path.write_text("".join(f"{line}\n" for line in path.read_text().split("\n") if "id: 会议" not in line))
    again = open_project(study.folder)
    assert [(one.code, one.text) for one in memos.all(again)] == [("会议", "x")]
    found = examine(again)
    assert found.problems == ()
    assert "doctor-memo-code" in {one.rule for one in found.warnings}
    again.close()


@pytest.fixture
def noted(study):
    """Memos of two coders on everything, with the words by which they are looked for."""
    tag(study, "甲", "A01", Span(60, 66), ["会议"], memo="開會 Too MANY")
    tag(study, "甲", "A01", Span(20, 25), ["表格"], memo=" ")
    for who, target, text in (
        ("乙", Target(About.TRANSCRIPT, "B01"), "乙看 B01"),
        ("乙", Target(About.PASSAGE, "A01", span=Span(55, 61)), "乙看段落"),
        ("甲", TURN, "第二轮"),
        ("甲", A01, "开会"),
        ("甲", CODE, "ｔｏｏ many"),
        ("乙", Target(About.CODE, code="问题"), "标题"),
        ("甲", Target(About.TURN, "A01", turn=1), "问得好"),
        ("甲", PROJECT, "全部"),
    ):
        memos.add(study, who, target, text)
    return study


IN_ORDER = (
    *("全部", "标题", "ｔｏｏ many", "开会", "问得好"),
    *("第二轮", "乙看段落", "開會 Too MANY", "乙看 B01"),
)


def test_memos_are_read_in_the_order_of_the_study(noted):
    assert tuple(one.text for one in memos.all(noted)) == IN_ORDER
    assert tuple(one.text for one in memos.of_transcript(noted, "A01")) == IN_ORDER[3:8]
    assert tuple(one.text for one in memos.of_transcript(noted, "B01")) == IN_ORDER[8:]
    with pytest.raises(UnknownTranscriptError):
        memos.of_transcript(noted, "A99")


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        (Filters(coders=("乙",)), ["标题", "乙看段落", "乙看 B01"]),
        (Filters(transcripts=("B01",)), ["乙看 B01"]),
        (Filters(attributes=(("角色", "政府部门"),)), []),
        (Filters(attributes=(("role", "政府部门"),)), ["乙看 B01"]),
        (Filters(codes=("问题",)), ["标题"]),
        (Filters(codes=("问题/",)), ["标题", "開會 Too MANY"]),
        (Filters(codes=("派活",), transcripts=("A01",)), []),
        (Filters(speakers=("访谈者",)), ["问得好"]),
        (Filters(exclude_interviewer=True), ["第二轮", "乙看段落", "開會 Too MANY"]),
    ],
    ids=str,
)
def test_filters_leave_what_they_say(noted, filters, texts):
    assert [one.text for one in memos.all(noted, filters)] == texts


@pytest.mark.parametrize(
    ("search", "texts"),
    [
        ("开会", ["开会", "開會 Too MANY"]),
        ("開會", ["开会", "開會 Too MANY"]),
        ("TOO many", ["ｔｏｏ many", "開會 Too MANY"]),
        ("没有的", []),
        ("", list(IN_ORDER)),
    ],
)
def test_words_are_found_whatever_their_case_width_and_script(noted, search, texts):
    assert [one.text for one in memos.all(noted, search=search)] == texts


@pytest.mark.parametrize("about", About)
def test_one_kind_of_thing_can_be_asked_for(noted, about):
    found = memos.all(noted, about=[about])
    assert found == tuple(one for one in memos.all(noted) if one.about is about) != ()


TAMPERING = [
    ("doctor-memo-quote", "UPDATE memo SET quote = '别的' WHERE about = 'passage'"),
    ("doctor-memo", "UPDATE memo SET end_pos = end_pos - 1 WHERE about = 'turn'"),
    ("doctor-memo", "UPDATE memo SET code_no = 1 WHERE about = 'project'"),
    ("doctor-memo", "UPDATE memo SET text = ' '"),
    ("doctor-memo", "UPDATE memo SET about = 'what'"),
    ("doctor-replay", "UPDATE memo SET text = '改了'"),
    ("doctor-foreign-keys", "DELETE FROM code WHERE id = '派活'"),
    ("doctor-memo-removed-transcript", "UPDATE transcript SET deleted_at = '2026'"),
    ("doctor-memo-old-text", "UPDATE transcript SET revision_id = 'x'"),
]


@pytest.mark.parametrize(("rule", "statement"), TAMPERING)
def test_tampering_with_memos_is_found(study, rule, statement):
    for target in ANYTHING.values():
        memos.add(study, "甲", target, "x")
    assert examine(study).problems == ()
    with closing(sqlite3.connect(study.database.path)) as connection:
        connection.execute(statement)
        connection.commit()
    assert rule in {problem.rule for problem in examine(study).problems}
