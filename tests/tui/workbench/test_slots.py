from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.slots import DIGITS, Slots, restored

CODES = [f"c{number}" for number in range(14)]


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(st.sampled_from(CODES), max_size=60))
def test_a_digit_keeps_its_code_until_nine_others_push_it_out(used: list[str]) -> None:
    slots = Slots()
    for at, code in enumerate(used):
        before = slots
        slots = slots.use(code)
        assert slots.latest == code
        assert slots.code_at(int(slots.digit_of(code))) == code
        for digit, other in enumerate(before.codes):
            if other and other != slots.codes[digit]:
                last = max(place for place in range(at) if used[place] == other)
                assert len(set(used[last + 1 : at + 1])) == DIGITS
        recent = list(dict.fromkeys(reversed(used[: at + 1])))[:DIGITS]
        assert {code for code in slots.codes if code} == set(recent)


def test_kept_digits_come_back_without_codes_that_are_gone() -> None:
    kept = ("a", "", "b", "gone", "a")
    slots = restored(kept, {"a", "b", "c"}, {"a": "2026-02", "b": "2026-01"})
    assert slots.codes == ("a", "", "b", *[""] * 6)
    assert slots.latest == "a"
    assert slots.use("c").codes[1] == "c"


def test_without_kept_digits_the_codes_given_before_come_first() -> None:
    slots = restored((), {"a", "b"}, {"b": "2026-02", "a": "2026-01", "gone": "2026-03"})
    assert slots.codes[:3] == ("a", "b", "")
    assert slots.latest == "b"


def test_a_free_digit_gives_nothing() -> None:
    assert Slots().code_at(1) == ""
    assert Slots().digit_of("") == ""
