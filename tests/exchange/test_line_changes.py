"""Changes of lines: found, put together, shown as `diff -u` does, written in the style of a file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.line_changes import in_the_style_of, regions, unified, woven

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "编码", "- x"]), max_size=14)
TEXTS = LINES.map("\n".join)
QUICK = settings(max_examples=150, deadline=None, derandomize=True)


@given(TEXTS, TEXTS)
@QUICK
def test_putting_the_regions_in_gives_the_other_text(before, after):
    old, new = before.split("\n"), after.split("\n")
    result, place = [], 0
    for region in regions(old, new):
        result += [*old[place : region.start], *region.lines_of(new)]
        place = region.end
    assert [*result, *old[place:]] == new


@given(TEXTS, TEXTS)
@QUICK
def test_with_one_change_alone_nothing_is_woven_in(base, other):
    assert woven(base, base, other) == other
    assert woven(base, other, base) == other
    assert woven(base, other, other) == other


@given(st.lists(st.sampled_from("abc"), min_size=3, max_size=10), st.data())
@QUICK
def test_changes_in_different_lines_go_together(lines, data):
    lines = [f"{number}{line}" for number, line in enumerate(lines)]
    first, second = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    mine, theirs, both = list(lines), list(lines), list(lines)
    mine[first] = both[first] = "mine"
    theirs[second] = both[second] = "theirs"
    assert woven("\n".join(lines), "\n".join(mine), "\n".join(theirs)) == "\n".join(both)


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [("a\nb\nc", "a\nB\nc", "a\nbb\nc"), ("a\nb\nc", "a\nc", "a\nB\nc"), ("a\nb\nc", "a\nx\nb\nc", "c")],
    ids=["both change", "one removes", "one adds inside"],
)
def test_the_same_lines_clash(base, mine, theirs):
    assert woven(base, mine, theirs) is None
    assert woven(base, theirs, mine) is None


def test_a_change_is_shown_with_what_stands_around():
    before = "".join(f"{number}\n" for number in range(1, 21))
    after = before.replace("3\n", "三\n", 1).replace("18\n", "18\n18½\n")
    assert unified(before, after, "a.yaml") == (
        "--- a.yaml\n+++ a.yaml\n"
        "@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+三\n 4\n 5\n 6\n"
        "@@ -16,5 +16,6 @@\n 16\n 17\n 18\n+18½\n 19\n 20\n"
    )
    assert unified(before, before, "a.yaml") == ""


def apply(diff, lines):
    """Do what a diff says, and check everything that it says of the lines before and after."""
    result, place = [], 0
    for hunk in diff.split("@@ -")[1:]:
        head, *body = hunk.removesuffix("\n").split("\n")
        sizes = re.fullmatch(r"(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", head)
        first, count, new_first, new_count = (1 if size is None else int(size) for size in sizes.groups())
        result += lines[place : first - (count > 0)]
        place = first - (count > 0)
        assert len(result) == new_first - (new_count > 0)
        before = [line[1:] for line in body if line[0] in " -"]
        after = [line[1:] for line in body if line[0] in " +"]
        assert (len(before), len(after)) == (count, new_count)
        assert lines[place : place + count] == before
        result += after
        place += count
    return [*result, *lines[place:]]


@given(LINES, LINES)
@QUICK
def test_what_is_shown_leads_from_one_text_to_the_other(before, after):
    old, new = ("".join(f"{line}\n" for line in lines) for lines in (before, after))
    assert apply(unified(old, new, "file"), before) == after


@given(TEXTS, TEXTS, st.sampled_from(["\n", "\r\n"]), st.booleans())
@QUICK
def test_one_style_of_line_ends_stays(before, after, end, mark):
    prefix = b"\xef\xbb\xbf" if mark else b""
    data = prefix + before.replace("\n", end).encode()
    if "\n" not in before:
        end = "\n"
    assert in_the_style_of(data, after) == prefix + after.replace("\n", end).encode()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["\n", "\r\n"])), max_size=12), TEXTS)
@QUICK
def test_mixed_line_ends_stay_where_the_lines_do(lines, after):
    data = "".join(line + end for line, end in lines).encode()
    text = data.decode().replace("\r\n", "\n")
    assert in_the_style_of(data, text) == data
    assert in_the_style_of(data, after).replace(b"\r\n", b"\n") == after.encode()
