"""Chinese for what the program says: finding."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "turn {turn} of {transcript} was not searched: the pattern “{pattern}” takes too long there": "{transcript} 第 {turn} 个话轮没有搜索：正则表达式“{pattern}”在那里耗时过长",
    "the search was given up: the pattern “{pattern}” takes too long; more may be there than is listed": "搜索已中止：正则表达式“{pattern}”耗时过长；列出的可能不全",
    "repeats within repeats, such as (a+)+, never end; write the pattern more simply": "重复里再套重复（如 (a+)+）几乎没有尽头；请把表达式写得简单些",
    "a ( is not closed by )": "有一个 ( 没有用 ) 闭合",
    "a ) closes nothing": "有一个 ) 没有对应的 (",
    "a [ is not closed by ]": "有一个 [ 没有用 ] 闭合",
    "there is nothing before it to repeat": "重复符号前面没有可重复的内容",
    "it is repeated twice": "重复符号连写了两次",
    "the least number of repeats is greater than the most": "重复的下限大于上限",
    "the number of repeats is too big": "重复次数太大",
    "a range such as a-z runs backwards": "字符范围（如 a-z）前后颠倒",
    "a \\ stands at the end": "末尾多了一个 \\",
    "there is no such class of characters": "没有这样的字符类别",
    "there is no character of this name": "没有叫这个名字的字符",
    "there is no group of this name": "没有这个名字的分组",
    "there is no group of this number": "没有这个编号的分组",
    "nothing is written (? like this": "(? 后面不能这样写",
    "this is no name for a group": "这不能作为分组的名字",
    "there is nothing to look for": "没有要查找的内容",
    "type at least one character that is no blank": "请至少输入一个不是空白的字符",
    "the regular expression is wrong at character {position}: {detail}": "正则表达式在第 {position} 个字符处有误：{detail}",
    "to look for the very words leave out --regex; in a pattern, a sign stands for itself after a \\": "要按原文查找，请去掉 --regex；在表达式里，符号前加 \\ 就表示它本身",
    "{escape} means nothing": "{escape} 没有意义",
}
