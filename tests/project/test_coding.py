"""Giving codes and taking them back: stored at once, undoable, never on other words."""

from __future__ import annotations

import pytest

from coder.model.errors import (
    ChangedMeanwhileError,
    CodedSinceError,
    NothingToUndoError,
    NotYoursError,
    SpanOutsideTextError,
    UnknownCodeError,
    UnknownCodingError,
    UnknownTranscriptError,
    UnusableCodeError,
)
from coder.model.event import Kind
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.opening import open_project
from coder.project.transcripts import (
    codings_of,
    counts_of_code,
    overview,
    read,
    remove,
    rename,
    set_attributes,
    set_status,
)
from coder.project.undoing import redo, undo


def _status(study, transcript, coder):
    (found,) = [one for one in overview(study) if one.facts.name == transcript]
    return found.status.get(coder, Status.NEW)


def test_a_coding_stands_on_its_words(study, passage):
    span = passage("A01", "😀天天开会")
    ((one),) = tag(study, "甲", "A01", span, ["会议"], memo="听得出烦")
    (stored,) = codings_of(study, "A01")
    assert one.is_new
    assert stored == one.coding
    assert (stored.quote, stored.memo, stored.coder, stored.code) == ("😀天天开会", "听得出烦", "甲", "会议")
    assert stored.codebook_revision == study.codebook.revision
    assert read(study, "A01").text[stored.span.start : stored.span.end] == stored.quote


def test_several_codes_are_one_action(study, passage):
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活", "会议", "派活"])
    assert [one.code for one in codings_of(study, "A01")] == ["会议", "派活"]
    undo(study, "甲")
    assert codings_of(study, "A01") == ()


def test_an_equal_coding_is_not_doubled(study, passage):
    span = passage("A01", "直接派活")
    (first,) = tag(study, "甲", "A01", span, ["派活"])
    before = len(history(study))
    (again,) = tag(study, "甲", "A01", span, ["派活"])
    assert (again.is_new, again.coding.id) == (False, first.coding.id)
    assert len(history(study)) == before
    (other,) = tag(study, "乙", "A01", span, ["派活"])
    assert other.is_new


def test_the_first_coding_begins_the_transcript(study, passage):
    assert _status(study, "A01", "甲") is Status.NEW
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    assert _status(study, "A01", "甲") is Status.IN_PROGRESS
    undo(study, "甲")
    assert _status(study, "A01", "甲") is Status.NEW
    set_status(study, "甲", "A01", Status.DONE)
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    assert _status(study, "A01", "甲") is Status.DONE


@pytest.mark.parametrize("span", [(5, 5), (6, 5), (-1, 3), (0, 100_000), (100_000, 100_001)])
def test_a_passage_outside_the_text_is_refused(study, span):
    before = history(study)
    with pytest.raises(SpanOutsideTextError):
        tag(study, "甲", "A01", Span(*span), ["派活"])
    assert history(study) == before


@pytest.mark.parametrize(
    ("transcript", "code", "error"),
    [
        ("A99", "派活", UnknownTranscriptError),
        ("A01", "派话", UnknownCodeError),
        ("A01", "问题", UnusableCodeError),
        ("A01", "旧码", UnusableCodeError),
    ],
)
def test_what_does_not_exist_is_refused(study, transcript, code, error):
    before = history(study)
    with pytest.raises(error):
        tag(study, "甲", transcript, Span(30, 40), ["表格", code])
    assert history(study) == before
    assert codings_of(study, "A01") == ()


def test_the_nearest_codes_are_offered(study):
    with pytest.raises(UnknownCodeError) as refusal:
        tag(study, "甲", "A01", Span(30, 40), ["Too many form"])
    assert refusal.value.nearest[0] == "表格"


def test_only_its_coder_removes_a_coding(study, passage):
    (one,) = tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    with pytest.raises(NotYoursError):
        untag(study, "乙", [one.coding.id])
    untag(study, "甲", [one.coding.id])
    assert codings_of(study, "A01") == ()
    with pytest.raises(UnknownCodingError):
        untag(study, "甲", [one.coding.id])


