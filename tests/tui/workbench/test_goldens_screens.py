"""The screens above the text, whole, in both languages and three sizes; `scenes` says how to get to each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len

from coder.model.code import Criterion
from coder.model.codebook_operation import SetField
from coder.model.decision import Choice
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import adjudicating, coding, transcripts, undoing
from coder.project.adjudicating_queue import queue
from coder.project.codebook_editing import carried_out
from coder.project.filters import Filters
from coder.project.opening import Project, open_project
from tests.tui.workbench.scenes import DONE, SCENES, SIZES, WHO

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture
def worked_on(project: Project) -> Project:
    """Two coders have worked on two transcripts that differ in an attribute; something was undone."""
    first, second = transcripts.read(project, "C01").turns, transcripts.read(project, "G01").turns
    answer = first[1].span
    transcripts.set_attributes(project, WHO, "C01", {"role": "社区工作者"})
    coding.tag(project, WHO, "C01", answer, ["4.1.1"])
    inner = Span(answer.start + 21, answer.start + 38)
    coding.tag(project, WHO, "C01", inner, ["4.1.2", "5.1.1"], memo="一个数，四家要。")
    coding.tag(project, "李", "C01", first[3].span, ["5.1.1"])
    coding.tag(project, "李", "C01", Span(answer.start, answer.start + 9), ["4.1.1"])
    coding.tag(project, WHO, "C01", first[5].span, ["4.1.1"])
    coding.tag(project, WHO, "G01", second[1].span, ["5.1.1"])
    coding.tag(project, WHO, "G01", Span(second[1].span.start, second[1].span.start + 6), ["4.1.2"])
    undoing.undo(project, WHO)
    return project


def finished(project: Project) -> None:
    """Copy the study, and let both coders be done in the copy; what differs first is decided.

    The codebook is changed twice there.
    """
    folder = project.folder.with_name(DONE)
    shutil.copytree(project.folder, folder)
    with closing(open_project(folder)) as copy:
        for name, coder in product(("C01", "G01"), (WHO, "李")):
            transcripts.set_status(copy, coder, name, Status.DONE)
        first = queue(copy, Filters()).open[0]
        adjudicating.decide(copy, "师", first, Choice.KEEP, keep="李", reason="手册：换了名目也算")
        carried_out(copy, WHO, SetField("4.1.2", "keywords", ("多头", "口径")))
        carried_out(copy, WHO, SetField("5.1.1", "exclude", (Criterion("只说忙"),)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_screens_look_as_they_did(worked_on: Project, tmp_path: Path, language: str) -> None:
    finished(worked_on)
    out = tmp_path / "drawn"
    out.mkdir()
    command = (sys.executable, "-m", "tests.tui.workbench.scenes", str(worked_on.folder), str(out), language)
    subprocess.run(command, check=True, cwd=ROOT, timeout=300)
    drawn = {path.stem: path.read_bytes().decode() for path in out.glob("*.txt")}
    assert set(drawn) == {scene.file(language, *size) for scene in SCENES for size in scene.sizes}
    for name, text in sorted(drawn.items()):
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), name


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_row_is_wider_than_the_screen(size: tuple[int, int]) -> None:
    for scene in SCENES:
        for language in ("zh", "en"):
            if size in scene.sizes:
                text = (GOLDEN / f"{scene.file(language, *size)}.txt").read_bytes().decode()
                rows = text.split("\n")[:-1]
                assert len(rows) == size[1]
                assert all(cell_len(row) <= size[0] for row in rows)
