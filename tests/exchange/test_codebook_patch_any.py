"""Whatever a codebook looks like, an operation changes the lines it must and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.codebook_patch import patched
from coder.exchange.codebook_yaml import read_codebook
from coder.model.code import Bilingual, Change, Code, CodeOrigin, Criterion, Examples, Kind
from coder.model.code_fields import SETTABLE
from coder.model.codebook import Codebook
from coder.model.codebook_applied import applied
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    FieldValue,
    MergeCodes,
    MoveCode,
    Operation,
    RenameCode,
    RetireCode,
    SetField,
    SplitCode,
)
from coder.model.errors import CoderError
from coder.model.writable import is_one_line

many = settings(max_examples=120, deadline=None, derandomize=True)

IDS = ("准入", "派活", "4.1", "4.1.1", "a", "b-2", "c_3", "台账", "no", "010", "Ω", "x.y")
SAMPLES = (
    "准入难落地",
    "原因: 经济",
    "原因：经济",
    "name：x",
    "no",
    "~",
    "010",
    "1.10",
    "2026-11-01",
    "#cc3311",
    "a # b",
    "@甲",
    "% 五",
    "* 重要",
    "& 经济",
    "! 注意",
    "| 竖",
    "> 大",
    "- 横",
    "? 问",
    "“引号”",
    "'单'引",
    '"双"引',
    "[受访者] 说没钱",
    "{a: b}",
    "一, 二",
    "末尾:",
    "反\\斜",
    "长" * 1500,
    "it's",
    "a\tb",
    "第一行\n第二行",
    "甲\n\n  乙：\n- 丙\n",
    "　全角开头\n　　缩进",
    "trailing  \nspace",
    "# 像注释\n# 又像",
)
WORDS = st.sampled_from(SAMPLES) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])
    | st.sampled_from(": #-'\"[]{},|>&*!%@`?\\\n\t：　"),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip())
LINE = WORDS.filter(lambda text: "\n" not in text)
NAMES = WORDS.filter(lambda text: is_one_line(text.strip()))
ENDS = ("\n", "\r\n")


@dataclass(frozen=True)
class Drawn:
    """A codebook file, and which of its text belongs to which code."""

    data: bytes
    codebook: Codebook
    parts: tuple[str, ...]
    """Head, the lines of each code, foot."""


def quoted(text: str, how: str) -> str:
    """Write a text with PyYAML's own means, so that nothing of ours says how it is done."""
    if how == "plain" and re.fullmatch(r"(?!null)[^\W_][\w，。]*", text):
        return text
    style = "'" if how == "single" else '"'
    return yaml.dump(text.strip(), allow_unicode=True, width=10**9, default_style=style).removesuffix("\n")


@st.composite
def scalars(draw: st.DrawFn, words: st.SearchStrategy[str] = LINE) -> str:
    written = quoted(draw(words), draw(st.sampled_from(["plain", "single", "double"])))
    return written if "\n" not in written else quoted("短", "plain")


@st.composite
def fields(draw: st.DrawFn, ids: tuple[str, ...], place: int) -> dict[str, object]:  # noqa: C901
    """Say what a code holds, each value as text or as a list of them, ready to be written."""
    found: dict[str, object] = {
        "id": quoted(ids[place], draw(st.sampled_from(["single", "double", "plain"])))
    }
    two = draw(st.booleans())
    found["name"] = {language: draw(scalars(NAMES)) for language in ("zh", "en")[: 1 + two]}
    if place and draw(st.booleans()):
        found["parent"] = quoted(ids[draw(st.integers(max(0, place - 2), place - 1))], "single")
    if draw(st.booleans()):
        found["kind"] = draw(st.sampled_from(list(Kind))).value
    if draw(st.integers(0, 4)) == 0:
        found["codable"] = draw(st.sampled_from(["false", "true"]))
    if draw(st.booleans()):
        found["brief"] = {"zh": draw(scalars())} if draw(st.booleans()) else {"en": draw(scalars())}
    if draw(st.booleans()):
        found["definition"] = {"zh": draw(scalars()), "en": "|"} if draw(st.booleans()) else {"zh": "|"}
    if draw(st.booleans()):
        uses = {"text": draw(scalars()), "use": quoted(draw(st.sampled_from(ids)), "double")}
        found["exclude"] = [draw(scalars()), uses][: draw(st.integers(1, 2))]
    if draw(st.booleans()):
        found["keywords"] = draw(st.lists(scalars(), min_size=1, max_size=3))
    if draw(st.booleans()):
        found["color"] = draw(st.sampled_from(['"#CC3311"', "'#abc'"]))
    if draw(st.booleans()):
        found["status"] = draw(st.sampled_from(["draft", "active", "retired"]))
    if draw(st.integers(0, 3)) == 0:
        found["history"] = [{"version": '"1"', "note": draw(scalars())}]
    return found


def flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]" if isinstance(value, list) else str(value)


def block(key: str, value: object, indent: str, shape: str, remark: str) -> Iterator[str]:
    if value == "|":
        yield f"{indent}{key}: |{remark}"
        yield from (f"{indent}    第一行 # 不是注释", "", f"{indent}    - 第二行")
    elif isinstance(value, dict) and ("|" in value.values() or shape == "lines"):
        yield f"{indent}{key}:{remark}"
        for name, each in value.items():
            yield from block(name, each, indent + "  ", shape, "")
    elif isinstance(value, list) and shape == "lines":
        yield f"{indent}{key}:{remark}"
        yield from (f"{indent}  - {flow(each) if isinstance(each, dict) else each}{remark}" for each in value)
    else:
        yield f"{indent}{key}: {flow(value) if isinstance(value, dict | list) else value}{remark}"


@st.composite
def entries(draw: st.DrawFn, ids: tuple[str, ...], place: int, dash: str) -> str:
    """Write one code with what stands around it."""
    said = draw(fields(ids, place))
    lines = [""] * draw(st.integers(0, 1))
    lines += [f"{dash}# 段 {place}", ""] * draw(st.integers(0, 1))
    lines += [f"{dash}# 属于 {place}"] * draw(st.integers(0, 2))
    if draw(st.integers(0, 3)) == 0:
        said = {
            key: value for key, value in said.items() if "|" not in (*getattr(value, "values", list)(), value)
        }
        return "".join(f"{line}\n" for line in [*lines, f"{dash}- {flow(said)}  # 一行 {place}"])
    body: list[str] = []
    for key, value in said.items():
        remark = draw(st.sampled_from(["", f"  # {key} {place}"]))
        body += block(key, value, dash + "  ", draw(st.sampled_from(["flow", "lines"])), remark)
        body += [f"{dash}  # 在 {key} 后 {place}"] * (draw(st.integers(0, 5)) == 0)
    body[0] = f"{dash}- {body[0].lstrip()}"
    return "".join(f"{line}\n" for line in [*lines, *body])


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw a whole file; one that the reader refuses for its meaning is drawn again."""
    ids = IDS[: draw(st.integers(1, 7))]
    dash = draw(st.sampled_from(["", "  ", "    "]))
    head = "# 手册\nschema: coder/codebook/1\n" + draw(st.sampled_from(["", "languages: [zh]\n"]))
    head += "codes:" + draw(st.sampled_from(["", " # 编码"])) + "\n"
    foot = draw(st.sampled_from(["", "\n# 完\n", 'version: "1.2"\n', "\n# 题\n\ntitle: 访谈\n"]))
    parts = (head, *(draw(entries(ids, place, dash)) for place in range(len(ids))), foot)
    newline = draw(st.sampled_from(ENDS))
    text = "".join(parts).replace("\n", newline)
    if draw(st.booleans()):
        text = text.removesuffix(newline)
    data = draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()
    codebook, problems = read_codebook(data)
    assert codebook is not None, (text, problems)
    return Drawn(data, codebook, tuple(part.replace("\n", newline) for part in parts))


@st.composite
def operations(draw: st.DrawFn, codebook: Codebook) -> Operation:
    """Draw something to do; part of it cannot be done."""
    ids = st.sampled_from([code.id for code in codebook.codes])
    names = st.builds(Bilingual, NAMES, st.just("") | NAMES)
    texts = st.builds(Bilingual, WORDS, st.just("") | WORDS)
    notes = st.builds(Change, st.just("1.2"), st.just("2026-11-24"), st.just("王"), WORDS) | st.just(Change())
    parents = st.none() | ids
    new = st.sampled_from(["新", "new-1", "12", "ｎo"])

    def adding(id: st.SearchStrategy[str]) -> st.SearchStrategy[AddCode]:
        return st.builds(
            AddCode,
            id,
            names,
            parents,
            st.none() | st.sampled_from(Kind),
            st.sampled_from([True, True, False]),
            st.none() | st.sampled_from(CodeOrigin),
            st.just(Bilingual()) | texts,
            st.just(Examples()) | st.builds(Examples, st.builds(Criterion, WORDS).map(lambda one: (one,))),
            st.none() | ids,
        )

    criteria = st.lists(st.builds(Criterion, WORDS, st.none() | ids), max_size=3).map(tuple)
    values = {
        "kind": st.sampled_from(Kind).map(str),
        "codable": st.booleans(),
        "origin": st.sampled_from(CodeOrigin).map(str),
        "brief": texts,
        "definition": texts,
        "include": criteria,
        "exclude": criteria,
        "examples": st.builds(Examples, criteria, criteria, criteria),
        "keywords": st.lists(WORDS, max_size=4).map(tuple),
        "color": st.sampled_from(["#123", "#ABCDEF"]),
        "status": st.sampled_from(["active", "draft"]),
    }
    setting = st.sampled_from(SETTABLE).flatmap(
        lambda field: st.builds(
            SetField,
            ids,
            st.just(field),
            st.none() | (criteria if "." in field else values[field]),
        )
    )
    kinds = [
        adding(new),
        st.builds(RenameCode, ids, names),
        st.builds(ChangeId, ids, new),
        setting,
        setting,
        st.builds(MoveCode, ids, parents, st.none() | ids),
        ids.flatmap(lambda name: moves(codebook, name)),
        st.builds(MergeCodes, ids, ids, notes),
        st.builds(SplitCode, ids, st.tuples(adding(st.just("甲1")), adding(st.just("甲2"))), notes),
        st.builds(RetireCode, ids, notes),
    ]
    return draw(st.one_of(kinds))


def moves(codebook: Codebook, id: str) -> st.SearchStrategy[MoveCode]:
    """Draw a place among siblings that exists."""
    others = [code for code in codebook.codes if code.id != id] or list(codebook.codes)
    return st.sampled_from(others).map(lambda after: MoveCode(id, after.parent, after.id))


def stated(code: Code) -> Code:
    """Leave out of a code what the file leaves out."""
    left = {"uuid": "", "kind": Kind.OTHER, "color": ""}
    return replace(code, **{field: left[field] for field in code.derived})


@many
@given(st.data())
def test_the_file_says_what_the_operation_does_and_other_lines_stay(data: st.DataObject) -> None:
    file = data.draw(drawn())
    operation = data.draw(operations(file.codebook))
    try:
        wanted = applied(file.codebook, operation)
    except CoderError as error:
        with pytest.raises(type(error)):
            patched(file.data.decode(), file.codebook, operation).encode()
        return
    after = patched(file.data.decode(), file.codebook, operation).encode()
    found, _problems = read_codebook(after)
    assert found == wanted
    assert after.startswith(b"\xef\xbb\xbf") == file.data.startswith(b"\xef\xbb\xbf")
    assert after.endswith(b"\n") == file.data.endswith(b"\n")
    text = after.decode()
    assert ("\r\n" in text) == (text.count("\r\n") == text.count("\n"))
    # A heading above a blank line stays where it is when a code goes elsewhere.
    untouched = [
        re.sub(r" *# 段 \d+\s+", "", part)
        for code, part in zip(file.codebook.codes, file.parts[1:-1], strict=True)
        if (code.id != operation.id or isinstance(operation, MoveCode))
        and code.id in wanted.by_id
        and stated(wanted.by_id[code.id]) == stated(code)
    ]
    for part in untouched:
        assert part.strip() in text
    for remark in re.findall(r"# (?:段|属于|一行) \d+", file.data.decode()):
        assert text.count(remark) == file.data.decode().count(remark)
    if not isinstance(operation, MoveCode):
        rest = text
        for part in (file.parts[0], *untouched, file.parts[-1].strip()):
            assert part.strip() in rest
            rest = rest[rest.index(part.strip()) + len(part.strip()) :]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_what_is_set_and_taken_away_again_leaves_the_same_bytes(data: st.DataObject) -> None:
    file = data.draw(drawn())
    code = data.draw(st.sampled_from(file.codebook.codes))
    values: dict[str, FieldValue] = {
        "kind": "cause",
        "origin": "data",
        "color": "#123456",
        "brief": Bilingual("简: 述", "b"),
        "definition": Bilingual("一\n二"),
        "include": (Criterion("是"), Criterion("也是", code.id)),
        "exclude": (Criterion("不\n是"),),
        "examples": Examples(typical=(Criterion("是"),)),
        "keywords": ("一", "二, 三"),
    }
    empty = [field for field in values if field in code.derived or not getattr(code, field)]
    field = data.draw(st.sampled_from(empty or ["origin"]))
    there = patched(file.data.decode(), file.codebook, SetField(code.id, field, values[field])).encode()
    codebook, _problems = read_codebook(there)
    assert codebook is not None
    assert there != file.data
    assert patched(there.decode(), codebook, SetField(code.id, field, None)).encode() == file.data
