from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.canonical import canonical_text
from coder.exchange.unreadable import UnreadableError


def rules(text: str) -> dict[str, int]:
    return {problem.rule: problem.line for problem in canonical_text(text).warnings}


def test_every_kind_of_line_end_becomes_lf() -> None:
    assert canonical_text("一\r\n二\r三\n四").text == "一\n二\n三\n四"
    assert rules("一\r\n二\r三\n四") == {"mixed-line-ends": 0}
    assert rules("一\r\n二\r\n") == {}


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\u3000", "\ufeff", "豈"])
def test_other_separators_and_forms_stay(character: str) -> None:
    assert canonical_text(f"前{character}后 \n").text == f"前{character}后 \n"


def test_one_mark_at_the_head_goes() -> None:
    assert canonical_text("\ufeff\ufeff好").text == "\ufeff好"


def test_controls_become_visible_one_for_one() -> None:
    assert canonical_text("a\n\x1b[31m\x7f\x9b").text == "a\n\ufffd[31m\ufffd\ufffd"
    assert rules("a\n\x1b[31m\x7f\x9b") == {"controls-replaced": 2}


def test_utf_8_that_was_encoded_twice_is_told() -> None:
    doubled = "访谈者：好".encode().decode("latin-1")
    assert "doubly-encoded" in rules(doubled)


def test_halves_of_characters_are_joined_or_replaced() -> None:
    assert canonical_text("𠮷\ud83d\ude00").text == "𠮷😀"
    assert canonical_text("好\n\ud83d吗").text == "好\n\ufffd吗"
    assert rules("好\n\ud83d吗") == {"surrogates-replaced": 2}


def test_nul_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableError) as caught:
        canonical_text("一\r\n二三\x00")
    problem = caught.value.problem
    assert (problem.rule, problem.line, problem.column) == ("text-nul-character", 2, 3)


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\t\u3000\r\n", "\u200b\n"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        canonical_text(text)
    assert caught.value.problem.rule == "file-blank"


def test_a_very_long_line_is_told() -> None:
    assert rules("短\n" + "长" * 10_001) == {"long-line": 2}
    assert rules("长" * 10_000) == {}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters() | st.sampled_from("\r\n\x1b\x85\u2028\ufeff好"), max_size=60))
def test_all_but_line_ends_and_controls_is_kept_in_place(decoded: str) -> None:
    try:
        text = canonical_text(decoded).text
    except UnreadableError:
        return
    assert not re.search("[\x00-\x08\r\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]", text)
    text.encode()
    unified = re.sub("\r\n?", "\n", decoded.removeprefix("\ufeff"))
    if not re.search("[\ud800-\udbff][\udc00-\udfff]", unified):
        assert len(text) == len(unified)
        assert all(new in {old, "\ufffd"} for new, old in zip(text, unified, strict=True))
    if not text.startswith("\ufeff"):
        assert canonical_text(text).text == text
