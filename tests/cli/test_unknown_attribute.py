"""Groups by an attribute that no transcript has: a slip of the pen, and not an empty answer."""

from __future__ import annotations

import pytest

BY = (
    ("freq", "--by", "attr:nope"),
    ("crosstab", "--by", "attr:nope", "--replicates", "0"),
    ("figure", "bars", "--by", "attr:nope", "-o", "a.svg"),
    ("cooc", "--group", "role=社区工作者", "--group", "nope=x"),
    ("cooc", "--group", "nope=x", "--group", "nope=y"),
)


@pytest.mark.parametrize("command", BY)
def test_the_attributes_there_are_are_named(command, imported, here):
    assert imported("transcripts", "attr", "A01", "wave=1").code == 0
    assert imported("tag", "A01", "60:66", "表格").code == 0
    refused = imported(*command)
    assert (refused.code, refused.out) == (1, "")
    assert "没有哪份访谈带有属性“nope”" in refused.err
    named = refused.err.partition("现有的属性：")[2]
    assert {"role", "wave"} <= set(named.strip().split("、"))
    assert not (here / "a.svg").exists()


def test_without_any_attribute_it_is_said_how_one_is_set(coder):
    refused = coder("freq", "--by", "attr:nope")
    assert refused.code == 1
    assert "coder transcripts attr" in refused.err


def test_a_filter_may_leave_no_transcript_with_the_attribute(imported):
    assert imported("transcripts", "attr", "B01", "wave=1").code == 0
    assert imported("freq", "--by", "attr:wave", "--transcript", "A01").code == 0
