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
        assert slots.code_at(int(slots.sign_of(code).rstrip("="))) == code
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
    assert Slots().sign_of("") == ""


@settings(deadline=None, derandomize=True, max_examples=200)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(CODES),
            st.tuples(st.sampled_from(CODES), st.integers(1, DIGITS)),
        ),
        max_size=60,
    )
)
def test_a_pinned_code_stays_whatever_is_used(did: list[str | tuple[str, int]]) -> None:
    slots = Slots()
    pinned: dict[str, int] = {}
    for one in did:
        if isinstance(one, str):
            slots = slots.use(one)
            assert slots.latest == one
        else:
            code, digit = one
            had = slots.sign_of(code).rstrip("=")
            stood = slots.code_at(digit)
            slots = slots.pin(code, digit)
            if stood in pinned and stood != code:
                del pinned[stood]
                if had:
                    pinned[stood] = int(had)
            pinned[code] = digit
        assert {code: int(slots.sign_of(code).rstrip("=")) for code in slots.pinned} == pinned
        taken = [code for code in slots.codes if code]
        assert len(taken) == len(set(taken))
        assert set(slots.order[:-1]) <= set(taken)


def test_with_all_digits_pinned_the_last_code_can_still_be_repeated() -> None:
    slots = Slots()
    for digit, code in enumerate(CODES[:DIGITS], 1):
        slots = slots.pin(code, digit)
    assert slots.latest == ""
    slots = slots.use("c12").use("c13")
    assert slots.latest == "c13"
    assert slots.codes == tuple(CODES[:DIGITS])
    assert slots.unpin("c3").use("c12").code_at(4) == "c12"


def test_pins_come_back_with_their_digits() -> None:
    slots = restored(("a", "b"), {"a", "b"}, {"b": "2026-02", "a": "2026-01"}, ("a", "gone"))
    assert slots.pinned == {"a"}
    for code in CODES:
        slots = slots.use(code)
    assert slots.code_at(1) == "a"
    assert "b" not in slots.codes
