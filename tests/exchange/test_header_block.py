from __future__ import annotations

import inspect

import pytest

from coder.exchange.dates import day_and_time, time_of_day
from coder.exchange.front_matter import front_matter
from coder.exchange.header_block import HeaderBlock, header_block
from coder.exchange.title import title_in


@pytest.fixture
def block(request: pytest.FixtureRequest) -> HeaderBlock:
    return header_block(inspect.cleandoc(request.function.__doc__) + "\n")


def test_keys_of_the_field_have_one_name_each(block: HeaderBlock) -> None:
    """
    访谈记录

    访谈编号：C03
    访谈时间：2026年3月12日（星期四）下午2:30
    访 谈 地 点：向阳社区居委会
    身份：社区工作者
    访谈人：李明
    受访者：小林，女，20岁
    记录软件：手写

    问：您好。
    """
    assert block.attributes == {
        "访谈编号": "C03",
        "date": "2026-03-12",
        "time": "14:30",
        "place": "向阳社区居委会",
        "role": "社区工作者",
        "interviewer": "李明",
        "respondent": "小林，女，20岁",
        "记录软件": "手写",
    }


def test_english_and_traditional_keys(block: HeaderBlock) -> None:
    """
    - **Date:** March 3, 2026
    - **Place:** Town hall
    - **訪談者：** 王大明
    """
    assert block.attributes == {"date": "2026-03-03", "place": "Town hall", "interviewer": "王大明"}


def test_the_talk_may_follow_without_an_empty_line() -> None:
    text = "日期：2026-03-12\n访谈者：您好。\n受访者：您好。\n访谈者：多大了？\n"
    block = header_block(text)
    assert block.attributes == {"date": "2026-03-12"}
    assert text[block.end :].startswith("\n访谈者")


@pytest.mark.parametrize(
    "text",
    [
        "访谈者：您好，请介绍一下。\n受访者：我在社区干了八年。\n",
        "访谈者：你好\n受访者：你好\n\n访谈者：累不累\n",
        "问：您好\n答：好\n",
        "张三：来了\n李四：走了\n\n",
        "### 唐鳳：\n日期：2026-03-12\n",
        "说话人1 00:00\n时间：到了\n",
        "前言。\n" * 20 + "日期：2026-03-12\n",
    ],
)
def test_talk_is_no_header(text: str) -> None:
    assert header_block(text) == HeaderBlock({}, 0)


def test_names_alone_are_a_header() -> None:
    assert header_block("访谈者：李明\n受访者：王芳\n\n访谈者：您好。\n").attributes == {
        "interviewer": "李明",
        "respondent": "王芳",
    }


def test_the_first_line_of_feishu_has_the_day() -> None:
    assert header_block("2026-06-18 14:00:44 CST|34分钟 20秒\n\n").attributes == {"date": "2026-06-18"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026年3月12日", ("2026-03-12", None)),
        ("２０２６年３月１２号", ("2026-03-12", None)),
        ("2026-03-12 14:00", ("2026-03-12", "14:00")),
        ("2026/3/12", ("2026-03-12", None)),
        ("2026.3.12 9:05-10:30", ("2026-03-12", "09:05")),
        ("2026年3月12日14时30分", ("2026-03-12", "14:30")),
        ("2026年3月12日 晚上8点半", ("2026-03-12", "20:30")),
        ("2026年3月12日 上午10点", ("2026-03-12", "10:00")),
        ("12 March 2026, 2:30 pm", ("2026-03-12", "14:30")),
        ("Mar. 12th, 2026", ("2026-03-12", None)),
        ("2026-02-30", ("2026-02-30", None)),
        ("2026-03-12 27:00", ("2026-03-12", None)),
        ("三月中旬", ("三月中旬", None)),
        ("12.3.2026", ("12.3.2026", None)),
    ],
)
def test_dates(written: str, expected: tuple[str, str | None]) -> None:
    assert day_and_time(written) == expected


def test_a_time_beside_a_date_is_the_time_of_day() -> None:
    assert header_block("日期：2026-03-12\n时间：下午3点\n").attributes == {
        "date": "2026-03-12",
        "time": "15:00",
    }
    assert time_of_day("三点") is None


def test_front_matter_gives_attributes_as_written() -> None:
    text = "---\ntitle: 减负访谈\ndate: 2026-03-12\nrole: '010'\n受访者: 小林\n空:\n---\n问：好\n"
    found = front_matter(text)
    assert found.attributes == {
        "title": "减负访谈",
        "date": "2026-03-12",
        "role": "010",
        "respondent": "小林",
    }
    assert text[found.end :] == "问：好\n"
    assert not found.warnings


def test_front_matter_with_lists_keeps_the_rest() -> None:
    found = front_matter("---\nid: A1\ntags: [a, b]\n---\n")
    assert found.attributes == {"id": "A1"}
    assert [(problem.rule, problem.line) for problem in found.warnings] == [("front-matter-nested", 3)]


@pytest.mark.parametrize(
    "block", ["a: 1\na: 2", "a: [", "- x", "只是一句话", "a: &x 1\nb: *x", "!!python/object:os.system x"]
)
def test_front_matter_that_is_none_stays_text(block: str) -> None:
    found = front_matter(f"---\n{block}\n---\n问：好\n")
    assert found.attributes == {}
    assert found.end == 0
    assert [problem.rule for problem in found.warnings] == ["front-matter-unread"]


@pytest.mark.parametrize("text", ["---\n只有一条线\n", "问：好\n---\na: 1\n---\n", "", "---"])
def test_no_front_matter(text: str) -> None:
    assert front_matter(text).end == 0
    assert front_matter(text).warnings == ()


def test_titles() -> None:
    assert title_in("\n# 减负访谈 \n正文", 0, ()) == "减负访谈"
    assert title_in("只有正文，没有题目。\n", 0, ()) == ""
