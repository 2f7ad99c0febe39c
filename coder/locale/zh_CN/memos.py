"""Chinese for memos."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # History
    "memo on {what} written": "写备忘：{what}",
    "memo on {what} changed": "改备忘：{what}",
    "memo on {what} removed": "去除备忘：{what}",
    "{count} memos written": "写备忘 {count} 条",
    "{count} memos changed": "改备忘 {count} 条",
    "{count} memos removed": "去除备忘 {count} 条",
    "turn {turn}": "第 {turn} 话轮",
    "the transcript": "访谈",
    "code {code}": "编码 {code}",
    "the project": "项目",
    # Errors
    "{id} has no turn {turn}; its turns are numbered from 1 to {turns}": "{id} 没有第 {turn} 话轮；话轮从 1 编到 {turns}",
    "{id} has no turns": "{id} 没有话轮",
    "`coder transcripts show {id}` lists the turns; a passage needs none: `--passage START:END`": "`coder transcripts show {id}` 列出话轮；写在一段话上则不需要话轮：`--passage START:END`",
    "there is no memo {id}": "没有备忘 {id}",
    "`coder memo list` shows the ids of those there are": "`coder memo list` 列出现有备忘的 id",
    "a memo needs words": "备忘不能是空的",
    "`coder memo remove MEMO` takes one away": "`coder memo remove 备忘` 可以去除一条",
    "this memo has {length} characters, and {longest} is the most": "这条备忘有 {length} 个字符，最多只能有 {longest} 个",
    "put it into several memos, or into a file of its own": "请分成几条备忘，或另存为文件",
    "this memo holds characters that no text has: NUL, or halves of characters": "这条备忘含有不属于文字的字符：NUL，或不完整的字符",
    "this memo is not UTF-8": "这条备忘不是 UTF-8",
    "save it again as UTF-8 text": "请重新存为 UTF-8 文本",
    "this memo belongs to {owner}: {id}": "这条备忘属于{owner}：{id}",
    "only who wrote it may change it; `--coder {owner}` if that is you": "只有写的人可以改动；如果您就是{owner}，请加 `--coder {owner}`",
    "a coding's memo is its coder's; write yours on the passage: `coder memo add --transcript ID --passage START:END`": "编码的备忘归其编码员；您的备忘请写在这段话上：`coder memo add --transcript 短名 --passage START:END`",
    "{{id}} has been written about since it was imported: {count} memos, the latest by {{by}}": "{{id}} 导入之后已有人写备忘：{count} 条，最近一条是 {{by}} 写的",
    "the coding {name} has a memo already": "编码 {name} 已经有备忘",
    "`coder memo edit {name}` changes it": "用 `coder memo edit {name}` 可以改动它",
    # Doctor
    "the memo {id} says nothing, or not what it is about": "备忘 {id} 是空的，或没有写明关于什么",
    "the memo {id} does not stand on the words it quotes": "备忘 {id} 的位置与引文不符",
    "{count} memos stand on an earlier text of their transcript": "有 {count} 条备忘仍停在访谈的旧文本上",
    "{count} memos belong to removed transcripts": "有 {count} 条备忘属于已移除的访谈",
    "{count} memos are on “{id}”, which the codebook does not have": "有 {count} 条备忘关于“{id}”，而编码手册中没有它",
    "nothing to do: they are listed under the code's old id; put the code back if it was lost by mistake": "无需处理：它们列在编码的旧 id 之下；如果编码是误删的，请放回手册",
}
