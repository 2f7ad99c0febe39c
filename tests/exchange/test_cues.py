from __future__ import annotations

import re

import pytest
import srt as oracle
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.cue_speakers import with_speakers
from coder.exchange.cues import Cue, render
from coder.exchange.srt import read_srt
from coder.exchange.time_marks import clock
from coder.exchange.unreadable import UnreadableError
from coder.exchange.vtt import read_vtt

WORDS = st.text(alphabet="好啊，。 abc:：", min_size=1, max_size=12).filter(str.strip)
TIMES = st.lists(
    st.tuples(st.integers(0, 10**8), st.integers(1, 10**6), st.lists(WORDS, min_size=1, max_size=3))
)


def cue(start: int, text: str, speaker: str | None = None) -> Cue:
    return Cue(start, start + 1000, text, 1, speaker)


def test_cues_of_one_speaker_stand_below_one_line() -> None:
    cues = [
        cue(0, "今天天气", "王芳"),
        cue(2000, "很好。", "王芳"),
        cue(4000, "Yes,", "Li"),
        cue(5000, "it is.", "Li"),
    ]
    rendered = render(cues)
    assert rendered.text == "王芳 00:00:00.000\n今天天气很好。\n\nLi 00:00:04.000\nYes, it is.\n\n"
    assert [(turn.speaker, turn.start_ms, turn.end_ms) for turn in rendered.turns] == [
        ("王芳", 0, 3000),
        ("Li", 4000, 6000),
    ]
    assert [rendered.text[offset : offset + 2] for offset, _ms in rendered.cue_times] == [
        "今天",
        "很好",
        "Ye",
        "it",
    ]


def test_cues_of_nobody_are_lines_and_turns() -> None:
    rendered = render([cue(0, "一"), cue(2000, " \n"), cue(3000, "二"), cue(4000, "三", "甲")])
    assert rendered.text == "一\n二\n\n甲 00:00:04.000\n三\n\n"
    assert [(turn.number, turn.speaker, turn.span.of(rendered.text)) for turn in rendered.turns] == [
        (1, None, "一"),
        (2, None, "二"),
        (3, "甲", "三"),
    ]
    assert rendered.cue_times == ((0, 0), (2, 3000), (20, 4000))


def test_labels_count_if_most_cues_have_one() -> None:
    names = [
        c.speaker for c in with_speakers([cue(0, "Alice Smith: Hi."), cue(1, "王芳：好。"), cue(2, "嗯。")])
    ]
    assert names == ["Alice Smith", "王芳", "王芳"]
    assert with_speakers([cue(0, "Alice Smith: Hi.")])[0].text.strip() == "Hi."


def test_few_labels_count_if_known() -> None:
    cues = [
        cue(0, "问：好吗？"),
        *[cue(n, f"第{n}句") for n in range(1, 6)],
        cue(9, "答：他说：好。"),
        cue(10, "对。"),
    ]
    assert [c.speaker for c in with_speakers(cues)] == ["问"] * 6 + ["答"] * 2


def test_a_colon_now_and_then_names_nobody() -> None:
    cues = [cue(n, f"第{n}句") for n in range(6)] + [cue(7, "他说：好。"), cue(8, "她说：不好。")]
    assert with_speakers(cues) == tuple(cues)


def test_srt_keeps_blank_lines_inside_and_drops_layout() -> None:
    text = (
        "0\n0:00:00.5 --> 00:00:02,000 X1:1\n<i>一</i>\n\n{\\an8}二\n\n7\n00:01:00,000 --> 00:01:01,250\n三\n"
    )
    cues = read_srt(text)
    assert [(c.start_ms, c.end_ms, c.text, c.line) for c in cues] == [
        (500, 2000, "一\n\n二", 2),
        (60_000, 61_250, "三", 8),
    ]


def test_a_number_that_is_said_is_no_index() -> None:
    assert (
        read_srt("1\n00:00:00,000 --> 00:00:01,000\n几年？\n8\n\n00:00:01,000 --> 00:00:02,000\n嗯")[0].text
        == "几年？\n8"
    )


