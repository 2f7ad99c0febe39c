"""Every code has a letter of its own as long as there are letters, and one that reminds of its name."""

from __future__ import annotations

import pytest

from coder.model.code import Bilingual, Code
from coder.model.codebook import Codebook
from coder.tui.looks import initial, looks


def book(*names: str) -> Codebook:
    return Codebook(tuple(Code(name, f"uuid {name}", Bilingual(zh=name), color="#123456") for name in names))


@pytest.mark.parametrize(
    ("character", "letter"),
    list(zip("阿八擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝座", "abcdefghjklmnopqrstwxyzz", strict=True)),
)
def test_the_first_and_last_of_every_letter(character: str, letter: str) -> None:
    assert initial(character) == letter


@pytest.mark.parametrize("character", ["，", "𠮷", "é", "7", " ", "鑫", "あ"])
def test_without_a_known_initial(character: str) -> None:
    assert initial(character) == ""


def test_letters_remind_of_names_and_never_repeat() -> None:
    found = looks(book("形式化执行", "数据重复", "行政化", "Staff"), "zh")
    assert [look.letter for look in found.values()] == ["X", "S", "Z", "T"]
    assert found["形式化执行"].name == "形式化执行"
    assert found["形式化执行"].color == "#123456"


def test_fifty_two_codes_have_fifty_two_letters_and_more_still_have_one() -> None:
    found = looks(book(*(f"压力{number}" for number in range(60))), "zh")
    letters = [look.letter for look in found.values()]
    assert len(set(letters[:52])) == 52
    assert all(letter.isascii() and letter.isalpha() for letter in letters)


def test_a_heading_has_no_letter() -> None:
    heading = Code("h", "u", Bilingual(zh="问题"), codable=False)
    assert looks(Codebook((heading,)), "zh")["h"].letter == " "
