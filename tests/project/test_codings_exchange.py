"""Codings into a folder of files and back: none is lost, none lands where it does not belong."""

from __future__ import annotations

import json
import time
import unicodedata
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from coder.exchange.standoff import read_standoff
from coder.exchange.standoff_names import file_names
from coder.model.errors import ChangedMeanwhileError, CodingsFileError, DiskError
from coder.model.event import Change, Kind
from coder.model.identity import new_id
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.choosing import chosen_codings
from coder.project.coding import tag
from coder.project.codings_files import export_folder, import_codings
from coder.project.doctor import examine
from coder.project.filters import Filters
from coder.project.history import history
from coder.project.importing import import_transcripts
from coder.project.opening import open_project
from coder.project.transcripts import codings_of, overview, read, set_status
from coder.project.undoing import redo, undo
from coder.reports.wording.problems import problem_words
from coder.store import codings, journal
from tests.conftest import write_study

NFC, NFD = unicodedata.normalize("NFC", "é"), unicodedata.normalize("NFD", "é")


def bring(project, name, text):
    path = project.folder / "transcripts" / f"{uuid.uuid4().hex}.txt"
    path.write_bytes(text.encode())
    import_transcripts(project, "甲", [path], name=name)


def statuses(project, transcript):
    (found,) = [one for one in overview(project) if one.facts.name == transcript]
    return dict(found.status)


def write(path, *rows):
    path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())
    return path


@pytest.fixture
def row(study, passage):
    """A line that fits, as a dictionary to change."""
    span = passage("A01", "直接派活")
    return {
        "transcript": "A01",
        "coder": "乙",
        "code": "派活",
        "start": span.start,
        "end": span.end,
        "quote": "直接派活",
    }


@pytest.fixture
def head(study):
    return {
        "format": "coder/standoff/1",
        "transcript": "A01",
        "coder": "乙",
        "status": "in_progress",
        "text_sha256": read(study, "A01").sha256,
    }


@pytest.fixture
def twin(tmp_path):
    """The same texts in another project, without codings."""
    project = open_project(write_study(tmp_path / "twin"))
    import_transcripts(project, "甲", sorted((project.folder / "transcripts").iterdir()))
    yield project
    project.close()


def rules(problems):
    return [problem.rule for problem in problems]


def test_names_that_one_file_system_takes_for_the_same_get_files_of_their_own(study, tmp_path):
    names = [NFC, NFD, "case", "CASE"]
    for number, name in enumerate(names):
        bring(study, name, f"问：话{number}\n答：好\n问：再来\n答：好的\n")
        tag(study, "甲", name, Span(2, 4), ["表格"])
    tag(study, "a", "case", Span(2, 4), ["表格"])
    tag(study, "A", "case", Span(2, 4), ["表格"])
    written = export_folder(study, Filters(), tmp_path / "out")
    told = {unicodedata.normalize("NFC", str(path)).casefold() for path in written}
    assert len(told) == len(written) == 6
    found = [read_standoff(path.read_bytes()) for path in written]
    assert {(one.heads[0].transcript, one.heads[0].coder) for one in found} == {
        *((name, "甲") for name in names),
        ("case", "a"),
        ("case", "A"),
    }
    for one in found:
        assert {line.coding.transcript for line in one.lines} == {one.heads[0].transcript}


def test_the_file_of_a_transcript_is_the_same_under_every_filter(study, tmp_path):
    for name in (NFC, NFD):
        bring(study, name, "问：甲乙\n答：好\n问：再来\n答：好的\n")
        tag(study, "甲", name, Span(0, 1), ["表格"])
    (first,) = export_folder(study, Filters(transcripts=(NFC,)), tmp_path / "out")
    (second,) = export_folder(study, Filters(transcripts=(NFD,)), tmp_path / "out")
    assert first != second
    assert set(export_folder(study, Filters(), tmp_path / "out")) == {first, second}


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.lists(st.one_of(st.text("aA éÉ\u0301.(2)/%", max_size=6), st.text(max_size=80)), unique=True))
def test_file_names_are_short_safe_and_never_shared(names):
    given = [name.encode("utf-8", "ignore").decode() for name in names]
    found = file_names(dict.fromkeys(given))
    assert list(found) == list(dict.fromkeys(given))
    assert len({unicodedata.normalize("NFC", one.casefold()) for one in found.values()}) == len(found)
    for name in found.values():
        assert 0 < len(name.encode()) <= 100
        assert not set(name) & set('<>:"/\\|?*\0\n')
        assert name not in {".", ".."}
        assert not name.endswith((" ", "."))


