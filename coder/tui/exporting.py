"""How what the workbench shows becomes a file in `exports`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from coder.project.opening import Project
from coder.project.writing import replaced
from coder.reports.table_formats import Format, write_table
from coder.reports.tables import Table
from coder.store.database import disk_error

FOLDER = "exports"
_UNFIT = re.compile(r"[^\w.-]+")


def export(project: Project, table: Table, stem: str) -> str:
    """Write a table for spreadsheets, and give the path from the study's folder; raise DiskError.

    A file that is there is never replaced: the name gets a number.
    """
    return _written(project, stem, "csv", lambda file: write_table(table, Format.CSV, file))


def export_markdown(project: Project, document: str, stem: str) -> str:
    """Write a document, and give its path in the same way; raise DiskError."""
    return _written(project, stem, "md", lambda file: file.write(document.encode()))


def _written(project: Project, stem: str, suffix: str, write: Callable[[BinaryIO], object]) -> str:
    folder = project.folder / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        path = _free(folder, _UNFIT.sub("-", stem).strip("-."), suffix)
    except OSError as error:
        raise disk_error(folder, error) from error
    with replaced(path) as file:
        write(file)
    return path.relative_to(project.folder).as_posix()


def _free(folder: Path, stem: str, suffix: str) -> Path:
    path, number = folder / f"{stem}.{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.{suffix}"
    return path
