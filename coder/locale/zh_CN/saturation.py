"""Chinese for what the program says: new codes per transcript."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "Count the new codes of each transcript": "统计每份访谈带来的新编码（饱和曲线）",
    "Count the codes that each further transcript adds, with the mean and interval over random orders of the transcripts. Each coder is counted alone.": "统计每多一份访谈带来多少新编码，并给出访谈随机排序下的均值和区间。每位编码员分别统计。",
    "In which order the transcripts come: as they were coded, if nothing is said.": "访谈按什么顺序排列：不写时按编码的先后（coded）；imported 为导入顺序，name 为名称顺序。",
    "How many orders are tried: 999; of few transcripts, all there are.": "试多少种排序：默认 999；访谈很少时取全部排序。",
    "No.": "序号",
    "New codes": "新编码数",
    "Codes so far": "累计编码数",
    "% of all": "占全部 %",
    "Mean of all orders": "各种排序的均值",
    "{level}% of orders": "{level}% 的排序",
    "Which are new": "新出现的编码",
    "New codes per transcript": "每份访谈的新编码",
    "{coder}: {codes} in {transcripts}; {run} brought no new code": "{coder}：{transcripts}共 {codes}；{run}没有新编码",
    "the last {count}": "最后 {count} 份",
    "That no new code comes says something of these codes only, not that all is understood": "没有新编码只说明这套编码的情况，不等于意义已经饱和",
    "in the order in which they were coded": "按编码的先后",
    "in the order in which they were imported": "按导入的先后",
    "in the order of their names": "按名称顺序",
    "New codes were counted interview by interview, {order} ({size})": "逐份访谈统计新编码，{order}（{size}）",
    "{count} coders were counted each on their own": "{count} 位编码员分别统计",
    "Mean and {level}% interval over {orders} random orders of the interviews (seed {seed})": "均值和 {level}% 区间取自访谈的 {orders} 种随机排序（种子 {seed}）",
    "Mean and {level}% interval over all orders of the interviews": "均值和 {level}% 区间取自访谈的全部排序",
    "{names} are counted each on their own; --coder NAME takes one": "{names}分别统计；用 --coder NAME 只统计一位",
    "{count} transcripts are still in progress: more codes may come there": "{count} 份访谈仍在进行中：那里可能还会有新编码",
}