def test_undo_and_redo_survive_a_restart(study, passage):
    (one,) = tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"], memo="m")
    tag(study, "甲", "B01", passage("B01", "表格"), ["表格"])
    undo(study, "甲")
    folder = study.folder
    again = open_project(folder)
    undo(again, "甲")
    assert codings_of(again, "A01") == codings_of(again, "B01") == ()
    redo(again, "甲")
    (back,) = codings_of(again, "A01")
    assert (back.id, back.memo, back.span) == (one.coding.id, "m", one.coding.span)
    redo(again, "甲")
    assert len(codings_of(again, "B01")) == 1
    with pytest.raises(NothingToUndoError):
        redo(again, "甲")
    undo(again, "甲")
    assert codings_of(again, "B01") == ()
    again.close()


def test_new_work_ends_redo(study, passage):
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    undo(study, "甲")
    tag(study, "甲", "A01", passage("A01", "会议"), ["会议"])
    with pytest.raises(NothingToUndoError):
        redo(study, "甲")


def test_undo_takes_back_only_ones_own_work(study, passage):
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    tag(study, "乙", "A01", passage("A01", "直接派活"), ["派活"])
    undo(study, "甲")
    assert [one.coder for one in codings_of(study, "A01")] == ["乙"]


def test_undo_refuses_what_somebody_has_changed_since(study, passage):
    rename(study, "甲", "B01", "B02")
    set_attributes(study, "乙", "B02", {"role": "官员"})
    with pytest.raises(ChangedMeanwhileError) as refusal:
        undo(study, "甲")
    assert refusal.value.by == "乙"
    assert [one.facts.name for one in overview(study)] == ["A01", "B02"]


def test_the_workbench_leaves_an_import_alone(study):
    with pytest.raises(NothingToUndoError):
        undo(study, "甲", only=[Kind.CODING, Kind.PROGRESS])
    assert len(overview(study)) == 2


def test_an_import_is_not_undone_under_somebodys_codings(study, passage):
    tag(study, "乙", "A01", passage("A01", "直接派活"), ["派活"])
    with pytest.raises(CodedSinceError) as refusal:
        undo(study, "甲")
    assert (refusal.value.transcript, refusal.value.codings, refusal.value.by) == ("A01", 1, "乙")
    assert len(codings_of(study, "A01")) == 1


def test_removing_a_transcript_takes_its_codings_and_undo_brings_all_back(study, passage):
    for coder in ("甲", "乙"):
        tag(study, coder, "A01", passage("A01", "直接派活"), ["派活"])
    before = codings_of(study, "A01")
    remove(study, "甲", "A01")
    assert [one.facts.name for one in overview(study)] == ["B01"]
    with pytest.raises(UnknownTranscriptError):
        read(study, "A01")
    undo(study, "甲")
    assert [(one.id, one.span, one.coder) for one in codings_of(study, "A01")] == [
        (one.id, one.span, one.coder) for one in before
    ]
    assert examine(study).problems == ()


def test_a_name_can_be_used_again_and_undo_says_so(study):
    remove(study, "甲", "A01")
    rename(study, "乙", "B01", "A01")
    with pytest.raises(ChangedMeanwhileError):
        undo(study, "甲")
    assert [one.facts.name for one in overview(study)] == ["A01"]


def test_an_equal_coding_made_meanwhile_stops_undo_of_a_removal(study, passage):
    span = passage("A01", "直接派活")
    (one,) = tag(study, "甲", "A01", span, ["派活"])
    untag(study, "甲", [one.coding.id])
    other = open_project(study.folder)
    tag(other, "丙", "A01", span, ["会议"])
    other.close()
    undo(study, "甲")
    assert {one.code for one in codings_of(study, "A01")} == {"派活", "会议"}


def test_codings_of_a_code_are_counted_by_transcript_and_coder(study, passage):
    for coder in ("甲", "乙"):
        tag(study, coder, "A01", passage("A01", "直接派活"), ["派活", "会议"])
    tag(study, "甲", "B01", passage("B01", "表格"), ["派活"])
    (gone,) = tag(study, "甲", "A01", passage("A01", "谁也拦不住"), ["派活"])
    untag(study, "甲", [gone.coding.id])
    assert counts_of_code(study, "派活") == {"A01": {"甲": 1, "乙": 1}, "B01": {"甲": 1}}
    assert counts_of_code(study, "表格") == {}
    assert counts_of_code(study, "no code") == {}


def test_codings_under_a_former_id_of_a_code_are_counted_too(study, passage):
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    path = study.codebook_path
    path.write_bytes(
        path.read_bytes().replace("{id: 派活,".encode(), "{id: 摊派, former_ids: [派活],".encode())
    )
    again = open_project(study.folder)
    assert counts_of_code(again, "摊派") == {"A01": {"甲": 1}}
    again.close()