def test_a_plain_name_stays_and_a_long_one_is_cut_with_a_mark_of_its_own():
    long = "社区" * 100
    found = file_names([long + "一", long + "二", "A01", "con", "a/b", ""])
    assert found["A01"] == "A01"
    assert found["con"] == "con%"
    assert found["a/b"] == "a%2Fb"
    assert found[""]
    assert found[long + "一"] != found[long + "二"]
    assert found[long + "一"].startswith("社区社区")


def test_two_transcripts_with_one_text_are_both_written(study, tmp_path):
    text = "问：甲乙\n答：好\n问：再来\n答：好的\n"
    for name in ("one", "two"):
        bring(study, name, text)
        tag(study, "甲", name, Span(0, 1), ["表格"])
    written = export_folder(study, Filters(), tmp_path / "out")
    heads = [read_standoff(path.read_bytes()).heads[0] for path in written]
    assert [head.transcript for head in heads] == ["one", "two"]
    assert {head.text_sha256 for head in heads} == {read(study, "one").sha256}


def test_who_found_nothing_is_written_too_and_comes_back(study, twin, tmp_path, passage):
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    set_status(study, "乙", "A01", Status.DONE)
    set_status(study, "乙", "B01", Status.DONE)
    written = export_folder(study, Filters(), tmp_path / "out")
    names = [path.relative_to(tmp_path / "out").as_posix() for path in written]
    assert names == ["A01/乙.jsonl", "A01/甲.jsonl", "B01/乙.jsonl"]
    assert written[0].read_bytes().count(b"\n") == 1
    import_codings(twin, "甲", written)
    assert statuses(twin, "A01") == {"甲": Status.IN_PROGRESS, "乙": Status.DONE}
    assert statuses(twin, "B01") == {"乙": Status.DONE}
    assert examine(twin).problems == ()
    only = export_folder(study, Filters(coders=("乙",), transcripts=("B01",)), tmp_path / "some")
    assert [path.name for path in only] == ["乙.jsonl"]


@pytest.mark.parametrize(
    ("here", "said", "then"),
    [
        (None, "done", "done"),
        (None, "in_progress", "in_progress"),
        ("in_progress", "done", "done"),
        ("in_progress", "new", "in_progress"),
        ("done", "in_progress", "done"),
        ("done", "new", "done"),
        ("done", "done", "done"),
        ("new", "in_progress", "in_progress"),
    ],
)
def test_an_older_file_does_not_reopen_what_is_done(study, head, tmp_path, here, said, then):
    if here:
        set_status(study, "乙", "A01", Status.DONE)
        set_status(study, "乙", "A01", Status(here))
    (report,) = import_codings(study, "甲", [write(tmp_path / "f", {**head, "status": said})])
    assert statuses(study, "A01") == {"乙": Status(then)}
    kept = said not in (then, "done")
    assert rules(report.warnings) == (["codings-status"] if kept else [])


def test_of_two_files_in_one_import_the_one_that_is_done_counts(study, head, tmp_path):
    done = write(tmp_path / "a", {**head, "status": "done"})
    open_ = write(tmp_path / "b", head)
    import_codings(study, "甲", [done, open_])
    assert statuses(study, "A01") == {"乙": Status.DONE}


