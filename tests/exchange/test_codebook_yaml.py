"""A codebook file becomes a codebook: every field, every default."""

from __future__ import annotations

import hashlib
import json
import os
import time
import uuid
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.codebook_fields import CHANGE_KEYS, CODE_KEYS, CODEBOOK_KEYS, CRITERION_KEYS, EXAMPLE_KEYS
from coder.exchange.codebook_schema import codebook_schema
from coder.exchange.codebook_yaml import SCHEMA, codebook_sha256, read_codebook, read_codebook_file
from coder.exchange.strict_yaml import LIMIT
from coder.model.code import Bilingual, Change, Code, CodeOrigin, CodeStatus, Criterion, Examples, Kind
from coder.model.errors import CodebookFileError
from coder.model.palette import PALETTE
from coder.model.problem import Severity

CODEBOOKS = Path(__file__).parents[2] / "codebooks"
FULL = """\
# yaml-language-server: $schema=./codebook.schema.json
schema: coder/codebook/1
uuid: 0199F0A2-6c1e-7a40-9b51-3f2d8c0e4a10
title: {zh: 社区减负访谈编码手册, en: Community burden interviews}
version: 1.10
languages: [zh, en]
codes:
  - id: 互动视角                 # a heading
    name: {zh: 政策执行互动视角, en: Interaction perspective}
    kind: cause
    codable: false
    brief: 执行主体之间、主体与客体互动中产生的原因
  - id: 准入难落地
    uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a11
    name: {zh: 利益诉求不一致，准入机制难落地, en: Access rule not enforced}
    parent: 互动视角
    origin: theory
    brief: 部门各有诉求，准入制度有名无实
    definition: |
      受访者把社区负担归因于部门利益不一致，
      使社区工作准入制度无法执行。
    include:
      - 提到未经准入直接派活
    exclude:
      - {text: 只抱怨任务多、没说来源, use: 事务总量上升}
    examples:
      typical: ["说是要准入，哪个部门都能直接派下来"]
      atypical: ["我们也不好意思问有没有批"]
      close_but_no: [{text: 活儿一年比一年多, use: 事务总量上升}]
    keywords: [准入, 010, no]
    color: "#C31"
    status: active
    former_ids: [准入]
    history:
      - {version: "1.2", date: 2026-11-01, by: 王, note: 由“准入”“摊派”合并}
  - {id: 事务总量上升, name: 公共事务总量呈上升趋势, kind: other, brief: 多, parent: ~}
"""


def read(text):
    codebook, problems = read_codebook(text.encode())
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert codebook is not None
    return codebook


def only(fields, head=""):
    """The only code of a codebook, from its fields beside `id` and `name`."""
    (code,) = read(f"schema: {SCHEMA}\n{head}codes:\n  - id: a\n    name: 名\n{fields}").codes
    return code


def test_every_field():
    assert read(FULL).codes[1] == Code(
        id="准入难落地",
        uuid="0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a11",
        name=Bilingual("利益诉求不一致，准入机制难落地", "Access rule not enforced"),
        parent="互动视角",
        kind=Kind.CAUSE,
        origin=CodeOrigin.THEORY,
        brief=Bilingual("部门各有诉求，准入制度有名无实"),
        definition=Bilingual("受访者把社区负担归因于部门利益不一致，\n使社区工作准入制度无法执行。"),
        include=(Criterion("提到未经准入直接派活"),),
        exclude=(Criterion("只抱怨任务多、没说来源", "事务总量上升"),),
        examples=Examples(
            (Criterion("说是要准入，哪个部门都能直接派下来"),),
            (Criterion("我们也不好意思问有没有批"),),
            (Criterion("活儿一年比一年多", "事务总量上升"),),
        ),
        keywords=("准入", "010", "no"),
        color="#cc3311",
        former_ids=("准入",),
        history=(Change("1.2", "2026-11-01", "王", "由“准入”“摊派”合并"),),
    )


def test_the_head():
    codebook = read(FULL)
    assert codebook.uuid == "0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10"
    assert codebook.title == Bilingual("社区减负访谈编码手册", "Community burden interviews")
    assert codebook.version == "1.10"
    assert codebook.languages == ("zh", "en")
    assert [code.id for code in codebook.codes] == ["互动视角", "准入难落地", "事务总量上升"]
    assert codebook.codes[2].parent is None


def test_what_a_code_is_when_it_says_nothing():
    assert only("") == Code(id="a", uuid=only("").uuid, name=Bilingual("名"), color=PALETTE[0])
    assert uuid.UUID(only("").uuid).version == 5


def test_a_codebook_may_be_empty():
    codebook = read(f"schema: {SCHEMA}\ncodes: []\n")
    assert (codebook.codes, codebook.uuid, codebook.languages) == ((), "", ("zh", "en"))


