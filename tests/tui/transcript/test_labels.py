"""Labels that only repeat the margin are found; whatever says more stays on the screen."""

from __future__ import annotations

import pytest

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.transcript.labels import labels, repeated_labels


def one_turn(text: str, words: str, speaker: str | None, start_ms: int | None = None) -> Transcript:
    start = text.index(words)
    return Transcript("C01", text, (Turn(1, Span(start, start + len(words)), speaker, start_ms),))


@pytest.mark.parametrize(
    ("text", "speaker", "start_ms", "label"),
    [
        ("访谈者：您好", "访谈者", None, "访谈者："),
        ("问: 您好", "问", None, "问: "),
        ("标题\n\n### 唐凤：\n您好", "唐凤", None, "### 唐凤：\n"),
        ("**王 阿姨**：您好", "王 阿姨", None, "**王 阿姨**："),
        ("李明(00:00:03): 您好", "李明", 3000, "李明(00:00:03): "),
        ("李明(00:00:03): 您好", "李明", None, None),
        ("【笑】访谈者：您好", "访谈者", None, None),
        ("访谈者（低声）：您好", "访谈者", None, None),
        ("某甲说：您好", "访谈者", None, None),
        ("上一行\n您好", None, None, None),
        ("您好", "访谈者", None, None),
    ],
)
def test_repeated(text: str, speaker: str | None, start_ms: int | None, label: str | None) -> None:
    transcript = one_turn(text, "您好", speaker, start_ms)
    assert [span.of(text) for span in repeated_labels(transcript)] == ([label] if label else [])


def test_a_label_on_the_line_above_must_name_the_speaker() -> None:
    assert list(labels(one_turn("## 第二部分\n您好", "您好", "访谈者"))) == []


def test_nothing_of_the_turn_before_is_taken(transcript: Transcript) -> None:
    found = [span.of(transcript.text) for span, _ in labels(transcript)]
    assert found == [f"{turn.speaker}：" for turn in transcript.turns]