@pytest.mark.parametrize(
    "change",
    [
        {"transcript": ""},
        {"transcript": 5},
        {"transcript": "A\0"},
        {"transcript": "\ud800"},
        {"coder": None},
        {"coder": ["乙"]},
        {"coder": "乙\0"},
        {"coder": " 乙"},
        {"coder": "乙" * 65},
        {"coder": ""},
        {"coder": "\ud800"},
        {"status": "finished"},
        {"status": ["done"]},
        {"status": 1},
        {"text_sha256": 7},
        {"text_sha256": "\0"},
        {"format": "\ud800"},
        {"format": ["coder/standoff/1"]},
    ],
)
def test_a_head_is_held_to_what_a_line_is(study, head, row, tmp_path, change):
    path = tmp_path / "f.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in ({**head, **change}, row)))
    before = history(study)
    with pytest.raises(CodingsFileError) as refusal:
        import_codings(study, "甲", [path])
    (problem,) = refusal.value.problems
    assert (problem.line, problem.rule) in {
        (1, "codings-head"),
        (1, "codings-coder"),
        (1, "codings-format"),
    }
    assert problem_words(problem).message.encode("utf-8", "replace")
    assert history(study) == before


@pytest.mark.parametrize("coder", ["", " ", " 乙", "乙 ", "乙\n", "\x1b[2J", "乙" * 65, "\u202e乙", "　乙"])
def test_a_line_gives_no_coder_that_the_command_line_would_refuse(study, row, tmp_path, coder):
    (report,) = import_codings(study, "甲", [write(tmp_path / "f", {**row, "coder": coder})], keep_going=True)
    assert rules(report.refused) == ["codings-coder"]
    assert codings_of(study, "A01") == ()


def test_an_id_is_one_id_however_it_is_written(study, row, tmp_path):
    id = new_id()
    forms = [id.upper(), f"{{{id}}}", f"urn:uuid:{id}", f"URN:UUID:{id.upper()}", id.replace("-", "")]
    lines = [{**row, "id": form, "start": row["start"] + n, "quote": row["quote"][n:]} for n, form in
             zip((0, 1, 2, 3, 0), forms, strict=True)]  # fmt: skip
    (report,) = import_codings(study, "甲", [write(tmp_path / "f", *lines)])
    assert (report.added, report.known) == (1, 4)
    assert [one.id for one in codings_of(study, "A01")] == [id]
    assert examine(study).problems == ()


@pytest.mark.parametrize("id", ["x", "0" * 31, "0x" + "0" * 30, "1_" + "0" * 30, " " + "0" * 31, "１" * 32])
def test_what_only_looks_like_an_id_is_refused(study, row, tmp_path, id):
    (report,) = import_codings(study, "甲", [write(tmp_path / "f", {**row, "id": id})], keep_going=True)
    assert rules(report.refused) == ["codings-id"]


@pytest.mark.parametrize("key", ["created_at", "updated_at"])
@pytest.mark.parametrize(
    "time",
    ["yesterday", "2026-13-01T00:00:00Z", "2026-03-12", "2026-03-12T25:00:00Z", "1", "２０２６-03-12T10:00Z"],
)
def test_a_time_is_a_date_and_a_time_of_day(study, row, tmp_path, key, time):
    (report,) = import_codings(study, "甲", [write(tmp_path / "f", {**row, key: time})], keep_going=True)
    assert rules(report.refused) == ["codings-time"]
    assert report.refused[0].facts == {"key": key, "found": time}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-03-12T14:30:00.123Z", "2026-03-12T14:30:00.123Z"),
        ("2026-03-12T14:30:00Z", "2026-03-12T14:30:00Z"),
        ("2026-03-12T14:30:00+08:00", "2026-03-12T06:30:00.000Z"),
        ("2026-03-12T14:30", "2026-03-12T14:30:00.000Z"),
    ],
)
def test_times_are_kept_in_utc(study, row, tmp_path, written, kept):
    import_codings(study, "甲", [write(tmp_path / "f", {**row, "created_at": written})])
    (one,) = codings_of(study, "A01")
    assert one.created_at == one.updated_at == kept


