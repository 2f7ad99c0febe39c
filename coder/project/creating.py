"""A new study: an empty one with a codebook to begin with, or a copy of the sample."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from coder.exchange.codebook_yaml import read_codebook_file
from coder.model.errors import ExistsError
from coder.project.codings_files import import_codings
from coder.project.importing import Options, import_transcripts
from coder.project.opening import PROJECT_FILE, Project, open_project
from coder.store.database import disk_error

PACKAGE = Path(__file__).parent.parent


def sample_folder() -> Path:
    """Find the sample study: inside the installed package, else at the top of the source tree."""
    installed = PACKAGE / "sample"
    return installed if installed.is_dir() else PACKAGE.parent


def shipped_codebooks() -> dict[str, Path]:
    """Find the codebooks that come along, by name."""
    return {path.stem: path for path in sorted((sample_folder() / "codebooks").glob("*.yaml"))}


def create_project(folder: Path, title: str, codebook: Path, language: str) -> Project:
    """Make a new project folder; raise ExistsError, CodebookFileError, DiskError. Nothing is overwritten."""
    if (folder / PROJECT_FILE).exists():
        raise ExistsError("project", str(folder))
    _codebook, _warnings, _text = read_codebook_file(codebook)
    target = folder / "codebooks" / codebook.name
    try:
        for part in ("codebooks", "transcripts", "exports"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.copyfile(codebook, target)
        lines = (
            f"title: {json.dumps(title, ensure_ascii=False)}",
            f"language: {language}",
            f"codebook: codebooks/{codebook.name}",
        )
        (folder / PROJECT_FILE).write_bytes("".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise disk_error(folder, error) from error
    return open_project(folder)


def create_demo(folder: Path, who: str) -> Project:
    """Copy the sample study and take it in; a copy that is there is opened as it is.

    The folder gets its name only when everything is in it, so a broken-off copy is never opened.
    """
    if (folder / PROJECT_FILE).is_file():
        return open_project(folder)
    if folder.exists() and any(folder.iterdir()):
        raise ExistsError("folder", str(folder))
    unfinished = folder.absolute().with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        _copy_sample(unfinished)
        project = open_project(unfinished)
        try:
            _take_in(project, who)
        finally:
            project.close()
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except OSError as error:
        raise disk_error(folder, error) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return open_project(folder)


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
    import_codings(project, who, sorted((project.folder / "exports" / "codings").glob("*/*.jsonl")))


def sample_transcripts(folder: Path) -> Sequence[Path]:
    """List the interviews of a study's folder; its README and hidden files are none."""
    files = (folder / "transcripts").glob("[!.]*.*")
    return sorted(path for path in files if path.stem.lower() != "readme")
