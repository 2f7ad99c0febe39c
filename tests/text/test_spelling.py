from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coder.text.spelling import Unit, _taken, may_begin, spelled, units

WORDS = st.text("ab", min_size=1, max_size=3)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3, unique=True), min_size=1, max_size=4)


def as_units(spellings: list[list[str]]) -> tuple[Unit, ...]:
    return tuple(Unit(index, index + 1, tuple(several)) for index, several in enumerate(spellings))


def beginnings(several: list[str]) -> set[str]:
    return {word[:length] for word in several for length in range(1, len(word) + 1)}


def all_queries(spellings: list[list[str]]) -> set[str]:
    """Write down everything that may be typed for the name or the head of it, without blanks."""
    return {
        "".join(parts)
        for count in range(1, len(spellings) + 1)
        for parts in product(*map(beginnings, spellings[:count]))
    }


@settings(max_examples=300, deadline=None, derandomize=True)
@given(NAMES, st.text("ab", min_size=1, max_size=7))
@example([["aba", "b"], ["b"]], "abb")
def test_a_query_is_read_if_it_can_be_written(spellings: list[list[str]], query: str) -> None:
    assert (spelled(as_units(spellings), 0, query) is not None) == (query in all_queries(spellings))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(NAMES, st.data())
def test_blanks_part_units(spellings: list[list[str]], data: st.DataObject) -> None:
    parts = [data.draw(st.sampled_from(sorted(beginnings(several)))) for several in spellings]
    found = spelled(as_units(spellings), 0, " ".join(parts))
    assert found is not None
    assert found.positions == tuple(range(len(spellings)))
    assert found.in_full == all(
        part in several for part, several in zip(parts[:-1], spellings[:-1], strict=True)
    )


def test_a_blank_is_never_inside_a_unit() -> None:
    assert spelled(as_units([["xian"]]), 0, "xian") is not None
    assert spelled(as_units([["xian"]]), 0, "xi an") is None


def test_names_are_parted_into_characters_and_words() -> None:
    name = "K12教育：Form-filling 2.1"
    parts = units(name, name.casefold(), lambda character: {"教": ("jiao",), "育": ("yu",)}[character])
    assert [unit.spellings for unit in parts] == [
        ("k12",),
        ("教", "jiao"),
        ("育", "yu"),
        ("form",),
        ("filling",),
        ("2",),
        ("1",),
    ]
    assert [name[unit.start : unit.end] for unit in parts] == ["K12", "教", "育", "Form", "filling", "2", "1"]


def test_no_query_takes_long() -> None:
    hard = as_units([["a" * length for length in range(1, 9)]] * 60)
    assert spelled(hard, 0, "a" * 99 + "b") is None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(NAMES, st.text("ab ", min_size=1, max_size=5).map(str.strip).filter(bool))
def test_what_can_be_read_may_begin(spellings: list[list[str]], query: str) -> None:
    """The quick look at the second letter never passes over what fits."""
    name = as_units(spellings)
    starts = [at for at, several in enumerate(spellings) if any(word[0] == query[0] for word in several)]
    for first in starts:
        if _taken(name, first, query, Unit.cut_short) is not None:
            assert may_begin(name, first, query)
