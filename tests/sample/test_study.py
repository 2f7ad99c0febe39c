"""What the sample study promises: whole interviews, codings on their words, coders who differ as they do."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import combinations

import pytest

from coder.exchange.codebook_yaml import read_codebook_file
from coder.exchange.standoff import in_file_order, read_standoff, write_coding, write_head
from coder.exchange.transcript_file import read_transcript
from coder.model.speakers import is_interviewer
from coder.project.creating import sample_folder, sample_transcripts

SAMPLE = sample_folder()
TRANSCRIPTS = {path.stem: read_transcript(path) for path in sample_transcripts(SAMPLE)}
CODINGS = {
    (path.parent.name, path.stem): read_standoff(path.read_bytes())
    for path in sorted((SAMPLE / "exports" / "codings").glob("*/*.jsonl"))
}
BOOK, WARNINGS, _TEXT = read_codebook_file(SAMPLE / "codebooks" / "community-burden.yaml")
CHINESE = [name for name in TRANSCRIPTS if not name.startswith("E")]
MAIN = [code.id for code in BOOK.codes if code.codable and code.id[0] in "456"]


def test_ten_interviews_in_chinese_and_two_in_english():
    assert sorted(TRANSCRIPTS) == [
        *(f"C0{n}" for n in range(1, 7)),
        "E01",
        "E02",
        *(f"G0{n}" for n in range(1, 5)),
    ]


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_every_interview_is_whole_and_says_that_it_was_written(name):
    read = TRANSCRIPTS[name]
    spoken = sum(len(turn.span) for turn in read.turns)
    assert 40 <= len(read.turns) <= 80
    assert name not in CHINESE or 3500 <= spoken <= 6000
    assert {turn.speaker for turn in read.turns if not is_interviewer(turn.speaker)} == {name}
    assert read.warnings == ()
    assert read.encoding == "utf-8"
    assert read.attributes["role"] in {"社区工作者", "政府部门"}
    assert read.attributes["date"].startswith("2026-")
    own = (
        {"岗位", "性别", "年龄段", "任职年限", "层级"}
        if name in CHINESE
        else {"Post", "Gender", "Age band", "Years", "Level"}
    )
    assert own <= read.attributes.keys()
    note = read.attributes["说明"] if name in CHINESE else read.attributes["Note"]
    assert ("为本项目编写" if name in CHINESE else "written for this project") in note


def test_all_levels_of_government_speak():
    assert {TRANSCRIPTS[name].attributes["层级"] for name in CHINESE} == {"社区", "街道", "区", "市"}


def test_the_codebook_can_be_coded_with():
    assert WARNINGS == ()
    for code in BOOK.codes:
        assert code.name.zh
        assert code.name.en
        if code.codable:
            assert code.definition.zh
            assert code.definition.en
            assert code.include
            assert all(criterion.use for criterion in code.exclude)
            assert code.exclude
            assert code.keywords
            assert code.examples.typical
            assert code.examples.atypical
            assert code.examples.close_but_no
    for code in BOOK.codes:
        said = [*code.examples.typical, *code.examples.atypical, *code.examples.close_but_no]
        for example in said:
            assert not any(example.text in read.text for read in TRANSCRIPTS.values())


@pytest.mark.parametrize(("name", "coder"), CODINGS)
def test_every_quote_stands_where_it_says(name, coder):
    found = CODINGS[name, coder]
    text = TRANSCRIPTS[name].text
    (head,) = found.heads
    assert found.problems == ()
    assert (head.transcript, head.coder) == (name, coder)
    assert head.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    for line in found.lines:
        one = line.coding
        assert (one.transcript, one.coder) == (name, coder)
        assert one.span.of(text) == one.quote
        assert BOOK.by_id[one.code].usable
        assert one.codebook_revision == BOOK.revision
        turns = [turn for turn in TRANSCRIPTS[name].turns if turn.span.overlap(one.span)]
        assert [is_interviewer(turn.speaker) for turn in turns] == [False]
    codings = [line.coding for line in found.lines]
    again = write_head(head) + "".join(write_coding(one) for one in in_file_order(codings))
    path = SAMPLE / "exports" / "codings" / name / f"{coder}.jsonl"
    assert path.read_bytes() == again.encode()


def codings_of(coder: str) -> list:
    return [line.coding for (_name, who), found in CODINGS.items() if who == coder for line in found.lines]


@pytest.mark.parametrize("coder", ["甲", "乙"])
def test_two_coders_have_done_all_and_use_the_whole_codebook(coder):
    assert {name for name, who in CODINGS if who == coder} == set(TRANSCRIPTS)
    assert all(CODINGS[name, coder].heads[0].status == "done" for name in TRANSCRIPTS)
    assert min(len(CODINGS[name, coder].lines) for name in TRANSCRIPTS) >= 25
    used = Counter(one.code for one in codings_of(coder))
    assert set(MAIN) <= used.keys()
    assert max(used.values()) <= used.total() / 5
    assert sum(bool(one.memo) for one in codings_of(coder)) >= 40


def test_a_third_has_done_three_and_is_in_the_middle_of_a_fourth():
    statuses = Counter(str(found.heads[0].status) for (_name, who), found in CODINGS.items() if who == "丙")
    assert statuses == {"done": 3, "in_progress": 1}


def test_the_coders_differ_as_people_do():
    """No two share most of their passages exactly, yet most passages of one meet one of the other's."""
    for one, other in combinations(("甲", "乙"), 2):
        theirs = codings_of(other)
        exact = {(coding.transcript, coding.code, coding.span) for coding in theirs}
        mine = codings_of(one)
        same = sum((coding.transcript, coding.code, coding.span) in exact for coding in mine)
        met = sum(
            any(
                coding.transcript == they.transcript
                and coding.code == they.code
                and coding.span.overlap(they.span)
                for they in theirs
            )
            for coding in mine
        )
        assert same / len(mine) < 0.6
        assert 0.35 < met / len(mine) < 0.95


def test_ids_are_used_once():
    ids = [line.coding.id for found in CODINGS.values() for line in found.lines]
    assert len(ids) == len(set(ids))
