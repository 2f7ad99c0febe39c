"""A quote says where it stands, who speaks, and carries nothing that acts on a terminal or on Markdown."""

from __future__ import annotations

import pytest

from coder.locale import language
from coder.model.code import Bilingual, Code
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.reports.quoting import markdown_quotation, quotation

TEXT = "访谈者：为什么呢？\nC03：事情一年\n比一年多。\nC03：[red]台账\x1b[31m*又*回来了。\n附注"


def _turn(number: int, words: str, speaker: str | None, start_ms: int | None = None) -> Turn:
    start = TEXT.index(words)
    return Turn(number, Span(start, start + len(words)), speaker, start_ms)


INTERVIEW = Transcript(
    "C01",
    TEXT,
    (
        _turn(12, "为什么呢？", "访谈者"),
        _turn(13, "事情一年\n比一年多。", "C03", 751_900),
        _turn(14, "[red]台账\x1b[31m*又*回来了。", None),
    ),
    title="社区工作者",
)
BOOK = Codebook((Code("4.1.1", "u", Bilingual("形式化执行", "In form only"), former_ids=("旧",)),))


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _coding(code: str, span: Span) -> Coding:
    return Coding(code, "C01", code, "王", span, span.of(TEXT))


@pytest.fixture(autouse=True)
def _chinese():
    language.choose("zh")


def test_a_passage_of_one_turn_has_its_interview_turn_speaker_and_time():
    span = _span("一年\n比")
    assert quotation(INTERVIEW, span) == "“一年\n比”（C01 社区工作者，第 13 话轮，C03，00:12:31）"
    language.choose("en")
    assert quotation(INTERVIEW, span) == "“一年\n比” (C01 社区工作者, turn 13, speaker C03, 00:12:31)"


def test_a_passage_of_several_turns_names_each_speaker_and_leaves_labels_out():
    span = Span(_span("什么呢").start, _span("比一").end)
    assert quotation(INTERVIEW, span) == (
        "“访谈者：什么呢？\nC03：事情一年\n比一”（C01 社区工作者，第 12–13 话轮）"
    )


def test_the_codes_are_named_once_and_by_their_present_ids():
    span = _span("事情")
    codings = [_coding("旧", span), _coding("4.1.1", span), _coding("gone", span)]
    assert quotation(INTERVIEW, span, codings, BOOK).endswith("；编码：4.1.1 形式化执行、gone）")
    language.choose("en")
    assert quotation(INTERVIEW, span, codings, BOOK).endswith("; codes: 4.1.1 In form only, gone)")


def test_what_stands_in_no_turn_is_quoted_as_it_is():
    assert quotation(INTERVIEW, _span("附注")) == "“附注”（C01 社区工作者）"


def test_a_title_that_repeats_the_name_is_not_said_twice():
    bare = Transcript("C01", "x", title="C01")
    assert quotation(bare, Span(0, 1)) == "“x”（C01）"


def test_nothing_in_a_quote_acts_on_a_terminal():
    quote = quotation(INTERVIEW, _span("[red]台账\x1b[31m"))
    assert quote == "“[red]台账␛[31m”（C01 社区工作者，第 14 话轮）"


def test_nothing_in_a_quote_is_markdown():
    assert markdown_quotation(INTERVIEW, _span("[red]台账\x1b[31m*又*")) == (
        "> \\[red\\]台账␛\\[31m\\*又\\*\n>\n> — C01 社区工作者，第 14 话轮\n"
    )
    span = _span("一年\n比")
    assert markdown_quotation(INTERVIEW, span, [_coding("4.1.1", span)], BOOK) == (
        "> 一年  \n> 比\n>\n> — C01 社区工作者，第 13 话轮，C03，00:12:31；编码：4.1.1 形式化执行\n"
    )


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("- 一", "\\- 一"),
        ("1. 一", "1\\. 一"),
        ("12) 一", "12\\) 一"),
        ("    一", "一"),
        ("===", "\\==="),
        ("3.5 一", "3\\.5 一"),
    ],
)
def test_no_line_of_a_quote_begins_a_list(line, written):
    transcript = Transcript("T", f"一\n{line}")
    assert markdown_quotation(transcript, Span(0, len(transcript.text))) == f"> 一  \n> {written}\n>\n> — T\n"
