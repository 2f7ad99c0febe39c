from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange import file_bytes
from coder.exchange.speaker_pattern import SpeakerPattern
from coder.exchange.transcript_file import ReadTranscript, read_transcript
from coder.exchange.unreadable import UnreadableError
from coder.model.errors import TranscriptFileError
from coder.model.problem import Severity
from coder.model.transcript import Transcript

TALK = "问：您好。\n答：您好。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "C01.txt"


def refusal(path: Path, **options: str) -> str:
    with pytest.raises(TranscriptFileError) as caught:
        read_transcript(path, **options)
    (problem,) = caught.value.errors
    assert caught.value.path == path
    return problem.rule


def sound(read: ReadTranscript) -> None:
    """Hold what every reader downstream relies on."""
    text = read.text
    assert text.encode().decode() == text
    assert "\r" not in text
    assert "\x00" not in text
    end = 0
    for number, turn in enumerate(read.turns, 1):
        assert turn.number == number
        assert end <= turn.span.start <= turn.span.end <= len(text)
        assert turn.span.of(text) == turn.span.of(text).strip(" \t\n\u3000")
        end = turn.span.end
    assert all(0 <= offset <= len(text) for offset, _ms in read.cue_times)
    assert all(problem.severity is Severity.WARNING for problem in read.warnings)


def test_everything_about_a_file(file: Path) -> None:
    head = "---\ntitle: 减负\n身份: 社区工作者\n---\n日期：2026-03-12\n角色：居民\n\n"
    data = f"{head}问：您好。\r\n答：您好。\r\n".encode()
    file.write_bytes(data)
    read = read_transcript(file)
    assert read.title == "减负"
    assert read.attributes == {"role": "社区工作者", "date": "2026-03-12"}
    assert (read.encoding, read.confidence, read.format, read.render) == ("utf-8", "certain", "text", 0)
    assert read.source_sha256 == hashlib.sha256(data).hexdigest()
    assert [turn.span.of(read.text) for turn in read.turns] == ["您好。", "您好。"]
    assert [problem.rule for problem in read.warnings] == ["mixed-line-ends"]
    assert read.transcript("C01") == Transcript("C01", read.text, read.turns, "减负", read.attributes)
    assert file.read_bytes() == data


def test_the_name_of_the_file_is_the_title_of_last_resort(file: Path) -> None:
    file.write_text(TALK, "utf-8")
    assert read_transcript(file).title == "C01"


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "file-empty"),
        (b" \r\n\t", "file-blank"),
        ("\ufeff".encode(), "file-blank"),
        (b"\xff\xfe", "file-blank"),
    ],
)
def test_nothing_in_it(file: Path, content: bytes, rule: str) -> None:
    file.write_bytes(content)
    assert refusal(file) == rule


def test_what_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "s.txt"))
    try:
        assert refusal(tmp_path / "s.txt") == "file-is-device"
    finally:
        listening.close()
    assert refusal(pipe) == "file-is-device"
    assert refusal(Path("/dev/zero")) == "file-is-device"
    assert refusal(tmp_path) == "file-is-folder"
    assert refusal(tmp_path / "none.txt") == "file-missing"
    assert refusal(pipe / "below.txt") == "file-missing"
    assert refusal(Path("a\x00b")) == "file-unreadable"
    assert refusal(tmp_path / ("长" * 300)) == "file-unreadable"


def test_a_file_that_may_not_be_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(TALK, "utf-8")

    def forbid(*_arguments: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", forbid)
    assert refusal(file) == "file-forbidden"


def test_text_has_a_limit_and_word_files_another(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (file_bytes.TEXT_LIMIT, file_bytes.ZIP_LIMIT) == (64 * 2**20, 256 * 2**20)
    monkeypatch.setattr(file_bytes, "TEXT_LIMIT", 30)
    monkeypatch.setattr(file_bytes, "ZIP_LIMIT", 60)
    file.write_bytes(b"a" * 30)
    assert read_transcript(file).text == "a" * 30
    file.write_bytes(b"a" * 31)
    assert refusal(file) == "file-too-large"
    file.write_bytes(b"PK\x03\x04" + bytes(50))
    assert refusal(file) == "zip-damaged"
    file.write_bytes(b"PK\x03\x04" + bytes(60))
    assert refusal(file) == "file-too-large"


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.docx", TALK, "format-not-as-named"),
        ("a.srt", TALK, "format-not-as-named"),
        ("a.vtt", TALK, "format-not-as-named"),
        ("a.json", "[1]", "format-not-as-named"),
        ("a.txt", "WEBVTT\n\n00:00.000 --> 00:01.000\n好\n", "format-not-as-named"),
        ("a.txt", "1\n00:00:00,000 --> 00:00:01,000\n好\n", "format-not-as-named"),
        ("a.txt", "%PDF-1.4 ...", "format-not-read"),
        ("a.txt", "{\\rtf1 ...}", "format-not-read"),
        ("a.doc", "{\\rtf1 ...}", "format-not-read"),
        ("a.txt", '{"text": "好", "segments" : []}', "format-not-read"),
        ("a.txt", "\n<!doctype HTML><html></html>", "format-not-read"),
        ("a.txt", "@UTF8\n@Begin\n", "format-not-read"),
        ("a.txt", '<?xml version="1.0"?><ANNOTATION_DOCUMENT/>', "format-not-read"),
        ("a.vtt", "WEBVTT\n\nNOTE 好\n", "file-blank"),
    ],
)
def test_content_decides_and_the_name_must_agree(tmp_path: Path, name: str, content: str, rule: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8", newline="")
    assert refusal(path) == rule


@pytest.mark.parametrize("name", ["a.log", "a", "a.TXT", "a.Md"])
def test_other_names_say_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TALK, "utf-8")
    assert read_transcript(path).format == "text"


