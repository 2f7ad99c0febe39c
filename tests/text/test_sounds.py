from __future__ import annotations

import pytest
from pypinyin import Style, pinyin

from coder.text.sounds import initials, readings

LEVEL_1 = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) <= (0xD7, 0xF9)
]


def test_each_common_character_has_a_true_initial() -> None:
    assert len(LEVEL_1) == 3755
    wrong = [
        character
        for character in LEVEL_1
        if initials(character)[0]
        not in {sound[0] for sound in pinyin(character, style=Style.NORMAL, heteronym=True)[0]}
    ]
    assert wrong == []


@pytest.mark.parametrize("character", ["龘", "a", "。", "發", "𠮷", "　", "Ａ", "\ud800"])
def test_what_is_not_common_has_none(character: str) -> None:
    assert initials(character) == ()


@pytest.mark.parametrize(
    ("character", "sounds"),
    [
        ("重", {"zhong", "chong"}),
        ("旅", {"lv", "lu"}),
        ("略", {"lve", "lue"}),
        ("發", {"fa"}),
        ("〇", {"ling"}),
        ("嗯", {"ng"}),
    ],
)
def test_all_ways_to_read_a_character_may_be_typed(character: str, sounds: set[str]) -> None:
    assert sounds <= set(readings(character))


@pytest.mark.parametrize("character", ["a", "。", "\ue000"])
def test_what_has_no_reading_has_none(character: str) -> None:
    assert readings(character) == ()
