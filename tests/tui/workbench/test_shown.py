from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.code import Bilingual, Code
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.tui.shown import Shown


def _code(id: str, parent: str | None = None, *, codable: bool = True) -> Code:
    return Code(id, id, Bilingual(id), parent=parent, codable=codable)


BOOK = Codebook(
    (
        _code("P", codable=False),
        _code("P1", "P"),
        _code("P1a", "P1"),
        _code("P2", "P"),
        _code("Q", codable=False),
        _code("Q1", "Q"),
        _code("E", codable=False),
    )
)
CODABLE = [code.id for code in BOOK.codes if code.codable]


def _coding(code: str, coder: str = "王") -> Coding:
    return Coding("1", "C01", code, coder, Span(0, 1), "x")


def _seen(shown: Shown) -> list[str]:
    return [code for code in CODABLE if shown.draws(_coding(code))]


def test_at_first_everything_is_drawn() -> None:
    assert Shown().is_all
    assert _seen(Shown()) == CODABLE
    assert Shown().draws(_coding("not in the codebook"))


def test_a_branch_goes_and_comes_whole() -> None:
    without = Shown().toggle_branch(BOOK, "P1")
    assert _seen(without) == ["P2", "Q1"]
    assert (without.share_of(BOOK, "P"), without.share_of(BOOK, "P1"), without.share_of(BOOK, "Q")) == (
        1 / 3,
        0,
        1,
    )
    assert _seen(without.toggle_branch(BOOK, "P")) == ["Q1"]
    assert without.toggle_branch(BOOK, "P").toggle_branch(BOOK, "P").is_all


def test_only_one_branch_and_what_comes_later_is_seen() -> None:
    only = Shown().only_branch(BOOK, "P1")
    assert _seen(only) == ["P1", "P1a"]
    assert only.draws(_coding("new"))
    assert not only.is_all


def test_coders_are_hidden_by_name() -> None:
    shown = Shown().toggle_coder("李")
    assert not shown.draws(_coding("P1", "李"))
    assert shown.draws(_coding("P1"))
    assert shown.toggle_coder("李").is_all


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(st.sampled_from([code.id for code in BOOK.codes]), max_size=8))
def test_a_branch_is_drawn_or_hidden_as_toggled_last(toggled: list[str]) -> None:
    shown, seen = Shown(), set(CODABLE)
    for id in toggled:
        branch = {one for one in BOOK.subtree(id) if one in CODABLE}
        shown = shown.toggle_branch(BOOK, id)
        if branch:
            seen = seen - branch if branch & seen else seen | branch
        assert set(_seen(shown)) == seen
        assert shown.share_of(BOOK, id) in {0, 1}
