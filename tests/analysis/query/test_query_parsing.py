"""What a query means, what is wrong with one and where, and that nothing typed ever crashes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.query.expression import (
    Atom,
    Both,
    Either,
    Means,
    Not,
    Pair,
    Related,
    Relation,
    atoms,
    denies,
    only_denies,
)
from coder.analysis.query.parsing import LONGEST, atom_of, parsed
from coder.analysis.unit import unit_of
from coder.model.errors import BadQueryError, EmptyQueryError
from coder.reports.cooccurrence import query_of


def code(name: str, at: int = 0) -> Atom:
    return Atom(Means.CODE, name, at)


def test_not_binds_closer_than_and_and_and_closer_than_or() -> None:
    assert parsed("a OR b AND NOT c") == Either((code("a"), Both((code("b", 5), Not(code("c", 15))))))
    assert parsed("(a OR b) AND c") == Both((Either((code("a", 1), code("b", 6))), code("c", 13)))


def test_chinese_words_and_signs_do_as_well() -> None:
    assert parsed("表格 与 （会议 或 非 派活）") == Both(
        (code("表格"), Either((code("会议", 6), Not(code("派活", 13)))))
    )
    assert parsed("表格 NEAR：2 text：“台账”") == Pair(
        code("表格"), Relation(Related.NEAR, 2), Atom(Means.TEXT, "台账", 16)
    )


@pytest.mark.parametrize(
    ("query", "means", "words"),
    [
        ("4.1.1", Means.CODE, "4.1.1"),
        ("4.1/", Means.BELOW, "4.1"),
        ('"a name AND more"', Means.CODE, "a name AND more"),
        ('"a name"/', Means.BELOW, "a name"),
        ("「条块 分割」", Means.CODE, "条块 分割"),
        (r'text:"say \"no\" \\ twice"', Means.TEXT, r'say "no" \ twice'),
        ("text:换了个名目", Means.TEXT, "换了个名目"),
        (r"re:/填.{0,4}\/\(遍/", Means.REGEX, r"填.{0,4}\/\(遍"),
        ('Memo:"ask again"', Means.MEMO, "ask again"),
    ],
)
def test_atoms(query: str, means: Means, words: str) -> None:
    atom = parsed(query)
    assert isinstance(atom, Atom)
    assert (atom.means, atom.words) == (means, words)


@pytest.mark.parametrize(
    "written", ["OVERLAPS", "WITHIN", "CONTAINS", "SAME turn", "SAME sentence", "NEAR:0", "BEFORE:12"]
)
def test_relations_hold_between_two_atoms_and_are_written_back(written: str) -> None:
    pair = parsed(f"a {written} b/")
    assert isinstance(pair, Pair)
    assert (str(pair.relation), pair.left.words, pair.right.means) == (written, "a", Means.BELOW)


@pytest.mark.parametrize(
    ("query", "rule", "at"),
    [
        ("a b", "no-operator", 2),
        ("a and b", "no-operator", 2),
        ("a AND", "no-atom", 5),
        ("AND a", "no-atom", 0),
        ("NOT NOT a", "no-atom", 4),
        ("()", "no-atom", 1),
        ("(a OR (b)", "unclosed", 0),
        ("a)", "stray-bracket", 1),
        ("a OR “b", "unclosed", 5),
        ("re:/a", "unclosed", 3),
        ('a OR ""', "no-name", 5),
        ("/", "no-name", 0),
        ("a NEAR b", "no-size", 2),
        ("a BEFORE:x b", "no-size", 2),
        ("a SAME b", "same-what", 7),
        ("a NEAR:1 (b OR c)", "relation-of-brackets", 9),
        ("(a OR b) NEAR:1 c", "relation-of-brackets", 9),
        ("a NEAR:1 b NEAR:2 c", "two-relations", 11),
        ("a OR text:", "nothing-sought", 5),
        ("re:ab", "no-slashes", 0),
        ("re://", "nothing-sought", 0),
        ("(" * 101 + "a" + ")" * 101, "deep", 100),
        ("a" * (LONGEST + 1), "long", LONGEST),
    ],
)
def test_what_is_wrong_is_said_with_its_place(query: str, rule: str, at: int) -> None:
    with pytest.raises(BadQueryError) as caught:
        parsed(query)
    assert (caught.value.rule, caught.value.position) == (rule, at)


@pytest.mark.parametrize("query", ["", " \u3000\n"])
def test_nothing_is_no_query(query: str) -> None:
    with pytest.raises(EmptyQueryError):
        parsed(query)


def test_only_what_is_denied_of_a_coder_needs_them_to_be_done() -> None:
    assert denies(parsed("a AND NOT b"))
    assert denies(parsed('a OR NOT (text:"x" AND memo:"y")'))
    assert not denies(parsed('a AND NOT text:"x"'))
    assert only_denies(parsed("NOT a AND (NOT b OR NOT c)"))
    assert not only_denies(parsed("NOT a AND b"))
    assert [one.words for one in atoms(parsed("a NEAR:1 b OR NOT c"))] == ["a", "b", "c"]


@given(st.text(min_size=1).filter(str.strip))
@settings(deadline=None, derandomize=True, max_examples=60)
def test_a_name_that_is_written_is_read_again(name: str) -> None:
    for means in (Means.CODE, Means.BELOW):
        assert parsed(atom_of(name, below=means is Means.BELOW)) == Atom(means, name, 0)


def test_what_co_occurrence_writes_can_be_asked() -> None:
    for unit in ("turn", "overlap", "sentence", "transcript", "near:2", "window:3", "before:1"):
        written = query_of("SAME", "条块 分割", unit_of(unit), below=True)
        assert [one.words for one in atoms(parsed(written or ""))] == ["SAME", "条块 分割"]


PIECES = st.sampled_from(
    (
        *(
            "a",
            "表格",
            "4/",
            '"b c"',
            "text:",
            "re:/x/",
            "re:",
            'memo:"',
            "AND",
            "或",
            "NOT",
            "(",
            "）",
            "NEAR:1",
        ),
        *("NEAR", "SAME", "turn", "BEFORE：2", "WITHIN", " ", "\\", "”", "「", "/", ":", "\u3000"),
    )
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.lists(PIECES, max_size=12).map(" ".join) | st.text())
@settings(deadline=None, derandomize=True, max_examples=100)
def test_whatever_is_typed_has_a_meaning_or_a_mistake_with_a_place(query: str) -> None:
    place = -1
    try:
        expression = parsed(query)
    except BadQueryError as error:
        place = error.position
    except EmptyQueryError:
        place = len(query.strip())
    else:
        found = list(atoms(expression))
        place = max(one.at for one in found)
        assert all(query[one.at : one.at + 1] for one in found)
    assert 0 <= place <= len(query)
