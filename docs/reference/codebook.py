"""Which fields a codebook has, and what may stand in them."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from coder.exchange.codebook_fields import CHANGE_KEYS, CODE_KEYS, CODEBOOK_KEYS, CRITERION_KEYS, EXAMPLE_KEYS
from coder.model.code import CodeOrigin, CodeStatus, Kind
from coder.project.creating import shipped_codebooks
from docs.reference.layout import block, both, code, heading, table


def section() -> Iterator[str]:
    """List the fields of a codebook and show the one to begin with."""
    yield heading(2, both(zh="编码手册", en="The codebook"))
    yield both(
        zh="一个 UTF-8 的 YAML 文件。读得比一般 YAML 严：布尔值只认 `true` 和 `false`，其他都按写的文字取；不许有锚点、引用和类型标记；文件不超过 4 MiB。\n",
        en="A YAML file in UTF-8, read more strictly than YAML is: only `true` and `false` are booleans, everything else is taken as the text it is; anchors, references and type tags are refused; the file has at most 4 MiB.\n",
    )
    heads = both(zh="字段", en="Field"), both(zh="含义和规则", en="Meaning and rules")
    yield heading(3, both(zh="文件的字段", en="Fields of the file"))
    yield table(heads, [(code(key), FILE[key]()) for key in CODEBOOK_KEYS])
    yield heading(3, both(zh="编码的字段", en="Fields of a code"))
    yield table(heads, [(code(key), CODE[key]()) for key in CODE_KEYS])
    yield heading(3, both(zh="新项目的编码手册", en="The codebook that a new project begins with"))
    yield block(shipped_codebooks()["blank"].read_bytes().decode(), "yaml")


def _choices(choices: type[StrEnum]) -> str:
    return ", ".join(map(code, choices))


def _keys(keys: tuple[str, ...]) -> str:
    return ", ".join(map(code, keys))


FILE: dict[str, Callable[[], str]] = {
    "schema": lambda: both(zh="必填，写 `coder/codebook/1`", en="Required: `coder/codebook/1`"),
    "uuid": lambda: both(
        zh="编码手册的 UUID；可以不写。编码没有自己的 `uuid` 时由它推出",
        en="UUID of the codebook; may be left out. Codes without a `uuid` of their own get theirs from it",
    ),
    "title": lambda: both(zh="标题：文字或 `{zh: …, en: …}`", en="Title: a text or `{zh: …, en: …}`"),
    "version": lambda: both(zh="版本，由您来定，加引号", en="Version, as you count it, in quotes"),
    "languages": lambda: both(
        zh="名称用哪些语言：`[zh]`、`[en]` 或 `[zh, en]`（默认）",
        en="Languages of the names: `[zh]`, `[en]` or `[zh, en]` (default)",
    ),
    "codes": lambda: both(
        zh="必填。所有编码的列表；上下级用 `parent` 写，不用嵌套",
        en="Required. The list of all codes; the tree is made by `parent`, not by nesting",
    ),
}
CODE: dict[str, Callable[[], str]] = {
    "id": lambda: both(
        zh="必填，定了就不要改。1–64 个字符：文字（中文也行）、数字、`_`、`-`、`.`，以文字或数字开头；全角半角、大小写视为相同，不能重复",
        en="Required, and never changed by hand. 1–64 characters: letters of any script, digits, `_`, `-`, `.`; begins with a letter or digit; unique, where width and case do not count",
    ),
    "uuid": lambda: both(
        zh="可以不写，由编码手册的 `uuid` 和 `id` 推出",
        en="May be left out: made from the codebook's `uuid` and the `id`",
    ),
    "name": lambda: both(
        zh="必填。`{zh: …, en: …}` 或一行文字；至少用 `languages` 中的一种",
        en="Required. `{zh: …, en: …}` or a text, in at least one of `languages`",
    ),
    "parent": lambda: both(
        zh="上级编码的 `id`；没有就不写", en="`id` of the code above; left out at the top"
    ),
    "kind": lambda: (
        both(zh="回答研究的哪类问题：", en="Which question of the study it answers: ")
        + _choices(Kind)
        + both(zh="；不写就同上级", en="; without it, that of the parent")
    ),
    "codable": lambda: both(
        zh="`false` 表示标题，只用来归类，不能编给段落；默认 `true`",
        en="`false` makes it a heading, which groups codes and is given to no passage; `true` otherwise",
    ),
    "origin": lambda: both(zh="编码从哪里来：", en="Where the code came from: ") + _choices(CodeOrigin),
    "brief": lambda: both(zh="一句话说明；缺了会提醒", en="One sentence; its absence is a warning"),
    "definition": lambda: both(zh="完整定义，编码时显示在旁边", en="The full definition, shown while coding"),
    "include": lambda: both(zh="何时用：文字的列表", en="When to give it: a list of texts"),
    "exclude": lambda: (
        both(zh="何时不用：文字，或 ", en="When not to: texts, or ")
        + "`{text: …, use: …}` ("
        + _keys(CRITERION_KEYS)
        + both(zh="；`use` 是该改用的编码)", en="; `use` names the code to give instead)")
    ),
    "examples": lambda: both(zh="例子，分三类：", en="Examples of three sorts: ") + _keys(EXAMPLE_KEYS),
    "keywords": lambda: both(
        zh="关键词的列表；本版还不使用，只检查", en="List of keywords; checked, but not used yet"
    ),
    "color": lambda: both(
        zh='颜色 `"#RRGGBB"` 或 `"#RGB"`，必须加引号；不写就按位置取一种',
        en='Colour `"#RRGGBB"` or `"#RGB"`, in quotes; without it, one by position',
    ),
    "status": lambda: (
        both(zh="状态：", en="Status: ")
        + _choices(CodeStatus)
        + both(
            zh="；默认 `active`，后两种不能再编给段落",
            en="; `active` by default; the last two are given to no passage any more",
        )
    ),
    "merged_into": lambda: both(
        zh="`merged` 时：并入了哪个编码", en="Of a `merged` code: the one it went into"
    ),
    "split_into": lambda: both(
        zh="`retired` 时：拆成了哪些编码", en="Of a `retired` code: those it was split into"
    ),
    "former_ids": lambda: both(
        zh="用过的 `id`；旧的导出文件靠它还能对上", en="Ids it had before, so that old exports still find it"
    ),
    "history": lambda: (
        both(zh="给人看的变更记录，每条：", en="Notes on its past for people, each with ")
        + _keys(CHANGE_KEYS)
    ),
}
