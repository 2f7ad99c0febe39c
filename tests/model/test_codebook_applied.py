"""What the codebook is after an operation, and which operations cannot be."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model import codebook_errors, errors
from coder.model.code import Bilingual, Change, Code, CodeStatus, Criterion, Examples, Kind
from coder.model.code_ids import flaw_of, folded, id_from_name
from coder.model.codebook import Codebook
from coder.model.codebook_applied import applied
from coder.model.codebook_defaults import with_defaults
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
from coder.model.palette import PALETTE

ALL = frozenset({"uuid", "kind", "color"})
SPACE = "0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10"


def book(*codes: Code) -> Codebook:
    return Codebook(with_defaults(codes, SPACE), SPACE, languages=("zh", "en"))


def code(id: str, parent: str | None = None, **more: object) -> Code:
    derived = ALL - more.keys()
    return Code(id, str(more.pop("uuid", "")), Bilingual(zh=f"名{id}"), parent, derived=derived, **more)  # type: ignore[arg-type]


TREE = book(
    code("原因", kind=Kind.CAUSE, codable=False),
    code("准入", "原因"),
    code("派活", "准入"),
    code("台账", "原因", former_ids=("旧账",)),
    code("对策", kind=Kind.COUNTERMEASURE, codable=False),
    code("减负", "对策"),
    code("停用", "对策", status=CodeStatus.RETIRED),
    code("并掉", "对策", status=CodeStatus.MERGED, merged_into="减负"),
)


def ids(codebook: Codebook) -> list[str]:
    return [each.id for each in codebook.codes]


def test_a_new_code_stands_last_below_its_parent_and_takes_its_defaults_from_there() -> None:
    after = applied(TREE, AddCode("新", Bilingual(zh="新"), "准入"))
    assert ids(after)[:5] == ["原因", "准入", "派活", "新", "台账"]
    new = after.by_id["新"]
    assert (new.kind, new.color) == (Kind.CAUSE, PALETTE[3])
    assert new.uuid == str(uuid.uuid5(uuid.UUID(SPACE), "code新"))
    assert after.by_id["台账"].color == PALETTE[4], "colours go by position"
    assert ids(applied(TREE, AddCode("新", Bilingual(zh="新"))))[-1] == "新"


def test_a_new_code_stands_right_after_a_sibling_and_what_is_below_that() -> None:
    after = applied(TREE, AddCode("新", Bilingual(zh="新"), "原因", after="准入"))
    assert ids(after)[:5] == ["原因", "准入", "派活", "新", "台账"]
    assert [each.id for each in after.children("原因")] == ["准入", "新", "台账"]


def test_another_id_keeps_the_uuid_and_is_named_everywhere() -> None:
    start = book(
        code("a", exclude=(Criterion("x", "a"),), examples=Examples(close_but_no=(Criterion("y", "a"),))),
        code("b", "a", include=(Criterion("x", "a"), Criterion("z"))),
        code("c", status=CodeStatus.MERGED, merged_into="a"),
        code("d", status=CodeStatus.RETIRED, split_into=("b", "a")),
    )
    after = applied(start, ChangeId("a", "新"))
    new = after.by_id["新"]
    assert (new.former_ids, new.uuid, "uuid" in new.derived) == (("a",), start.by_id["a"].uuid, False)
    assert new.exclude == (Criterion("x", "新"),)
    assert new.examples.close_but_no == (Criterion("y", "新"),)
    assert (after.by_id["b"].parent, after.by_id["b"].include[0].use) == ("新", "新")
    assert (after.by_id["c"].merged_into, after.by_id["d"].split_into) == ("新", ("b", "新"))
    back = applied(after, ChangeId("新", "a")).by_id["a"]
    assert back.former_ids == ("新",), "an id of one's own may come back"


def test_what_is_inherited_follows_a_move_and_what_is_written_does_not() -> None:
    after = applied(TREE, MoveCode("准入", "对策"))
    assert ids(after) == ids(TREE)
    assert [after.by_id[each].kind for each in ("准入", "派活")] == [Kind.COUNTERMEASURE] * 2
    written = applied(TREE, SetField("准入", "kind", "situation"))
    assert applied(written, MoveCode("准入", "对策")).by_id["派活"].kind is Kind.SITUATION
    assert applied(written, SetField("准入", "kind", None)) == TREE


def test_what_stands_together_moves_together() -> None:
    after = applied(TREE, MoveCode("准入", "原因", "台账"))
    assert ids(after)[:4] == ["原因", "台账", "准入", "派活"]
    assert ids(applied(after, MoveCode("台账", "原因", "准入"))) == ids(TREE)
    assert ids(applied(TREE, MoveCode("原因", None, "对策")))[-4:] == ["原因", "准入", "派活", "台账"]
    apart = book(code("a"), code("b"), code("a1", "a"), code("c"))
    assert ids(applied(apart, MoveCode("a", None, "c"))) == ["b", "a1", "c", "a"]


def test_a_merged_code_stays_and_those_merged_into_it_go_along() -> None:
    note = Change("1.2", "2026-11-24", "王", " 两者一样\r\n")
    after = applied(TREE, MergeCodes("减负", "台账", note))
    gone = after.by_id["减负"]
    assert (gone.status, gone.merged_into) == (CodeStatus.MERGED, "台账")
    assert gone.history == (Change("1.2", "2026-11-24", "王", "两者一样"),)
    assert after.by_id["并掉"].merged_into == "台账"
    assert applied(TREE, MergeCodes("停用", "台账")).by_id["停用"].history == ()


def test_a_split_code_retires_for_new_ones() -> None:
    parts = (
        AddCode("一", Bilingual(zh="一"), "原因", after="台账"),
        AddCode("二", Bilingual(zh="二"), "原因", after="一"),
    )
    after = applied(TREE, SplitCode("台账", parts))
    assert (after.by_id["台账"].status, after.by_id["台账"].split_into) == (CodeStatus.RETIRED, ("一", "二"))
    assert ids(after)[3:6] == ["台账", "一", "二"]
    back = applied(after, SetField("台账", "status", "active")).by_id["台账"]
    assert (back.status, back.split_into) == (CodeStatus.ACTIVE, ())


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("color", "#ABC", "#aabbcc"),
        ("brief", Bilingual(" 简\r\n述 "), Bilingual("简\n述")),
        ("keywords", (" 甲 ", "乙"), ("甲", "乙")),
        ("exclude", (Criterion("x ", "台账"),), (Criterion("x", "台账"),)),
        ("exclude", (), ()),
        ("examples", Examples(typical=(Criterion("是"),)), Examples(typical=(Criterion("是"),))),
        ("codable", False, False),
        ("origin", "data", "data"),
        ("definition", None, Bilingual()),
    ],
)
def test_a_field_holds_what_the_file_would_give_back(field: str, value: object, wanted: object) -> None:
    assert getattr(applied(TREE, SetField("准入", field, value)).by_id["准入"], field) == wanted  # type: ignore[arg-type]


def test_a_part_of_the_examples_alone() -> None:
    start = applied(TREE, SetField("准入", "examples", Examples((Criterion("是"),), (Criterion("怪"),))))
    after = applied(start, SetField("准入", "examples.atypical", None)).by_id["准入"]
    assert after.examples == Examples((Criterion("是"),))


def refusal(operation: Operation, codebook: Codebook = TREE) -> errors.CoderError:
    with pytest.raises(errors.CoderError) as raised:
        applied(codebook, operation)
    return raised.value


NAME = Bilingual(zh="名")


@pytest.mark.parametrize(
    ("operation", "wanted"),
    [
        (AddCode("a b", NAME), codebook_errors.UnfitCodeIdError("a b", "character")),
        (AddCode("准入", NAME), codebook_errors.CodeIdTakenError("准入", "准入")),
        (AddCode("旧账", NAME), codebook_errors.CodeIdTakenError("旧账", "台账", former=True)),
        (AddCode("新", Bilingual(zh=" \n")), codebook_errors.UnfitFieldError("name", "", "empty")),
        (AddCode("新", Bilingual(zh="a\nb")), codebook_errors.UnfitFieldError("name", "a\nb", "lines")),
        (
            RenameCode("台账", Bilingual("a", "b\tc")),
            codebook_errors.UnfitFieldError("name", "b\tc", "lines"),
        ),
        (AddCode("新", Bilingual(zh="a\x00")), codebook_errors.UnfitFieldError("name", "a\x00", "character")),
        (AddCode("新", NAME, "没有"), errors.UnknownCodeError("没有")),
        (AddCode("新", NAME, "停用"), errors.UnusableCodeError("停用", "retired")),
        (AddCode("新", NAME, "并掉"), errors.UnusableCodeError("并掉", "merged", "减负")),
        (AddCode("新", NAME, "原因", after="派活"), codebook_errors.NotASiblingError("派活", "原因")),
        (AddCode("新", NAME, after="没有"), errors.UnknownCodeError("没有")),
        (RenameCode("没有", NAME), errors.UnknownCodeError("没有")),
        (ChangeId("准入", "旧账"), codebook_errors.CodeIdTakenError("旧账", "台账", former=True)),
        (ChangeId("准入", "-a"), codebook_errors.UnfitCodeIdError("-a", "start")),
        (ChangeId("准入", "准入"), codebook_errors.CodeIdTakenError("准入", "准入")),
        (MoveCode("原因", "派活"), codebook_errors.UnfitParentError("原因", "派活", "cycle")),
        (MoveCode("原因", "原因"), codebook_errors.UnfitParentError("原因", "原因", "cycle")),
        (MoveCode("准入", "原因", "准入"), codebook_errors.NotASiblingError("准入", "原因")),
        (MoveCode("准入", "原因", "减负"), codebook_errors.NotASiblingError("减负", "原因")),
        (MoveCode("准入", None, "台账"), codebook_errors.NotASiblingError("台账", None)),
        (MergeCodes("台账", "台账"), codebook_errors.MergeIntoItselfError("台账")),
        (MergeCodes("台账", "停用"), errors.UnusableCodeError("停用", "retired")),
        (MergeCodes("台账", "并掉"), errors.UnusableCodeError("并掉", "merged", "减负")),
        (MergeCodes("并掉", "台账"), errors.UnusableCodeError("并掉", "merged", "减负")),
        (MergeCodes("台账", "对策"), errors.UnusableCodeError("对策", "heading")),
        (MergeCodes("准入", "台账"), codebook_errors.CodeStillNeededError("准入", "children", ("派活",))),
        (SplitCode("台账", ()), codebook_errors.NothingToSplitIntoError("台账")),
        (
            SplitCode("减负", (AddCode("x", NAME),)),
            codebook_errors.CodeStillNeededError("减负", "merged", ("并掉",)),
        ),
        (SplitCode("对策", (AddCode("x", NAME),)), errors.UnusableCodeError("对策", "heading")),
        (SplitCode("台账", (AddCode("x", NAME, codable=False),)), errors.UnusableCodeError("x", "heading")),
        (
            SplitCode("台账", (AddCode("x", NAME), AddCode("X", NAME))),
            codebook_errors.CodeIdTakenError("X", "x"),
        ),
        (RetireCode("停用"), errors.UnusableCodeError("停用", "retired")),
        (RetireCode("减负"), codebook_errors.CodeStillNeededError("减负", "merged", ("并掉",))),
        (SetField("准入", "color", "rot"), codebook_errors.UnfitFieldError("color", "rot", "color")),
        (
            SetField("准入", "codable", "no"),
            codebook_errors.UnfitFieldError("codable", "no", "choice", ("true", "false")),
        ),
        (
            SetField("准入", "origin", "mine"),
            codebook_errors.UnfitFieldError("origin", "mine", "choice", ("theory", "data", "in_vivo")),
        ),
        (
            SetField("准入", "status", "merged"),
            codebook_errors.UnfitFieldError("status", "merged", "choice", ("draft", "active")),
        ),
        (SetField("准入", "exclude", (Criterion("x", "没有"),)), errors.UnknownCodeError("没有")),
        (SetField("准入", "keywords", ("",)), codebook_errors.UnfitFieldError("keywords", "", "empty")),
        (SetField("准入", "keywords", "甲"), codebook_errors.UnfitFieldError("keywords", "甲", "list")),
        (SetField("准入", "brief", "甲"), codebook_errors.UnfitFieldError("brief", "甲", "words")),
    ],
)
def test_what_cannot_be(operation: Operation, wanted: errors.CoderError) -> None:
    found = refusal(operation)
    assert (type(found), vars(found)) == (type(wanted), vars(wanted))


@pytest.mark.parametrize("field", ["id", "name", "parent", "merged_into", "history", "uuid", "colour"])
def test_fields_that_have_another_way_or_none(field: str) -> None:
    found = refusal(SetField("准入", field, None))
    assert isinstance(found, codebook_errors.FixedFieldError)
    assert found.field == field
    assert "color" in found.settable


def test_eight_codes_may_stand_above_one() -> None:
    deep = book(
        code("0"), *(code(str(level), str(level - 1)) for level in range(1, 8)), code("a"), code("b", "a")
    )
    assert applied(deep, AddCode("x", NAME, "7")).depth("x") == 8
    assert applied(deep, MoveCode("a", "6")).depth("b") == 8
    found = refusal(MoveCode("a", "7"), deep)
    assert vars(found) == {"id": "a", "parent": "7", "reason": "depth", "limit": 8}


def test_a_name_in_no_language_of_the_codebook() -> None:
    german = Codebook(TREE.codes, SPACE, languages=("zh",))
    found = refusal(RenameCode("准入", Bilingual(en="Access")), german)
    assert (type(found), found.reason) == (codebook_errors.UnfitFieldError, "language")  # type: ignore[attr-defined]


def test_case_and_width_make_no_new_id() -> None:
    start = book(code("A1"))
    assert isinstance(refusal(AddCode("ａ１", NAME), start), codebook_errors.CodeIdTakenError)
    assert isinstance(refusal(ChangeId("A1", "a1"), start), codebook_errors.CodeIdTakenError)


@pytest.mark.parametrize(
    ("name", "taken", "wanted"),
    [
        ("利益诉求不一致，准入机制难落地", (), "利益诉求不一致准入机制难落地"),
        ("一二三四五六七八九十一二三四五六七八", (), "一二三四五六七八九十一二三四五六"),
        ("准入 难落地！", (), "准入难落地"),
        ("Access rule (not) enforced", (), "Access-rule-not"),
        ("准入", ("准入",), "准入-2"),
        ("准入", ("准入", "准入-2"), "准入-3"),
        ("ＡＢ", ("ab",), "AB-2"),
        ("……", (), "code"),
        ("-_.", ("code",), "code-2"),
        ("3.1 挂牌", (), "3.1挂牌"),
    ],
)
def test_an_id_from_a_name(name: str, taken: tuple[str, ...], wanted: str) -> None:
    assert id_from_name(name, taken) == wanted


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=40), st.lists(st.text(max_size=5), max_size=3))
def test_any_name_gives_an_id_that_is_free(name: str, more: list[str]) -> None:
    taken: list[str] = list(more)
    for _time in range(3):
        id = id_from_name(name, taken)
        assert flaw_of(id) == ""
        assert len(id) <= 16
        assert folded(id) not in map(folded, taken)
        taken.append(id)
