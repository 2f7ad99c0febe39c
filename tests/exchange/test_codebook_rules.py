"""Every rule of a codebook, broken on purpose: the problem, its place and what it says about it."""

from __future__ import annotations

import pytest

from coder.exchange.codebook_rules import DEEPEST
from coder.exchange.codebook_yaml import SCHEMA, read_codebook
from coder.model.problem import Severity

UUID = "0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10"
HEAD = f"schema: {SCHEMA}\nlanguages: [zh]\ncodes:\n"


def problems(text, severity=Severity.ERROR):
    codebook, found = read_codebook(text.encode())
    assert (codebook is None) == any(problem.severity is Severity.ERROR for problem in found)
    return [problem for problem in found if problem.severity is severity]


def places(text, severity=Severity.ERROR):
    return [(problem.rule, problem.line, problem.column) for problem in problems(text, severity)]


def facts(text):
    (problem,) = problems(text)
    return dict(problem.facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("empty-file", 0, 0)),
        ("# nothing\n", ("empty-file", 0, 0)),
        ("just text\n", ("not-a-mapping", 1, 1)),
        ("[a, b]\n", ("not-a-mapping", 1, 1)),
        ("codes: []\n", ("missing-key", 1, 1)),
        ("schema: coder/codebook/2\ncodes: []\n", ("wrong-schema", 1, 9)),
        ("schema: [a]\ncodes: []\n", ("wrong-schema", 1, 9)),
        (f"schema: {SCHEMA}\n", ("missing-key", 1, 1)),
        (f"schema: {SCHEMA}\ncodes:\n", ("missing-key", 1, 1)),
        (f"schema: {SCHEMA}\ncodes: a\n", ("not-a-list", 2, 8)),
        (f"schema: {SCHEMA}\ncodes: [a]\n", ("not-a-mapping", 2, 9)),
        (f"schema: {SCHEMA}\ncodes: []\nuuid: 1\n", ("bad-uuid", 3, 7)),
        (f"schema: {SCHEMA}\ncodes: []\ntitle: ''\n", ("empty-text", 3, 8)),
        (f"schema: {SCHEMA}\ncodes: []\ntitle: {{fr: a}}\n", ("unknown-key", 3, 9)),
        (f"schema: {SCHEMA}\ncodes: []\nversion: [1]\n", ("not-a-text", 3, 10)),
        (f"schema: {SCHEMA}\ncodes: []\nlanguages: zh\n", ("not-a-list", 3, 12)),
        (f"schema: {SCHEMA}\ncodes: []\nlanguages: [zh, fr]\n", ("not-a-choice", 3, 17)),
        (f"schema: {SCHEMA}\ncodes: []\n<<: {{a: b}}\n", ("unknown-key", 3, 1)),
        (f"schema: {SCHEMA}\ncodes: []\n{{a: b}}: c\n", ("key-not-text", 3, 1)),
    ],
)
def test_the_head(text, expected):
    assert expected in places(text)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("name: 名", ("missing-key", 4, 5)),
        ("id: a", ("missing-key", 4, 5)),
        ("id: a\nname:", ("missing-key", 4, 5)),
        ("id: a\nname: ''", ("empty-text", 5, 11)),
        ("id: a\nname: {}", ("empty-text", 5, 11)),
        ("id: a\nname: {zh: }", ("empty-text", 5, 11)),
        ("id: a\nname: {en: a}", ("name-language", 5, 11)),
        ('id: a\nname: "一\\n二"', ("name-lines", 5, 11)),
        ('id: a\nname: {zh: 一, en: "a\\tb"}', ("name-lines", 5, 11)),
        ("id: a\nname: 名\ncolour: '#fff'", ("unknown-key", 6, 5)),
        ("id: a\nname: 名\ncolor: red", ("bad-color", 6, 12)),
        ("id: a\nname: 名\ncolor: '#ff'", ("bad-color", 6, 12)),
        ("id: a\nname: 名\nuuid: '1234'", ("bad-uuid", 6, 11)),
        ("id: a\nname: 名\ncodable: no", ("not-a-boolean", 6, 14)),
        ("id: a\nname: 名\ncodable: 'true'", ("not-a-boolean", 6, 14)),
        ("id: a\nname: 名\ncodable: True", ("not-a-boolean", 6, 14)),
        ("id: a\nname: 名\nkind: Cause", ("not-a-choice", 6, 11)),
        ("id: a\nname: 名\norigin: in-vivo", ("not-a-choice", 6, 13)),
        ("id: a\nname: 名\nstatus: [active]", ("not-a-choice", 6, 13)),
        ("id: a\nname: 名\nparent: b", ("unknown-code", 6, 13)),
        ("id: a\nname: 名\nmerged_into: b\nstatus: merged", ("unknown-code", 6, 18)),
        ("id: a\nname: 名\nsplit_into: [b]\nstatus: retired", ("unknown-code", 6, 18)),
        ("id: a\nname: 名\nexclude: [{text: x, use: b}]", ("unknown-code", 6, 30)),
        ("id: a\nname: 名\nexamples: {typical: [{text: x, use: b}]}", ("unknown-code", 6, 41)),
        ("id: a\nname: 名\ninclude: [{use: a}]", ("missing-key", 6, 15)),
        ("id: a\nname: 名\ninclude: x", ("not-a-list", 6, 14)),
        ("id: a\nname: 名\ninclude: [[x]]", ("not-a-text", 6, 15)),
        ("id: a\nname: 名\ninclude: [{text: x, usee: a}]", ("unknown-key", 6, 25)),
        ("id: a\nname: 名\nexamples: [x]", ("not-a-mapping", 6, 15)),
        ("id: a\nname: 名\nexamples: {typicl: [x]}", ("unknown-key", 6, 16)),
        ("id: a\nname: 名\nkeywords: [x, '']", ("empty-text", 6, 19)),
        ("id: a\nname: 名\nkeywords: [{x: y}]", ("not-a-text", 6, 16)),
        ("id: a\nname: 名\nhistory: [x]", ("not-a-mapping", 6, 15)),
        ("id: a\nname: 名\nhistory: [{who: x}]", ("unknown-key", 6, 16)),
        ("id: a\nname: 名\nstatus: merged", ("merged-into-nothing", 6, 13)),
        ("id: a\nname: 名\nstatus: merged\nmerged_into: a", ("merge-cycle", 7, 18)),
        ("id: a\nname: 名\nparent: a", ("parent-cycle", 6, 13)),
        ("id: a\nname: 名\nid: b", ("duplicate-key", 6, 5)),
        ("{id: a, name：名}", ("fullwidth-colon", 4, 13)),
        ("{id:a, name: 名}", ("missing-space", 4, 6)),
    ],
)
def test_one_code(entry, expected):
    indented = entry.replace("\n", "\n    ")
    assert places(f"{HEAD}  - {indented}\n") == [expected]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("-a", "start"),
        ("_a", "start"),
        (".a", "start"),
        ("a b", "character"),
        ("a/b", "character"),
        ("a：b", "character"),
        ("《a》", "start"),
        ("a\U0001f600", "character"),
        ("a" * 65, "long"),
        ("'a '", "character"),
        ("''", "empty"),
        ("e\u0301", "form"),
    ],
)
def test_ids_that_cannot_be(written, reason):
    assert facts(f"{HEAD}  - id: {written}\n    name: 名\n")["reason"] == reason


