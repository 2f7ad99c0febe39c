"""Pages of the history are the history, however they are cut."""

from __future__ import annotations

import random

import pytest

from coder.model.errors import CoderError
from coder.model.event import Kind
from coder.model.span import Span
from coder.project import coding, going_back, undoing
from coder.project.history import page
from coder.project.opening import Project
from coder.store import journal, recent


@pytest.fixture
def worked_on(study: Project) -> Project:
    """Two coders have coded, undone and redone; one memo went on over other work; one import is long."""
    chance = random.Random(11)
    spans = [Span(start, start + 5) for start in range(0, 60, 3)]
    coding.tag(study, "乙", "B01", Span(0, 30), ["表格", "会议", "派活"])
    for _ in range(60):
        who = chance.choice("甲乙")
        try:
            match chance.randrange(4):
                case 0 | 1:
                    span = chance.choice(spans)
                    coding.tag(study, who, "A01", span, chance.sample(["表格", "会议", "派活"], 2))
                case 2:
                    undoing.undo(study, who)
                case _:
                    undoing.redo(study, who)
        except CoderError:
            continue
    return study


def told(project: Project, coder: str | None = None) -> list[tuple[str, int]]:
    with project.database.reading() as transaction:
        found = journal.actions(transaction, coder_name=coder)
        return [(one.id, len(one.events)) for one in found]


def paged(project: Project, limit: int, coder: str | None = None) -> list[tuple[str, int]]:
    found: list[recent.Recent] = []
    before: int | None = None
    while before != 0:
        known = {one.action.id for one in found}
        cut = page(project, before=before, known=known, limit=limit, coder=coder)
        assert len(cut.actions) == limit or cut.before == 0 or not cut.actions
        found += cut.actions
        before = cut.before
    assert [one.seq for one in found] == sorted((one.seq for one in found), reverse=True)
    return [(one.action.id, len(one.action.events)) for one in found]


@pytest.mark.parametrize("coder", [None, "甲", "乙"])
@pytest.mark.parametrize(("limit", "size"), [(1, 2), (3, 2), (7, 5), (100, 256), (4, 1)])
def test_the_pages_together_are_the_whole(
    worked_on: Project, monkeypatch: pytest.MonkeyPatch, limit: int, size: int, coder: str | None
) -> None:
    monkeypatch.setattr(recent, "_SLICE", size)
    assert paged(worked_on, limit, coder) == told(worked_on, coder)


def test_an_action_that_went_on_is_given_once_at_its_newest_place(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent, "_SLICE", 2)
    coding.tag(study, "甲", "A01", Span(0, 4), ["表格"])
    coding.tag(study, "乙", "A01", Span(4, 8), ["会议"])
    with study.acting("乙") as (transaction, _coder):
        last = journal.newest_of(transaction, "乙")
        assert last is not None
        change = last.change
        again = type(change)(change.kind, change.target, change.after, {**change.after, "version": 2})
        journal.act(transaction, "乙", [again], goes_on=last.action)
    coding.tag(study, "甲", "A01", Span(8, 12), ["派活"])
    assert paged(study, 1) == told(study)
    assert [id for id, _size in paged(study, 1)].count(last.action) == 1


def test_of_a_long_action_the_first_events_are_read_and_all_are_counted(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent, "MOST", 3)
    monkeypatch.setattr(recent, "_SLICE", 4)
    coding.tag(study, "甲", "A01", Span(0, 4), ["表格"])
    with study.acting("甲") as (transaction, _coder):
        head = next(
            event for event in journal.events_since(transaction, 0) if event.change.kind is Kind.CODING
        )
        row = dict(head.change.after or {})
        changes = [
            type(head.change)(
                head.change.kind, f"id{at}", None, {**row, "id": f"id{at}", "start": at, "end": at + 1}
            )
            for at in range(10)
        ]
        journal.act(transaction, "甲", changes)
    found = page(study, limit=2)
    assert [(one.size, len(one.action.events)) for one in found.actions] == [(10, 3), (2, 2)]
    assert paged(study, 1)[0][1] == 3


def test_what_is_newer_is_read_alone(worked_on: Project) -> None:
    newest = page(worked_on, limit=1).actions[0]
    assert page(worked_on, after=newest.seq).actions == ()
    coding.tag(worked_on, "甲", "B01", Span(0, 3), ["表格"])
    newer = page(worked_on, after=newest.seq)
    assert len(newer.actions) == 1
    assert newer.before == 0
    assert newer.actions[0].action.events[0].change.after["transcript_name"] == "B01"


def test_what_an_action_is_about_is_known_without_reading_it(study: Project) -> None:
    coding.tag(study, "甲", "A01", Span(0, 4), ["表格"])
    with study.database.reading() as transaction:
        newest = page(study, limit=1).actions[0]
        assert recent.last_seq_of(transaction, newest.action.id) == newest.seq
        assert recent.kinds_of(transaction, newest.action.id) == {
            event.change.kind for event in newest.action.events
        }
        assert recent.last_seq_of(transaction, "nothing") == 0
    assert going_back.way_back_to(study, "甲", "nothing").steps == ()
