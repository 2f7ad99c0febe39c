"""The main job through the installed program: every command of the contract, its JSON and its exit code."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.conftest import ask
from tests.conftest import write_study

SAMPLE = [*(f"C0{n}" for n in range(1, 7)), "E01", "E02", *(f"G0{n}" for n in range(1, 5))]
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n")


def rows(answer):
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["rows"]


def test_a_study_from_import_to_counted_codings(tmp_path):
    folder = write_study(tmp_path / "study")

    def coder(*arguments, who="甲"):
        return ask(arguments, folder, CODER_CODER=who, CODER_LANG="en")

    report = rows(
        coder("import", "transcripts/A01.txt", "transcripts/B01.txt", "--attr", "wave=1", "--format", "json")
    )
    assert [
        set(row) >= {"id", "path", "characters", "turns", "speakers", "encoding", "warnings"}
        for row in report
    ] == [True, True]
    assert [(row["id"], row["turns"], row["speakers"], row["encoding"]) for row in report] == [
        ("A01", 4, ["访谈者", "受访者"], "utf-8"),
        ("B01", 2, ["访谈者", "受访者"], "utf-8"),
    ]

    turns = rows(coder("transcripts", "show", "A01", "--format", "json"))
    assert list(turns[0]) == ["turn", "start", "end", "speaker", "text"]
    text = turns[3]["text"]
    start = turns[3]["start"] + text.index("直接派活")

    tagged = coder("tag", "A01", f"{start}:{start + 4}", "派活", "--memo", "点名部门")
    assert (tagged.code, bool(UUID.fullmatch(tagged.out))) == (0, True)
    again = coder("tag", "A01", f"{start}:{start + 4}", "派活")
    assert again.out == tagged.out
    newcomer = coder("tag", "A01", f"{start}:{start + 4}", "派活", who="乙")
    assert "乙 is a new coder" in newcomer.err
    coder("tag", "A01", f"{start}:{start + 6}", "表格")

    exported = coder("codings", "export", "--coder", "甲")
    lines = [json.loads(line) for line in exported.out.split("\n") if line]
    assert [line["quote"] for line in lines] == ["直接派活", "直接派活，谁"]
    assert list(lines[0])[:10] == [
        *(
            "id",
            "transcript",
            "coder",
            "code",
            "start",
            "end",
            "quote",
            "memo",
            "created_at",
            "codebook_revision",
        ),
    ]

    listed = rows(coder("transcripts", "--format", "json"))
    assert listed[0]["codings"] == {"甲": 2, "乙": 1}
    assert listed[0]["status"] == {"甲": "in_progress", "乙": "in_progress"}
    assert listed[0]["attributes"]["wave"] == "1"
    assert coder("transcripts", "done", "A01").code == 0
    assert rows(coder("transcripts", "list", "--format", "json"))[0]["status"]["甲"] == "done"
    assert coder("transcripts", "reopen", "A01").code == 0

    counted = {row["code"]: row for row in rows(coder("freq", "--coder", "甲", "--format", "json"))}
    assert counted["派活"]["codings"] == 1
    assert counted["原因"]["rolled_up"] == {
        "codings": 1,
        "passages": 1,
        "transcripts": 1,
        "turns": 1,
        "characters": 4,
        "coverage": 4 / listed[0]["characters"],
    }

    assert coder("untag", tagged.out.strip()).code == 0
    assert coder("undo").code == 0
    assert coder("undo").code == 0  # the reopening
    assert coder("redo").code == 0
    history = rows(coder("history", "--coder", "甲", "--limit", "3", "--format", "json"))
    assert [row["direction"] for row in history] == ["redo", "undo", "undo"]

    backup = coder("backup")
    assert (folder / backup.out.strip()).is_file()
    healthy = json.loads(coder("doctor", "--format", "json").out)
    assert (healthy["ok"], healthy["problems"]) == (True, [])


def test_the_sample_opens_and_counts(tmp_path):
    made = ask(["demo", "--no-open", "here"], tmp_path, CODER_CODER="丙")
    assert made.code == 0, made.err
    folder = tmp_path / "here"
    again = ask(["demo", "--no-open", "here"], tmp_path)
    assert again.code == 0
    listed = rows(ask(["transcripts", "--format", "json"], folder))
    assert [row["id"] for row in listed] == SAMPLE
    assert all(40 <= row["turns"] <= 80 for row in listed)
    exported = ask(["codings", "export"], folder).out.split("\n")[:-1]
    counted = rows(ask(["freq", "--format", "json"], folder))
    by_hand: dict[str, int] = {}
    for line in exported:
        by_hand[json.loads(line)["code"]] = by_hand.get(json.loads(line)["code"], 0) + 1
    assert {row["code"]: row["codings"] for row in counted if row["codings"]} == by_hand
    assert json.loads(ask(["doctor", "--format", "json"], folder).out)["ok"]
    assert ask(["codebook", "check", "--strict"], folder).code == 0


def test_a_new_project_with_a_shipped_codebook(tmp_path):
    made = ask(["init", "mine", "--title", "我的研究: 一"], tmp_path)
    assert made.code == 0, made.err
    assert ask(["codebook", "check"], tmp_path / "mine").code == 0
    assert ask(["init", "mine", "--title", "again"], tmp_path).code == 1
    names = ask(["init", "--list-codebooks"], tmp_path).out.split()
    assert names == ["blank", "community-burden"]
    assert ask(["init", "other", "--title", "x", "--codebook", "community-burden"], tmp_path).code == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_in_both_languages(tmp_path, language):
    answer = ask(["--lang", language, "--help"], tmp_path)
    assert answer.code == 0
    assert ("统计编码频次" in answer.out) is (language == "zh")
    assert ("Usage" in answer.out) is (language == "en")


def test_the_language_follows_option_variable_project_locale(tmp_path):
    def language(*arguments, folder=tmp_path, **variables):
        return "zh" if "用法" in ask([*arguments, "--help"], folder, **variables).out else "en"

    assert language() == "zh"
    assert language(LANG="de_DE.UTF-8") == "zh"
    assert language(LANG="en_US.UTF-8") == "en"
    folder = write_study(tmp_path / "study")
    (folder / "coder.yaml").write_text("language: zh\ncodebook: codebooks/small.yaml\n")
    assert language(LANG="en_US.UTF-8", folder=folder) == "zh"
    assert language("--project", str(folder), LANG="en_US.UTF-8") == "zh"
    assert language(CODER_LANG="en", folder=folder) == "en"
    assert language("--lang", "zh", CODER_LANG="en") == "zh"
    assert language("--lang=zh", CODER_LANG="en") == "zh"


def test_the_workbench_needs_a_terminal(tmp_path):
    folder = write_study(tmp_path / "study")
    for arguments in ([], ["code"], ["demo", "x"]):
        answer = ask(arguments, folder, CODER_LANG="en")
        assert answer.code == 2
        assert "needs a terminal" in answer.err
    assert not (folder / "x").exists()
