"""What an operation does to the lines of a codebook, case by case: texts before and after."""

from __future__ import annotations

from typing import NamedTuple

import pytest
import yaml

from coder.exchange import codebook_patch, strict_yaml
from coder.exchange.codebook_patch import patched
from coder.exchange.codebook_yaml import read_codebook
from coder.model.code import Bilingual, Change, Criterion, Examples
from coder.model.codebook import Codebook
from coder.model.codebook_errors import CannotPatchError
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


@pytest.fixture(params=["C", "Python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML has two parsers; a computer may have only the one in Python."""
    if request.param == "Python":
        monkeypatch.setattr(strict_yaml, "LOADER", yaml.SafeLoader)
        monkeypatch.setattr(codebook_patch, "LOADER", yaml.SafeLoader)


HEAD = "schema: coder/codebook/1\nuuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10\n"


def read(text: str) -> Codebook:
    codebook, problems = read_codebook(text.encode())
    assert codebook is not None, problems
    return codebook


class Case(NamedTuple):
    """The lines of `codes` before and after; leading bars show where the margin is."""

    operation: Operation
    before: str
    after: str


def lines(drawn: str) -> str:
    return HEAD + "".join(f"{line.split('|', 1)[1]}\n" for line in drawn.split("\n") if "|" in line)


CASES = {
    "a name keeps its quotes and its remark": Case(
        RenameCode("a", Bilingual("新: 名", "it's")),
        """|codes:
           |  - id: a   # 一
           |    name: {zh: '旧', en: "old"}   # 二
           |    brief: x
        """,
        """|codes:
           |  - id: a   # 一
           |    name: {zh: '新: 名', en: "it's"}   # 二
           |    brief: x
        """,
    ),
    "a name in a second language": Case(
        RenameCode("a", Bilingual("旧", "Old")),
        """|codes:
           |- id: a
           |  name: 旧 # 二
           |- id: b
           |  name:
           |    zh: 乙 # 乙
        """,
        """|codes:
           |- id: a
           |  name: {zh: 旧, en: Old} # 二
           |- id: b
           |  name:
           |    zh: 乙 # 乙
        """,
    ),
    "a language more, on a line of its own": Case(
        RenameCode("b", Bilingual("乙", "B")),
        """|codes:
           |- id: b
           |  name:
           |    zh: 乙 # 乙
           |
           |    # 完
        """,
        """|codes:
           |- id: b
           |  name:
           |    zh: 乙 # 乙
           |    en: B
           |
           |    # 完
        """,
    ),
    "a field goes with its line": Case(
        SetField("a", "color", None),
        """|codes:
           |  - id: a
           |    name: 甲
           |    color: "#cc3311"
           |    # 后面的
           |    status: draft
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    # 后面的
           |    status: draft
        """,
    ),
    "a field goes and its remark stays": Case(
        SetField("a", "color", None),
        """|codes:
           |  - id: a
           |    name: 甲
           |    color: "#cc3311"  # 红的
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    color: null  # 红的
        """,
    ),
    "a value where there was none": Case(
        SetField("a", "color", "#CC3311"),
        """|codes:
           |  - id: a
           |    name: 甲
           |    color:   # 还没定
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    color: '#cc3311'   # 还没定
        """,
    ),
    "a new field stands where it usually does": Case(
        SetField("a", "kind", "cause"),
        """|codes:
           |  - id: a
           |    name: 甲
           |    # 关于简述
           |    brief: 简
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    kind: cause
           |    # 关于简述
           |    brief: 简
        """,
    ),
    "a text of several lines": Case(
        SetField("a", "definition", Bilingual("一：\n\n  - 二")),
        """|codes:
           |  - id: a
           |    name: 甲
           |    definition: 短   # 注
           |    status: draft
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    definition: |   # 注
           |      一：
           |
           |        - 二
           |    status: draft
        """,
    ),
    "a text below a bar changes in its lines": Case(
        SetField("a", "definition", Bilingual("一\n三")),
        """|codes:
           |  - id: a
           |    name: 甲
           |    definition: |-  # 注
           |        一
           |        二
           |
           |    status: draft
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    definition: |-  # 注
           |        一
           |        三
           |
           |    status: draft
        """,
    ),
    "a folded text becomes one in lines only when it has to": Case(
        SetField("a", "definition", Bilingual(zh="一 二 四", en="x\ny")),
        """|codes:
           |  - id: a
           |    name: 甲
           |    definition:
           |      zh: >
           |        一 二
           |        三
           |      en: >-
           |        x
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    definition:
           |      zh: >
           |        一 二 四
           |      en: |-
           |        x
           |        y
        """,
    ),
    "members of a list": Case(
        SetField(
            "a", "include", (Criterion("一"), Criterion("新: 的", "b"), Criterion("三"), Criterion("四"))
        ),
        """|codes:
           |  - id: a
           |    name: 甲
           |    include:
           |      # 先
           |      - 一   # 1
           |      - {text: 二, use: b}   # 2
           |      - '三'   # 3
           |
           |    status: draft
           |  - {id: b, name: 乙}
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    include:
           |      # 先
           |      - 一   # 1
           |      - {text: '新: 的', use: b}   # 2
           |      - '三'   # 3
           |      - 四
           |
           |    status: draft
           |  - {id: b, name: 乙}
        """,
    ),
    "members of a list in brackets": Case(
        SetField("a", "keywords", ("零", "一", "三, 四", "末")),
        """|codes:
           |  - id: a
           |    name: 甲
           |    keywords: [一, "二", 三]   # 词
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    keywords: [零, 一, "三, 四", 末]   # 词
        """,
    ),
    "an entry in braces stays one": Case(
        MergeCodes("a", "b", Change(note="并, 了")),
        """|codes:
           |  - {id: a, name: 甲, status: draft}   # 一行
           |  - {id: b, name: {zh: 乙}}
        """,
        """|codes:
           |  - {id: a, name: 甲, status: merged, merged_into: b, history: [{note: '并, 了'}]}   # 一行
           |  - {id: b, name: {zh: 乙}}
        """,
    ),
    "a line for the history joins the others": Case(
        RetireCode("a", Change("1.2", "2026-11-24", "", "不用了")),
        """|codes:
           |  - id: a
           |    name: 甲
           |    history:
           |      - {version: "1.1", note: 起}   # 旧
           |    # 末
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |    status: retired
           |    history:
           |      - {version: "1.1", note: 起}   # 旧
           |      - {version: '1.2', date: '2026-11-24', note: 不用了}
           |    # 末
        """,
    ),
    "another id, named everywhere": Case(
        ChangeId("a", "新"),
        """|codes:
           |  - id: a   # 上
           |    name: 甲
           |  - id: b
           |    name: 乙
           |    parent: "a"   # 下
           |    exclude: [{text: 别, use: a}, a]
           |  - {id: c, name: 丙, parent: a, status: merged, merged_into: a}
        """,
        """|codes:
           |  - id: 新   # 上
           |    uuid: b1e0f55e-244b-5723-8113-ffd3abda14ac
           |    name: 甲
           |    former_ids: [a]
           |  - id: b
           |    name: 乙
           |    parent: "新"   # 下
           |    exclude: [{text: 别, use: 新}, a]
           |  - {id: c, name: 丙, parent: 新, status: merged, merged_into: 新}
        """,
    ),
    "another parent, and none": Case(
        MoveCode("b", None),
        """|codes:
           |  - id: a
           |    name: 甲
           |  # 乙的
           |  - id: b
           |    parent: a
           |    name: 乙
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |  # 乙的
           |  - id: b
           |    name: 乙
        """,
    ),
    "lines go elsewhere with the remarks right above": Case(
        MoveCode("b", None, "c"),
        """|codes:
           |  - id: a
           |    name: 甲
           |
           |  # ―― 一节 ――
           |
           |  # 乙的
           |  # 两行
           |  - id: b
           |    name: 乙
           |    # 乙的尾
           |  - id: b1
           |    name: 子
           |    parent: b
           |
           |  - id: c
           |    name: 丙
           |
           |  # 丁的
           |  - {id: d, name: 丁}
           |# 完
        """,
        """|codes:
           |  - id: a
           |    name: 甲
           |
           |  # ―― 一节 ――
           |
           |  - id: c
           |    name: 丙
           |
           |  # 乙的
           |  # 两行
           |  - id: b
           |    name: 乙
           |    # 乙的尾
           |  - id: b1
           |    name: 子
           |    parent: b
           |
           |  # 丁的
           |  - {id: d, name: 丁}
           |# 完
        """,
    ),
    "the first goes to the end": Case(
        MoveCode("a", None, "b"),
        """|codes:   # 编码
           |
           |  # 甲的
           |  - id: a
           |    name: 甲
           |
           |  - id: b
           |    name: 乙
           |
           |title: 完
        """,
        """|codes:   # 编码
           |
           |  - id: b
           |    name: 乙
           |
           |  # 甲的
           |  - id: a
           |    name: 甲
           |
           |title: 完
        """,
    ),
    "a new code, with everything": Case(
        AddCode(
            "a1",
            Bilingual("名: 一", "One"),
            "a",
            brief=Bilingual("简"),
            examples=Examples(typical=(Criterion("“原话，\n两行”"),), atypical=(Criterion("短"),)),
        ),
        """|codes:
           |
           |  - id: a
           |    name: 甲
           |
           |
           |  - id: a0
           |    name: 甲零
           |    parent: a
           |    # 尾
           |
           |
           |  # 乙的
           |  - id: b
           |    name: {zh: 乙}
           |  - id: c
           |    name: {zh: 丙}
           |  - id: d
           |    name: {zh: 丁}
        """,
        """|codes:
           |
           |  - id: a
           |    name: 甲
           |
           |
           |  - id: a0
           |    name: 甲零
           |    parent: a
           |    # 尾
           |
           |
           |  - id: a1
           |    name: {zh: '名: 一', en: One}
           |    parent: a
           |    brief: 简
           |    examples:
           |      typical:
           |        - |
           |          “原话，
           |          两行”
           |      atypical: [短]
           |
           |
           |  # 乙的
           |  - id: b
           |    name: {zh: 乙}
           |  - id: c
           |    name: {zh: 丙}
           |  - id: d
           |    name: {zh: 丁}
        """,
    ),
    "a new code beside one in braces": Case(
        AddCode("c", Bilingual("丙"), after="a"),
        """|codes:
           |- {id: a, name: 甲}   # 一
           |- {id: b, name: 乙}
        """,
        """|codes:
           |- {id: a, name: 甲}   # 一
           |- {id: c, name: 丙}
           |- {id: b, name: 乙}
        """,
    ),
    "the first code of all": Case(
        AddCode("no", Bilingual("不")),
        """|codes: []   # 还没有
           |version: "1"
        """,
        """|codes:   # 还没有
           |  - id: 'no'
           |    name: {zh: 不}
           |version: "1"
        """,
    ),
    "all codes in brackets": Case(
        SplitCode(
            "a", (AddCode("x1", Bilingual("子"), after="a"), AddCode("x2", Bilingual("丑"), after="x1"))
        ),
        """|codes: [{id: a, name: 甲}, # 一
           |  {id: b, name: 乙}]
        """,
        """|codes: [{id: a, name: 甲, status: retired, split_into: [x1, x2]}, # 一
           |  {id: x1, name: 子}, {id: x2, name: 丑}, {id: b, name: 乙}]
        """,
    ),
    "one of all in brackets goes elsewhere": Case(
        MoveCode("a", None, "b"),
        """|codes: [
           |  {id: a, name: 甲},
           |  {id: b, name: 乙}, # 二
           |  {id: c, name: 丙},
           |]
        """,
        """|codes: [
           |  {id: b, name: 乙}, # 二
           |  {id: a, name: 甲}, {id: c, name: 丙},
           |]
        """,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("last", [True, False], ids=["", "no last line end"])
@pytest.mark.usefixtures("_either_parser")
def test_texts_before_and_after(case: Case, newline: str, mark: str, *, last: bool) -> None:
    before, after = (
        mark + (lines(text) if last else lines(text).removesuffix("\n")).replace("\n", newline)
        for text in (case.before, case.after)
    )
    codebook = read(before)
    assert patched(before, codebook, case.operation).split("\n") == after.split("\n")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("准入难", "准入难"),
        ("原因: 经济", "'原因: 经济'"),
        ("原因：经济", "'原因：经济'"),
        ("一 # 二", "'一 # 二'"),
        ("#一", "'#一'"),
        ("@甲", "'@甲'"),
        ("%五", "'%五'"),
        ("*重要", "'*重要'"),
        ("&经济", "'&经济'"),
        ("!注意", "'!注意'"),
        ("|竖", "'|竖'"),
        (">大", "'>大'"),
        ("'单", "'''单'"),
        ('"双', "'\"双'"),
        ("[受访者] 说", "'[受访者] 说'"),
        ("{a: b}", "'{a: b}'"),
        ("- 横", "'- 横'"),
        ("末尾:", "'末尾:'"),
        ("no", "'no'"),
        ("010", "'010'"),
        ("1.10", "'1.10'"),
        ("2026-11-24", "'2026-11-24'"),
        ("~", "'~'"),
        ("null", "'null'"),
        ("=", "'='"),
        ("“引号”", "'“引号”'"),
        ("  两端 \n", "两端"),
        ("长" * 3000, "长" * 3000),
        ("反\\斜 'a' \"b\"", "反\\斜 'a' \"b\""),
        ("一, 二 [三]", "一, 二 [三]"),
    ],
)
def test_what_yaml_would_misread_is_quoted(text: str, written: str) -> None:
    before = f"{HEAD}codes:\n  - id: a\n    name: {{zh: 甲}}\n"
    after = patched(before, read(before), SetField("a", "include", (Criterion(text),)))
    assert after == f"{before}    include:\n      - {written}\n"
    again = patched(after, read(after), SetField("a", "brief", Bilingual(text, "en")))
    assert read(again).by_id["a"].brief == Bilingual(text.strip(), "en")


def test_nothing_changes_when_nothing_is_said_anew() -> None:
    text = f"{HEAD}codes:\n  - id: a\n    name: {{zh: 甲}}\n    color: '#ABC'\n    keywords: [ 一 ]\n"
    codebook = read(text)
    for operation in (
        RenameCode("a", Bilingual("甲")),
        SetField("a", "color", "#aabbcc"),
        SetField("a", "keywords", ("一",)),
        SetField("a", "codable", True),
        SetField("a", "brief", None),
        MoveCode("a", None),
    ):
        assert patched(text, codebook, operation) == text


@pytest.mark.parametrize(
    "entry",
    [
        "  -\n    # 注\n    id: a\n    name: 甲\n",
        "  - ? id\n    : a\n    name: 甲\n    status: draft\n",
    ],
)
def test_a_way_of_writing_that_nobody_thought_of_is_left_to_a_person(entry: str) -> None:
    text = f"{HEAD}codes:\n  - {{id: z, name: 末}}\n{entry}"
    with pytest.raises(CannotPatchError) as raised:
        patched(text, read(text), ChangeId("a", "新"))
    assert raised.value.id == "a"
    assert 5 <= raised.value.first <= raised.value.last <= text.count("\n")


def test_a_text_that_is_not_the_codebook_is_not_patched() -> None:
    text = f"{HEAD}codes:\n  - id: a\n    name: 甲\n    status: draft\n"
    other = read(text.replace("status: draft", "kind: cause"))
    for unlike in (text, "", "- x\n", "a: [\n", "a: &b c\n", "codes: {}\n", "\ufeff"):
        with pytest.raises(CannotPatchError):
            patched(unlike, other, RenameCode("a", Bilingual("新")))
