"""A new study is there whole or not at all, and nothing else in its folder is touched."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from coder.model.errors import CodebookFileError, DiskError, ExistsError, UnfitSettingError
from coder.project import creating
from coder.project.backing_up import backup
from coder.project.creating import create_demo, create_project, shipped_codebooks
from coder.project.history import history
from coder.project.opening import open_project, settings_of
from coder.project.transcripts import overview
from coder.reports.wording.history import action_line
from coder.store.codebooks import by_sha256
from tests.conftest import CODEBOOK

BLANK = shipped_codebooks()["blank"]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def small_sample(tmp_path, monkeypatch):
    """A sample of one interview: the real one has twelve."""
    source = tmp_path / "source"
    for part in ("codebooks", "transcripts", "exports/codings"):
        (source / part).mkdir(parents=True)
    shutil.copyfile(BLANK, source / "codebooks/blank.yaml")
    (source / "coder.yaml").write_text("title: sample\ncodebook: codebooks/blank.yaml\n")
    (source / "transcripts/C01.md").write_text("问：好吗？\n答：好。\n")
    monkeypatch.setattr(creating, "sample_folder", lambda: source)


@pytest.mark.parametrize(
    "name", ["a: b.yaml", "my book #1.yaml", "'q\".yaml", "- x", "编码 手册.yaml", "null", "[a]"]
)
def test_a_codebook_of_any_file_name(tmp_path, name):
    mine = tmp_path / name
    mine.write_text(CODEBOOK)
    create_project(tmp_path / "study", "t", mine, "zh").close()
    assert settings_of(tmp_path / "study").codebook == f"codebooks/{name}"
    open_project(tmp_path / "study").close()


@pytest.mark.parametrize(
    "title", ["a: b # c", "null", "~", "“引”", '"', "\\", "- x", "{a}", " 减负 ", "👨‍👩‍👧"]
)
def test_a_title_comes_back_as_it_was_given(tmp_path, title):
    create_project(tmp_path / "study", title, BLANK, "zh").close()
    found = settings_of(tmp_path / "study").title
    assert title.strip() in {found.zh, found.en}


BAD_TITLES = [
    "",
    "  ",
    "a\u2028b",
    "a\x85b",
    "a\x7f",
    "\u202eabc",
    "a\x1b[31m",
    "a\nb",
    "\udcff",
    "题" * 200_000,
]


@pytest.mark.parametrize("title", BAD_TITLES, ids=[ascii(title[:9]) for title in BAD_TITLES])
def test_a_title_that_cannot_be_kept_makes_nothing(tmp_path, title):
    with pytest.raises(UnfitSettingError) as refused:
        create_project(tmp_path / "new" / "study", title, BLANK, "zh")
    assert refused.value.key == "title"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\\b.yaml", "x.yaml ", "a\x85.yaml", "a\udcff.yaml"])
def test_a_codebook_that_cannot_be_named_makes_nothing(tmp_path, name):
    mine = tmp_path / name
    mine.write_text(CODEBOOK)
    with pytest.raises(UnfitSettingError) as refused:
        create_project(tmp_path / "study", "t", mine, "zh")
    assert refused.value.key == "codebook"
    assert not (tmp_path / "study").exists()


def test_a_broken_codebook_that_is_there_stops_it_before_anything_is_made(tmp_path):
    (tmp_path / "study/codebooks").mkdir(parents=True)
    (tmp_path / "study/codebooks/blank.yaml").write_text("codes: [\n")
    before = everything(tmp_path)
    with pytest.raises(CodebookFileError) as refused:
        create_project(tmp_path / "study", "t", BLANK, "zh")
    assert refused.value.path == tmp_path / "study/codebooks/blank.yaml"
    assert everything(tmp_path) == before
    assert [path.name for path in (tmp_path / "study").iterdir()] == ["codebooks"]


def test_what_fails_later_is_undone(tmp_path, monkeypatch):
    folder = tmp_path / "new" / "study"
    (tmp_path / "new").mkdir()

    def fails(folder):
        (folder / ".coder").mkdir()
        raise DiskError(folder, "full")

    monkeypatch.setattr(creating, "open_project", fails)
    with pytest.raises(DiskError):
        create_project(folder, "t", BLANK, "zh")
    assert list((tmp_path / "new").iterdir()) == []
    monkeypatch.undo()
    create_project(folder, "t", BLANK, "zh").close()


def test_a_folder_with_files_keeps_them_whether_it_works_or_not(tmp_path, monkeypatch):
    folder = tmp_path / "study"
    (folder / "transcripts").mkdir(parents=True)
    (folder / ".coder").mkdir()
    (folder / "transcripts/A.txt").write_text("a")
    (folder / ".coder/own").write_text("mine")
    before = everything(folder)
    with monkeypatch.context() as broken:
        broken.setattr(
            creating, "open_project", lambda folder: (_ for _ in ()).throw(DiskError(folder, "full"))
        )
        with pytest.raises(DiskError):
            create_project(folder, "t", BLANK, "zh")
    assert everything(folder) == before
    create_project(folder, "t", BLANK, "zh").close()
    after = everything(folder)
    assert {name: after[name] for name in before} == before
    with pytest.raises(ExistsError):
        create_project(folder, "t", BLANK, "zh")
    assert everything(folder).keys() == after.keys()


def test_a_file_where_a_folder_has_to_be(tmp_path):
    (tmp_path / "study").mkdir()
    (tmp_path / "study/exports").write_text("mine")
    with pytest.raises(DiskError):
        create_project(tmp_path / "study", "t", BLANK, "zh")
    assert everything(tmp_path) == {"study/exports": b"mine"}
    assert [path.name for path in (tmp_path / "study").iterdir()] == ["exports"]


def opened(folder: Path) -> tuple[str, ...]:
    project = create_demo(folder, "我")
    names = tuple(one.facts.name for one in overview(project))
    project.close()
    return names


@pytest.mark.usefixtures("small_sample")
def test_the_sample_fills_an_empty_folder_however_it_is_named(tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert opened(Path()) == ("C01",)
    assert Path("coder.yaml").is_file()  # the folder one stands in is still the one of that name
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert opened(tmp_path / "link") == ("C01",)
    assert (tmp_path / "link").is_symlink()
    assert opened(tmp_path / "link") == ("C01",)
    assert opened(tmp_path / "deep/er") == ("C01",)
    assert sorted(path.name for path in (tmp_path / "real").iterdir()) == [
        *(".coder", "codebooks", "coder.yaml", "exports", "transcripts"),
    ]


@pytest.mark.usefixtures("small_sample")
def test_what_a_broken_off_copy_left_is_no_hindrance_and_a_full_folder_is(tmp_path):
    (tmp_path / "demo/.coder-demo.1.part/codebooks").mkdir(parents=True)
    assert opened(tmp_path / "demo") == ("C01",)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine").write_text("")
    with pytest.raises(ExistsError):
        create_demo(tmp_path / "full", "我")
    assert everything(tmp_path / "full") == {"mine": b""}


@pytest.mark.usefixtures("small_sample")
def test_a_copy_that_fails_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(creating, "_take_in", lambda *_: (_ for _ in ()).throw(DiskError(tmp_path, "full")))
    with pytest.raises(DiskError):
        create_demo(tmp_path / "demo", "我")
    assert not (tmp_path / "demo").exists()
    (tmp_path / "empty").mkdir()
    with pytest.raises(DiskError):
        create_demo(tmp_path / "empty", "我")
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.usefixtures("small_sample")
@pytest.mark.parametrize("is_there", [False, True])
def test_of_two_at_once_the_later_opens_the_others(tmp_path, monkeypatch, is_there):
    if is_there:
        (tmp_path / "demo").mkdir()
    both = threading.Barrier(2, timeout=20)
    take_in = creating._take_in

    def together(project, who):
        take_in(project, who)
        both.wait()

    monkeypatch.setattr(creating, "_take_in", together)
    monkeypatch.setattr(creating.os, "getpid", threading.get_ident)
    found = []
    threads = [threading.Thread(target=lambda: found.append(opened(tmp_path / "demo"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [("C01",), ("C01",)]
    assert [path.name for path in (tmp_path / "demo").iterdir() if path.suffix == ".part"] == []


def test_backups_of_one_moment_have_names_of_their_own(study, monkeypatch):
    monkeypatch.setattr("coder.project.backing_up.now", lambda: "2026-11-24T10:00:00.123Z")
    made = [backup(study) for _ in range(3)]
    assert len(set(made)) == 3
    assert all(path.is_file() for path in made)


def test_a_database_elsewhere_is_backed_up_too(study_folder):
    (study_folder / "coder.yaml").write_text("codebook: codebooks/small.yaml\ndatabase: own.db\n")
    project = open_project(study_folder)
    assert backup(project).is_file()
    project.close()


def test_the_history_names_the_revision_as_everything_else_does(study):
    loaded = next(action for action in history(study) if "codebook" in str(action.events[0].op))
    assert study.codebook.revision in action_line(loaded)
    with study.database.reading() as transaction:
        revision = by_sha256(transaction, study.codebook_text.sha256)
    assert revision.content_sha256.startswith(study.codebook.revision)
    assert study.codebook_text.sha256[:12] not in action_line(loaded)
