"""Chinese for what is said about where two coders differ."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "Show where two coders differ": "列出两位编码员的分歧",
    "Show every passage on which two coders differ: only one marked it, another code, other ends. JSON lists what they agree on too.": "逐段列出两位编码员的分歧：只有一方标注、编码不同、起止不同。JSON 中也列出一致的段落。",
    "Only differences of this kind; repeatable.": "只看这一类；可重复。",
    "Set code against code instead of passage against passage.": "不逐段比较，而是编码对编码地比较。",
    "Compare transcripts too that a coder has only begun.": "编码员只是开始、尚未完成的访谈也比较。",
    "{name} cannot be compared with the same coder": "{name}不能同自己比较",
    "name two coders; a second pass of one has a name of its own, as `coder assign --again` gives it": "请写两位编码员；同一人的第二遍编码另有名称，由 `coder assign --again` 给出",
    # Training and drift
    "Show each transcript on its own, in the order in which they were coded.": "按编码的先后逐份列出各访谈的一致性。",
    "Compare each coder with this one, who may be the consensus.": "把每位编码员同这一位比较；可以是共识层。",
    "Coded": "编码日期",
    "Coders": "编码员",
    "|uα, text with any code": "|uα，有任一编码的文本",
    "In the order in which they were coded, by the latest coding in each; intervals are over turns.": "按编码先后排列，以各份访谈中最晚的一次编码为准；区间以话轮为单位。",
    "Agreement over time": "一致性的变化",
    "Found (%)": "查到（%）",
    "Right (%)": "标对（%）",
    "Found: of what {reference} coded, the part the coder coded the same; right: of what the coder coded, the part {reference} coded the same.": "查到：{reference}编了的文本中，该编码员编得相同的部分；标对：该编码员编了的文本中，{reference}编得相同的部分。",
    "Agreement with {reference}": "与{reference}的一致性",
    "Agreement with {reference} by code": "各编码上与{reference}的一致性",
    # Where two coders differ
    "Difference": "分歧",
    "{a} marks the passage of {first}, {b} that of {second}.": "{a}是{first}的段落，{b}是{second}的。",
    "Where {first} and {second} differ": "{first}与{second}的分歧",
    "{first} and {second}: all passages": "{first}与{second}：全部段落",
    "Which code stands against which": "编码对照（混淆）",
    "Codes that both gave are taken away first; ∅ is text to which one coder gave nothing more.": "双方都用的编码先行扣除；∅ 表示一方没有再用其他编码的文本。",
    "Characters to which both gave the same code: {count}": "双方编码相同的字符：{count}",
    "the same": "相同",
    "other ends": "起止不同",
    "another code": "编码不同",
    "only the first": "仅前者",
    "only the second": "仅后者",
    "above or below": "上下级",
    "sibling": "同级",
    "elsewhere in the codebook": "不同组",
}
