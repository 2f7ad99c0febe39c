"""Which words before a colon name an attribute of the case, and under which key it is kept."""

from __future__ import annotations

import unicodedata

from coder.exchange.dates import day_and_time, time_of_day

PEOPLE = frozenset({"interviewer", "respondent"})
"""Attributes whose keys are also the labels of speakers."""

_KEYS: dict[str, tuple[str, ...]] = {
    "date": (
        *(
            "访谈时间",
            "访谈日期",
            "采访时间",
            "采访日期",
            "会议时间",
            "会议日期",
            "录音时间",
            "录音日期",
            "日期",
            "时间",
        ),
        *(
            "訪談時間",
            "訪談日期",
            "採訪時間",
            "採訪日期",
            "會議時間",
            "會議日期",
            "錄音時間",
            "錄音日期",
            "時間",
            "date",
        ),
    ),
    "place": (
        *("访谈地点", "采访地点", "会议地点", "地点", "地址"),
        *("訪談地點", "採訪地點", "會議地點", "地點", "place", "location"),
    ),
    "role": (
        *("角色", "身份", "身分", "职务", "职业", "受访者身份", "受访人身份"),
        *("職務", "職業", "受訪者身份", "受訪者身分", "role"),
    ),
    "interviewer": (
        *("访谈者", "访谈人", "访谈员", "采访者", "采访人", "访问者", "访问人", "主持人"),
        *("訪談者", "訪談人", "訪談員", "採訪者", "採訪人", "訪問者", "訪問人", "interviewer"),
    ),
    "respondent": (
        *("受访者", "受访人", "受访对象", "被访者", "被访人", "访谈对象"),
        *(
            "受訪者",
            "受訪人",
            "受訪對象",
            "被訪者",
            "被訪人",
            "訪談對象",
            "respondent",
            "interviewee",
            "participant",
        ),
    ),
    "title": ("标题", "標題", "题目", "題目", "title"),
    "time": ("time",),
}
_OWN = frozenset(
    {
        *(
            "访谈编号",
            "编号",
            "id",
            "性别",
            "年龄",
            "单位",
            "访谈主题",
            "主题",
            "时长",
            "访谈时长",
            "关键词",
            "keywords",
        ),
        *(
            "参会人",
            "参会人员",
            "与会人",
            "訪談編號",
            "編號",
            "性別",
            "年齡",
            "單位",
            "訪談主題",
            "主題",
            "時長",
            "訪談時長",
        ),
        *("關鍵詞", "關鍵字", "參會人", "與會人", "会议主题", "會議主題", "录音时长", "錄音時長"),
    }
)
_STANDARD = {key: attribute for attribute, keys in _KEYS.items() for key in keys}


def attribute_for(key: str) -> str | None:
    """Name the attribute a key stands for; keys of no common meaning keep their own name.

    >>> [attribute_for(key) for key in ("访谈时间", "时　间", "Date", "访谈编号", "我想说的")]
    ['date', 'date', 'date', '访谈编号', None]
    """
    plain = "".join(unicodedata.normalize("NFKC", key).casefold().split())
    if plain in _STANDARD:
        return _STANDARD[plain]
    return key if plain in _OWN else None


def put(attributes: dict[str, str], attribute: str, value: str) -> None:
    """Keep a value unless there is one already; of a date, the day and the time of day."""
    if not value:
        return
    if attribute != "date":
        attributes.setdefault(attribute, value)
    elif "date" in attributes:
        # `日期：…` and then `时间：14:00-15:30`.
        attributes.setdefault("time", time_of_day(value) or value)
    else:
        attributes["date"], time = day_and_time(value)
        if time is not None:
            attributes.setdefault("time", time)
