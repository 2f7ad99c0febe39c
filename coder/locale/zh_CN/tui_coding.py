"""Chinese for coding in depth: quotes, recoding, moving ends, new codes, pins, what is shown."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "{words} ({source})": "{words}（{source}）",
    "{speaker}: {words}": "{speaker}：{words}",
    "{place}; codes: {codes}": "{place}；编码：{codes}",
    "{interview}, turn {number}": "{interview}，第 {number} 轮",
    "{interview}, turns {first}–{last}": "{interview}，第 {first}–{last} 轮",
    "{place}, speaker {name}": "{place}，{name}",
    "{place}, {time}": "{place}，{time}",
}
