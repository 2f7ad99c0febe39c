"""One rule for what a transcript may be called, and names made of file names that keep it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.short_name import LONGEST, is_short_name, short_name


@pytest.mark.parametrize("name", ["C01", "访谈-1", "a.b", "街道办_01", "é", "名" * LONGEST])
def test_what_may_be_a_name(name):
    assert is_short_name(name)
    assert short_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "a b", "a\tb", "a\nb", "a\x1b[31mb", "a\x7f", "a\u3000b", "a\xa0b", "a\u2028b"),
        *("../..", "a/b", "a\\b", "c:d", "a*", "a?", 'a"', "a<", "a>", "a|"),
        *(".hidden", "-rf", "名" * (LONGEST + 1), "a" * 5000),
        *("a\u200bb", "a\u202eb", "a\ufeff", "a\u3164", "a\u2800", "a\ufe0f", "a\udcff", "a\U000e0041"),
    ],
)
def test_what_may_not(name):
    assert not is_short_name(name)


def test_names_made_of_file_names():
    assert short_name("访谈 01（终稿）") == "访谈-01（终稿）"
    assert short_name("..") == "transcript"
    assert short_name("-- C01 --") == "C01"
    assert short_name("C01\u200b") == "C01"
    assert short_name("a: b") == "a-b"
    assert short_name("x" * 5000) == "x" * LONGEST
    assert short_name("caf\udce9") == "caf"


@given(st.text(max_size=80) | st.text("ab /\\.-\u200b\x1b\udcff名", max_size=80))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_every_made_name_may_be_one(text):
    made = short_name(text)
    assert is_short_name(made)
    assert short_name(made) == made
