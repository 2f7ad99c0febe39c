"""The margin leaves room to read, and cuts names by cells."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.tui.transcript.margin import fit, letters, margin_for, told_apart


def interview(speaker: str, turns: int) -> Transcript:
    return Transcript("C01", "", tuple(Turn(number, Span(0, 0), speaker) for number in range(1, turns + 1)))


def test_the_text_keeps_most_of_the_view() -> None:
    long = interview("社区工作者甲", 3247)
    assert all(margin_for(width, long).width <= width * 0.42 for width in range(16, 220))


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (120, (3, 12, 6, 3)),
        (80, (3, 10, 4, 3)),
        (60, (3, 8, 4, 3)),
        (46, (3, 6, 3, 2)),
        (40, (3, 0, 2, 1)),
        (20, (0, 0, 1, 1)),
        (10, (0, 0, 1, 0)),
    ],
)
def test_columns_go_one_by_one(width: int, columns: tuple[int, ...]) -> None:
    margin = margin_for(width, interview("社区工作者甲", 120))
    assert (margin.number, margin.speaker, margin.lanes, margin.letters) == columns


def test_short_names_take_no_more_than_they_need() -> None:
    assert margin_for(120, interview("问", 9)).speaker == 2
    assert margin_for(120, Transcript("C01", "没有轮次")).speaker == 0


@pytest.mark.parametrize(
    ("name", "width", "cut"),
    [
        ("访谈者", 10, "访谈者    "),
        ("社区工作者甲", 10, "社区工…甲 "),
        ("社区工作者乙", 8, "社区…乙 "),
        ("受访者12", 6, "受访…2"),
        ("Interviewer", 6, "Inte…r"),
        ("a\x1b[31m\nb", 12, "a␛[31m b    "),
        ("王", 1, " "),
    ],
)
def test_names_are_cut_by_cells_and_keep_their_end(name: str, width: int, cut: str) -> None:
    assert fit(name, width) == cut
    assert cell_len(cut) == width


def test_only_names_that_would_look_alike_keep_their_end() -> None:
    assert told_apart(("社区工作者甲", "社区工作者乙", "Audrey Tang"), 10) == {
        "社区工作者甲": "社区工…甲 ",
        "社区工作者乙": "社区工…乙 ",
        "Audrey Tang": "Audrey Ta…",
    }


@pytest.mark.parametrize(
    ("starting", "hidden", "width", "shown"),
    [
        ("", 0, 3, "   "),
        ("A", 0, 3, "A  "),
        ("ABC", 0, 3, "ABC"),
        ("ABCD", 0, 3, "AB…"),
        ("A", 2, 3, "A+2"),
        ("AB", 2, 3, "A+2"),
        ("", 12, 3, " +*"),
        ("AB", 0, 1, "A"),
        ("A", 3, 1, "+"),
        ("A", 3, 0, ""),
    ],
)
def test_letters(starting: str, hidden: int, width: int, shown: str) -> None:
    assert letters(starting, hidden, width) == shown