def test_subtitles_have_times_beside_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\n好\n\n2\n00:00:03,000 --> 00:00:04,000\n嗯\n", "utf-8")
    read = read_transcript(path)
    assert (read.format, read.render, read.text, read.cue_times) == (
        "srt",
        1,
        "好\n嗯\n\n",
        ((0, 1000), (2, 3000)),
    )
    assert [problem.rule for problem in read.warnings] == ["no-speakers"]
    read = read_transcript(path, speakers="(?P<name>好)")
    assert [turn.speaker for turn in read.turns] == ["好"]


def test_no_speakers_on_request(file: Path) -> None:
    file.write_text("日期：2026-03-12\n\n" + TALK, "utf-8")
    read = read_transcript(file, speakers="none")
    assert (read.turns, read.warnings, read.attributes) == ((), (), {"date": "2026-03-12"})


def test_a_pattern_of_ones_own(file: Path) -> None:
    file.write_text("<<张三@00:05>> 一\n二\n<<李四@1:02:03>>\n三\n", "utf-8")
    read = read_transcript(file, speakers=r"<<(?P<name>.*?)@(?P<time>[\d:]+)>>(?P<text>.*)")
    assert [(turn.speaker, turn.start_ms, turn.span.of(read.text)) for turn in read.turns] == [
        ("张三", 5000, "一\n二"),
        ("李四", 3_723_000, "三"),
    ]
    assert (read.vote.shape, read.vote.count) == ("pattern", 2)
    read = read_transcript(file, speakers="(?P<name>nobody)")
    assert [problem.facts["reason"] for problem in read.warnings] == ["pattern"]


@pytest.mark.parametrize(
    ("pattern", "rule"),
    [
        ("(", "speakers-pattern"),
        ("(?P<name>a){4294967296}", "speakers-pattern"),
        ("a" * 1001, "speakers-pattern"),
        ("", "speakers-pattern-name"),
        ("(?P<text>.*)", "speakers-pattern-name"),
        ("(?P<name>(?:a|aa)+)[0-9]", "speakers-pattern-slow"),
    ],
)
def test_a_bad_pattern(file: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, rule: str) -> None:
    monkeypatch.setattr("coder.exchange.speaker_pattern.SECONDS", 0.2)
    file.write_text("a" * 5000 + "b\n", "utf-8")
    assert refusal(file, speakers=pattern) == rule


def test_a_pattern_that_fits_nothing_is_nobody() -> None:
    assert SpeakerPattern("(?P<name>x?)").labels("好\n") == ()
    with pytest.raises(UnreadableError):
        SpeakerPattern("(?P<name")


def test_what_a_person_should_look_at(file: Path) -> None:
    file.write_text(
        "".join(f"甲 00:{n:02}\n好\n乙 00:{n:02}\n好\n" for n in (1, 5, 3, 6, 9)) + "丙 00:10\n好\n", "utf-8"
    )
    read = read_transcript(file)
    assert {problem.rule: problem.line for problem in read.warnings} == {
        "speaker-once": 22,
        "times-backwards": 10,
    }


@pytest.mark.parametrize(
    "content",
    [
        "\n" * 300_000 + "好",
        "### 问：\n好\n" + "> 笑\n" * 100_000,
        "问：" + " " * 300_000 + "x\n" * 2 + "答：好",
        "a" + " " * 300_000 + "b\n",
        "1\n00:00:00,000 --> 00:00:01,000\n" + "\n1" * 100_000,
        "1\n00:00:00,000 --> 00:00:01,000\n" + "9" * 300_000 + "\n" * 100_000 + "x",
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<v " * 100_000 + "&" * 100_000,
        "**" * 150_000,
        "：" * 300_000,
        '{"segments"' + " " * 300_000,
    ],
)
def test_a_file_made_to_be_slow_is_not(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a"
    path.write_text(content, "utf-8", newline="")
    try:
        sound(read_transcript(path))
    except TranscriptFileError as error:
        assert error.problems  # noqa: PT017 -- either outcome is right, as long as it comes soon


PIECES = st.sampled_from(list("\n\n\r\t :：()[]#*>|-　好问答AQ1\u2028\x85\x1b\ufeff😀")) | st.sampled_from(
    (
        *(
            "问：",
            "答：",
            "### 唐鳳：",
            "\n问：",
            "\n**甲：**",
            "\n甲 00:0",
            "\n[00:12] 甲：",
            "\n甲(00:03): ",
        ),
        *(
            "---\n",
            "日期：2026-03-12\n",
            "#00:00:01-1#",
            "以上内容由AI生成，仅供参考",
            "<v 甲>",
            "&amp;",
            "&#13;",
        ),
        *("WEBVTT\n\n", "1\n00:00:00,000 --> 00:00:01,000\n", "00:00.000 --> 00:01.000\n"),
    )
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(pieces=st.lists(PIECES, max_size=30), encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_whatever_is_written_is_read_soundly_or_refused(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], encoding: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "written"
    path.write_bytes("".join(pieces).encode(encoding))
    for speakers in ("auto", "none", "(?P<name>.)(?P<text>.*)"):
        try:
            sound(read_transcript(path, encoding=encoding, speakers=speakers))
        except TranscriptFileError:
            continue


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    head=st.sampled_from(
        [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"WEBVTT\n\n", b"---\n", b"\xce\xca\xa3\xba"]
    ),
    body=st.binary(max_size=120),
    suffix=st.sampled_from(["", ".txt", ".docx", ".srt", ".vtt"]),
)
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, body: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(head + body)
    for encoding in (None, "latin-1"):
        try:
            sound(read_transcript(path, encoding=encoding))
        except TranscriptFileError as error:
            assert len(error.problems) == 1  # noqa: PT017 -- either outcome is right
