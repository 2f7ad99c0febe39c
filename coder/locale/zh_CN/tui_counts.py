"""Chinese for lists and counts: passages, frequencies, history."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "reading…": "正在读取……",
    "In the list": "列表",
    # Frequencies
    "Frequencies": "频次",
    "How often each code was given, by transcript, speaker, coder or attribute; to the passages behind.": (
        "每个编码用了多少次，可按访谈、说话人、编码员或属性分组；从数字直接到背后的段落。"
    ),
    "Show the passages behind the number": "查看数字背后的段落",
    "Lists the codings that the highlighted cell counts; Esc leads back to this table.": (
        "列出选中的格子所统计的编码；按 Esc 回到这张表。"
    ),
    "Group in another way": "换一种分组",
    "Side by side: nothing, transcripts, speakers, coders, then each attribute of the transcripts.": (
        "并列显示：依次为不分组、访谈、说话人、编码员，以及访谈的每个属性。"
    ),
    "Count something else": "换一种统计量",
    "Codings, passages, transcripts, turns, characters, coverage; without groups also all at a glance.": (
        "编码次数、编码段落、访谈、话轮、字符、覆盖率；不分组时还可一览全部。"
    ),
    "Tell fewer levels apart": "合并下级编码",
    "Deeper codes count as the code above them: all levels, then one, two and so on.": (
        "更深的编码计入其上级：先是全部层级，然后只分一级、两级，依此类推。"
    ),
    "With or without the codes below": "是否含下级编码",
    "With groups: each code alone, or together with those below it, as a union.": (
        "分组时：只计编码本身，或连同其下级编码（取并集，不重复计）。"
    ),
    "With or without the interviewer": "是否计入访谈者",
    "Leaves the turns of whoever asks out of the text that is counted.": "把提问者的话轮从统计的文字中去掉。",
    "Sort by number or as in the codebook": "按数字或按手册排序",
    "The largest figures of the highlighted column first; once more restores the tree.": (
        "光标所在列的数字从大到小；再按一次恢复编码手册的顺序。"
    ),
    "Export the table": "导出表格",
    "Writes the table as it is shown into the folder “exports”, as CSV for spreadsheets.": (
        "把当前的表格写到“exports”文件夹，CSV 格式，可用电子表格打开。"
    ),
    "Export": "导出",
    "Show or hide codes never given": "显示或隐藏没用过的编码",
    "Leaves out what neither a code nor those below it was given.": "略去本身和下级都没用过的编码。",
    "Count the codings of others": "统计他人的编码",
    "Yours, those of all coders together, then each other coder's; only yours at first.": (
        "依次为您自己的、全体编码员合计的、其他每位编码员的；开始时只统计您自己的。"
    ),
    "no groups": "不分组",
    "by transcript": "按访谈",
    "by speaker": "按说话人",
    "by coder": "按编码员",
    "by {attribute}": "按“{attribute}”",
    "all measures": "全部统计量",
    "all levels": "全部层级",
    "{count} levels": "只分 {count} 级",
    "with codes below": "含下级",
    "code alone": "仅本编码",
    "all coders": "全体编码员",
    " + ": "、",
    "with interviewer": "含访谈者",
    "as in the codebook": "手册顺序",
    "by number": "按数字",
    "only given codes": "用过的编码",
    "all codes": "全部编码",
    "counting…": "正在统计……",
    "{coder} has not coded anything yet; {key} counts the codings of others.": (
        "{coder}还没有编码；按 {key} 统计他人的编码。"
    ),
    "Without groups both stand side by side.": "不分组时，两者并列显示。",
    "{code} with codes below": "{code}（含下级）",
    # History
    "Who did what when; leads to the passage, and goes back to an earlier moment.": (
        "谁在什么时候做了什么；可到所涉及的段落，也可退回到以前的某一步。"
    ),
    "Read what it was about": "到正文里看",
    "Opens the transcript at the passage that the highlighted line is about; Esc there leads back.": (
        "打开访谈，停在选中的这一步所涉及的段落；在那里按 Esc 回来。"
    ),
    "Undo back to here": "撤销到这一步",
    "Takes back your newest actions one by one, down to this one; shows first how many they are.": (
        "从最近的一步起逐一撤销您自己的操作，直到这一步；撤销前先说明共有几步。"
    ),
    "Undo to here": "撤到这里",
    "Redo up to here": "重做到这一步",
    "Brings back one by one what you took back, up to this one; shows first how many they are.": (
        "逐一恢复您撤销过的操作，直到这一步；恢复前先说明共有几步。"
    ),
    "Redo to here": "重做到这里",
    "What all did, or only you": "所有人的，或只看自己的",
    "Only your own actions are listed at first, so that you judge for yourself.": (
        "开始时只列出您自己的操作，便于独立判断。"
    ),
    "Mine or all": "自己/所有人",
    "History: everybody": "操作历史：所有人",
    "History: your own actions": "操作历史：您自己的",
    "{count} actions": "{count} 步操作",
    "{count} actions back to {day}; more below": "{count} 步操作，已到 {day}；往下还有",
    "filter: what was done, code, transcript, coder, date": "筛选：做了什么、编码、访谈、编码员、日期",
    "{count} changes": "{count} 处改动",
    "{changes}, such as: {first}": "{changes}，例如：{first}",
    "taken back": "已撤销",
    "in force again": "已恢复",
    "This has no place to go to, or none any more.": "这一步没有可去的地方，或者已经没有了。",
    "Only your own actions can be taken back by you.": "您只能撤销自己的操作。",
    "Only your own actions can be brought back by you.": "您只能恢复自己的操作。",
    "This took something back; “Redo up to here” restores it.": "这一步本身是撤销；要恢复，请用“重做到这一步”。",
    "This has been taken back already; “Redo up to here” restores it.": (
        "这一步已经撤销了；要恢复，请用“重做到这一步”。"
    ),
    "{count} of {all}… Esc stops": "{count}/{all} 步……Esc 停下",
    "Stopped after {count} actions.": "做了 {count} 步后停下。",
    "Take back {count} actions of yours?": "撤销您的 {count} 步操作？",
    "Bring back {count} actions that you took back?": "恢复您撤销过的 {count} 步操作？",
    "{question} Enter does it, Esc leaves it.": "{question}Enter 确定，Esc 放弃。",
    "… and {count} more": "……还有 {count} 步",
    "It stops there, before: {what}. Only `coder undo` takes that back.": (
        "到此为止，再往前是：{what}。那一步只能用 `coder undo` 撤销。"
    ),
    "First there would be: {what}. Only `coder undo` and `coder redo` do that.": (
        "在这之前还有：{what}。那一步只能用 `coder undo` 和 `coder redo`。"
    ),
    "This cannot be taken back: it is not in force.": "无法撤销：这一步现在没有生效。",
    "This cannot be brought back: it was not taken back, or you have gone on since.": (
        "无法恢复：这一步没有撤销过，或者您后来又做了别的。"
    ),
    "You have done something else meanwhile, in another window.": "您在另一个窗口里又做了别的。",
    "{count} actions taken back": "已撤销 {count} 步",
    "{count} actions brought back": "已恢复 {count} 步",
    # Passages
    "Read it in the text": "到正文里读",
    "Opens the transcript at the highlighted passage; Esc there leads back to this list.": (
        "打开访谈，停在选中的段落；在那里按 Esc 回到这张列表。"
    ),
    "Read": "到正文",
    "copied with its source": "已连同出处复制",
    "{passages} in {transcripts}": "{transcripts}，{passages}",
    "{codings} on {passages} in {transcripts}": "{transcripts}，{passages}，{codings}",
    "There is no such passage (any more).": "没有这样的段落（或已经没有了）。",
}
