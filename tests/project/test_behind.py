"""What is listed behind a figure adds up to it again, for every cell of every table."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from coder.analysis.frequency import CodeFrequency, GroupFrequencies
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Status, Transcript
from coder.project import coding, transcripts
from coder.project.behind import Figure, codings_behind
from coder.project.counting import count
from coder.project.creating import create_project
from coder.project.filters import Filters
from coder.project.importing import import_transcripts
from coder.project.opening import Project

CODEBOOK = """\
schema: coder/codebook/1
uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10
title: {zh: 三层, en: Three levels}
version: "1.0"
languages: [zh, en]
codes:
  - {id: A, name: {zh: 甲, en: A}}
  - {id: A1, name: {zh: 甲一, en: A1}, parent: A}
  - {id: A1x, name: {zh: 甲一子, en: A1x}, parent: A1, former_ids: [旧]}
  - {id: A2, name: {zh: 甲二, en: A2}, parent: A}
  - {id: B, name: {zh: 乙, en: B}}
"""
TEXTS = {
    "P": "角色：干部\n\n访谈者：问什么？\n张：答这个。\n李：我也说。\n张：还有一句。\n",
    "Q": "角色：居民\n\n访谈者：再问。\n王五：不好说。\n访谈者：为何？\n",
    "R": "没有人说话的记录。\n第二行在这里。\n",
}
CODES = ("A", "A1", "A1x", "A2", "B")
GROUPINGS = (None, "transcript", "speaker", "coder", "attr:role")


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Three coders have coded at random, across turns and labels; one has only begun."""
    folder = tmp_path_factory.mktemp("behind")
    (folder / "book.yaml").write_bytes(CODEBOOK.encode())
    project = create_project(folder / "study", "三层", folder / "book.yaml", "zh")
    paths = []
    for name, text in TEXTS.items():
        paths.append(project.folder / "transcripts" / f"{name}.txt")
        paths[-1].write_bytes(text.encode())
    import_transcripts(project, "甲", paths)
    chance = random.Random(4)
    for who in ("甲", "乙"):
        for name in TEXTS:
            length = len(transcripts.read(project, name).text)
            for _ in range(14):
                start = chance.randrange(length)
                span = Span(start, min(length, start + chance.randint(1, 12)))
                coding.tag(project, who, name, span, chance.sample(CODES, chance.randint(1, 2)))
    transcripts.set_status(project, "乙", "Q", Status.NEW)
    transcripts.set_status(project, "丙", "P", Status.DONE)
    yield project
    project.close()


def scope_of(transcript: Transcript, figure: Figure) -> list[Span]:
    """Say, the slow way, which turns a figure is about; without turns, which lines."""
    turns = [(turn.span, turn.speaker) for turn in transcript.turns]
    if not turns:
        start = 0
        for line in transcript.text.split("\n"):
            if line.strip():
                turns.append((Span(start, start + len(line)), None))
            start += len(line) + 1
    return [
        span
        for span, speaker in turns
        if not (figure.filters.exclude_interviewer and speaker == "访谈者")
        and (figure.by != "speaker" or speaker == figure.group)
    ]


def figures_of(project: Project, figure: Figure, found: tuple[Coding, ...]) -> tuple[int, ...]:
    """Add up what is listed, character by character."""
    texts = {name: transcripts.read(project, name) for name in TEXTS}
    cut = figure.by == "speaker" or figure.filters.exclude_interviewer
    touched, covered = set(), set()
    for one in found:
        turns = scope_of(texts[one.transcript], figure)
        touched |= {(one.transcript, one.coder, turn) for turn in turns if turn.overlap(one.span)}
        inside = {offset for turn in turns for offset in range(turn.start, turn.end)}
        places = set(range(one.span.start, one.span.end))
        covered |= {(one.transcript, one.coder, place) for place in (places & inside if cut else places)}
    return (
        len(found),
        len({(one.transcript, one.coder, one.span) for one in found}),
        len({one.transcript for one in found}),
        len(touched),
        len(covered),
    )


def cells(groups: tuple[GroupFrequencies, ...]) -> Iterator[tuple[GroupFrequencies, CodeFrequency, bool]]:
    for group in groups:
        for row in group.rows:
            yield group, row, False
            yield group, row, True


@pytest.mark.parametrize("filters", [Filters(), Filters(exclude_interviewer=True), Filters(coders=("甲",))])
@pytest.mark.parametrize("depth", [None, 1, 2])
@pytest.mark.parametrize("by", GROUPINGS)
def test_every_figure_is_what_is_listed_behind_it(
    coded: Project, by: str | None, depth: int | None, filters: Filters
) -> None:
    counted = count(coded, filters, by=by, depth=depth).frequencies
    met = 0
    for group, row, rolled_up in cells(counted.groups):
        figure = Figure(row.code.id, filters, by, group.group, depth, rolled_up)
        told = row.rolled_up if rolled_up else row.own
        expected = (told.codings, told.passages, told.transcripts, told.turns, told.characters)
        assert figures_of(coded, figure, codings_behind(coded, figure)) == expected, figure
        met += told.codings
    assert met > 20


def test_a_filter_on_codes_holds_behind_a_figure_too(coded: Project) -> None:
    filters = Filters(codes=("A1", "A1x"))
    counted = count(coded, filters, depth=1).frequencies
    (row,) = counted.groups[0].rows
    found = codings_behind(coded, Figure("A", filters, depth=1))
    assert len(found) == row.own.codings > 0
    assert {one.code for one in found} == {"A1", "A1x"}
