"""Codings out and in: the same state gives the same bytes, and no quote lands on other words."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def coded(imported):
    imported("tag", "A01", "40:50", "表格", "--memo", "一行\n两行")
    imported("tag", "A01", "45:60", "会议")
    imported("tag", "A01", "40:50", "会议", "--coder", "乙")
    imported("tag", "B01", "20:25", "派活")
    imported("transcripts", "done", "A01")
    return imported


def lines_of(coder, *filters):
    return [json.loads(line) for line in coder("codings", "export", *filters).out.split("\n")[:-1]]


def test_a_folder_of_codings_comes_back_whole(coded, here):
    assert coded("codings", "export", "-o", "out/").code == 0
    files = sorted(path.relative_to(here / "out").as_posix() for path in (here / "out").rglob("*.jsonl"))
    assert files == ["A01/乙.jsonl", "A01/甲.jsonl", "B01/甲.jsonl"]
    first = {path: (here / "out" / path).read_bytes() for path in files}
    head = json.loads(first["A01/甲.jsonl"].split(b"\n")[0])
    assert (head["format"], head["status"]) == ("coder/standoff/1", "done")

    before = lines_of(coded)
    for name in ("A01", "B01"):
        assert coded("transcripts", "remove", name, "--yes").code == 0
    assert coded("import", "transcripts/A01.txt", "transcripts/B01.txt").code == 0
    answer = coded("codings", "import", *(f"out/{path}" for path in files))
    assert answer.code == 0  # the ids are known: removed codings are not brought back by a file
    assert lines_of(coded) == []
    for path in files:
        text = (here / "out" / path).read_text()
        without_ids = [
            json.dumps({k: v for k, v in json.loads(line).items() if k != "id"})
            for line in text.split("\n")[:-1]
        ]
        (here / "out" / path).write_text("\n".join(without_ids))
    assert coded("codings", "import", *(f"out/{path}" for path in files)).code == 0
    after = lines_of(coded)
    assert [{**line, "id": ""} for line in after] == [{**line, "id": ""} for line in before]
    status = json.loads(coded("transcripts", "--format", "json").out)["rows"][0]["status"]
    assert status == {"乙": "in_progress", "甲": "done"}


def test_exporting_twice_gives_the_same_bytes_and_importing_again_changes_nothing(coded, here):
    coded("codings", "export", "-o", "one/")
    answer = coded("codings", "import", "one/A01/甲.jsonl")
    assert answer.code == 0
    coded("codings", "export", "-o", "two/")
    for path in (here / "one").rglob("*.jsonl"):
        assert path.read_bytes() == (here / "two" / path.relative_to(here / "one")).read_bytes()


WRONG = {
    "codings-quote": {"quote": "别的话"},
    "codings-span": {"end": 100_000},
    "codings-unknown-code": {"code": "没有"},
    "codings-unknown-transcript": {"transcript": "Z99"},
    "codings-wrong-type": {"start": "40"},
    "codings-id": {"id": "abc"},
    "codings-coder": {"coder": " "},
    "codings-origin": {"origin": "magic"},
}


@pytest.mark.parametrize("rule", WRONG)
def test_one_wrong_line_stops_all_and_is_named(coded, here, rule):
    good = {**lines_of(coded, "--coder", "甲")[0], "id": "", "coder": "丙"}
    lines = [good, {**good, **WRONG[rule]}, {**good, "code": "派活"}]
    path = here / "some.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    before = lines_of(coded)
    answer = coded("codings", "import", path)
    assert answer.code == 1
    assert f"some.jsonl:2: {rule}" in answer.err
    assert lines_of(coded) == before
    kept = coded("codings", "import", "--keep-going", path)
    assert kept.code == 1
    assert [line["code"] for line in lines_of(coded) if line["coder"] == "丙"] == ["派活", "表格"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"\xff\xfe\n", "codings-not-utf-8"),
        (b"{\n", "codings-not-json"),
        (b"[" * 100_000 + b"\n", "codings-not-json"),
        (b"[]\n", "codings-not-an-object"),
        (b'{"format":"other"}\n', "codings-format"),
        (b'{"format":"coder/standoff/1"}\n', "codings-head"),
        (b'{"transcript":"A01"}\n', "codings-missing-key"),
    ],
)
def test_a_file_that_holds_no_codings_is_refused(imported, here, content, rule):
    (here / "odd.jsonl").write_bytes(content)
    answer = imported("codings", "import", "odd.jsonl")
    assert answer.code == 1
    assert f"odd.jsonl:1: {rule}" in answer.err


def test_a_file_made_on_another_text_is_refused(coded, here):
    coded("codings", "export", "-o", "out/")
    path = here / "out/A01/甲.jsonl"
    lines = path.read_text().split("\n")
    head = json.loads(lines[0])
    path.write_text("\n".join([json.dumps({**head, "text_sha256": "0" * 64}), *lines[1:]]))
    answer = coded("codings", "import", path)
    assert answer.code == 1
    assert "codings-other-text" in answer.err


def test_a_missing_file_or_folder_is_a_sentence(imported, here):
    for path in ("nowhere.jsonl", "."):
        answer = imported("codings", "import", path)
        assert answer.code == 1
        assert answer.err.startswith("error: ")


def test_line_separators_in_a_quote_stay_on_the_line(imported, here):
    (here / "sep.txt").write_bytes("问：甲\u2028乙\u0085丙\x0b丁\n答：好。\n问：二\n答：三\n".encode())
    assert imported("import", "sep.txt").code == 0
    assert imported("tag", "sep", "2:8", "表格").code == 0
    out = imported("codings", "export", "--transcript", "sep").out
    assert len(out.splitlines()) == 1
    assert json.loads(out)["quote"] == "甲\u2028乙\u0085丙\x0b"
    (here / "sep.jsonl").write_text(out)
    assert imported("codings", "import", "sep.jsonl").code == 0
    turns = json.loads(imported("transcripts", "show", "sep", "--format", "json").out)["rows"]
    assert turns[0]["text"] == "甲\u2028乙\u0085丙\x0b丁"


def test_who_is_new_is_said_for_everybody_a_file_brings(coded, here):
    line = {**lines_of(coded, "--coder", "甲")[0], "id": ""}
    text = "".join(json.dumps({**line, "coder": who}) + "\n" for who in ("丙", "丁", "乙"))
    (here / "new.jsonl").write_text(text)
    answer = coded("codings", "import", "new.jsonl", "--coder", "戊")
    assert answer.code == 0
    said = [who for who in "甲乙丙丁戊" if f"{who} 是本项目的新编码员" in answer.err]
    assert said == ["丙", "丁", "戊"]


@pytest.mark.parametrize(
    ("output", "folder"),
    [("outdir.v1/", True), ("plain", False), ("some.jsonl", False), ("there", True), ("deep/er/", True)],
)
def test_a_slash_or_a_folder_that_is_there_means_a_folder_and_all_else_a_file(coded, here, output, folder):
    (here / "there").mkdir()
    assert coded("codings", "export", "-o", output).code == 0
    path = here / output
    assert path.is_dir() == folder
    if folder:
        assert (path / "A01" / "甲.jsonl").is_file()
    else:
        assert path.read_text() == coded("codings", "export").out


def test_a_folder_that_cannot_be_made_is_a_sentence(coded, here):
    (here / "taken").write_bytes(b"mine")
    answer = coded("codings", "export", "-o", "taken/")
    assert answer.code == 1
    assert answer.err.startswith("error: ")
    assert (here / "taken").read_bytes() == b"mine"


def test_the_command_line_takes_the_names_that_files_may_give(coded):
    for wrong in ("乙" * 65, "乙\n丙", "\x1b[2J"):
        assert coded("tag", "A01", "40:50", "表格", "--coder", wrong).code == 2
    assert coded("tag", "A01", "40:50", "表格", "--coder", " 乙 ").code == 0
    assert {line["coder"] for line in lines_of(coded)} == {"甲", "乙"}
