"""In a codebook of 500 codes every operation changes exactly the lines it must."""

from __future__ import annotations

import difflib
from itertools import cycle

import pytest

from coder.exchange.codebook_patch import patched
from coder.exchange.codebook_yaml import read_codebook
from coder.model.code import Bilingual, Change, Criterion
from coder.model.codebook import Codebook
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    MoveCode,
    Operation,
    RenameCode,
    RetireCode,
    SetField,
    SplitCode,
)

HEAD = """\
# 五百个编码
schema: coder/codebook/1
uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10
codes:
"""


def entry(number: int) -> str:
    """Write a code: each fifth in braces, each tenth a heading for those that follow."""
    group = number // 10 * 10
    if number == group:
        return f"""
  # ━━ 组 {number} ━━

  - id: c{number}  # 标题
    name: {{zh: 组{number}, en: Group {number}}}
    kind: cause
    codable: false
"""
    if number % 5 == 0:
        return f"""
  # 一行 {number}
  - {{id: c{number}, name: {{zh: 名{number}}}, parent: c{group}, brief: 简}}  # 尾 {number}
"""
    return f"""
  # 关于 {number}
  - id: c{number}
    name:
      zh: "名称 {number}"  # 中文
      en: Name {number}
    parent: 'c{group}'  # 上级
    brief: 简述 {number}
    definition: |
      第一行 {number}
        # 不是注释

      最后一行
    exclude:
      # 别的
      - {{text: 不是 {number}, use: c{max(number - 1, group + 1)}}}
      - 也不是
    keywords: [词{number}, "词 {number}"]
    color: "#cc3311"
    # 状态
    status: active
    # 尾 {number}
"""


def text(codes: int) -> str:
    return HEAD + "".join(map(entry, range(codes))) + "\n# 完\n"


TEXT = text(500)
FEWER = text(210).replace("\n", "\r\n").encode()
LAYOUTS = {
    "LF": TEXT.encode(),
    "CRLF": TEXT.replace("\n", "\r\n").encode(),
    "BOM": b"\xef\xbb\xbf" + TEXT.encode(),
    "no last line end": TEXT.removesuffix("\n").encode(),
}
NOTE = Change("2", "2026-11-24", "王", "并")

CASES: dict[str, tuple[Operation, str]] = {
    "add": (
        AddCode("新", Bilingual("新的", "New"), "c120"),
        """
        +  - id: 新
        +    name:
        +      zh: 新的
        +      en: New
        +    parent: c120
        +
        """,
    ),
    "add in braces": (
        AddCode("新", Bilingual("新的"), "c120", after="c125"),
        """
        +  - {id: 新, name: {zh: 新的}, parent: c120}
        +
        """,
    ),
    "rename": (
        RenameCode("c123", Bilingual("甲：乙", "A: b")),
        """
        -      zh: "名称 123"  # 中文
        -      en: Name 123
        +      zh: "甲：乙"  # 中文
        +      en: 'A: b'
        """,
    ),
    "rename in braces": (
        RenameCode("c125", Bilingual("甲, 乙")),
        """
        -  - {id: c125, name: {zh: 名125}, parent: c120, brief: 简}  # 尾 125
        +  - {id: c125, name: {zh: '甲, 乙'}, parent: c120, brief: 简}  # 尾 125
        """,
    ),
    "change id": (
        ChangeId("c121", "新"),
        """
        -  - id: c121
        +  - id: 新
        +    uuid: {uuid of c121}
        -      - {text: 不是 121, use: c121}
        +      - {text: 不是 121, use: 新}
        +    former_ids: [c121]
        -      - {text: 不是 122, use: c121}
        +      - {text: 不是 122, use: 新}
        """,
    ),
    "set a list": (
        SetField(
            "c123", "exclude", (Criterion("不是 123", "c122"), Criterion("再不是"), Criterion("也不是"))
        ),
        """
        +      - 再不是
        """,
    ),
    "set a text": (
        SetField("c123", "definition", Bilingual("第一行 123\n  # 不是注释\n\n最末一行")),
        """
        -      最后一行
        +      最末一行
        """,
    ),
    "take a field away": (
        SetField("c123", "color", None),
        """
        -    color: "#cc3311"
        """,
    ),
    "move below": (
        MoveCode("c123", "c200"),
        """
        -    parent: 'c120'  # 上级
        +    parent: 'c200'  # 上级
        """,
    ),
    "merge": (
        MergeCodes("c123", "c124", NOTE),
        """
        -    status: active
        +    status: merged
        +    merged_into: c124
        +    history:
        +      - {version: '2', date: '2026-11-24', by: 王, note: 并}
        """,
    ),
    "split": (
        SplitCode("c123", (AddCode("甲1", Bilingual("一"), "c120", after="c123"),), NOTE),
        """
        -    status: active
        +    status: retired
        +    split_into: [甲1]
        +    history:
        +      - {version: '2', date: '2026-11-24', by: 王, note: 并}
        +
        +  - id: 甲1
        +    name:
        +      zh: 一
        +    parent: c120
        """,
    ),
    "retire": (
        RetireCode("c499"),
        """
        -    status: active
        +    status: retired
        """,
    ),
}