@pytest.mark.parametrize(
    ("languages", "name", "expected"),
    [
        ("[zh, en]", "名 a", Bilingual(zh="名 a")),
        ("[zh, en]", "Name", Bilingual(en="Name")),
        ("[zh]", "GDP", Bilingual(zh="GDP")),
        ("[en]", "名", Bilingual(en="名")),
        ("[en]", "{en: Name}", Bilingual(en="Name")),
        ("[zh, en]", '{zh: 名, en: ""}', None),
        ("[zh, en]", "{zh: 名, en: }", Bilingual(zh="名")),
    ],
)
def test_a_name_in_one_language_or_two(languages, name, expected):
    text = f"schema: {SCHEMA}\nlanguages: {languages}\ncodes:\n  - id: a\n    name: {name}\n"
    codebook, _ = read_codebook(text.encode())
    assert (codebook.codes[0].name if codebook is not None else None) == expected


def test_kinds_come_from_above():
    text = f"""\
schema: {SCHEMA}
codes:
  - {{id: c, name: c, parent: b}}
  - {{id: b, name: b, parent: a}}
  - {{id: a, name: a, kind: countermeasure}}
  - {{id: d, name: d, parent: a, kind: problem}}
  - {{id: e, name: e, parent: d}}
  - {{id: f, name: f}}
"""
    kinds = {code.id: code.kind.value for code in read(text).codes}
    assert kinds == {
        "a": "countermeasure",
        "b": "countermeasure",
        "c": "countermeasure",
        "d": "problem",
        "e": "problem",
        "f": "other",
    }


def test_uuids_are_made_from_the_codebook_and_the_id():
    own = "0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10"
    assert only("", head=f"uuid: {own}\n").uuid == str(uuid.uuid5(uuid.UUID(own), "codea"))
    assert only("").uuid == only("    brief: x\n").uuid
    assert only("").uuid != only("", head=f"uuid: {own}\n").uuid


def test_a_project_stands_in_for_a_codebook_without_uuid():
    project = "0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a99"
    data = f"schema: {SCHEMA}\ncodes: [{{id: a, name: a}}]\n".encode()
    codebook, _ = read_codebook(data, project=project)
    assert codebook is not None
    assert codebook.codes[0].uuid == str(uuid.uuid5(uuid.UUID(project), "codea"))
    assert codebook.uuid == ""


def test_colours_go_round():
    codes = "".join(f"  - {{id: a{n}, name: n{n}}}\n" for n in range(len(PALETTE) + 1))
    colors = [code.color for code in read(f"schema: {SCHEMA}\ncodes:\n{codes}").codes]
    assert colors == [*PALETTE, PALETTE[0]]


@pytest.mark.parametrize(
    ("written", "status"), [("draft", CodeStatus.DRAFT), ("retired", CodeStatus.RETIRED)]
)
def test_statuses(written, status):
    assert only(f"    status: {written}\n").status is status


@pytest.mark.parametrize(
    "ids", ["准入", "a.1", "1.2.3", "é", "x_y-z", "नमस्ते", "𠮷", "4", "a" * 64, "no", "010"]
)
def test_ids_in_every_script(ids):
    assert read(f"schema: {SCHEMA}\ncodes: [{{id: {ids}, name: n}}]\n").codes[0].id == ids


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_fingerprint_ignores_what_git_and_editors_change(mark, newline):
    data = mark + FULL.replace("\n", newline).encode()
    assert codebook_sha256(data) == hashlib.sha256(FULL.encode()).hexdigest()
    codebook, _ = read_codebook(data)
    assert codebook == read(FULL)
    assert codebook is not None
    assert codebook.content_sha256 == read(FULL).content_sha256


def test_comments_and_layout_do_not_change_the_meaning():
    moved = FULL.replace("# a heading", "# 标题").replace(
        "    kind: cause\n    codable: false\n", "    codable: false\n    kind: cause\n"
    )
    assert moved != FULL
    assert read(moved).content_sha256 == read(FULL).content_sha256
    assert codebook_sha256(moved.encode()) != codebook_sha256(FULL.encode())


def test_a_file_gives_codebook_warnings_and_text(tmp_path):
    path = tmp_path / "手册.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    codebook, warnings, text = read_codebook_file(path)
    assert codebook == read(FULL)
    assert {problem.rule for problem in warnings} == {"name-untranslated", "no-example"}
    assert text == FULL
    assert codebook_sha256(text.encode()) == codebook_sha256(path.read_bytes())


