"""How two codebooks differ: by meaning, and completely."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.code import Bilingual, Change, Code, CodeStatus, Criterion, Examples, Kind
from coder.model.codebook import Codebook
from coder.model.codebook_applied import applied
from coder.model.codebook_defaults import with_defaults
from coder.model.codebook_difference import Differs
from coder.model.codebook_differences import differences
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
from coder.model.errors import CoderError
from coder.model.word_diff import Segment, member_diff, word_diff

ALL = frozenset({"uuid", "kind", "color"})


def code(id: str, parent: str | None = None, **more: object) -> Code:
    return Code(id, "", Bilingual(zh=f"名{id}"), parent, derived=ALL - more.keys(), **more)  # type: ignore[arg-type]


def book(*codes: Code) -> Codebook:
    return Codebook(with_defaults(codes, ""))


START = book(
    code("原因", kind=Kind.CAUSE, codable=False),
    code("准入", "原因", definition=Bilingual(zh="只报次数，不报原因")),
    code("派活", "原因", keywords=("派", "摊派")),
    code("台账", "原因", exclude=(Criterion("不是", "派活"),)),
    code("对策", codable=False),
    code("减负", "对策"),
    code("停", "对策", status=CodeStatus.RETIRED),
)


def told(old: Codebook, new: Codebook) -> list[tuple[str, str, str, str, str]]:
    return [(str(one.kind), one.code, one.field, one.before, one.after) for one in differences(old, new)]


@pytest.mark.parametrize(
    ("operation", "wanted"),
    [
        (AddCode("新", Bilingual("新"), "原因", after="准入"), [("added", "新", "", "", "原因")]),
        (
            RenameCode("准入", Bilingual("准", "Access")),
            [
                ("renamed", "准入", "name.zh", "名准入", "准"),
                ("renamed", "准入", "name.en", "", "Access"),
            ],
        ),
        (ChangeId("派活", "摊派"), [("id_changed", "摊派", "id", "派活", "摊派")]),
        (ChangeId("原因", "因"), [("id_changed", "因", "id", "原因", "因")]),
        (MoveCode("准入", "对策"), [("moved", "准入", "parent", "原因", "对策")]),
        (MoveCode("准入", None), [("moved", "准入", "parent", "原因", "")]),
        (MoveCode("准入", "原因", "台账"), [("reordered", "准入", "", "", "台账")]),
        (MoveCode("原因", None, "对策"), [("reordered", "对策", "", "原因", "")]),
        (MergeCodes("准入", "减负"), [("merged", "准入", "status", "active", "减负")]),
        (
            SplitCode("准入", (AddCode("x", Bilingual("x"), "原因"), AddCode("y", Bilingual("y"), "原因"))),
            [
                ("split", "准入", "status", "active", "x\ny"),
                ("added", "x", "", "", "原因"),
                ("added", "y", "", "", "原因"),
            ],
        ),
        (RetireCode("准入"), [("retired", "准入", "status", "active", "retired")]),
        (
            RetireCode("准入", Change("2", "2026-11-24", "王", "不用")),
            [
                ("retired", "准入", "status", "active", "retired"),
                ("field", "准入", "history", "", "2 2026-11-24 王 不用"),
            ],
        ),
        (SetField("停", "status", "active"), [("revived", "停", "status", "retired", "active")]),
        (SetField("准入", "status", "draft"), [("field", "准入", "status", "active", "draft")]),
        (SetField("准入", "color", "#123456"), [("recolored", "准入", "color", "#e69f00", "#123456")]),
        (SetField("准入", "color", "#e69f00"), []),
        (SetField("原因", "kind", "problem"), [("field", "原因", "kind", "cause", "problem")]),
        (SetField("准入", "kind", "cause"), []),
        (SetField("准入", "codable", False), [("field", "准入", "codable", "true", "false")]),
        (
            SetField("派活", "keywords", ("派", "甩")),
            [("field", "派活", "keywords", "派\n摊派", "派\n甩")],
        ),
        (SetField("台账", "exclude", None), [("field", "台账", "exclude", "不是 → 派活", "")]),
        (
            SetField("准入", "examples", Examples(atypical=(Criterion("怪"),))),
            [("field", "准入", "examples.atypical", "", "怪")],
        ),
    ],
)
def test_what_is_told_of_an_operation(operation: Operation, wanted: list[tuple[str, ...]]) -> None:
    assert told(START, applied(START, operation)) == wanted


def test_a_code_that_is_gone_and_the_codebook_itself() -> None:
    new = replace(book(*START.codes[:-1]), version="2", title=Bilingual(en="Study"))
    assert told(START, new) == [
        ("field", "", "title.en", "", "Study"),
        ("field", "", "version", "", "2"),
        ("removed", "停", "", "", ""),
    ]


def test_a_code_is_known_again_by_its_uuid() -> None:
    uuid = "0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a11"
    old, new = (
        book(replace(code("a"), uuid=uuid, derived=frozenset())),
        book(replace(code("b"), uuid=uuid, derived=frozenset(), name=Bilingual(zh="名a"))),
    )
    assert told(old, new) == [("id_changed", "b", "id", "a", "b")]


def test_another_order_of_the_lines_that_the_tree_does_not_show() -> None:
    old = book(code("a"), code("b"), code("a1", "a"), code("b1", "b"))
    new = book(code("a"), code("a1", "a"), code("b"), code("b1", "b"))
    assert {one.kind for one in differences(old, new)} == {Differs.REORDERED}
    assert differences(old, old) == ()


def test_words_that_went_and_came() -> None:
    after = applied(START, SetField("准入", "definition", Bilingual(zh="只报分数，不报原因")))
    (found,) = differences(START, after)
    assert found.segments == (
        Segment("只报"),
        Segment("次", "gone"),
        Segment("分", "new"),
        Segment("数，不报原因"),
    )


words = st.text(st.sampled_from("只报次数ab \n，.x"), max_size=20)
many = settings(max_examples=100, deadline=None, derandomize=True)


@many
@given(words, words)
def test_both_texts_can_be_read_from_their_comparison(old: str, new: str) -> None:
    found = word_diff(old, new)
    assert "".join(one.text for one in found if one.change != "new") == old
    assert "".join(one.text for one in found if one.change != "gone") == new
    assert (old == new) == all(not one.change for one in found)


@many
@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_members_of_lists_are_compared_one_by_one(old: list[str], new: list[str]) -> None:
    found = member_diff(old, new)
    assert all(any(one.text in member for member in old) for one in found if one.change == "gone")
    assert all(any(one.text in member for member in new) for one in found if one.change == "new")
    assert (old == new) == all(not one.change for one in found)


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    ids = st.sampled_from([one.id for one in START.codes])
    name = st.builds(Bilingual, st.sampled_from(["甲", "乙"]))
    adding = st.builds(AddCode, st.sampled_from(["新", "x"]), name, st.none() | ids)
    return draw(
        st.one_of(
            adding,
            st.builds(RenameCode, ids, name),
            st.builds(ChangeId, ids, st.sampled_from(["新", "x", "台账"])),
            st.builds(SetField, ids, st.just("brief"), st.none() | name),
            st.builds(SetField, ids, st.just("kind"), st.none() | st.sampled_from(["cause", "other"])),
            st.builds(SetField, ids, st.just("color"), st.none() | st.sampled_from(["#111111", "#e69f00"])),
            st.builds(SetField, ids, st.just("status"), st.sampled_from(["draft", "active"])),
            st.builds(MoveCode, ids, st.none() | ids, st.none() | ids),
            st.builds(MergeCodes, ids, ids),
            st.builds(SplitCode, ids, st.tuples(adding)),
            st.builds(RetireCode, ids),
        )
    )


@many
@given(st.lists(operations(), max_size=6))
def test_nothing_is_told_exactly_when_nothing_differs(all: list[Operation]) -> None:
    after = START
    for operation in all:
        try:
            after = applied(after, operation)
        except CoderError:
            continue
    same = after.content_sha256 == START.content_sha256
    assert same == (not differences(START, after)) == (not differences(after, START))
    for one in differences(START, after):
        assert one.code in after.by_id or one.kind is Differs.REMOVED or not one.code
