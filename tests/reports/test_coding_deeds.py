"""A line of the history says what was done to which coding, from what to what, and where."""

from __future__ import annotations

import pytest

from coder.locale import language
from coder.model.span import Span
from coder.project.coding import tag
from coder.project.history import history, told
from coder.project.recoding import move_ends, recode
from coder.project.undoing import redo, undo
from coder.reports.wording.coding_deeds import quoted
from coder.reports.wording.history import action_line


@pytest.fixture
def one(study, passage):
    (tagged,) = tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"], memo="点名部门")
    return tagged.coding


def newest(study, spoken="zh"):
    language.choose(spoken)
    return action_line(history(study)[0])


def test_a_recoding_names_both_codes_and_the_transcript(study, one):
    recode(study, "甲", one.id, "会议")
    assert newest(study) == "改换编码 1 条 (派活 → 会议) “直接派活” · A01"
    assert newest(study, "en") == "1 coding recoded (派活 → 会议) “直接派活” · A01"
    undo(study, "甲")
    assert newest(study) == "已撤销：改换编码 1 条 (派活 → 会议) “直接派活” · A01"
    redo(study, "甲")
    assert newest(study, "en") == "redone: 1 coding recoded (派活 → 会议) “直接派活” · A01"


def test_moved_ends_show_the_passage_before_and_after(study, one, passage):
    move_ends(study, "甲", one.id, passage("A01", "直接派活，谁"))
    assert newest(study) == "调整编码范围 1 条 (派活) “直接派活” → “直接派活，谁” · A01"
    assert newest(study, "en") == "ends of 1 coding moved (派活) “直接派活” → “直接派活，谁” · A01"


def test_what_became_one_is_said_with_its_memo(study, one):
    tag(study, "甲", "A01", one.span, ["会议"], memo="开会派的")
    recode(study, "甲", one.id, "会议")
    assert newest(study) == (
        "改换编码 1 条 (派活 → 会议) “直接派活”（1 条并入原有的相同编码）、"
        "编码备忘 1 条 (会议) “直接派活” · A01"
    )
    undone = told(study, undo(study, "甲"))
    language.choose("en")
    assert action_line(undone) == (
        "undone: 1 coding recoded (派活 → 会议) “直接派活” (1 now one with an equal coding), "
        "memo of 1 coding (会议) “直接派活” · A01"
    )


def test_giving_and_removing_read_as_before(study, passage):
    tag(study, "甲", "A01", Span(60, 64), ["派活", "会议", "表格"])
    assert newest(study) == "编码 3 条 (派活、会议、表格)、状态：进行中 · A01"


def test_a_quote_shows_its_beginning_or_both_ends_and_nothing_acts_on_the_terminal():
    assert quoted("一\n二\x1b[31m") == "“一⏎二␛[31m”"
    long = "零一二三四五六七八九" * 3
    assert quoted(long) == "“零一二三四五六七八九零一二三四五六七八九…”"
    assert quoted(long, both_ends=True) == "“零一二三四五六七八九…零一二三四五六七八九”"
