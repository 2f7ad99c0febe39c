"""Chinese for files that hold whole tables: HTML, LaTeX, Excel, Word."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "How the result is written; xlsx and docx need -o FILE.": "结果的格式；xlsx 和 docx 须用 -o 指定文件。",
    "{format} is no text for a terminal or a pipe: name a file with -o FILE.{format}": "{format} 不是文本，不能输出到终端或管道：请用 -o FILE.{format} 指定文件",
    "{title} (continued)": "{title}（续）",
    "{name}: {value}": "{name}：{value}",
    "Table": "表",
    "Notes and source": "说明与出处",
    "How to repeat this": "如何重现本结果",
    "Filters": "筛选条件",
    "Unit": "单位",
    "Seed": "随机种子",
    "Grouped by": "分组依据",
    "Levels of codes": "编码层数",
    "Level of intervals": "区间置信水平",
    "Replicates": "重抽次数",
    "Readings in progress": "仍在进行的编码",
    "Codebook revision": "编码手册修订版",
    "Version of coder": "coder 版本",
    "In the preamble: {packages}": "导言区须有：{packages}",
    "Chinese needs \\documentclass{ctexart} or \\usepackage{ctex}, and XeLaTeX or LuaLaTeX.": "中文须用 \\documentclass{ctexart} 或 \\usepackage{ctex}，并以 XeLaTeX 或 LuaLaTeX 编译。",
    "Set for A4 with margins of 2.5 cm: \\usepackage[a4paper,margin=2.5cm]{geometry}": "按 A4 纸、页边距 2.5 厘米排版：\\usepackage[a4paper,margin=2.5cm]{geometry}",
    "{count} cells are longer than the 32,767 characters that Excel can hold and end in …; CSV and JSON have them whole.": "有 {count} 个单元格超过 Excel 所能容纳的 32,767 个字符，末尾以 … 表示截断；CSV 和 JSON 中为全文。",
}
