"""Figures on paper: the font has every character, lines fit, names lie beside nodes and on nothing else."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from coder.locale.language import chinese
from coder.reports.figures.canvas import drawn
from coder.reports.figures.font.file import FONT, missing_in, width_of
from coder.reports.figures.label_places import beside
from coder.reports.figures.lettering import balanced, broken, shortened
from coder.reports.figures.node_places import on_paper, radii
from coder.reports.figures.palette import DISTINCT, ink_on, shade
from coder.reports.figures.sketch import Sketch, Words

STUDY = Path(__file__).parents[2]


def test_the_font_has_every_character_of_the_interface_and_of_the_sample():
    said = "".join(chinese().values()) + "".join(chinese())
    sample = "".join(path.read_text() for path in sorted(STUDY.glob("codebooks/*.yaml")))
    texts = "".join(path.read_text() for path in sorted(STUDY.glob("transcripts/*.md")))
    assert sample
    assert missing_in(sample + texts) == ""
    assert missing_in(said.replace("\t", "")) == ""
    assert missing_in("門讀書憂鬱镕−“”①") == ""
    assert missing_in("甲𠮷") == "𠮷"
    assert FONT.with_name("OFL.txt").read_text().startswith("© 2014-2021 Adobe")


def test_lines_are_no_wider_than_they_may_be_and_lose_nothing():
    for text in (
        "主体对目标客体高度关注，负担加重（唯一性）",
        "The access rule for community work goes unused",
        "长" * 40,
    ):
        for width in (0.8, 1.35, 3.0):
            for lines in (broken(text, 9, width), balanced(text, 9, width)):
                assert "".join(lines).replace(" ", "") == text.replace(" ", "")
                assert all(width_of(line, 9) <= width for line in lines)
    assert balanced("主体对目标客体高度关注，负担加重", 9, 1.85)[-1] != "重"
    assert broken("一二三四五六七八九十", 9, 0.5, 2)[-1].endswith("…")
    assert shortened("短", 9, 1) == "短"


@pytest.mark.parametrize("seed", range(3))
def test_names_of_forty_nodes_cover_neither_each_other_nor_a_node(seed):
    chance = random.Random(seed)
    sizes = radii([chance.randint(3, 60) for _node in range(40)])
    spots = on_paper([(chance.gauss(0, 0.4), chance.gauss(0, 0.4)) for _ in sizes], sizes, 10, 8, 0.5)
    labels = [(chance.uniform(0.5, 1.15), chance.choice([0.14, 0.28])) for _node in sizes]
    lines = [(spots[a], spots[b]) for a, b in chance.sample(list(combinations(range(40), 2)), 60)]
    places = beside(spots, sizes, labels, lines, (10, 8))
    boxes = [
        (x - w / 2, y - h / 2, x + w / 2, y + h / 2) for (x, y), (w, h) in zip(places, labels, strict=True)
    ]
    assert sum(_meet(one, other) for one, other in combinations(boxes, 2)) == 0
    discs = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, sizes, strict=True)]
    assert sum(_meet(box, disc) for box in boxes for disc in discs) <= 1
    assert all(
        left >= -0.01 and top >= -0.01 and right <= 10.01 and low <= 8.01 for left, top, right, low in boxes
    )


def _meet(one, other):
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 1e-3
        and min(one[3], other[3]) - max(one[1], other[1]) > 1e-3
    )


def test_nodes_keep_apart_and_areas_tell_counts():
    sizes = radii([4, 16, 64])
    assert sizes[2] / sizes[1] == pytest.approx(2)
    spots = on_paper([(0, 0), (0, 0), (1e-9, 0)], sizes, 4, 4, 0.2)
    for a, b in combinations(range(3), 2):
        far = ((spots[a][0] - spots[b][0]) ** 2 + (spots[a][1] - spots[b][1]) ** 2) ** 0.5
        assert far >= sizes[a] + sizes[b] + 0.19
    assert on_paper([], [], 4, 4, 0.2) == []


def test_words_can_be_read_on_every_colour():
    for fill in (*DISTINCT, *(shade(step / 20) for step in range(21))):
        assert _contrast(ink_on(fill), fill) >= 4.0, fill
    assert (shade(-1), shade(2)) == (shade(0), shade(1))


def _contrast(one, other):
    bright = sorted((_luminance(one), _luminance(other)))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def _luminance(color):
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_are_no_formulas():
    sketch = Sketch("t", 2, 1, [Words(0.1, 0.5, "$x$ <b> & \\frac{}")])
    assert b"$x$ &lt;b&gt; &amp;" in drawn(sketch, "svg", text=True)
