from __future__ import annotations

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.tui.desk import EVERYTHING, Desk
from coder.tui.shown import Shown


def _coding(id: str, code: str, coder: str, start: int) -> Coding:
    return Coding(id, "T", code, coder, Span(start, start + 2), "xx")


CODINGS = [
    _coding("1", "a", "王", 0),
    _coding("2", "b", "王", 2),
    _coding("3", "a", "李", 4),
    _coding("4", "a", "王", 6),
]


def _desk(*, shows_others: bool = False, filter: Shown = EVERYTHING) -> Desk:
    return Desk(Transcript("T", "x" * 10), "王", (), CODINGS, shows_others=shows_others, filter=filter)


def _drawn(desk: Desk) -> str:
    assert [one for one in CODINGS if desk.draws(one)] == desk.shown
    return "".join(one.id for one in desk.shown)


def test_others_are_hidden_until_asked_for_and_the_filter_hides_more() -> None:
    without_b = Shown(hidden_codes=frozenset({"b"}))
    without_li = Shown(hidden_coders=frozenset({"李"}))
    assert _drawn(_desk()) == "124"
    assert _drawn(_desk(shows_others=True)) == "1234"
    assert _drawn(_desk(filter=without_b)) == "14"
    assert _drawn(_desk(shows_others=True, filter=without_li)) == "124"
    assert [_desk(filter=one).filtered for one in (Shown(), without_b, without_li)] == [0, 1, 0]
    assert _desk(shows_others=True, filter=without_li).filtered == 1


def test_what_is_hidden_counts_all_the_same() -> None:
    hidden = _desk(filter=Shown(hidden_codes=frozenset({"a", "b"})))
    assert hidden.shown == []
    assert (hidden.coded_share, hidden.text_share) == (0.6, 0.6)
    assert len(hidden.mine) == 3


def test_the_neighbour_of_a_code_is_one_that_is_drawn() -> None:
    found = _desk().neighbour("a", 0, 1)
    assert found is not None
    assert found.id == "4"
    found = _desk(shows_others=True).neighbour("a", 0, 1)
    assert found is not None
    assert found.id == "3"
    assert _desk().neighbour("a", 6, 1) is None
    assert _desk(filter=Shown(hidden_codes=frozenset({"a"}))).neighbour("a", 9, -1) is None


def test_coders_are_named_with_me_first() -> None:
    assert _desk().coders == ("王", "李")
    assert Desk(Transcript("T", "x"), "王").coders == ("王",)
