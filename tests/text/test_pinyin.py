from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.text.fold import folded
from coder.text.pinyin import NameIndex, Rank

ROWS = [
    ("1", ["负担表现", "Burden"]),
    ("1.1", ["台账报表过多", "Too many ledgers", "填表"]),
    ("1.2", ["重复填报数据", "Duplicate data entry"]),
    ("1.3", ["会议繁多", "Meetings"]),
    ("4", ["成因", "Causes"]),
    ("4.1", ["形式化考核", "Formalistic appraisal", "流于形式"]),
    ("4.1.1", ["考核指标层层加码", "Targets raised level by level"]),
    ("4.2", ["权责不对等", "Mismatch of power and duty"]),
    ("5.1", ["信息系统不互通", "Systems that do not talk to each other"]),
    ("6", ["女性网格员", ""]),
    ("7", ["形势教育", "K12"]),
]


@pytest.fixture(scope="module")
def loaded() -> NameIndex:
    index = NameIndex(ROWS)
    index.load()
    return index


def keys(index: NameIndex, query: str) -> list[str]:
    return [found.key for found in index.find(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("4.1.1", ["4.1.1"]),
        ("4.1", ["4.1", "4.1.1"]),
        ("４．１", ["4.1", "4.1.1"]),
        ("411", ["4.1.1"]),
        ("考核", ["4.1.1", "4.1"]),
        ("形式", ["4.1"]),
        ("xsh", ["4.1"]),
        ("xs", ["4.1", "7"]),
        ("xingshihua", ["4.1"]),
        ("xing shi hua", ["4.1"]),
        ("Xing'shi hua", ["4.1"]),
        ("xingsh", ["4.1", "7"]),
        ("xshi", ["4.1", "7"]),
        ("cf", ["1.2"]),
        ("zf", ["1.2"]),
        ("chongfu", ["1.2"]),
        ("zhongfu", ["1.2"]),
        ("数ju", ["1.2"]),
        ("shuju", ["1.2"]),
        ("shu据", ["1.2"]),
        ("nvxing", ["6"]),
        ("nuxing", ["6"]),
        ("nüxing", ["6"]),
        ("lyxs", ["4.1"]),
        ("重複填報", ["1.2"]),
        ("臺賬", ["1.1"]),
        ("meet", ["1.3"]),
        ("MEETINGS", ["1.3"]),
        ("many ledg", ["1.1"]),
        ("manyled", ["1.1"]),
        ("dde", ["1.2"]),
        ("ｄａｔａ", ["1.2"]),
        ("praisal", ["4.1"]),
        ("msmtch", ["4.2"]),
        ("考码", ["4.1.1"]),
        ("k12", ["7"]),
        ("qqq", []),
        ("。", []),
        ("[qq]", []),
    ],
)
def test_codes_are_found_by_what_people_type(loaded: NameIndex, query: str, expected: list[str]) -> None:
    assert keys(loaded, query)[: len(expected) or 1] == expected


@pytest.mark.parametrize("query", ["xi an", "xi ng", "shuj u", "cfx", "4.1.2"])
def test_what_is_not_spelled_so_is_not_found(loaded: NameIndex, query: str) -> None:
    assert keys(loaded, query) == []


@pytest.mark.parametrize(
    ("query", "expected"), [("xsh", ["4.1"]), ("数j", ["1.2"]), ("meet", ["1.3"]), ("xingshi", [])]
)
def test_before_loading_initials_of_common_characters_are_known(query: str, expected: list[str]) -> None:
    assert keys(NameIndex(ROWS), query) == expected


def test_better_fits_come_first_and_equals_stay_in_order() -> None:
    index = NameIndex(
        [
            ("a", ["x 1 y 2 z"]),
            ("b", ["past 12"]),
            ("c", ["1st 2nd"]),
            ("d", ["12th"]),
            ("e", ["12"]),
            ("12", ["other"]),
            ("f", ["12 more"]),
            ("g", ["again 12"]),
        ]
    )
    assert [(found.key, found.rank) for found in index.find("12")] == [
        ("12", Rank.ID),
        ("e", Rank.NAME),
        ("d", Rank.PREFIX),
        ("f", Rank.PREFIX),
        ("c", Rank.INITIALS),
        ("b", Rank.INSIDE),
        ("g", Rank.INSIDE),
        ("a", Rank.SCATTERED),
    ]


@pytest.mark.parametrize(
    ("query", "name", "marked"),
    [
        ("xsh", "形式化考核", "形式化"),
        ("kaohezb", "考核指标层层加码", "考核指标"),
        ("数ju", "重复填报数据", "数据"),
        ("many led", "Too many ledgers", "many led"),
        ("manyled", "Too many ledgers", "manyled"),
        ("4.1.1", "4.1.1", "4.1.1"),
        ("tb", "填表", "填表"),
        ("msmtch", "Mismatch of power and duty", "Msmtch"),
        ("臺賬", "台账报表过多", "台账"),
    ],
)
def test_the_characters_that_were_typed_are_pointed_at(
    loaded: NameIndex, query: str, name: str, marked: str
) -> None:
    found = loaded.find(query)[0]
    assert found.name == name
    assert "".join(name[position] for position in found.positions) == marked


def test_nothing_typed_lists_the_codebook(loaded: NameIndex) -> None:
    assert keys(loaded, " ") == [key for key, _ in ROWS]
    assert {found.positions for found in loaded.find("")} == {()}
    assert loaded.find("")[0].name == "负担表现"


def test_a_code_without_names_is_known_by_its_id() -> None:
    index = NameIndex([("9.9", [])])
    assert [found.name for found in index.find("")] == ["9.9"]
    assert keys(index, "9") == ["9.9"]


def test_very_long_input_is_answered(loaded: NameIndex) -> None:
    assert loaded.find("形式" * 10_000) == []
    assert NameIndex([("1", ["数据" * 5_000])]).find("sj" * 5_000)[0].key == "1"


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.text("xsh形式化数據4.1 ade，'Ｘ\ud800", max_size=6))
def test_each_code_comes_once_and_points_into_its_name(loaded: NameIndex, query: str) -> None:
    names = {key: {key, *several} for key, several in ROWS}
    found = loaded.find(query)
    assert len({one.key for one in found}) == len(found)
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    for one in found:
        assert one.name in names[one.key]
        assert list(one.positions) == sorted(set(one.positions))
        assert all(0 <= position < len(one.name) for position in one.positions)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from([name for _, names in ROWS for name in names if name]), st.data())
def test_each_part_of_a_name_finds_its_code(loaded: NameIndex, name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    part = name[start:end].strip()
    owners = {key for key, names in ROWS if any(folded(part) in folded(other) for other in (key, *names))}
    assert not part or owners <= set(keys(loaded, part))


def test_one_made_like_another_knows_what_that_one_has_learned(loaded: NameIndex) -> None:
    """A codebook in which a name has changed is searched as if it had been learned anew."""
    changed = [("1", ["负担表征", "Burden"]), *ROWS[1:], ("8", ["重启议程", "Agenda"])]
    again, like = NameIndex(changed), NameIndex(changed, loaded)
    again.load()
    for query in ("fdbz", "fudanbiaozheng", "chongqi", "xingshi", "數據", "4.1", "targets", "kh"):
        assert like.find(query) == again.find(query), query
    assert keys(like, "xingshi") == ["4.1", "7"]
    assert keys(NameIndex(changed, NameIndex(ROWS)), "xingshi") == []
