"""How often each code was given: held to counting the codings one by one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from coder.model.codebook_operation import ChangeId
from coder.model.span import Span
from coder.project import codebook_editing, coding, undoing
from coder.project.codes_given import codes_given, codings_of_codes
from coder.project.creating import create_project
from coder.project.importing import import_transcripts
from coder.project.opening import Project

BOOK = """\
schema: coder/codebook/1
codes:
  - {id: A, name: {zh: 甲}}
  - {id: B, name: {zh: 乙}}
  - {id: C, name: {zh: 丙}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    book = tmp_path / "book.yaml"
    book.write_bytes(BOOK.encode())
    made = create_project(tmp_path / "study", "试", book, "zh")
    text = tmp_path / "T.txt"
    text.write_bytes("甲：一二三四五六七八九十。\n".encode())
    import_transcripts(made, "王", [text])
    for start in range(2, 8):
        coding.tag(made, "王", "T", Span(start, start + 2), ["A"])
    coding.tag(made, "李", "T", Span(2, 4), ["A", "B"])
    undoing.undo(made, "王")
    return made


def test_counts_are_those_of_the_codings(project: Project):
    def counted() -> dict[tuple[str, str], int]:
        return dict(Counter((one.code, one.coder) for one in codings_of_codes(project, "ABCN")))

    def told() -> dict[tuple[str, str], int]:
        return {(id, who): n for id, by in codes_given(project).items() for who, n in by.items()}

    assert told() == counted() == {("A", "王"): 5, ("A", "李"): 1, ("B", "李"): 1}
    assert len(codings_of_codes(project, ["A"], ["李"])) == 1
    codebook_editing.carried_out(project, "王", ChangeId("A", "N"))
    assert told() == counted()
    assert codes_given(project)["N"] == {"王": 5, "李": 1}


def test_an_id_changed_by_hand_takes_its_codings_along(project: Project):
    path = project.codebook_path
    text = path.read_bytes().decode()
    path.write_bytes(
        text.replace("{id: A, name: {zh: 甲}}", "{id: A1, name: {zh: 甲}, former_ids: [A]}").encode()
    )
    project.reload_codebook()
    assert codes_given(project)["A1"] == {"王": 5, "李": 1}
    assert {one.code for one in codings_of_codes(project, ["A1"])} == {"A1"}
