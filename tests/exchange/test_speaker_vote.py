"""The docstring of a test is its transcript."""

from __future__ import annotations

import inspect

import pytest

from coder.exchange.lines import written_lines
from coder.exchange.speaker_shapes import labels_by_shape
from coder.exchange.speaker_vote import Elected, elect
from coder.exchange.turns import turns_of


@pytest.fixture
def text(request: pytest.FixtureRequest) -> str:
    return inspect.cleandoc(request.function.__doc__) + "\n"


@pytest.fixture
def elected(text: str) -> Elected:
    return elect(text)


@pytest.fixture
def said(text: str, elected: Elected) -> list[tuple[str | None, str]]:
    return [
        (turn.speaker, turn.span.of(text)) for turn in turns_of(text, elected.labels, marked=elected.marked)
    ]


@pytest.mark.parametrize(
    ("line", "shape", "name", "ms"),
    [
        ("### 唐鳳：", "heading", "唐鳳", None),
        ("## Audrey Tang: ", "heading", "Audrey Tang", None),
        ("## 00:00:05 张三", "heading-time", "张三", 5000),
        ("### 12:30", "heading-time", None, 750_000),
        ("说话人1 00:00", "name-time", "说话人1", 0),
        ("说话人 1 00:00:03.120 ", "name-time", "说话人 1", 3120),
        ("张三　00：12：34", "name-time", "张三", 754_000),
        ("Name  00:13", "name-time", "Name", 13_000),
        ("张三(00:12:34): 好", "name-(time)", "张三", 754_000),
        ("张三 （12:34）：好", "name-(time)", "张三", 754_000),
        ("李四[1:02:03]：", "name-(time)", "李四", 3_723_000),
        ("[00:12] 张三：好", "time-name", "张三", 12_000),
        ("【01:02:03】张三: 好", "time-name", "张三", 3_723_000),
        ("00:12 张三：好", "time-name", "张三", 12_000),
        ("**张三：** 好", "bold", "张三", None),
        ("**张三**：好", "bold", "张三", None),
        ("访谈者\t好", "tab", "访谈者", None),
        ("3\t访谈者\t好", "tab", "访谈者", None),
        ("访谈者：好", "label", "访谈者", None),
        ("A: 好", "label", "A", None),
        ("　　问：好", "label", "问", None),
    ],
)
def test_a_label_has_one_shape(line: str, shape: str, name: str | None, ms: int | None) -> None:
    found = {s.name: labels for s, labels in labels_by_shape(written_lines(line)).items() if labels}
    assert list(found) == [shape]
    (label,) = found[shape]
    assert (label.name, label.ms) == (name, ms)
    assert line[label.words :].strip() in {"", "好"}


@pytest.mark.parametrize(
    "line",
    [
        "见 http://a.b",
        "https://a.b",
        "# 标题：",
        "> 注：好",
        "1：好",
        "（笑）：好",
        "我说，好：对",
        "####### 甲：",
        "：好",
        "12:30",
        "[00:12] 好",
        "[00:00:00.000 --> 00:00:02.000] 好",
        "| 甲：| 乙 |",
        "2026-03-12 14:00",
        "长" * 31 + "：好",
    ],
)
def test_no_label(line: str) -> None:
    assert not any(labels_by_shape(written_lines(line)).values())


def test_either_colon_opens_a_turn(said: list[tuple[str, str]]) -> None:
    """
    访谈者：您觉得哪些负担变轻了？
    社区工作者甲: 台账少了一些。

    但是检查多了。
    访谈者： 为什么？
    社区工作者甲：不知道。
    社区工作者甲：真的不知道。
    """
    assert said == [
        ("访谈者", "您觉得哪些负担变轻了？"),
        ("社区工作者甲", "台账少了一些。\n\n但是检查多了。"),
        ("访谈者", "为什么？"),
        ("社区工作者甲", "不知道。"),
        ("社区工作者甲", "真的不知道。"),
    ]


def test_words_may_begin_on_the_next_line(said: list[tuple[str, str]]) -> None:
    """
    问：
    您先介绍一下自己。

    答：

    好的。
    """
    assert said == [("问", "您先介绍一下自己。"), ("答", "好的。")]


def test_words_that_look_like_a_label_once_stay_words(elected: Elected, said: list[tuple[str, str]]) -> None:
    """
    问：您怎么看？
    答：我想说的是这些。
    居委会：这是他们的说法。
    问：还有吗？
    答：没有。
    """
    assert said[1] == ("答", "我想说的是这些。\n居委会：这是他们的说法。")
    (warning,) = elected.warnings
    assert (warning.rule, warning.line, warning.facts["names"]) == ("labels-read-as-words", 3, ("“居委会”",))


def test_phrases_that_come_again_name_nobody(said: list[tuple[str, str]]) -> None:
    """
    问：您怎么看？
    答：有几点。
    比如：台账。
    比如：检查。
    问：还有吗？
    答：没有。
    """
    assert [name for name, _words in said] == ["问", "答", "问", "答"]


