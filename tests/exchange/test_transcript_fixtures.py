"""Every fixture gives what `expected.json` says, or the error that names what to do."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from coder.exchange.transcript_file import read_transcript
from coder.model.errors import TranscriptFileError

DATA = Path(__file__).parents[1] / "data"
FORMATS = json.loads((DATA / "formats/expected.json").read_bytes())
INTERVIEWS = json.loads((DATA / "interviews/expected.json").read_bytes())
NOT_READ = {
    "chat.cha": "CHAT (.cha)",
    "elan.eaf": "ELAN (.eaf)",
    **dict.fromkeys(("whisper.json", "whisperx.json"), "Whisper JSON"),
    **dict.fromkeys(("more/codepage-936.rtf", "more/surrogates.rtf"), "RTF"),
    "more/interview.odt": "OpenDocument (.odt)",
    "more/page.html": "HTML",
    "more/text-layer.pdf": "PDF",
}
REFUSED = {
    "more/ambiguous-gbk.txt": "encoding-uncertain",
    "more/nul.txt": "text-nul",
    "more/half-gbk-half-utf-8.txt": "encoding-mixed",
    "more/japanese-shift-jis.txt": "encoding-unclear",
}
WARNINGS = {
    "more/controls.txt": {"controls-replaced": 3},
    "more/tracked.docx": {"docx-deletions": 1, "docx-insertions": 1, "docx-comments": 1},
    "more/traps.docx": {"docx-hidden": 1, "docx-moved": 1},
}
EXPECTED = FORMATS["files"] | {f"more/{name}": facts for name, facts in FORMATS["more"].items()}
READ = {name: facts for name, facts in EXPECTED.items() if name not in NOT_READ and "error" not in facts}


def test_every_fixture_is_tried() -> None:
    files = {path.relative_to(DATA / "formats").as_posix() for path in (DATA / "formats").rglob("*.*")}
    assert files - {"SOURCES.md", "expected.json", ".gitattributes"} == set(EXPECTED)
    assert {name for name, facts in EXPECTED.items() if "error" in facts} == set(REFUSED)


@pytest.mark.parametrize("name", READ)
def test_fixture(name: str) -> None:
    expected = READ[name]
    read = read_transcript(DATA / "formats" / name)
    for turn, wanted in zip(read.turns, expected.get("turns", read.turns), strict=True):
        if isinstance(wanted, dict):
            found = {"speaker": turn.speaker, "start_ms": turn.start_ms, "end_ms": turn.end_ms}
            assert {**found, "text": turn.span.of(read.text)}.items() >= wanted.items()
    assert read.text == expected.get("text", read.text)
    assert read.encoding == expected.get("encoding", "utf-8")
    assert read.confidence == expected.get("confidence", "certain")
    assert read.format == expected.get("format", "docx" if name.endswith("docx") else "text")
    assert dict(read.attributes) == expected.get("attributes", {})
    assert {problem.rule: problem.facts["count"] for problem in read.warnings} == WARNINGS.get(name, {})


@pytest.mark.parametrize("name", NOT_READ)
def test_a_format_that_is_not_read_is_named(name: str) -> None:
    with pytest.raises(TranscriptFileError) as caught:
        read_transcript(DATA / "formats" / name)
    (problem,) = caught.value.problems
    assert (problem.rule, problem.facts["format"]) == ("format-not-read", NOT_READ[name])


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_fixture(name: str) -> None:
    path = DATA / "formats" / name
    with pytest.raises(TranscriptFileError) as caught:
        read_transcript(path)
    assert [problem.rule for problem in caught.value.problems] == [REFUSED[name]]
    assert caught.value.path == path
    for encoding, turns in EXPECTED[name].get("with_encoding", {}).items():
        read = read_transcript(path, encoding=encoding)
        assert [(turn.speaker, turn.span.of(read.text)) for turn in read.turns] == [
            (turn["speaker"], turn["text"]) for turn in turns
        ]
        assert (read.encoding, read.confidence) == (encoding, "given")


def test_an_uncertain_encoding_is_shown_both_ways() -> None:
    with pytest.raises(TranscriptFileError) as caught:
        read_transcript(DATA / "formats/more/ambiguous-gbk.txt")
    ranking = caught.value.problems[0].facts["ranking"]
    assert isinstance(ranking, tuple)
    assert ranking[:2] == ("utf-8 “A: л”", "gb18030 “A: 谢”")


def test_only_lf_ends_a_line() -> None:
    read = read_transcript(DATA / "formats/more/separators.txt")
    assert read.text.count("\n") == EXPECTED["more/separators.txt"]["lines"]


@pytest.mark.parametrize("name", INTERVIEWS)
def test_interview(name: str) -> None:
    read = read_transcript(DATA / "interviews" / name)
    assert read.text == (DATA / "interviews" / name).read_bytes().decode()
    assert len(read.text) == INTERVIEWS[name]["characters"]
    assert len(read.turns) == INTERVIEWS[name]["turns"]
    assert Counter(turn.speaker for turn in read.turns) == INTERVIEWS[name]["speakers"]
    assert all(turn.span.of(read.text).strip() for turn in read.turns)
    assert not any("#" in turn.span.of(read.text) for turn in read.turns)
    assert read.vote.shape == "heading"
    assert read.title.startswith(name.rpartition("/")[2][:10])


def test_a_stage_note_behind_the_words_is_none_of_them() -> None:
    (path,) = (DATA / "interviews/zh-hant").glob("2022-01-13*")
    read = read_transcript(path)
    assert "\n> （" in read.text
    assert not any(turn.span.of(read.text).split("\n")[-1].startswith(">") for turn in read.turns)
