"""How lists of a code are typed: what was there comes back, and an arrow names only a code that there is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.code import Bilingual, Code, Criterion, Examples
from coder.model.codebook import Codebook
from coder.tui.field_texts import bilingual_value, entries_of, languages_of, list_text, list_value

CODES = (
    Code("4.1", "u1", Bilingual("甲", "One"), former_ids=("old",)),
    Code("B", "u2", Bilingual("乙")),
)
CODEBOOK = Codebook(CODES)
LINES = st.text("甲乙 a,，:;[]{}\"'#", min_size=1, max_size=8).map(str.strip).filter(bool)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
ENTRIES = st.builds(Criterion, TEXTS, st.sampled_from([None, "4.1", "B"]))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(ENTRIES, min_size=1, max_size=4).map(tuple))
def test_what_is_shown_is_read_as_what_was_there(entries: tuple[Criterion, ...]) -> None:
    assert list_value("include", list_text(entries), CODEBOOK) == entries


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("甲 -> B", Criterion("甲", "B")),
        ("甲→4.1", Criterion("甲", "4.1")),
        ("甲 => old", Criterion("甲", "4.1")),
        ("从甲 -> 乙", Criterion("从甲 -> 乙")),
        ("-> B", Criterion("-> B")),
        ("一 -> 二 -> B", Criterion("一 -> 二", "B")),
    ],
)
def test_an_arrow_names_a_code_that_there_is(typed: str, expected: Criterion) -> None:
    assert list_value("exclude", f"\n  {typed}  \n\n", CODEBOOK) == (expected,)


def test_words_that_look_like_a_code_stay_words_where_they_did_before() -> None:
    old = (Criterion("甲 → B"), Criterion("乙", "4.1"))
    typed = list_text(old) + "\n丙 → B"
    assert list_value("include", typed, CODEBOOK, old) == (*old, Criterion("丙", "B"))


def test_an_empty_list_takes_the_field_away() -> None:
    assert list_value("include", " \n\n", CODEBOOK) is None
    assert list_value("keywords", "摘牌\n -> B", CODEBOOK) == ("摘牌\n-> B",)


def test_each_list_is_found_where_it_is() -> None:
    code = Code(
        "x",
        "u",
        Bilingual("x"),
        include=(Criterion("1"),),
        examples=Examples(atypical=(Criterion("2"),)),
        keywords=("3",),
    )
    fields = ("include", "exclude", "examples.typical", "examples.atypical", "keywords")
    assert [list_text(entries_of(code, field)) for field in fields] == ["1", "", "", "2", "3"]


def test_a_language_that_was_not_touched_stays_to_the_letter() -> None:
    old = Bilingual("一\n", "one\n")
    assert bilingual_value(old, ("zh", "en"), ("一", "one"), ("一", "two ")) == Bilingual("一\n", "two")
    assert not bilingual_value(old, ("zh", "en"), ("一", "one"), ("", " "))


def test_one_types_in_the_languages_of_the_codebook_and_those_there_are() -> None:
    assert languages_of(Codebook(languages=("zh",)), Bilingual("一")) == ("zh",)
    assert languages_of(Codebook(languages=("zh",)), Bilingual("", "one")) == ("zh", "en")
