"""Chinese for changing the codebook."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # The file
    "a change of the codebook is on record, but its file cannot be written": "有一处编码手册的改动已经记录，但文件无法写入",
    "make the file and its folder writable; the change is then put in by itself": "请让文件和所在文件夹可以写入；之后改动会自动写进去",
    "the file was edited while a change was about to be written into it; that change is not in it": "正要写入一处改动时，文件已被别处编辑；这处改动没有写进去",
    "`coder codebook diff {revision}` shows what the file lacks; put in what should be there": "`coder codebook diff {revision}` 列出文件中缺少的内容；请补上需要的部分",
    # History
    "added the code {code}, “{name}”": "新增编码 {code}“{name}”",
    "renamed the code {code}: “{was}” → “{name}”": "编码 {code} 改名：“{was}”→“{name}”",
    "gave the code {code} the id {new}": "编码 {code} 的 id 改为 {new}",
    "changed “{field}” of the code {code}": "改动编码 {code} 的“{field}”",
    "moved the code {code} behind {after}": "编码 {code} 移到 {after} 之后",
    "moved the code {code} to the top": "编码 {code} 移到最上层",
    "moved the code {code} below {parent}": "编码 {code} 移到 {parent} 之下",
    "merged {code} into {into}": "{code} 并入 {into}",
    "split {code} into {into}": "{code} 拆分为 {into}",
    "retired the code {code}": "停用编码 {code}",
    "{{deed}}, with {count} codings": "{{deed}}，连同 {count} 条编码",
    # Errors
    "the id “{id}” was that of a code which is gone; codings or memos of it are still on record": "id“{id}”属于一个已经不在的编码，它的编码记录或备忘仍然留存",
    "choose another id: none is used a second time": "请另取 id：用过的 id 不再重复使用",
    "{count} codings use “{{code}}”, which would be gone from the codebook": "有 {count} 条编码用了“{{code}}”，而编码手册中将不再有它",
    "`coder codings list --code {code}` lists them; `coder codebook retire {code}` or `merge` takes the code out of use instead": "`coder codings list --code {code}` 列出这些编码；也可以用 `coder codebook retire {code}` 或 `merge` 停用这个编码",
    "nothing was done; `coder codebook diff` shows what has changed, and an editor can change it back": "没有做任何改动；`coder codebook diff` 列出改动，可用编辑器改回",
    "the same lines of {path} were edited since; {by} was the first to work with them, at {at}": "{path} 的同一处之后被编辑过；{by} 最先在 {at} 用到这一版",
    "{by} has changed the same lines of {path} at {at}: {what}": "{by} 在 {at} 改动了 {path} 的同一处：{what}",
}
