"""How a table of the workbench becomes a file in `exports`."""

from __future__ import annotations

import re
from pathlib import Path

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
    folder = project.folder / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        path = _free(folder, _UNFIT.sub("-", stem).strip("-."))
    except OSError as error:
        raise disk_error(folder, error) from error
    with replaced(path) as file:
        write_table(table, Format.CSV, file)
    return path.relative_to(project.folder).as_posix()


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.csv", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.csv"
    return path