def test_codes_that_are_given_no_more_come_in_with_one_warning_each(study, row, tmp_path):
    book = study.folder / "codebooks" / "small.yaml"
    book.write_text(
        book.read_text()
        + "  - {id: 并码, name: {zh: 并码, en: Merged}, kind: other, status: merged, "
        + "merged_into: 会议, brief: 并入会议}\n"
    )
    again = open_project(study.folder)
    span = Span(row["start"], row["end"])
    lines = [
        {**row, "code": code, "coder": coder} for code in ("旧码", "并码", "派活") for coder in ("乙", "丙")
    ]
    first, second = import_codings(
        again,
        "甲",
        [write(tmp_path / "a", *lines), write(tmp_path / "b", {**row, "code": "旧码", "coder": "丁"})],
    )
    assert (first.added, second.added) == (6, 1)
    assert rules((*first.warnings, *second.warnings)) == ["codings-old-code", "codings-old-code"]
    said = [problem_words(warning).message for warning in first.warnings]
    assert ["旧码" in one for one in said] == [True, False]
    assert ["并码" in one for one in said] == [False, True]
    assert {one.span for one in codings_of(again, "A01")} == {span}
    again.close()


def test_a_file_made_on_another_text_gives_nothing_and_is_refused_once(study, head, row, tmp_path):
    other = write(tmp_path / "a", {**head, "text_sha256": "0" * 64}, row, {**row, "quote": "别的"}, {})
    good = write(tmp_path / "b", {**head, "coder": "丙"}, {**row, "coder": "丙"})
    first, second = import_codings(study, "甲", [other, good], keep_going=True)
    assert (first.added, first.known, rules(first.refused)) == (0, 0, ["codings-other-text"])
    assert second.added == 1
    assert [one.coder for one in codings_of(study, "A01")] == ["丙"]
    assert statuses(study, "A01") == {"丙": Status.IN_PROGRESS}


@pytest.mark.parametrize("change", [{"transcript": "Z99"}, {"format": "coder/standoff/2"}, {"status": "?"}])
def test_a_head_that_cannot_be_trusted_takes_its_lines_with_it(study, head, row, tmp_path, change):
    path = write(tmp_path / "f", {**head, **change}, row)
    (report,) = import_codings(study, "甲", [path], keep_going=True)
    assert (report.added, len(report.refused)) == (0, 1)


def test_a_code_that_resembles_none_gets_a_hint_all_the_same(study, row, tmp_path):
    lines = [
        {**row, "code": "zzzzzz"},
        {**row, "code": "问题"},
        {**row, "code": "直接派活码"},
        {**row, "code": "会仪"},
    ]
    (report,) = import_codings(study, "甲", [write(tmp_path / "f", *lines)], keep_going=True)
    nothing, heading, _near, near = map(problem_words, report.refused)
    assert "coder codebook show" in nothing.hint
    assert "分类标题" in heading.message
    assert "问题" not in heading.hint
    assert heading.hint
    assert "会议" in near.hint


def test_a_disk_that_refuses_is_told_and_leaves_the_old_file(study, tmp_path, passage, monkeypatch):
    tag(study, "甲", "A01", passage("A01", "直接派活"), ["派活"])
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(DiskError):
        export_folder(study, Filters(), tmp_path / "file")
    (path,) = export_folder(study, Filters(), tmp_path / "out")
    before = path.read_bytes()
    tag(study, "甲", "A01", passage("A01", "表格"), ["表格"])

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskError) as refusal:
        export_folder(study, Filters(), tmp_path / "out")
    assert refusal.value.reason == "full"
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_goes_out_comes_back_the_same(study, twin, tmp_path, passage):
    tag(study, "甲", "A01", passage("A01", "😀天天开会"), ["会议", "表格"], memo="一\n二")
    tag(study, "乙", "A01", passage("A01", "直接派活"), ["派活"])
    set_status(study, "甲", "A01", Status.DONE)
    written = export_folder(study, Filters(), tmp_path / "out")
    import_codings(twin, "丙", written)
    assert chosen_codings(twin, Filters()) == chosen_codings(study, Filters())
    again = export_folder(twin, Filters(), tmp_path / "again")
    for one, other in zip(written, again, strict=True):
        assert one.read_bytes() == other.read_bytes()


