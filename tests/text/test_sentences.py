from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.text.sentences import sentences, without_outer_space

CASES = """\
他说完了。｜“我不去。”｜她走了。
她问：“你去吗？”｜我说：“不去！”｜然后就散了。
“你去吗？”，我说。
我觉得……嗯……可能是吧。｜真的！？｜是啊！！
后来就……⏎｜不说了
一共3.5万元。｜是的，www.baidu.com很好用。｜OK. ｜下一个
（笑）对。｜（停顿三秒）我不知道；｜后来呢？
结束了。）｜后面还有。】｜继续
I went home. ｜然后我睡了。｜Dr. Li said no. ｜对吧?
J. K. Rowling wrote it. ｜She left.
We met at 3.30 p.m. ｜Then he left; I stayed. ｜"Really?" ｜she asked. ｜"Yes!" ｜Fine.
见 https://a.cn/x?id=3&b=1。｜然后呢?｜再说
1. 台账太多。⏎｜2. 会议太多。
他（？）去了，然后回来（！）。
He works for the U.S. government. ｜It is big.
mail a.b@c.com. ｜Bye.
Wait... what? ｜No...
你好！｜😀我很好
第一句⏎⏎｜第三句
"""
MORE_CASES = """\
⏎  ⏎先空两行。｜再说
……⏎好吧。｜走了
他说完了。  ｜她走了。
他们问我；｜我不说;｜你说
A 1; B 2; C 3。｜完
“你去吗？” ：我说。
他打了个“？”给我。｜我没回
真的……？｜真的？……｜不知道。
等等......吗？｜好
什么？...｜没有
主要是：1.台账多；｜2.会议多；｜3.检查多。
1.台账。⏎｜12. 会议。⏎｜A. 检查
We live on Plan B. ｜然后呢
I saw it, e.g. Fig. 3 and No. 5. ｜He said No. ｜Then Mr. Li et al. left in Sept. 2020. ｜End
It is version 2.0.1.｜然后升级
www.a.cn/x?y=1 好用！｜是吗
他说"你去吗？"｜"不去。"｜走了
他问"你去吗？"，我没说。
it's 'fine.' ｜Then don't. ｜'Go!' ｜Yes
'Tis so. ｜It's the boys'. ｜Ok
走吧。️｜去了！️”｜好
好的..｜再见
He has a Ph.D. in law. ｜Really?
（你去吗？）｜他问。
真的⁉️｜假的
好。 ｜行
"""


def lines(cases: str) -> list[str]:
    return [case.replace("⏎", "\n") for case in cases.rstrip("\n").split("\n")]


def shown(text: str, *, ellipsis_ends: bool = False) -> str:
    return "｜".join(text[start:end] for start, end in sentences(text, ellipsis_ends=ellipsis_ends))


@pytest.mark.parametrize("case", lines(CASES) + lines(MORE_CASES))
def test_sentences_end_where_a_reader_says(case: str) -> None:
    assert shown(case.replace("｜", "")) == case


@pytest.mark.parametrize(
    "case",
    lines("""\
我觉得……｜嗯……｜可能是吧。｜真的
Wait... what? ｜No... ｜Then I went... ｜我走了
他说：“我……”｜然后走了
我……，不去了……？｜好
"""),
)
def test_an_ellipsis_ends_a_sentence_of_written_text(case: str) -> None:
    assert shown(case.replace("｜", ""), ellipsis_ends=True) == case


def test_nothing_has_no_sentence() -> None:
    assert sentences("") == ()


def test_text_without_a_word_stays_whole() -> None:
    assert sentences("……？！\n。") == ((0, 6),)


PIECES = [
    *"。！？；…，：、.?!;,:\"'”’“‘（）()[]】\n　 aBI我他是\t3",
    "……",
    "...",
    "Mr",
    "U.S.",
    "No",
    "e.g.",
    "www.a.cn",
    "https://a.cn/x?y",
    "\ufe0f",
    "\ufe00",
    "\u0301",
    "\u200d",
    "👩‍👧",
    "‼",
    "😀",
    "🏽",
    "\u2028",
    "\x85",
    "𠮷",
    "が",
    "ｶﾞ",
]
SPEECH = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
OFTEN = settings(max_examples=300, deadline=None, derandomize=True)


@OFTEN
@given(SPEECH, st.booleans())
def test_sentences_joined_are_the_text(text: str, ellipsis_ends: bool) -> None:  # noqa: FBT001
    spans = sentences(text, ellipsis_ends=ellipsis_ends)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@OFTEN
@given(SPEECH, st.booleans())
def test_a_sentence_alone_is_one_sentence(text: str, ellipsis_ends: bool) -> None:  # noqa: FBT001
    for start, end in sentences(text, ellipsis_ends=ellipsis_ends):
        alone = text[start:end]
        assert sentences(alone, ellipsis_ends=ellipsis_ends) == ((0, len(alone)),), alone


@OFTEN
@given(SPEECH)
def test_no_sentence_ends_inside_a_grapheme(text: str) -> None:
    stops = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    assert stops.issuperset(end for span in sentences(text) for end in span)


@OFTEN
@given(SPEECH)
def test_windows_newlines_change_nothing(text: str) -> None:
    windows = text.replace("\n", "\r\n")
    parts = [windows[start:end].replace("\r\n", "\n") for start, end in sentences(windows)]
    assert parts == [text[start:end] for start, end in sentences(text)]


@OFTEN
@given(SPEECH)
def test_something_is_said_in_each_sentence(text: str) -> None:
    spans = sentences(text)
    assert len(spans) < 2 or all(any(c.isalnum() for c in text[start:end]) for start, end in spans)


def test_what_is_coded_of_a_sentence_has_no_space_around_it() -> None:
    text = "对。 \u3000好的。\n "
    assert without_outer_space(text, 2, len(text)) == (4, 7)
    assert without_outer_space(text, 0, 2) == (0, 2)
    assert without_outer_space(text, 7, 9) == (7, 7)


@pytest.mark.parametrize("piece", ['"好。', "……", "http://?", "。》", "A. ", "（" * 3, "1.", "' "])
def test_long_monotonous_text_is_no_trap(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert sentences(text)[-1][1] == len(text)
