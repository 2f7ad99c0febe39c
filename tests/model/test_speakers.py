from __future__ import annotations

import pytest

from coder.model.speakers import folded, is_interviewer, is_known_label


@pytest.mark.parametrize(
    "label",
    [
        "问",
        "問",
        "访谈者",
        "訪談者",
        "访谈人",
        "采访者",
        "採訪者",
        "采访人",
        "访问者",
        "訪問者",
        "记者",
        "記者",
        "主持人",
        "Q",
        "q",
        "I",
        "INV",
        "Interviewer",
        "INTERVIEWER",
        "Moderator",
        "访谈员",
        "Ｉｎｔｅｒｖｉｅｗｅｒ",
    ],
)
def test_labels_of_whoever_asks(label: str) -> None:
    assert is_interviewer(label)
    assert is_known_label(label)


@pytest.mark.parametrize(
    "label", ["访谈者1", "访谈者 2", "访谈者甲", "Interviewer 2", "Interviewer B", "Q12", "I1", "I-2"]
)
def test_several_interviewers_are_counted_or_lettered(label: str) -> None:
    assert is_interviewer(label)


@pytest.mark.parametrize(
    "label",
    ["答", "受访者", "受訪者", "被访者", "受访者3", "受访者乙", "A", "B", "PAR", "Respondent 1", "P01", "R2"],
)
def test_labels_of_whoever_answers(label: str) -> None:
    assert is_known_label(label)
    assert not is_interviewer(label)


@pytest.mark.parametrize("label", ["说话人1", "说话人 12", "发言人2", "Speaker 1", "SPEAKER_00", "发言人A"])
def test_of_a_numbered_voice_nothing_is_known(label: str) -> None:
    assert is_known_label(label)
    assert not is_interviewer(label)
    assert is_interviewer(label, [label])


@pytest.mark.parametrize(
    "name", ["李明", "唐鳳", "Alice Smith", "访谈时间", "说话人", "Qing", "Iris", "问题", "", "Bob"]
)
def test_other_words_are_nobody_known(name: str) -> None:
    assert not is_interviewer(name)
    assert not is_known_label(name)


def test_names_that_were_given_ask_too() -> None:
    assert is_interviewer("李明", ["李明"])
    assert is_interviewer(" li  ming", ["Li Ming"])
    assert not is_interviewer("李明", ["李"])
    assert not is_interviewer(None, ["李明"])


def test_folding_ignores_width_case_and_blanks() -> None:
    assert folded("Ａ") == folded("a") == "a"
    assert folded("　Wang   Fang ") == "wang fang"