def test_an_id_that_is_no_text():
    assert places(f"{HEAD}  - id: [a]\n    name: 名\n") == [("not-a-text", 4, 9)]


@pytest.mark.parametrize(
    ("first", "second"), [("a", "a"), ("a1", "A1"), ("a1", "ａ１"), ("straße", "STRASSE"), ("é", "É")]
)
def test_ids_that_look_alike(first, second):
    text = f"{HEAD}  - {{id: {first}, name: 一}}\n  - {{id: {second}, name: 二}}\n"
    assert places(text) == [("duplicate-id", 5, 10)]
    assert facts(text) == {"id": second, "same": first, "first": 4}


def test_a_former_id_is_taken_too():
    former = f"{HEAD}  - {{id: a, name: 一, former_ids: [b, c]}}\n  - {{id: B, name: 二}}\n"
    assert places(former) == [("duplicate-id", 4, 35)]
    assert facts(former) == {"id": "b", "same": "B", "first": 5}
    both = f"{HEAD}  - {{id: a, name: 一, former_ids: [c]}}\n  - {{id: b, name: 二, former_ids: [C]}}\n"
    assert places(both) == [("duplicate-id", 5, 35)]


def test_equal_uuids():
    text = f"{HEAD}  - {{id: a, name: 一, uuid: {UUID}}}\n  - {{id: b, name: 二, uuid: {UUID.upper()}}}\n"
    assert places(text) == [("duplicate-uuid", 5, 28)]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        (f"{HEAD}  - {{id: a, name: 名, colour: '#fff'}}\n", ("color",)),
        (f"{HEAD}  - {{id: a, name: 名, kind: Cause}}\n", ("cause",)),
        (
            f"{HEAD}  - {{id: 准入难落地, name: 一}}\n  - {{id: b, name: 二, parent: 准入难}}\n",
            ("准入难落地",),
        ),
        (f"{HEAD}  - {{id: a, name: 一, former_ids: [old]}}\n  - {{id: b, name: 二, parent: old}}\n", ("a",)),
        (f"{HEAD}  - {{id: a, name: 名, xyzzy: 1}}\n", ()),
    ],
)
def test_what_may_have_been_meant(text, nearest):
    assert facts(text)["nearest"] == nearest


