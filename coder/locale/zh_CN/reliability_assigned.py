"""Chinese for what is said about who is to code what, and who may see it."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "Say who is to code what": "分配编码任务",
    "Let a coder code transcripts; without transcripts, list who is to code what. Where several are to, each is blind: nobody sees what the others coded before being done (setting blind). Commands that read show a hidden layer only when --coder names it: that is for whoever runs the study.": "把访谈分配给编码员；不写访谈时列出分配情况。同一访谈分配给几位编码员时，彼此不可见：自己完成之前看不到别人的编码（见设置 blind）。读取类命令只在用 --coder 点名时才显示被隐藏的编码，供研究负责人使用。",
    "Who is to code them.": "由谁编码。",
    "A second pass of what the coder is done with, as a coder of its own such as “王 (2)”, blind to the first.": "对该编码员已完成的访谈再编一遍，作为单独的编码员（如“王 (2)”），看不到第一遍。",
    "Take the assignment back; what was coded stays.": "撤回分配；已有的编码保留。",
    "How the list is written.": "列表的格式。",
    "name the transcripts to assign": "请写出要分配的访谈",
    "say with --coder who is to code them": "请用 --coder 写明由谁编码",
    "--again and --remove exclude each other": "--again 和 --remove 不能同时使用",
    "{transcripts}: no longer assigned to {coder}": "{transcripts}：不再由{coder}编码",
    "{transcripts}: assigned to {coder}": "{transcripts}：由{coder}编码",
    "as before: {transcripts}": "与原来相同：{transcripts}",
    "To be coded by": "编码员",
    "Who is to code what": "分配情况",
    "{coder} is not done with {transcript}, so there is nothing to code again": "{coder}还没有完成 {transcript}，无从再编一遍",
    "`coder transcripts done {transcript} --coder {coder}` once it is": "完成后请运行 `coder transcripts done {transcript} --coder {coder}`",
    "codings of others in {transcripts} are hidden from {coder} until done there; --coder NAME shows them": "{coder}完成之前看不到别人在 {transcripts} 中的编码；--coder NAME 可以显示",
    "In which transcripts a coder sees no codings of others until done: those assigned to several coders, all, or none.": "编码员在哪些访谈中要到自己完成之后才看得到别人的编码：分配给几位编码员的、全部、或没有。",
    "List codings with their whole quotes. Where the one who acts is blind, only their own, unless --coder names others.": "列出编码及完整引文。操作者看不到别人编码的访谈中只列自己的，除非用 --coder 点名。",
    "Write codings as JSON lines to stdout, to a FILE, or into a folder DIR/TRANSCRIPT/CODER.jsonl. Where the one who acts is blind, only their own, unless --coder names others.": "把编码按 JSON 行写到标准输出、文件，或文件夹 DIR/TRANSCRIPT/CODER.jsonl。操作者看不到别人编码的访谈中只写自己的，除非用 --coder 点名。",
    "{name} has no passage in this difference": "{name}在这处分歧中没有段落",
    "keep the passages of one who has, or decide otherwise": "请保留有段落者的编码，或另作裁定",
    "nothing is drawn that could hold instead": "没有另画段落来代替",
    "draw at least one passage, or decide for neither": "请至少画出一个段落，或裁定为都不取",
    "assigned to {coder}": "分配给{coder}",
    "no longer assigned to {coder}": "不再分配给{coder}",
    "{count} differences decided": "裁定 {count} 处分歧",
    "{count} decisions withdrawn": "撤回 {count} 处裁定",
}