def test_two_labels_are_enough_if_every_line_has_one(said: list[tuple[str, str]]) -> None:
    """
    访谈者：您好😀
    𠮷老师：八年了。
    """
    assert said == [("访谈者", "您好😀"), ("𠮷老师", "八年了。")]


def test_prose_has_no_turns(elected: Elected) -> None:
    """
    基层减负研究综述

    本文讨论三个问题。
    原因：制度供给不足。
    对策：加强统筹。
    文献来源：中国知网。
    其一，台账多。
    结论：减负要从源头做起。
    """
    assert not elected.labels
    assert [problem.rule for problem in elected.warnings] == ["no-turns"]


def test_one_name_however_often_is_no_conversation(elected: Elected) -> None:
    """
    要点：一
    要点：二
    要点：三
    """
    assert not elected.labels
    (warning,) = elected.warnings
    assert (warning.rule, warning.facts["reason"]) == ("no-turns", "too-few")
    assert elected.vote.shape == "label"


def test_labels_without_words_are_a_list(elected: Elected) -> None:
    """
    受访者1：
    受访者2：
    受访者3：
    受访者4：
    受访者5：
    """
    assert not elected.labels
    assert elected.warnings[0].facts["reason"] == "without-words"


def test_labels_far_down_are_no_conversation() -> None:
    text = "正文。\n" * 200 + "问：好吗？\n答：好。\n问：真的？\n答：真的。\n"
    elected = elect(text)
    assert not elected.labels
    assert elected.warnings[0].facts["reason"] == "late"
    assert len(elect("正文。\n" * 19 + text.removeprefix("正文。\n" * 200)).labels) == 4


def test_one_heading_is_a_monologue_and_several_are_a_report() -> None:
    assert len(elect("# 演讲\n\n### 唐鳳：\n大家好。\n\n謝謝。\n").labels) == 1
    assert not elect("# 报告\n\n## 背景：\n很多。\n\n## 方法：\n访谈。\n").labels
    assert not elect("# 报告\n\n## 摘要：\n很多。\n\n## 方法\n访谈。\n").labels


def test_all_headings_count_once_one_does(said: list[tuple[str, str]]) -> None:
    """
    ### 唐鳳：
    一

    ### 高明秀：
    二

    ### 唐鳳：
    三
    """
    assert [name for name, _words in said] == ["唐鳳", "高明秀", "唐鳳"]


def test_section_headings_and_notes_behind_the_words_are_left_out(said: list[tuple[str, str]]) -> None:
    """
    ### 问：
    一

    > （笑）

    ## 第二部分

    ### 答：
    > （点头）

    ---

    ### 问：
    三

    > （笑）

    四
    """
    assert said == [("问", "一"), ("答", "> （点头）"), ("问", "三\n\n> （笑）\n\n四")]


def test_the_times_vouch_for_names_seen_once(said: list[tuple[str, str]]) -> None:
    """
    李明 00:03
    您好。
    王阿姨 00:09
    您好。开会在 14:00
    上午的会 00:01
    张三 00:30
    我也来了。
    """
    assert [name for name, _words in said] == []


def test_a_line_out_of_time_is_no_label_where_others_are_sure(said: list[tuple[str, str]]) -> None:
    """
    李明 00:03
    您好。
    王阿姨 00:09
    您好。
    散会 18:30
    李明 00:20
    好的。
    王阿姨 00:25
    再见。
    """
    assert [name for name, _words in said] == ["李明", "王阿姨", "李明", "王阿姨"]
    assert said[1] == ("王阿姨", "您好。\n散会 18:30")


def test_times_without_names_are_not_speakers(elected: Elected) -> None:
    """
    [00:01] 今天我们讲减负。
    [00:05] 他说：台账多。
    [00:09] 检查也多。
    [00:12] 结论是：要减。
    [00:15] 谢谢。
    [00:18] 再见。
    """
    assert not elected.labels


def test_the_closing_line_of_a_machine_is_nobodys(said: list[tuple[str, str]]) -> None:
    """
    说话人1 00:00
    您好。

    说话人2 00:09
    好。

    以上内容由AI生成，仅供参考
    """
    assert said[-1] == ("说话人2", "好。")


def test_marks_at_the_end_of_turns_are_their_end(text: str, elected: Elected) -> None:
    """
    I: Und dann? #00:01:02-3#
    B: Dann #00:01:05-0# ging es weiter.
    #00:01:09-9#
    """
    turns = turns_of(text, elected.labels)
    assert [turn.end_ms for turn in turns] == [62_300, 69_900]
    assert turns[1].span.of(text) == "Dann #00:01:05-0# ging es weiter."


def test_the_vote_names_winner_and_runner_up(elected: Elected) -> None:
    """
    问：一
    答：二
    问：三
    张三 00:01
    张三 00:02
    """
    vote = elected.vote
    assert (vote.shape, vote.count, vote.runner_up, vote.runner_up_count) == ("label", 3, "name-time", 2)
