"""A new study: an empty one with a codebook to begin with, or a copy of the sample."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from coder.exchange.codebook_yaml import read_codebook_file
from coder.model.errors import ExistsError
from coder.project.codings_files import import_codings
from coder.project.first_settings import first_settings
from coder.project.importing import Options, import_transcripts
from coder.project.opening import Project, open_project
from coder.project.settings import PROJECT_FILE
from coder.project.writing import replaced
from coder.store.database import disk_error
from coder.store.opening import OWN_FOLDER

PACKAGE = Path(__file__).parent.parent
_UNFINISHED = ".part"


def sample_folder() -> Path:
    """Find the sample study: inside the installed package, else at the top of the source tree."""
    installed = PACKAGE / "sample"
    return installed if installed.is_dir() else PACKAGE.parent


def shipped_codebooks() -> dict[str, Path]:
    """Find the codebooks that come along, by name."""
    return {path.stem: path for path in sorted((sample_folder() / "codebooks").glob("*.yaml"))}


def create_project(folder: Path, title: str, codebook: Path, language: str) -> Project:
    """Make a new project folder, whole or not at all; what is there is neither replaced nor removed.

    Raises ExistsError, UnfitSettingError, CodebookFileError, DiskError and what opening it raises.
    """
    target = folder / "codebooks" / codebook.name
    with ExitStack() as undo:
        try:
            if os.path.lexists(folder / PROJECT_FILE):
                raise ExistsError("project", str(folder))
            settings = first_settings(title, codebook.name, language)
            read_codebook_file(target if target.exists() else codebook)
            for part in ("codebooks", "transcripts", "exports"):
                _make_folder(folder / part, undo)
            if not target.exists():
                undo.callback(target.unlink, missing_ok=True)
                shutil.copyfile(codebook, target)
            with replaced(folder / PROJECT_FILE) as file:
                file.write(settings)
            undo.callback((folder / PROJECT_FILE).unlink)
            undo.callback(_remove_all_but, folder / OWN_FOLDER, _files_in(folder / OWN_FOLDER))
            project = open_project(folder)
        except OSError as error:
            raise disk_error(folder, error) from error
        undo.pop_all()
    return project


def create_demo(folder: Path, who: str) -> Project:
    """Copy the sample study and take it in; a project that is there is opened as it is.

    The settings come last, so a broken-off copy is never taken for a study.
    """
    with ExitStack() as undo:
        try:
            if not (folder / PROJECT_FILE).is_file():
                _make_folder(folder, undo)
                _fill_with_sample(folder, who, undo)
        except OSError as error:
            raise disk_error(folder, error) from error
        undo.pop_all()
    return open_project(folder)


def _make_folder(folder: Path, undo: ExitStack) -> None:
    """Make a folder and those above it; undone, only those are removed that were made and are empty."""
    for place in reversed((folder, *folder.parents)):
        if not place.is_dir():
            place.mkdir(exist_ok=True)
            undo.callback(_remove_if_empty, place)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _files_in(folder: Path) -> frozenset[Path]:
    return frozenset(folder.iterdir()) if folder.is_dir() else frozenset()


def _remove_all_but(folder: Path, kept: Collection[Path]) -> None:
    for path in _files_in(folder):
        if path not in kept:
            path.unlink(missing_ok=True)
    if not kept:
        _remove_if_empty(folder)


def _fill_with_sample(folder: Path, who: str, undo: ExitStack) -> None:
    """Make the study inside the folder, under a name of its own, then put it in its place."""
    if any(path.suffix != _UNFINISHED for path in folder.iterdir()):
        raise ExistsError("folder", str(folder))
    unfinished = folder / f".coder-demo.{os.getpid()}{_UNFINISHED}"
    try:
        _copy_sample(unfinished)
        project = open_project(unfinished)
        try:
            _take_in(project, who)
        finally:
            project.close()
        _settle(unfinished, folder, undo)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _settle(unfinished: Path, folder: Path, undo: ExitStack) -> None:
    """Move a finished study in; who comes second, when two make one, takes that of the first."""
    try:
        (unfinished / "codebooks").rename(folder / "codebooks")
    except OSError:
        _wait_for(folder)
        return
    undo.callback(shutil.rmtree, folder / "codebooks")
    for part in ("transcripts", "exports", OWN_FOLDER):
        (unfinished / part).rename(folder / part)
        undo.callback(shutil.rmtree, folder / part)
    (unfinished / PROJECT_FILE).rename(folder / PROJECT_FILE)


def _wait_for(folder: Path) -> None:
    """Give the other a moment to move the rest in; raise ExistsError if it never does."""
    for _attempt in range(100):
        if (folder / PROJECT_FILE).is_file():
            return
        time.sleep(0.02)
    raise ExistsError("folder", str(folder))


def _copy_sample(folder: Path) -> None:
    source = sample_folder()
    shutil.copytree(source / "codebooks", folder / "codebooks")
    shutil.copytree(source / "transcripts", folder / "transcripts")
    shutil.copytree(source / "exports" / "codings", folder / "exports" / "codings")
    shutil.copyfile(source / PROJECT_FILE, folder / PROJECT_FILE)


def _take_in(project: Project, who: str) -> None:
    report = import_transcripts(project, who, sample_transcripts(project.folder), options=Options())
    for error in report.refused:
        raise error
    files = (project.folder / "exports" / "codings").glob("*/*.jsonl")
    import_codings(project, who, sorted(files, key=_as_coders_are_counted))


def _as_coders_are_counted(path: Path) -> tuple[str, int, str]:
    """Sort by transcript, then 甲 before 乙 before 丙, which no code point does."""
    return path.parent.name, "甲乙丙丁戊己庚辛壬癸".find(path.stem), path.stem


def sample_transcripts(folder: Path) -> Sequence[Path]:
    """List the interviews of a study's folder; its README and hidden files are none."""
    files = (folder / "transcripts").glob("[!.]*.*")
    return sorted(path for path in files if path.stem.lower() != "readme")
