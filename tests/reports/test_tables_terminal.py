"""A table on a screen: aligned by cells, no wider than the screen, and harmless."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from coder.locale import language
from coder.reports.table_formats import Format, table_text
from coder.reports.table_wrap import shortened, wrapped
from coder.reports.tables import Branch, Column, Table

WORDS = st.text(st.sampled_from("ab 负担台账，。“”（）％é🙂\n\x1b"), max_size=30)
quick = settings(deadline=None, derandomize=True, max_examples=200)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language._Speech, "language", "en")


def shown(table: Table, width: int | None = None) -> list[str]:
    return table_text(table, Format.TABLE, width=width).split("\n")[:-1]


def test_a_table_is_aligned_by_cells() -> None:
    table = Table(
        (
            Column("a", "编码"),
            Column("b", "n", "number"),
            Column("c", "% of text", "share"),
            Column("d", "来源"),
        ),
        [(Branch("基层负担", 0), 12345, 0.5, "C01"), (Branch("台账", 1), 7, None, "访谈二")],
        title="编码频次",
        notes=("n = 8",),
    )
    assert shown(table, 60) == [
        "编码频次",
        "───────────────────────────────────",
        "编码           n  % of text  来源",
        "───────────────────────────────────",
        "基层负担  12,345       50.0  C01",
        "  台账         7          –  访谈二",
        "───────────────────────────────────",
        "",
        "n = 8",
    ]


def test_a_long_name_ends_in_an_ellipsis_and_a_number_never() -> None:
    table = Table(
        (Column("a", "Code"), Column("b", "Characters", "number")), [("台账与报表重复填报", 123456789)]
    )
    assert shown(table, 27)[3] == "台账与报表重…   123,456,789"


def test_columns_that_do_not_fit_follow_below() -> None:
    """Each part repeats the names, and all parts are about equally wide."""
    groups = tuple(Column(f"C{number:02}", f"C{number:02}", "number") for number in range(1, 13))
    table = Table((Column("a", "Code"), *groups), [("负担", *range(12)), ("台账", *range(12))])
    lines = shown(table, 40)
    heads = [line for line in lines if line.startswith("Code")]
    assert [head.split()[1:] for head in heads] == [
        [f"C{number:02}" for number in range(first, first + 6)] for first in (1, 7)
    ]
    assert sum(line.startswith("负担") for line in lines) == 2


def test_sections_stand_above_their_columns_and_part_there() -> None:
    columns = (
        Column("a", "Code"),
        Column("b", "Codings", "number", "Alone"),
        Column("c", "% of codings", "share", "Alone"),
        Column("d", "Codings", "number", "Together"),
        Column("e", "% of codings", "share", "Together"),
    )
    table = Table(columns, [("负担", 1, 0.5, 2, 1.0)])
    assert shown(table, 80)[1:3] == [
        "      Alone                  Together",
        "Code  Codings  % of codings  Codings  % of codings",
    ]
    assert [line for line in shown(table, 30) if "Codings" in line] == ["Code  Codings  % of codings"] * 2


def test_a_share_stays_beside_its_amount() -> None:
    columns = [Column("a", "Code")]
    for name in ("one", "two", "three"):
        columns += [Column(name, f"n-{name}", "number"), Column(f"{name}%", f"%-{name}", "share")]
    heads = [line for line in shown(Table(tuple(columns), [("x", *[1] * 6)]), 40) if line.startswith("Code")]
    assert [head.split()[1:] for head in heads] == [
        ["n-one", "%-one", "n-two", "%-two"],
        ["n-three", "%-three"],
    ]


def test_text_that_wraps_loses_nothing() -> None:
    quote = "台账每周都要填报一遍，\n而且每个口都要一份。"
    table = Table((Column("a", "Code"), Column("q", "Words", wrap=True)), [("台账", quote)])
    assert shown(table, 24)[3:-1] == [
        "台账  台账每周都要填报一",
        "      遍，",
        "      而且每个口都要一",
        "      份。",
    ]


@quick
@given(
    rows=st.lists(
        st.tuples(WORDS, WORDS, st.integers(-(10**8), 10**8) | st.none(), st.floats(0, 1), WORDS), max_size=4
    ),
    headings=st.tuples(*[WORDS] * 5),
    width=st.integers(40, 120),
    wrap=st.booleans(),
)
def test_no_line_is_wider_than_the_screen(rows, headings, width, wrap) -> None:
    kinds = ("text", "text", "number", "share", "text")
    columns = tuple(
        Column(str(place), heading, kind, wrap=wrap and place == 4)
        for place, (heading, kind) in enumerate(zip(headings, kinds, strict=True))
    )
    text = table_text(Table(columns, rows, title=headings[0], notes=headings[1:3]), Format.TABLE, width=width)
    assert max(cell_len(line) for line in text.split("\n")) <= width
    assert "\x1b" not in text
    numbers = [f"{row[2]:,}" for row in rows if row[2] is not None]
    assert all(number in text for number in numbers)


@quick
@given(text=WORDS.map(lambda text: text.replace("\n", "")), width=st.integers(2, 20))
def test_wrapping_keeps_every_character_but_blanks_at_line_ends(text, width) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


@quick
@given(text=WORDS, width=st.integers(1, 20))
def test_shortening_says_so(text, width) -> None:
    short = shortened(text, width)
    assert cell_len(short) <= width
    assert short == text or short.endswith("…")


def test_markup_in_text_is_text() -> None:
    table = Table((Column("a", "[bold]Code[/]"),), [("[red]负担[/red] \x1b[31m",)])
    assert shown(table, 60)[1] == "[bold]Code[/]"
    assert shown(table, 60)[3] == "[red]负担[/red] ␛[31m"


def test_no_word_of_a_section_is_broken_if_there_is_room() -> None:
    columns = (Column("code", "Code"), *(Column(name, name, "number", "Passages") for name in ("A", "B")))
    table = Table(columns, [("x", 1, 2)])
    for width, whole in ((None, True), (16, True), (11, False)):
        assert any("Passages" in line for line in shown(table, width)) is whole, width


def test_a_short_chinese_section_is_whole_though_its_columns_are_narrow() -> None:
    given = [Column(name, name, "number", "编码段落") for name in ("甲", "乙")]
    counted = [Column(name, "都编都编", "number", "字符") for name in "abcd"]
    table = Table((Column("code", "编码"), *counted, *given), [("会议", *(1,) * 6)])
    for width in (None, 60, 30):
        assert any("编码段落" in line for line in shown(table, width)), width