def test_a_ring_of_parents_is_named_once():
    codes = ["{id: a, name: 一, parent: b}", "{id: b, name: 二, parent: c}", "{id: c, name: 三, parent: a}"]
    text = HEAD + "".join(f"  - {code}\n" for code in [*codes, "{id: d, name: 四, parent: a}"])
    assert places(text) == [("parent-cycle", 4, 30)]
    assert facts(text) == {"ids": ("a", "b", "c", "a")}


def test_two_rings():
    text = f"{HEAD}  - {{id: a, name: 一, parent: a}}\n  - {{id: b, name: 二, parent: b}}\n"
    assert [rule for rule, *_ in places(text)] == ["parent-cycle", "parent-cycle"]


def test_a_ring_of_merges():
    text = (
        f"{HEAD}  - {{id: a, name: 一, status: merged, merged_into: b}}\n"
        "  - {id: b, name: 二, status: merged, merged_into: a}\n"
    )
    assert places(text) == [("merge-cycle", 4, 51)]


@pytest.mark.parametrize("status", ["retired", "merged"])
def test_merged_into_a_code_that_nobody_uses(status):
    text = (
        f"{HEAD}  - {{id: a, name: 一, status: merged, merged_into: b}}\n"
        f"  - {{id: b, name: 二, status: {status}, merged_into: c}}\n"
        "  - {id: c, name: 三}\n"
    )
    assert places(text) == [("merged-into-unusable", 4, 51)]


@pytest.mark.parametrize("levels", [DEEPEST, DEEPEST + 1, DEEPEST + 3])
def test_eight_codes_above_one_are_the_limit(levels):
    above = "".join(f"  - {{id: a{n}, name: 名{n}, parent: a{n - 1}}}\n" for n in range(1, levels + 1))
    found = places(f"{HEAD}  - {{id: a0, name: 名0}}\n{above}")
    assert found == ([] if levels == DEEPEST else [("too-deep-tree", 4 + DEEPEST + 1, 32)])


def test_every_problem_at_once_in_the_order_of_the_file():
    text = f"{HEAD}  - {{id: a b, name: 一}}\n  - {{name: 二, kind: x}}\n  - {{id: c, colour: y}}\n"
    assert [(rule, line) for rule, line, _ in places(text)] == [
        ("bad-id", 4),
        ("missing-key", 5),
        ("not-a-choice", 5),
        ("missing-key", 6),
        ("unknown-key", 6),
    ]