@pytest.mark.parametrize("times", ["00:00:05,000 --> ", "00:00:05,000 -->00", "5 --> 6", "a --> b", "-->"])
def test_times_that_cannot_be_read_are_refused(times: str) -> None:
    for read, head in ((read_srt, ""), (read_vtt, "WEBVTT\n\n")):
        before = f"{head}1\n00:00:00,000 --> 00:00:01,000\n一\n\n"
        with pytest.raises(UnreadableError) as caught:
            read(f"{before}2\n{times}\n二\n")
        problem = caught.value.problem
        assert (problem.rule, problem.line) == ("cue-times", before.count("\n") + 2)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TIMES)
def test_srt_reads_as_the_library_does(cues: list[tuple[int, int, list[str]]]) -> None:
    text = "".join(
        f"{number}\n{_srt(start)} --> {_srt(start + length)}\n" + "\n".join(lines) + "\n\n"
        for number, (start, length, lines) in enumerate(cues, 1)
    )
    expected = [
        (round(c.start.total_seconds() * 1000), round(c.end.total_seconds() * 1000), c.content.strip(" \n"))
        for c in oracle.parse(text)
    ]
    assert [(c.start_ms, c.end_ms, c.text) for c in read_srt(text)] == expected


def _srt(ms: int) -> str:
    return clock(ms).replace(".", ",")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TIMES.filter(bool))
def test_vtt_reads_as_the_library_does(cues: list[tuple[int, int, list[str]]]) -> None:
    text = "WEBVTT\n\n" + "".join(
        f"{number}\n{clock(start)} --> {clock(start + length)} align:start\n" + "\n".join(lines) + "\n\n"
        for number, (start, length, lines) in enumerate(cues, 1)
    )
    expected = [(c.start, c.raw_text.strip()) for c in webvtt.from_string(text).captions]
    found, skipped = read_vtt(text)
    assert [(clock(c.start_ms), c.text) for c in found] == expected
    assert not skipped


def test_vtt_has_voices_entities_and_no_layout() -> None:
    cues, skipped = read_vtt(
        "WEBVTT - Teams\nKind: captions\n\nNOTE 看\n这里\n\nSTYLE\n::cue {}\n\n"
        "a-1\n00:01.500 --> 00:02.000\n"
        "<v.loud Li Ming>Tom &amp; Jerry</v> <v 王芳>好&#13;的<c.x>。</c></v>\n\n"
        "00:00:03.000 --> 00:00:04.000\n<00:00:03.500><i>a</i> < b &lt;c&gt;\n"
    )
    assert [(c.speaker, c.text, c.start_ms) for c in cues] == [
        ("Li Ming", "Tom & Jerry", 1500),
        ("王芳", "好\n的。", 1500),
        (None, "a < b <c>", 3000),
    ]
    assert not skipped


def test_vtt_counts_what_is_no_cue() -> None:
    _cues, skipped = read_vtt("WEBVTT\n\n00:00.000 --> 00:01.000\n一\n\n没有时间的话\n\n又一句\n")
    (problem,) = skipped
    assert [(problem.rule, problem.line, problem.facts["count"])] == [("cues-passed-over", 6, 2)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 10**7), WORDS, st.sampled_from([None, "甲", "Li Ming"]))))
def test_turns_and_times_stand_where_the_words_are(cues: list[tuple[int, str, str | None]]) -> None:
    rendered = render([cue(*parts) for parts in cues])
    assert len(rendered.cue_times) == len(cues)
    for (offset, ms), (start, words, _speaker) in zip(rendered.cue_times, cues, strict=True):
        assert rendered.text[offset:].startswith(words.strip())
        assert ms == start
    end = 0
    for number, turn in enumerate(rendered.turns, 1):
        assert turn.number == number
        assert end <= turn.span.start < turn.span.end <= len(rendered.text)
        end = turn.span.end
    spoken = "".join(turn.span.of(rendered.text) for turn in rendered.turns)
    assert re.sub(r"\s", "", spoken) == re.sub(r"\s", "", "".join(words for _start, words, _speaker in cues))
