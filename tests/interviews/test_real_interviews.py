"""The fourteen public-domain interviews: imported, wrapped, shown and coded as they should be."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len

from coder.model.span import Span
from coder.project.coding import tag
from coder.project.doctor import examine
from coder.project.importing import import_transcripts
from coder.project.opening import Project, open_project
from coder.project.transcripts import codings_of, overview, read
from coder.tui.app import Workbench
from coder.tui.screens import reading
from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.wrap import rows
from tests.conftest import write_study

DATA = Path(__file__).parent.parent / "data" / "interviews"
EXPECTED = json.loads((DATA / "expected.json").read_bytes())
NEVER_FIRST = set("，。、；：？！）」』】》〉”’…—％")
FILES = sorted(EXPECTED)


def name_of(file: str) -> str:
    folder, stem = file.split("/")
    return f"{folder}-{stem[:10]}-{FILES.index(file)}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    study = open_project(write_study(tmp_path_factory.mktemp("real")))
    for file in FILES:
        report = import_transcripts(study, "甲", [DATA / file], name=name_of(file))
        assert not report.refused
    return study


def test_turns_and_speakers_are_the_ones_a_person_finds(project):
    found = {one.facts.name: one.facts for one in overview(project)}
    assert len(found) == 14
    for file, expected in EXPECTED.items():
        facts = found[name_of(file)]
        turns = read(project, facts.name).turns
        assert (facts.characters, facts.turns) == (expected["characters"], expected["turns"])
        spoken = {speaker: sum(turn.speaker == speaker for turn in turns) for speaker in facts.speakers}
        assert spoken == expected["speakers"]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("width", [40, 57, 112])
def test_rows_hold_the_text_and_begin_with_no_closing_mark(file, width):
    text = (DATA / file).read_bytes().decode()
    measure = measure_text(text)
    starts = [*rows(measure, width), len(text)]
    lines = [text[start:end] for start, end in pairwise(starts)]
    assert "".join(lines) == text
    for before, line in pairwise(lines):
        assert cell_len(line.rstrip("\n").removesuffix(" ")) <= width
        if not before.endswith("\n"):
            assert line[:1] not in NEVER_FIRST, line


def test_passages_anywhere_are_coded_on_their_words(project):
    chance = random.Random(7)
    for file in FILES:
        name = name_of(file)
        text = read(project, name).text
        for _ in range(8):
            start = chance.randrange(len(text) - 80)
            (given,) = tag(project, "甲", name, Span(start, start + chance.randrange(1, 80)), ["表格"])
            assert given.coding.quote == given.coding.span.of(text)
    assert sum(len(codings_of(project, name_of(file))) for file in FILES) == 8 * 14
    assert examine(project).problems == ()


@pytest.mark.parametrize("file", FILES)
async def test_each_is_shown_and_coded_in_the_workbench(project, file, monkeypatch):
    name = name_of(file)
    turn = read(project, name).turns[2]
    monkeypatch.setattr(reading, "LEARN_AFTER", 3600)  # dictionaries are another test's business
    workbench = Workbench(project, "乙", name)
    async with workbench.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for strip in workbench.screen._compositor.render_strips():
            assert strip.cell_length == 80
        view = workbench.screen.query_one("TranscriptView")
        view.goto(turn.span.start)
        await pilot.press("shift+right", "shift+right", "enter", *"hyd", "enter")
        for _ in range(100):
            await pilot.pause(0.02)
            if codings_of(project, name, "乙"):
                break
    (coding,) = codings_of(project, name, "乙")
    assert (coding.code, coding.span) == ("会议", Span(turn.span.start, turn.span.start + 2))
    assert coding.quote == read(project, name).text[turn.span.start : turn.span.start + 2]
