"""Keys are remapped as wished, nothing is shared that was not, and every wish not met is told."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.keys import key_of
from coder.reports.wording.keys import RULES
from coder.reports.wording.problems import problem_words
from coder.tui.commands.places import ALL
from coder.tui.keymap import EVERYWHERE, RESERVED, CommandKeys, keymap
from coder.tui.transcript.keys import KEYS

COMMANDS = (
    CommandKeys("code", ("enter",), "coding"),
    CommandKeys("keep", ("enter",), "coding"),
    CommandKeys("repeat", (".", "。"), "coding"),
    CommandKeys("finish", ("f8",), "coding"),
    CommandKeys("recode", ("ctrl+r",), "coding"),
    CommandKeys("reload", ("f5",), "counts"),
    CommandKeys("help", ("f1",)),
    CommandKeys("back", ("escape",), needed=True),
    CommandKeys("quit", ("ctrl+q",), needed=True),
    CommandKeys("light", ()),
)


def mapped(**wanted):
    keys, problems = keymap(COMMANDS, {id: tuple(written) for id, written in wanted.items()})
    assert list(keys) == [one.id for one in COMMANDS]
    usual = {one.id: one.keys for one in COMMANDS}
    changed = {id: found for id, found in keys.items() if found != usual[id]}
    return changed, [(one.rule, one.facts.get("command"), one.facts.get("key")) for one in problems]


def test_without_wishes_all_is_as_usual():
    assert mapped() == ({}, [])


def test_a_wish_is_met():
    assert mapped(recode=["f5", "Ctrl+D"], light=["f11"], finish=[]) == (
        {"recode": ("f5", "ctrl+d"), "light": ("f11",), "finish": ()},
        [],
    )


def test_who_is_given_a_key_takes_it_from_whoever_had_it():
    assert mapped(recode=["f8"]) == (
        {"recode": ("f8",), "finish": ()},
        [("key-taken", "finish", "f8"), ("key-none-left", "finish", None)],
    )
    _keys, problems = keymap(COMMANDS, {"recode": ("f8",)})
    assert problems[0].facts["other"] == "recode"


def test_of_two_that_are_given_one_key_the_first_has_it():
    changed, problems = mapped(finish=["f7"], recode=["f7", "f6"])
    assert changed == {"finish": ("f7",), "recode": ("f6",)}
    assert problems == [("key-taken", "recode", "f7")]


def test_two_may_swap():
    assert mapped(finish=["ctrl+r"], recode=["f8"]) == ({"finish": ("ctrl+r",), "recode": ("f8",)}, [])


def test_one_key_does_two_things_at_two_places_but_not_beside_what_works_everywhere():
    assert mapped(recode=["f5"])[1] == []
    assert mapped(reload=["f1"]) == (
        {"reload": ("f1",), "help": ()},
        [("key-taken", "help", "f1"), ("key-none-left", "help", None)],
    )


def test_commands_that_share_a_key_by_themselves_go_on_sharing_it():
    assert mapped(code=["enter", "f7"]) == ({"code": ("enter", "f7")}, [])


def test_nobody_is_left_without_the_way_out():
    assert mapped(quit=[]) == ({}, [("key-needed", "quit", None)])
    assert mapped(recode=["ctrl+q"]) == ({}, [("key-reserved", "recode", "ctrl+q")])
    assert mapped(quit=["f4"], recode=["ctrl+q"]) == (
        {"quit": ("f4",)},
        [("key-reserved", "recode", "ctrl+q")],
    )
    assert mapped(back=["f4"], quit=["f4"]) == ({"back": ("f4",)}, [("key-taken", "quit", "f4")])


@pytest.mark.parametrize(
    ("command", "key", "rule"),
    [
        ("recode", "ctrl+c", "key-reserved"),
        ("recode", "esc", "key-reserved"),
        ("recode", "ctrl+i", "key-sent-alike"),
        ("recode", "ctrl+m", "key-sent-alike"),
        ("help", "h", "key-types"),
        ("help", "？", "key-types"),
        ("help", "space", "key-types"),
        ("help", "ctrl+a", "key-of-text-field"),
        ("help", "delete", "key-of-text-field"),
        ("recode", "ctlr+r", "not-a-key"),
    ],
)
def test_a_key_that_cannot_be(command, key, rule):
    assert mapped(**{command: [key]}) == ({}, [(rule, command, key)])
    assert mapped(**{command: [key, "f9"]}) == ({command: ("f9",)}, [(rule, command, key)])


def test_a_letter_alone_works_only_without_an_input_method():
    assert mapped(recode=["r"]) == ({"recode": ("r",)}, [("key-only-letters", "recode", "r")])
    assert mapped(recode=["r", "f9"]) == ({"recode": ("r", "f9")}, [])
    assert mapped(recode=["，"]) == ({"recode": ("，",)}, [])
    assert mapped(recode=["7"]) == ({"recode": ("7",)}, [])


def test_what_may_have_been_meant():
    _keys, problems = keymap(COMMANDS, {"recde": ("f5",)})
    assert [(one.rule, one.facts["nearest"][0]) for one in problems] == [("key-unknown-command", "recode")]
    assert "recode" in problem_words(problems[0]).hint


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_said_in_full(rule):
    found = (
        ("recde", ["f5"]),
        ("recode", ["ctrl+c"]),
        ("recode", ["ctrl+i"]),
        ("help", ["x"]),
        ("help", ["ctrl+a"]),
        ("repeat", ["x"]),
        ("recode", ["f8"]),
        ("quit", []),
    )
    said = [one for id, wanted in found for one in keymap(COMMANDS, {id: wanted})[1] if one.rule == rule]
    assert said
    for one in said:
        words = problem_words(one)
        assert "…" not in words.message + words.hint
        assert one.facts["command"] in words.message


IDS = st.sampled_from([*(one.id for one in COMMANDS), "nobody"])
WISHES = st.lists(
    st.sampled_from(["f5", "f8", "F1", "ctrl+r", "ctrl+q", "escape", "enter", "x", ".", "ctrl+i", "oops"]),
    max_size=3,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.dictionaries(IDS, WISHES, max_size=6))
def test_whatever_is_wished(wanted):
    keys, problems = keymap(COMMANDS, wanted)
    by_id = {one.id: one for one in COMMANDS}
    told = {(one.facts["command"], one.facts.get("key")) for one in problems}
    for one, other in combinations(COMMANDS, 2):
        if one.place == other.place or EVERYWHERE in {one.place, other.place}:
            assert {*keys[one.id]} & {*keys[other.id]} <= {*one.keys} & {*other.keys}
    for id, found in keys.items():
        assert RESERVED & {*found} <= {*by_id[id].keys}
        assert found or not by_id[id].needed
        if id not in wanted:
            assert [(id, key) for key in by_id[id].keys if key not in found and (id, key) not in told] == []
    for id, written in wanted.items():
        for key in written:
            met = id in keys and key_of(key) in keys[id]
            assert met or {(id, key), (id, key_of(key)), (id, None)} & told


def test_the_commands_there_are_can_be_named_and_keep_their_keys():
    commands = [
        CommandKeys(one.id, tuple(key_of(key) or "" for key in one.keys.split(",") if key), one.id)
        for one in (*ALL, *KEYS)
    ]
    assert all(all(one.keys) for one in commands)
    keys, problems = keymap(commands, {})
    assert problems == ()
    assert keys == {one.id: one.keys for one in commands}