def test_a_broken_file_raises_with_every_problem(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(
        FULL.replace("kind: cause", "kind: Cause").replace("parent: 互动视角", "parent: 互动").encode()
    )
    with pytest.raises(CodebookFileError) as caught:
        read_codebook_file(path)
    assert caught.value.path == path
    assert [problem.rule for problem in caught.value.errors] == ["not-a-choice", "unknown-code"]


def _refusal(path):
    with pytest.raises(CodebookFileError) as caught:
        read_codebook_file(path)
    (problem,) = caught.value.problems
    return problem.rule


def test_a_missing_file(tmp_path):
    assert _refusal(tmp_path / "a.yaml") == "no-file"


def test_a_folder(tmp_path):
    assert _refusal(tmp_path) == "not-a-file"


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "a.yaml")
    assert _refusal(tmp_path / "a.yaml") == "not-a-file"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device(device):
    assert _refusal(Path(device)) == "not-a-file"


def test_a_file_too_large_is_not_read(tmp_path):
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    assert _refusal(path) == "too-large"


def test_a_file_below_a_file_and_a_name_that_cannot_be(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    assert _refusal(tmp_path / "a" / "b.yaml") == "no-file"
    assert _refusal(tmp_path / "a\0b") == "unreadable-file"


def test_a_ring_of_links(tmp_path):
    path = tmp_path / "a.yaml"
    path.symlink_to(path)
    assert _refusal(path) == "unreadable-file"


def test_the_blank_codebook_is_without_fault():
    codebook, problems, _ = read_codebook_file(CODEBOOKS / "blank.yaml")
    assert problems == ()
    assert len(codebook.codes) == 1


def test_the_schema_lies_beside_the_codebooks():
    assert (CODEBOOKS / "codebook.schema.json").read_bytes().decode() == codebook_schema()


def test_the_schema_knows_the_fields_that_the_reader_knows():
    schema = json.loads(codebook_schema())
    code = schema["definitions"]["code"]["properties"]
    assert tuple(schema["properties"]) == CODEBOOK_KEYS
    assert tuple(code) == CODE_KEYS
    assert tuple(code["examples"]["properties"]) == EXAMPLE_KEYS
    assert tuple(schema["definitions"]["item"]["anyOf"][1]["properties"]) == CRITERION_KEYS
    assert tuple(schema["definitions"]["note"]["properties"]) == CHANGE_KEYS
    assert code["kind"]["enum"] == [kind.value for kind in Kind]
    assert code["status"]["enum"] == [status.value for status in CodeStatus]
    assert code["origin"]["enum"] == [origin.value for origin in CodeOrigin]
    assert schema["properties"]["schema"]["const"] == SCHEMA
    assert schema["additionalProperties"] is False


def test_five_hundred_codes_load_quickly():
    head, entries = FULL.split("codes:\n")
    second = entries[entries.index("  - id: 准入难落地") : entries.index("  - {id: 事务")]
    kept = [line for line in second.split("\n") if "uuid:" not in line and "former_ids" not in line]
    many = "".join("\n".join(kept).replace("准入难落地", f"准入难落地{n}") for n in range(498))
    data = f"{head}codes:\n{entries}{many}".encode()
    before = time.perf_counter()
    codebook, _ = read_codebook(data)
    took = time.perf_counter() - before
    assert codebook is not None
    assert len(codebook.codes) == 501
    assert took < 3, "0.2 s where nothing else runs and libyaml is there"


FIELDS = [
    "id: a",
    "id: b",
    "name: n",
    "parent: a",
    "parent: b",
    "kind: cause",
    "codable: no",
    "status: merged",
    "merged_into: a",
]
FIELDS += [
    "former_ids: [b]",
    "split_into: [c]",
    "include: [{use: b}]",
    "keywords: [x, x]",
    "name: {}",
    "examples: [x]",
    "history: [a]",
]
FIELDS += [
    "color: red",
    "uuid: x",
    "definition: [1]",
    "? x",
    "brief: {fr: x}",
    "include: {a: b}",
    "id: ",
    "languages: zh",
    "codes:",
]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=6), max_size=5))
def test_any_entries_give_a_codebook_or_an_error(entries):
    body = "".join("  - " + "\n    ".join(fields) + "\n" for fields in entries)
    _check_outcome(f"schema: {SCHEMA}\ncodes:\n{body}".encode())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(0, len(FULL.encode())), st.integers(0, 60), st.binary(max_size=8))
def test_any_damage_gives_a_codebook_or_an_error(start, length, patch):
    data = FULL.encode()
    _check_outcome(data[:start] + patch + data[start + length :])


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=100) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_codebook_or_an_error(data):
    _check_outcome(data)


def _check_outcome(data):
    codebook, problems = read_codebook(data)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert (codebook is None) == bool(errors)
    places = [problem.line for problem in problems]
    assert places == sorted(places)
    if codebook is not None:
        assert codebook.in_tree_order() is not None
        assert len(codebook.in_tree_order()) == len(codebook.codes)
        assert all(code.uuid and code.color and code.name for code in codebook.codes)
