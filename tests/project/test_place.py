"""Where a coder left off is found again, and whatever else stands in the file is forgotten without a word."""

from __future__ import annotations

import json

import pytest

from coder.project.place import (
    Place,
    commands_used,
    keep_commands,
    keep_place,
    last_place,
    place_at,
    place_in,
)


def _file(study):
    return study.database.path.with_name("places.json")


def test_each_coder_has_places_and_one_set_of_digits(study):
    first = Place("A01", 5, 2, 1, ("派活", "", "会议"), ("会议",))
    second = Place("B01", 7, None, 0, ("派活", "表格", "会议"), ("表格", "会议"))
    keep_place(study, "甲", first)
    keep_place(study, "甲", second)
    keep_place(study, "乙", Place("A01", 9))
    assert last_place(study, "甲") == second
    assert place_in(study, "甲", "A01") == Place("A01", 5, 2, 1, second.slots, second.pinned)
    assert last_place(study, "乙") == Place("A01", 9)
    assert last_place(study, "丙") is None


def test_the_digits_are_the_same_in_a_transcript_never_opened(study):
    assert place_at(study, "甲", "B01", 3) == Place("B01", 3)
    keep_place(study, "甲", Place("A01", 5, slots=("派活", "表格"), pinned=("表格",)))
    assert place_at(study, "甲", "B01", 3) == Place("B01", 3, slots=("派活", "表格"), pinned=("表格",))
    assert place_at(study, "乙", "B01", 3) == Place("B01", 3)


def test_the_commands_used_stay_whatever_else_is_kept(study):
    keep_commands(study, "甲", ["recode", "uncode"])
    keep_place(study, "甲", Place("A01", 5))
    keep_commands(study, "乙", [f"c{number}" for number in range(30)])
    assert commands_used(study, "甲") == ("recode", "uncode")
    assert len(commands_used(study, "乙")) == 20
    assert (last_place(study, "甲"), last_place(study, "乙")) == (Place("A01", 5), None)
    assert commands_used(study, "丙") == ()


def test_a_file_from_before_there_were_pins_is_read(study):
    places = {"A01": {"cursor": 5, "mark": None, "top": 0}}
    _file(study).write_text(json.dumps({"甲": {"last": "A01", "slots": ["派活"], "places": places}}))
    assert last_place(study, "甲") == Place("A01", 5, slots=("派活",))


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"[]",
        b"{",
        b'{"\xe7\x94\xb2": 1}',
        '{"甲": {"last": 1}}'.encode(),
        '{"甲": {"last": "A01", "places": {"A01": 3}}}'.encode(),
    ],
)
def test_what_cannot_be_read_is_no_place(study, found):
    _file(study).write_bytes(found)
    assert last_place(study, "甲") is None
    keep_place(study, "甲", Place("A01", 5))
    assert last_place(study, "甲") == Place("A01", 5)


def test_values_that_mean_nothing_count_as_none(study):
    values = {"cursor": -1, "mark": "x", "top": None}
    entry = {"last": "A01", "slots": "派活", "pinned": {"a": 1}, "places": {"A01": values}}
    _file(study).write_text(json.dumps({"甲": entry}))
    assert last_place(study, "甲") == Place("A01")
