"""Chinese for the revisions of the codebook and how they differ."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # Commands
    "Show how two codebooks differ in what they mean. REV is the beginning of a revision's name, `file`, `current` (the last on record) or a YAML file; otherwise what is on record is compared with the file.": "显示两版编码手册在内容上的差别。REV 是版本号的开头几位、`file`（文件）、`current`（最近记录的版本）或一个 YAML 文件；不写时，拿记录中的版本与文件比较。",
    "List the revisions of the codebook, newest first, with what changed in each.": "列出编码手册的各个版本，最新的在前，并说明每版有多少改动。",
    "Only the newest N revisions.": "只列最近 N 个版本。",
    # Tables
    "Codebook {old} → {new}": "编码手册 {old} → {new}",
    "Revisions of the codebook": "编码手册的版本",
    "Revision": "版本",
    "Version": "版本号",
    "Number of codes": "编码数",
    "Differences": "差别",
    "How": "怎样",
    "{what}: {field}": "{what}：{field}",
    "top": "最上层",
    "now the first": "现在排在最前",
    "now behind {code}": "现在排在 {code} 之后",
    "{count} differences in meaning": "内容上有 {count} 处差别",
    "both are the same text": "两者文字完全相同",
    "both mean the same; they differ in layout only: remarks, blank lines, ways of writing": "两者内容相同，只是写法不同：注释、空行、引号等",
    "layout only": "仅写法",
    "current": "当前",
    "never in the file": "未曾写入文件",
    "not yet in the file": "尚未写入文件",
    "`coder codebook diff REVISION` compares one of them with the file": "`coder codebook diff 版本` 拿其中一版与文件比较",
    # What became of a code
    "added": "新增",
    "removed": "移除",
    "another id": "编号改变",
    "renamed": "改名",
    "moved": "移动",
    "merged": "并入",
    "split": "拆分",
    "retired": "停用",
    "in use again": "恢复使用",
    "recoloured": "改颜色",
    "put elsewhere": "换位置",
    "changed": "改动",
    # Fields
    "{field}, Chinese": "{field}（中文）",
    "{field}, English": "{field}（英文）",
    "Origin": "来源",
    "History of the code": "编码的历史",
    "Languages": "语言",
    "merged into": "并入的编码",
    "split into": "拆分成的编码",
    "former ids": "曾用编号",
    # Errors
    "several revisions of the codebook begin with “{name}”: {matches}": "编码手册有几个版本都以“{name}”开头：{matches}",
    "give more of the digits": "请多写几位",
    "there is no revision “{name}” of the codebook": "编码手册没有“{name}”这个版本",
    "`coder codebook history` lists them; `file` and `current` are names too, or a YAML file": "`coder codebook history` 列出各个版本；也可以写 `file`、`current` 或一个 YAML 文件",
}