def read(data: bytes) -> Codebook:
    codebook, _problems = read_codebook(data)
    assert codebook is not None
    return codebook


BOOK = read(LAYOUTS["LF"])
SMALLER_BOOK = read(FEWER)


def changed_lines(old: bytes, new: bytes) -> list[str]:
    compared = difflib.unified_diff(old.decode().split("\n"), new.decode().split("\n"), n=0, lineterm="")
    return [line for line in compared if not line.startswith(("---", "+++", "@@"))]


def expected(drawn: str, ending: str) -> list[str]:
    lines = [line[8:] for line in drawn.split("\n") if line.strip()]
    return [line.replace("{uuid of c121}", BOOK.by_id["c121"].uuid) + ending for line in lines]


@pytest.mark.parametrize(
    ("case", "layout"),
    [
        *zip(CASES, cycle(LAYOUTS), strict=False),
        *(("split", layout) for layout in LAYOUTS if layout != "BOM"),
    ],
)
def test_exactly_these_lines_change(case: str, layout: str) -> None:
    operation, drawn = CASES[case]
    data = LAYOUTS[layout]
    new = patched(data.decode(), BOOK, operation).encode()
    assert sorted(changed_lines(data, new)) == sorted(expected(drawn, "\r" if layout == "CRLF" else ""))


@pytest.mark.parametrize("layout", ["CRLF", "BOM"])
def test_an_entry_goes_elsewhere_whole_and_comes_back(layout: str) -> None:
    data = LAYOUTS[layout]
    ending = "\r" if layout == "CRLF" else ""
    new = patched(data.decode(), BOOK, MoveCode("c123", "c120", "c127")).encode()
    own = [f"{line}{ending}" for line in entry(123).split("\n")[1:-1]]
    old_lines, new_lines = data.decode().split("\n"), new.decode().split("\n")
    place, target = old_lines.index(own[0]), new_lines.index(own[0])
    assert new_lines[target : target + len(own)] == own
    assert old_lines[: place - 1] + old_lines[place + len(own) :] == (
        new_lines[: target - 1] + new_lines[target + len(own) :]
    )
    moved = read(new)
    assert [code.id for code in moved.children("c120")][2:7] == ["c124", "c125", "c126", "c127", "c123"]
    assert patched(new.decode(), moved, MoveCode("c123", "c120", "c122")).encode() == data


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (RenameCode("c123", Bilingual("别名", "Other")), RenameCode("c123", BOOK.by_id["c123"].name)),
        (MoveCode("c123", "c200"), MoveCode("c123", "c120")),
        (SetField("c123", "status", "draft"), SetField("c123", "status", "active")),
        (SetField("c123", "color", "#000000"), SetField("c123", "color", "#cc3311")),
        (SetField("c123", "kind", "problem"), SetField("c123", "kind", None)),
        (SetField("c125", "origin", "data"), SetField("c125", "origin", None)),
        (
            SetField("c123", "definition", Bilingual("一")),
            SetField("c123", "definition", BOOK.by_id["c123"].definition),
        ),
        (
            SetField("c123", "keywords", ("甲", "词123", "乙")),
            SetField("c123", "keywords", BOOK.by_id["c123"].keywords),
        ),
        (SetField("c123", "include", (Criterion("甲"),)), SetField("c123", "include", None)),
    ],
)
def test_there_and_back_gives_the_same_bytes(there: Operation, back: Operation) -> None:
    new = patched(FEWER.decode(), SMALLER_BOOK, there).encode()
    assert new != FEWER
    assert patched(new.decode(), read(new), back).encode() == FEWER
