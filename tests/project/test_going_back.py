"""Several of one's own actions are taken back one by one, and come back one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.errors import ChangedMeanwhileError, CoderError, NothingToUndoError
from coder.model.event import Direction, Kind
from coder.model.span import Span
from coder.project import coding, transcripts, undoing
from coder.project.going_back import walk, way_back_to, way_forth_to
from coder.project.history import history
from coder.project.importing import import_transcripts
from coder.project.opening import Project, open_project
from tests.conftest import write_study

CODES = ("表格", "会议", "派活")


def codes_of(project: Project, who: str = "甲") -> list[str]:
    return [one.code for one in transcripts.codings_of(project, "A01", who)]


@pytest.fixture
def coded(study: Project) -> Project:
    """甲 has given three codes one after the other, 乙 one in between."""
    coding.tag(study, "甲", "A01", Span(0, 4), ["表格"])
    coding.tag(study, "甲", "A01", Span(4, 8), ["会议"])
    coding.tag(study, "乙", "A01", Span(0, 4), ["派活"])
    coding.tag(study, "甲", "A01", Span(8, 12), ["派活"])
    return study


def actions(project: Project, who: str = "甲") -> list[str]:
    """Name the coder's actions, newest first."""
    return [one.id for one in history(project, coder=who)]


def test_it_goes_down_to_the_one_that_is_meant(coded: Project) -> None:
    newest, middle, _first, *_imports = actions(coded)
    way = way_back_to(coded, "甲", middle)
    assert [step.id for step in way.steps] == [newest, middle]
    assert way.steps[0].events[0].change.after["transcript_name"] == "A01"
    done = list(walk(coded, "甲", way))
    assert [one.undoes for one in done] == [newest, middle]
    assert codes_of(coded) == ["表格"]
    assert codes_of(coded, "乙") == ["派活"]


def test_each_step_can_be_brought_back_alone(coded: Project) -> None:
    newest, middle, first, *_ = actions(coded)
    assert len(list(walk(coded, "甲", way_back_to(coded, "甲", first)))) == 3
    assert codes_of(coded) == []
    undoing.redo(coded, "甲")
    assert codes_of(coded) == ["表格"]
    assert len(list(walk(coded, "甲", way_forth_to(coded, "甲", newest)))) == 2
    assert codes_of(coded) == ["表格", "会议", "派活"]
    assert [step.id for step in way_back_to(coded, "甲", middle).steps] == actions(coded)[:2]


def test_an_undoing_leads_forth_as_well_as_what_it_undid(coded: Project) -> None:
    newest, middle, _first, *_ = actions(coded)
    list(walk(coded, "甲", way_back_to(coded, "甲", middle)))
    undone_middle, undone_newest, *_ = actions(coded)
    way = way_forth_to(coded, "甲", undone_newest)
    assert [step.id for step in way.steps] == [undone_middle, undone_newest]
    assert way_forth_to(coded, "甲", newest).steps == way.steps
    assert [step.id for step in way_forth_to(coded, "甲", middle).steps] == [undone_middle]


def test_nothing_comes_back_once_the_coder_has_gone_on(coded: Project) -> None:
    newest, *_ = actions(coded)
    list(walk(coded, "甲", way_back_to(coded, "甲", newest)))
    coding.tag(coded, "甲", "A01", Span(12, 14), ["表格"])
    assert way_forth_to(coded, "甲", newest).steps == ()


def test_it_stops_where_somebody_has_changed_the_same_since(coded: Project) -> None:
    newest, middle, first, *_ = actions(coded)
    with coded.acting("甲") as (transaction, _coder):
        one = transcripts.codings_of(coded, "A01", "甲")[1]
        transaction.exec_driver_sql("UPDATE coding SET memo = 'x', version = 9 WHERE id = ?", (one.id,))
    steps = walk(coded, "甲", way_back_to(coded, "甲", first))
    assert next(steps).undoes == newest
    with pytest.raises(ChangedMeanwhileError):
        next(steps)
    assert codes_of(coded) == ["表格", "会议"]
    assert middle not in {action.undoes for action in history(coded)}


def test_it_stops_before_what_is_not_to_be_undone_here(coded: Project) -> None:
    imported = next(
        one.id for one in history(coded) if any(event.change.kind is Kind.TRANSCRIPT for event in one.events)
    )
    way = way_back_to(coded, "甲", imported, only=(Kind.CODING, Kind.PROGRESS))
    assert len(way.steps) == 3
    assert way.stopped_by is not None
    assert way.stopped_by.id == imported
    assert way.stopped_by.events[0].change.after["name"] == "A01"


def test_work_done_in_another_window_meanwhile_is_left_alone(coded: Project) -> None:
    _newest, middle, *_ = actions(coded)
    way = way_back_to(coded, "甲", middle)
    coding.tag(coded, "甲", "A01", Span(12, 14), ["表格"])
    with pytest.raises(NothingToUndoError):
        next(walk(coded, "甲", way))
    assert len(codes_of(coded)) == 4


@given(st.lists(st.sampled_from(["tag", "undo", "redo"]), min_size=4, max_size=14), st.integers(0, 20))
@settings(deadline=None, derandomize=True, max_examples=12)
def test_the_way_is_what_undoing_by_hand_goes(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[str], choice: int
) -> None:
    """Going back at once and undoing again and again until then leave the same; and back again."""
    folder = write_study(tmp_path_factory.mktemp("ways") / "study")
    project = open_project(folder)
    import_transcripts(project, "乙", [folder / "transcripts" / "A01.txt"])
    for at, deed in enumerate(["tag", *deeds]):
        try:
            if deed == "tag":
                coding.tag(project, "甲", "A01", Span(at, at + 2), [CODES[at % 3]])
            else:
                (undoing.undo if deed == "undo" else undoing.redo)(project, "甲")
        except CoderError:
            continue
    mine = [one for one in history(project, coder="甲") if one.direction is Direction.DO]
    before = codes_of(project)
    meant = mine[choice % len(mine)]
    words = {event.change.target for event in meant.events if event.change.kind is Kind.CODING}
    way = way_back_to(project, "甲", meant.id)
    in_force = words <= {one.id for one in transcripts.codings_of(project, "A01")}
    assert bool(way.steps) == in_force
    assert [one.undoes for one in walk(project, "甲", way)] == [step.id for step in way.steps]
    if way.steps:
        assert not words & {one.id for one in transcripts.codings_of(project, "A01")}
    for _ in way.steps:
        undoing.redo(project, "甲")
    assert codes_of(project) == before
    project.close()
