"""A memo typed with pauses: each pause is stored, and all of one sitting is one action."""

from __future__ import annotations

import pytest

from coder.model.errors import ChangedMeanwhileError
from coder.model.identity import now
from coder.model.memo import About, Target
from coder.model.span import Span
from coder.project import memos
from coder.project.coding import tag
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.recoding import move_ends, recode
from coder.project.transcripts import codings_of
from coder.project.undoing import redo, undo

TURN = Target(About.TURN, "A01", turn=2)
LATER = "9999-01-01T00:00:00.000Z"


@pytest.fixture
def coding(study):
    (one,) = tag(study, "甲", "A01", Span(85, 91), ["派活"])
    return one.coding


@pytest.fixture(params=["turn", "coding"])
def target(request, coding):
    return TURN if request.param == "turn" else Target(About.CODING, coding=coding.id)


def typed(study, target, *texts, since):
    for text in texts:
        known = memos.mine_on(study, "甲", target)
        memos.write(study, "甲", target, text, seen=known.version if known else 0, since=since)


def text_of(study, target):
    known = memos.mine_on(study, "甲", target)
    return known.text if known else ""


def test_all_pauses_of_one_sitting_are_one_action(study, target):
    before = len(history(study))
    typed(study, target, "一", "一二", "一二三", since=now())
    assert len(history(study)) == before + 1
    assert len(history(study)[0].events) == 1
    undo(study, "甲")
    assert text_of(study, target) == ""
    redo(study, "甲")
    assert text_of(study, target) == "一二三"
    assert examine(study).problems == ()


def test_another_sitting_is_another_action(study, target):
    typed(study, target, "一", "一二", since=now())
    typed(study, target, "一二三", since=LATER)
    typed(study, target, "一二三四", since=now())
    undo(study, "甲")
    assert text_of(study, target) == "一二三"
    undo(study, "甲")
    assert text_of(study, target) == "一二"
    undo(study, "甲")
    assert text_of(study, target) == ""


def test_what_is_done_meanwhile_stays_an_action_of_its_own(study, target):
    since = now()
    typed(study, target, "一", "一二", since=since)
    (other,) = tag(study, "甲", "A01", Span(60, 66), ["派活"])
    typed(study, target, "一二三", "一二三四", since=since)
    undo(study, "甲")
    assert text_of(study, target) == "一二"
    undone = undo(study, "甲")
    assert [event.change.target for event in undone.events if event.change.kind == "coding"] == [
        other.coding.id
    ]
    assert text_of(study, target) == "一二"
    undo(study, "甲")
    assert text_of(study, target) == ""


def test_what_others_do_meanwhile_neither_parts_nor_joins(study, target):
    since = now()
    typed(study, target, "一", since=since)
    memos.add(study, "乙", TURN, "别人的")
    typed(study, target, "一二", since=since)
    for limit in (None, 1, 2):
        found = history(study, limit=limit)
        assert found[0].coder == "甲"
        (event,) = found[0].events
        assert {event.change.after.get("text"), event.change.after.get("memo")} >= {"一二"}
        assert not {"一"} & {str((event.change.before or {}).get(key)) for key in ("text", "memo")}
    assert [one.coder for one in history(study, limit=2)] == ["甲", "乙"]
    undo(study, "甲")
    assert text_of(study, target) == ""
    assert [one.text for one in memos.all(study)] == ["别人的"]


def test_what_was_taken_back_is_not_gone_on_with(study, target):
    since = now()
    typed(study, target, "一", "一二", since=since)
    undo(study, "甲")
    typed(study, target, "新", since=since)
    assert text_of(study, target) == "新"
    undo(study, "甲")
    assert text_of(study, target) == ""


def test_another_code_or_other_ends_are_no_part_of_the_memo(study, coding):
    target, since = Target(About.CODING, coding=coding.id), now()
    recode(study, "甲", coding.id, "表格")
    typed(study, target, "一", "一二", since=since)
    move_ends(study, "甲", coding.id, Span(84, 91))
    typed(study, target, "一二三", since=since)
    for wanted in (("一二", Span(84, 91)), ("一二", Span(85, 91)), ("", Span(85, 91))):
        undo(study, "甲")
        (there,) = codings_of(study, "A01")
        assert (there.memo, there.span) == wanted


def test_taking_it_away_belongs_to_the_sitting(study, target):
    typed(study, target, "早先", since=LATER)
    since = now()
    typed(study, target, "早", since=since)
    known = memos.mine_on(study, "甲", target)
    memos.remove(study, "甲", known.id, seen=known.version, since=since)
    assert memos.all(study) == ()
    undo(study, "甲")
    assert text_of(study, target) == "早先"


def test_a_version_that_is_not_the_one_seen_is_refused(study, target):
    typed(study, target, "一", since=now())
    with pytest.raises(ChangedMeanwhileError):
        memos.write(study, "甲", target, "二", seen=0, since=now())
    assert text_of(study, target) == "一"
