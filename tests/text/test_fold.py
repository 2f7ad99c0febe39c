from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.text.fold import folded, plain, simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＢｃ１２", "abc12"),
        ("Résumé Ü", "resume u"),
        ("臺灣後來", "台湾后来"),
        ("ｶﾞが", "カ\u3099が"),
        ("ß…㎡İﬁ", "ß…㎡iﬁ"),
        ("，：（）", ",:()"),
    ],
)
def test_characters_that_count_as_the_same(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_plain_needs_no_table_and_leaves_traditional_forms() -> None:
    assert plain("ＡÉ臺") == "ae臺"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-16", exclude_categories=())))
def test_the_length_never_changes(text: str) -> None:
    assert len(folded(text)) == len(plain(text)) == len(simplified(text)) == len(text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-8")))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