def _many(study, count):
    bring(
        study,
        "L",
        "问：甲\n答："
        + "".join(chr(0x4E00 + n % 5000) for n in range(count * 2 + 50))
        + "\n问：乙\n答：好\n",
    )
    text = read(study, "L").text
    return [
        {"id": new_id(), "transcript": "L", "coder": "乙", "code": ("表格", "会议", "派活")[n % 3],
         "start": 10 + 2 * n, "end": 30 + 2 * n, "quote": text[10 + 2 * n : 30 + 2 * n],
         "codebook_revision": f"{n:012x}"}
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def statements(study):
    """Every statement that the database is asked from now on."""
    asked = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    event.listen(study.database._engine, "before_cursor_execute", note)
    return asked


def test_many_lines_do_not_cost_a_query_each(study, tmp_path, statements):
    path = write(tmp_path / "f", *_many(study, 2000))
    for step in (
        lambda: import_codings(study, "甲", [path]),
        lambda: undo(study, "甲"),
        lambda: redo(study, "甲"),
        lambda: import_codings(study, "甲", [path]),
    ):
        statements.clear()
        step()
        assert len(statements) < 60
    assert len(codings_of(study, "L")) == 2000
    assert examine(study).problems == ()


def test_many_warnings_do_not_slow_each_other_down(study, tmp_path):
    """One second; eleven where each line looks through the warnings of all before it."""
    path = write(tmp_path / "f", *_many(study, 12_000))
    begin = time.process_time()
    (report,) = import_codings(study, "甲", [path])
    assert time.process_time() - begin < 6
    assert rules(report.warnings) == ["codings-revision"] * 12_000


def test_a_run_of_changes_is_refused_when_one_of_them_is_out_of_date(study, tmp_path):
    rows = _many(study, 700)
    import_codings(study, "甲", [write(tmp_path / "f", *rows)])
    ids = [row["id"] for row in rows]
    with study.database.reading() as transaction:
        states = codings.state_of(transaction, ids)
    moved = [Change(Kind.CODING, id, states[id], {**states[id], "memo": "neu", "version": 2}) for id in ids]
    stale = {**states[ids[650]], "version": 3}
    for wrong in (Change(Kind.CODING, ids[650], stale, {**stale, "version": 4}),
                  Change(Kind.CODING, ids[650], stale, {**stale, "version": 1})):  # fmt: skip
        with pytest.raises(ChangedMeanwhileError) as refusal, study.acting("甲") as (transaction, _coder):
            journal.act(transaction, "甲", [*moved[:650], wrong, *moved[651:]])
        assert refusal.value.id == ids[650]
    assert {one.memo for one in codings_of(study, "L")} == {""}
    with study.acting("甲") as (transaction, _coder):
        twice = {**moved[0].after, "memo": "noch", "version": 3}
        journal.act(transaction, "甲", [*moved, Change(Kind.CODING, ids[0], moved[0].after, twice)])
    assert [one.memo for one in codings_of(study, "L")][:2] == ["noch", "neu"]
    assert examine(study).problems == ()


def test_an_equal_coding_that_has_come_to_life_stops_the_whole_run(study, tmp_path):
    rows = _many(study, 20)
    import_codings(study, "甲", [write(tmp_path / "f", *rows)])
    undo(study, "甲")
    tag(study, "乙", "L", Span(rows[7]["start"], rows[7]["end"]), [rows[7]["code"]])
    with pytest.raises(ChangedMeanwhileError):
        redo(study, "甲")
    assert len(codings_of(study, "L")) == 1
    assert examine(study).problems == ()
