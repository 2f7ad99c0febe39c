"""Chinese for the screens on which coders are compared."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # Two coders in one excerpt
    "{coder} {signs}: {codes}": "{coder}{signs}：{codes}",
    "nothing here": "此处未编码",
    # Agreement
    "Reliability": "信度",
    "How far coders agree, code by code, with intervals; from each code to where they differ.": (
        "编码员之间的一致性，逐个编码给出系数和区间；从编码直接到分歧所在的段落。"
    ),
    "Show where the coders differ": "查看分歧所在",
    "Lists the passages on which two coders differ in the highlighted code; Esc leads back to this table.": (
        "列出两位编码员在选中的编码上有分歧的段落；按 Esc 回到这张表。"
    ),
    "Compare by another unit": "换一种比较单位",
    "Characters, or whole sentences, turns, transcripts; figures of different units are never compared.": (
        "逐字比较，或以整句、话轮、整份访谈为单位；不同单位的数字不可相比。"
    ),
    "Compare on fewer levels of the codebook": "在较高的层级上比较",
    "Deeper codes count as the code above them; what rises then is disagreement about which child only.": (
        "更深的编码计入其上级；系数因此升高的部分，只是对下级归属的分歧。"
    ),
    "Compare all coders or two of them": "比较全体或其中两位编码员",
    "All coders together at first, then each pair of them.": "先是全体编码员一起，然后是其中每两位。",
    "Compare with or without the interviewer": "比较时是否计入访谈者",
    "Leaves the turns of whoever asks out of the text that is compared.": "把提问者的话轮从比较的文字中去掉。",
    "The least agreement first": "一致性最低的排在前面",
    "The codes on which the coders agree least come first; once more restores the codebook's order.": (
        "一致性最低的编码排在最前；再按一次恢复编码手册的顺序。"
    ),
    "Export the agreement": "导出一致性",
    "Writes all figures as CSV and a report with the sentence on methods into the folder “exports”.": (
        "把全部数字写成 CSV，另写一份带有方法说明的报告，都放在“exports”文件夹里。"
    ),
    "Show or hide codes without a value": "显示或隐藏没有数值的编码",
    "Leaves out the codes that nobody gave, and others for which there is no value.": (
        "略去没有人用过、以及其他无法得出数值的编码。"
    ),
    "Where they differ": "分歧",
    "measuring…": "正在计算一致性……",
    "drawing intervals…": "正在计算区间……",
    "by {unit}": "按{unit}",
    "levels 1 to {depth}": "只分到第 {depth} 级",
    "least agreement first": "一致性最低的在前",
    "only with a value": "有数值的编码",
    "There is nothing to export yet.": "还没有可导出的内容。",
    "The intervals are still being drawn; a moment.": "区间还在计算，请稍候。",
    "What this rests on": "数字的依据",
    " (on {share} % of the text)": "（占文本 {share}%）",
    "{name}no value: {reason}": "{name}没有数值：{reason}",
    "Lower end {low}: {word}": "下限 {low}：{word}",
    "At least .800 in {most} % of the replicates, at least .667 in {some} %": (
        "重抽中达到 .800 的占 {most}%，达到 .667 的占 {some}%"
    ),
    "{coder}: {amount}": "{coder}：{amount}",
    "{count} units": "{count} 个单位",
    "Left out, because you see others' codings there only once you are done: {transcripts}": (
        "以下访谈未计入：您完成之后才能看到他人在其中的编码：{transcripts}"
    ),
    "Agreement can be measured once two people have coded the same transcript.": (
        "要有两个人编过同一份访谈，才能计算一致性。"
    ),
    "So far only {coder} has begun.": "目前只有{coder}开始编码。",
    "Nobody has begun yet.": "还没有人开始编码。",
    "No transcript has been finished by two coders yet.": "还没有两位编码员都已完成的访谈。",
    "Only finished work is compared; {key} in the text marks a transcript as done.": (
        "只比较已完成的访谈；在正文里按 {key} 标记“已完成”。"
    ),
    # Where two coders differ
    "Compare two coders": "比较两位编码员",
    "Every passage on which two coders differ, with what both marked in its context; to the text.": (
        "两位编码员有分歧的每个段落，连同上下文中双方各自的标注；可直接到正文。"
    ),
    "Read the passage in the text": "到正文里读这个段落",
    "Opens the transcript where the two coders differ; Esc there leads back to this line.": (
        "打开访谈，停在两人有分歧的地方；在那里按 Esc 回到这一行。"
    ),
    "Only differences of one kind": "只看一类分歧",
    "All at first; then only what one coder marked, another code, other ends, a code above or below.": (
        "先列全部；然后依次只列仅一方标注的、编码不同的、上下级编码的、起止不同的。"
    ),
    "Only this code": "只看这个编码",
    "Leaves the differences about the highlighted line's code, then about its other one, then all.": (
        "只留下涉及选中这一行的编码的分歧，再按换成它的另一个编码，再按恢复全部。"
    ),
    "This code": "只看此码",
    "Compare two other coders": "换两位编码员比较",
    "Those who differ most come first.": "分歧最多的两位排在最前。",
    "With or without what is still in progress": "是否含进行中的访谈",
    "Only what both are done with counts at first; what is uncoded elsewhere may just be unread.": (
        "开始时只比较双方都已完成的访谈；其他访谈中没有编码的地方，可能只是还没读到。"
    ),
    "Next passage in the list": "列表中的下一段",
    "Goes on from wherever the keys go now, the excerpt too.": "光标在摘录里时也可以用。",
    "Passage before it in the list": "列表中的上一段",
    "Goes back from wherever the keys go now, the excerpt too.": "光标在摘录里时也可以用。",
    "Export the differences": "导出分歧",
    "Writes the passages that are listed into a table in the folder “exports”.": (
        "把列出的段落写成表格，放在“exports”文件夹里。"
    ),
    "comparing…": "正在比较……",
    "Where coders differ": "编码员的分歧",
    "all differences": "全部分歧",
    "with work in progress": "含进行中的",
    "only what both are done with": "双方都已完成的",
    "pair {at} of {all}": "{all} 对中的第 {at} 对",
    "There are no two others to compare.": "没有另外两位可以比较。",
    "{at} of {all}": "第 {at}/{all} 处",
    "{second} begins {start} and ends {end} characters after {first}": (
        "与{first}相比，{second}的起点 {start} 字，终点 {end} 字"
    ),
    "Two people must have begun to code before they can be compared.": "要有两个人开始编码，才能比较。",
    "There is no transcript yet that both are done with.": "还没有双方都已完成的访谈。",
    "{begun} compares work in progress too; {done} in the text marks a transcript as done.": (
        "按 {begun} 也比较进行中的访谈；在正文里按 {done} 标记“已完成”。"
    ),
    "There is nothing of this kind.": "没有这一类段落。",
}
