"""Several windows on one project: nobody's codings are lost, and everybody sees them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

import pytest

from coder.model.event import Kind
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.opening import open_project
from coder.project.transcripts import codings_of, overview
from coder.project.watching import watch

PREPARE = """
import json, sys
from pathlib import Path
from coder.model.span import Span
from coder.project.coding import tag
from coder.project.importing import import_transcripts
from coder.project.opening import open_project

folder, who, *rest = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
project = open_project(Path(folder))
"""
CODE = """
first, step, count = map(int, rest)
given = [
    tag(project, who, "A01", Span(place, place + 3), ["表格", "会议"])
    for place in range(first, first + step * count, step)
]
print(json.dumps([one.coding.id for tagged in given for one in tagged]))
"""
IMPORT = """
report = import_transcripts(project, who, [Path(folder, "transcripts", rest[0])])
print(json.dumps([one.id for one in report.imported]))
"""
EDIT = """
from coder.model.code import Bilingual
from coder.model.codebook_operation import AddCode, SetField
from coder.project.codebook_editing import carried_out
from coder.project.undoing import undo

for number in range(6):
    carried_out(project, who, AddCode(f"{who}{number}", Bilingual(f"{who}{number}"), "问题"))
    carried_out(project, who, SetField(rest[0], "brief", Bilingual(f"第{number}次")))
undo(project, who)
print(json.dumps(rest))
"""


def run_at_once(work, folder, *calls):
    """Start a process per call, let them go together, and give what each says."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PREPARE + work, str(folder), *map(str, call)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for call in calls
    ]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    ends = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), [end[1] for end in ends]
    return [json.loads(out) for out, _errors in ends]


@pytest.mark.parametrize("coders", [("甲", "甲"), ("甲", "乙", "甲", "丙")])
def test_windows_that_code_at_once_lose_nothing(study, coders):
    news = watch(study)
    calls = [(who, first, len(coders), 12) for first, who in enumerate(coders)]
    ids = run_at_once(CODE, study.folder, *calls)
    said = [id for some in ids for id in some]
    there = {one.id: one for one in codings_of(study, "A01")}
    assert len(said) == len(there) == 24 * len(coders)
    assert set(said) == set(there)
    assert Counter(one.coder for one in there.values()) == {who: 24 * coders.count(who) for who in coders}
    assert examine(study).problems == ()
    events = news.news()
    assert {event.change.target for event in events if event.change.kind is Kind.CODING} == set(said)
    assert [event.seq for event in events] == list(range(events[0].seq, events[0].seq + len(events)))
    assert news.news() == ()
    news.close()


def test_two_windows_that_say_the_same_say_it_once(study):
    ids = run_at_once(CODE, study.folder, ("甲", 0, 1, 12), ("甲", 0, 1, 12))
    assert ids[0] == ids[1]
    assert len(codings_of(study, "A01")) == 24
    events = [event for action in history(study) for event in action.events]
    assert sum(event.change.kind is Kind.CODING for event in events) == 24
    assert examine(study).problems == ()


def test_a_project_may_be_opened_for_the_first_time_by_two_at_once(study_folder):
    assert run_at_once(IMPORT, study_folder, ("甲", "A01.txt"), ("乙", "B01.txt")) == [["A01"], ["B01"]]
    project = open_project(study_folder)
    assert [one.facts.name for one in overview(project)] == ["A01", "B01"]
    assert examine(project).problems == ()
    project.close()


def test_two_windows_that_change_the_codebook_at_once_lose_nothing(study):
    study.close()
    run_at_once(EDIT, study.folder, ("甲", "表格"), ("乙", "会议"))
    project = open_project(study.folder)
    for who in "甲乙":
        assert {f"{who}{number}" for number in range(6)} <= set(project.codebook.by_id)
    for code in ("表格", "会议"):
        assert project.codebook.by_id[code].brief.zh == "第4次"
    assert project.codebook_text.errors == ()
    assert examine(project).problems == ()
    kinds = Counter(event.op for action in history(project) for event in action.events)
    assert kinds["codebook.patch"] == 26
    project.close()
