"""Another code or other ends for a coding: it stays the same coding, one action, undone whole."""

from __future__ import annotations

import pytest

from coder.model.errors import (
    ChangedMeanwhileError,
    NotYoursError,
    SpanOutsideTextError,
    UnknownCodeError,
    UnknownCodingError,
    UnusableCodeError,
)
from coder.model.span import Span
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.opening import open_project
from coder.project.recoding import joined_memos, move_ends, recode
from coder.project.transcripts import codings_of, read, remove
from coder.project.undoing import redo, undo
from coder.store import codings


@pytest.fixture
def one(study, passage):
    """A coding of 甲 with a memo."""
    ((tagged),) = tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"], memo="点名部门")
    return tagged.coding


def states(study):
    with study.database.reading() as transaction:
        return {
            id: {key: value for key, value in row.items() if key not in {"version", "updated_at"}}
            for id, row in codings.states(transaction).items()
        }


def test_recoding_changes_the_code_and_nothing_else(study, one):
    changed = recode(study, "甲", one.id, "会议")
    (stored,) = codings_of(study, "A01")
    assert stored == changed.coding
    assert (stored.code, stored.version, stored.codebook_revision) == ("会议", 2, study.codebook.revision)
    for kept in ("id", "span", "quote", "memo", "coder", "origin", "created_at"):
        assert getattr(stored, kept) == getattr(one, kept)
    assert stored.updated_at > one.updated_at
    assert (changed.before, changed.is_joined, changed.is_new) == (one, False, True)
    assert len(history(study)[0].events) == 1


def test_recoding_says_under_which_codebook_it_was_done(study, one):
    path = study.codebook_path
    path.write_bytes(path.read_bytes().replace("开会太多".encode(), "会太多".encode()))
    again = open_project(study.folder)
    stored = recode(again, "甲", one.id, "会议").coding
    assert stored.codebook_revision == again.codebook.revision != one.codebook_revision
    undo(again, "甲")
    (back,) = codings_of(again, "A01")
    assert (back.code, back.codebook_revision) == ("派活", one.codebook_revision)
    assert examine(again).problems == ()
    again.close()


def test_moving_the_ends_renews_quote_and_context(study, one, passage):
    span = passage("A01", "谁也拦不住。表格")
    changed = move_ends(study, "甲", one.id, span)
    (stored,) = codings_of(study, "A01")
    assert stored == changed.coding
    assert (stored.span, stored.quote, stored.version) == (span, "谁也拦不住。表格", 2)
    assert (stored.id, stored.code, stored.memo, stored.created_at) == (
        one.id,
        one.code,
        one.memo,
        one.created_at,
    )
    text = read(study, "A01").text
    state = states(study)[one.id]
    assert text[: span.start].endswith(state["context_before"])
    assert state["context_before"]
    assert text[span.end :].startswith(state["context_after"])
    assert state["context_after"]


@pytest.mark.parametrize("change", ["code", "ends"])
def test_undo_restores_everything_and_redo_brings_the_change_back(study, one, passage, change):
    before = states(study)
    if change == "code":
        recode(study, "甲", one.id, "会议")
    else:
        move_ends(study, "甲", one.id, passage("A01", "谁也拦不住"))
    after = states(study)
    undo(study, "甲")
    assert states(study) == before
    redo(study, "甲")
    assert states(study) == after
    undo(study, "甲")
    assert states(study) == before
    assert examine(study).problems == ()


def test_what_becomes_equal_becomes_one_and_keeps_both_memos(study, one):
    (other,) = tag(study, "甲", "A01", one.span, ["会议"], memo="开会派的")
    before = states(study)
    changed = recode(study, "甲", one.id, "会议")
    assert changed.is_joined
    assert changed.coding.id == other.coding.id
    assert codings_of(study, "A01") == (changed.coding,)
    assert changed.coding.memo == "开会派的\n\n点名部门"
    undo(study, "甲")
    assert states(study) == before
    redo(study, "甲")
    assert codings_of(study, "A01")[0].memo == "开会派的\n\n点名部门"
    assert examine(study).problems == ()


def test_ends_moved_onto_an_equal_coding_join_it_in_one_action(study, one, passage):
    span = passage("A01", "谁也拦不住")
    (other,) = tag(study, "甲", "A01", span, ["派活"])
    actions = len(history(study))
    before = states(study)
    changed = move_ends(study, "甲", one.id, span)
    assert (changed.is_joined, changed.coding.id, changed.coding.memo) == (True, other.coding.id, "点名部门")
    assert len(history(study)) == actions + 1
    undo(study, "甲")
    assert states(study) == before


def test_another_coders_equal_coding_is_no_collision(study, one):
    tag(study, "乙", "A01", one.span, ["会议"])
    assert not recode(study, "甲", one.id, "会议").is_joined
    assert len(codings_of(study, "A01")) == 2


def test_the_same_code_or_the_same_ends_change_nothing(study, one):
    before = len(history(study))
    assert not recode(study, "甲", one.id, "直接派活").is_new
    assert not move_ends(study, "甲", one.id, one.span).is_new
    assert len(history(study)) == before


@pytest.mark.parametrize(
    ("code", "error"),
    [("派话", UnknownCodeError), ("问题", UnusableCodeError), ("旧码", UnusableCodeError)],
)
def test_a_code_that_cannot_be_given_is_refused(study, one, code, error):
    before = states(study)
    with pytest.raises(error):
        recode(study, "甲", one.id, code)
    assert states(study) == before


@pytest.mark.parametrize("span", [Span(5, 5), Span(9, 5), Span(-1, 5), Span(5, 10_000)])
def test_ends_outside_the_text_are_refused(study, one, span):
    before = states(study)
    with pytest.raises(SpanOutsideTextError):
        move_ends(study, "甲", one.id, span)
    assert states(study) == before


def test_only_its_coder_changes_a_coding(study, one):
    for change in (
        lambda: recode(study, "乙", one.id, "会议"),
        lambda: move_ends(study, "乙", one.id, Span(5, 9)),
    ):
        with pytest.raises(NotYoursError) as refusal:
            change()
        assert refusal.value.owner == "甲"


def test_a_coding_that_is_gone_is_not_changed(study, one):
    untag(study, "甲", [one.id])
    with pytest.raises(UnknownCodingError):
        recode(study, "甲", one.id, "会议")
    with pytest.raises(UnknownCodingError):
        move_ends(study, "甲", one.id, Span(5, 9))


def test_a_coding_changed_meanwhile_is_not_overwritten(study, one):
    recode(study, "甲", one.id, "会议", seen=1)
    for change in (
        lambda: recode(study, "甲", one.id, "表格", seen=1),
        lambda: move_ends(study, "甲", one.id, Span(5, 9), seen=1),
    ):
        with pytest.raises(ChangedMeanwhileError) as refusal:
            change()
        assert (refusal.value.id, refusal.value.by) == (one.id, "甲")
    (stored,) = codings_of(study, "A01")
    assert (stored.code, stored.span) == ("会议", one.span)


def test_undo_refuses_a_recoding_of_what_somebody_has_removed_since(study, one):
    recode(study, "甲", one.id, "会议")
    remove(study, "乙", "A01")
    with pytest.raises(ChangedMeanwhileError) as refusal:
        undo(study, "甲")
    assert refusal.value.by == "乙"


def test_memos_join_without_loss_and_without_repeating() -> None:
    assert joined_memos("", "b") == "b"
    assert joined_memos("a", "") == "a"
    assert joined_memos("a\n", "b") == "a\n\nb"
    assert joined_memos("同样", "同样") == "同样"
    assert joined_memos("是否", "否") == "是否\n\n否"