def test_flaws_of_writing_do_not_hide_those_of_meaning():
    text = f"{HEAD}  - id: a\n    name: 名\n    color: #cc3311\n    kind: Cause\n    name: 名\n"
    assert places(text) == [("hash-comment", 6, 12), ("not-a-choice", 7, 11), ("duplicate-key", 8, 5)]


def test_a_wrong_tree_is_not_checked_for_meaning():
    assert places(f"{HEAD}  - id: a\n    name: 名\n    kind: Cause\n      brief：简\n") == [
        ("fullwidth-colon", 7, 12)
    ]


def test_a_file_that_is_all_wrong_takes_no_time():
    codes = "".join(f"  - {{id: a{n}, name: n{n}, parent: b{n}}}\n" for n in range(3_000))
    assert len(problems(HEAD + codes)) == 3_000


WELL = "brief: 简, examples: {typical: [例]}"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([f"{{id: a, name: 名, {WELL}}}"], []),
        (["{id: a, name: 名, examples: {typical: [例]}}"], [("no-brief", 4, 5)]),
        (["{id: a, name: 名, brief: 简}"], [("no-example", 4, 5)]),
        (["{id: a, name: 名, codable: false}"], []),
        (["{id: a, name: 名, status: draft}"], []),
        (["{id: a, name: 名, status: retired}"], []),
        (
            [f"{{id: a, name: 名, {WELL}}}", f"{{id: b, name: 名, {WELL}}}"],
            [("equal-names", 5, 19)],
        ),
        (
            [
                "{id: a, name: 一, codable: false}",
                f"{{id: b, name: 名, parent: a, {WELL}}}",
                f"{{id: c, name: 名, {WELL}}}",
            ],
            [],
        ),
        (
            [
                f"{{id: a, name: 一, keywords: [准入, ＡＢ], {WELL}}}",
                f"{{id: b, name: 二, keywords: [ab], {WELL}}}",
            ],
            [("equal-keywords", 5, 33)],
        ),
        (
            [
                f"{{id: a, name: 一, keywords: [准入], {WELL}}}",
                "{id: b, name: 二, keywords: [准入], status: retired}",
            ],
            [],
        ),
        ([f"{{id: a, name: 名, keywords: ['准入，派活'], {WELL}}}"], [("fullwidth-comma", 4, 33)]),
        (
            [
                "{id: a, name: 一, kind: cause, codable: false}",
                f"{{id: b, name: 二, parent: a, kind: problem, {WELL}}}",
            ],
            [("kind-differs", 5, 39)],
        ),
        (
            ["{id: a, name: 一, kind: cause, codable: false}", f"{{id: b, name: 二, parent: a, {WELL}}}"],
            [],
        ),
        (
            [f"{{id: a, name: 一, {WELL}}}", f"{{id: b, name: 二, parent: a, {WELL}}}"],
            [("codable-parent", 5, 30)],
        ),
        (
            [f"{{id: a, name: 名, merged_into: b, {WELL}}}", f"{{id: b, name: 二, {WELL}}}"],
            [("merged-into-unmerged", 4, 35)],
        ),
        (
            [f"{{id: a, name: 名, split_into: [b], {WELL}}}", f"{{id: b, name: 二, {WELL}}}"],
            [("split-into-unretired", 4, 34)],
        ),
    ],
)
def test_warnings(entries, expected):
    text = HEAD + "".join(f"  - {entry}\n" for entry in entries)
    assert problems(text) == []
    assert places(text, Severity.WARNING) == expected


def test_a_name_in_one_of_two_languages():
    text = f"schema: {SCHEMA}\ncodes:\n  - {{id: a, name: {{en: Name}}, {WELL}}}\n"
    assert places(text, Severity.WARNING) == [("name-untranslated", 3, 19)]


def test_warnings_are_left_out_while_there_are_errors():
    assert places(f"{HEAD}  - {{id: a, name: 名, kind: x}}\n", Severity.WARNING) == []
