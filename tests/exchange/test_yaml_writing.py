"""A text written into a YAML file comes back as it was, and nothing beside it changes."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coder.exchange.strict_yaml import read_yaml
from coder.exchange.yaml_tree import Mapping, Scalar, Sequence
from coder.exchange.yaml_writing import Edit, can_hold, edited, rewritten, scalar

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("-:#'\"\\|>[]{}, \n\t：%@&*!?"), max_size=12
)
many = settings(max_examples=150, deadline=None, derandomize=True)


def read(text: str) -> Mapping:
    tree, problems = read_yaml(text.encode())
    assert problems == ()
    assert isinstance(tree, Mapping)
    return tree


@many
@given(
    text=TEXTS.filter(can_hold),
    style=st.sampled_from(["", "'", '"']),
    flow=st.booleans(),
    indent=st.sampled_from(["", " " * 4]),
)
@example(text="", style="", flow=False, indent="")
@example(text="null", style="", flow=True, indent="")
@example(text="a\n\n b\n", style="", flow=False, indent=" " * 4)
@example(text=" a\nb", style="", flow=False, indent=" " * 4)
@example(text="\n", style="", flow=False, indent=" " * 4)
@example(text="\r\n", style="", flow=False, indent=" " * 4)
@example(text="a\tb", style="", flow=True, indent="")
@example(text="a\tb", style="", flow=False, indent="")
def test_any_text_comes_back(text: str, style: str, *, flow: bool, indent: str) -> None:
    written = scalar(text, style, flow=flow, indent=indent)
    document = f"{{a: {written}, b: [{written}]}}" if flow else f"a: {written}\nb:\n  - {written}\nc: d\n"
    tree = read(document)
    value, members = tree.get("a"), tree.get("b")
    assert isinstance(value, Scalar)
    assert isinstance(members, Sequence)
    assert [value.text, members.items[0].text] == [text, text]
    # Others read it as this text too, not as a number, a date or a truth.
    assert yaml.safe_load(document)["a"] == text


@pytest.mark.parametrize("text", ["a\x00", "\x1b[31m", "\u2028", "\ud800", "a\u202eb"])
def test_what_no_file_can_hold(text: str) -> None:
    assert not can_hold(text)
    with pytest.raises(ValueError, match=re.escape(text)):
        scalar(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("准入", "准入"),
        ("利益诉求不一致，准入难", "利益诉求不一致，准入难"),
        ("no", "'no'"),
        ("1.10", "'1.10'"),
        ("1e5", "'1e5'"),
        ("y", "'y'"),
        ("yes, and no", "yes, and no"),
        ("2026-11-01", "'2026-11-01'"),
        ("#cc3311", "'#cc3311'"),
        ("“准入”", "'“准入”'"),
        ("name：准入", "'name：准入'"),
        ("a\tb", "'a\tb'"),
    ],
)
def test_plain_where_nobody_can_mistake_it(text: str, written: str) -> None:
    assert scalar(text) == written


SOURCE = """\
plain: eins  # why
single: 'zwei' # why
double: "drei"
empty:
tilde: ~
block: |
    vier
    fünf

# about the next
list: [sechs, 'sieben']
"""


@many
@given(
    st.sampled_from(["plain", "single", "double", "empty", "tilde", "block"]),
    TEXTS.filter(can_hold),
    st.sampled_from(["\n", "\r\n"]),
)
def test_one_value_changes_and_every_other_byte_stays(key: str, text: str, newline: str) -> None:
    source = SOURCE.replace("\n", newline)
    node = read(source).get(key)
    assert isinstance(node, Scalar)
    edit = rewritten(node, source, text)
    after = edited(source, [edit])
    assert (after[: edit.start], after[edit.start + len(edit.text) :]) == (
        source[: edit.start],
        source[edit.end :],
    )
    wanted = text.rstrip("\n") if key == "block" and "\n" not in text.rstrip("\n") else text
    found = {entry.key.text: entry.value for entry in read(after)}
    assert found[key].text == wanted
    before = {entry.key.text: entry.value for entry in read(source)}
    others = [name for name in before if name not in {key, "list"}]
    assert [(found[name].text, found[name].style) for name in others] == [
        (before[name].text, before[name].style) for name in others
    ]
    assert after.count("#") - edit.text.count("#") == 3


def test_the_style_stays_where_it_can() -> None:
    tree = read(SOURCE)
    written = {
        key: rewritten(node, SOURCE, "neu").text
        for key in ("plain", "single", "double", "empty", "block")
        if isinstance(node := tree.get(key), Scalar)
    }
    assert written == {
        "plain": "neu",
        "single": "'neu'",
        "double": '"neu"',
        "empty": " neu",
        "block": "neu",
    }


def test_several_edits_at_once() -> None:
    assert edited("abc", [Edit(2, 3, "C"), Edit(0, 1, "A"), Edit(1, 1, "-")]) == "A-bC"
