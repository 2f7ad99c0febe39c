"""Where a result goes, and in which format."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.locale.language import _
from coder.model.errors import DiskError, NotAFileError
from coder.reports.table_formats import Format, format_of, table_bytes
from coder.reports.tables import Table

if TYPE_CHECKING:
    from coder.reports.sections import Sections


def wanted_format(given: str | None, output: Path | None) -> Format:
    """Decide on the format: what was asked for, what the file's suffix says, else a table.

    What is no text needs a file, and that is said before anything is done.
    """
    if given:
        wanted = Format(given)
        if wanted.needs_file and output is None:
            message = _("{format} is no text for a terminal or a pipe: name a file with -o FILE.{format}")
            raise click.BadParameter(message.format(format=wanted), param_hint="--format")
        return wanted
    if output is None:
        return Format.TABLE
    found = format_of(output)
    if found is None:
        formats = ", ".join(Format)
        message = _("the suffix of “{path}” says no format; add --format, one of {formats}")
        raise click.BadParameter(message.format(path=output, formats=formats), param_hint="--output")
    return found


def check_target(output: Path | None) -> None:
    """Refuse a file that cannot be written, before anything is done whose result it shall hold.

    Raises DiskError, NotAFileError, PartOfAStudyError.
    """
    from coder.project.writing import check_no_part_of_a_study

    if output is None:
        return
    check_no_part_of_a_study(output)
    target = output.resolve()
    try:
        if not stat.S_ISDIR(target.parent.stat().st_mode):
            raise DiskError(output, "other", os.strerror(errno.ENOTDIR))
        if not stat.S_ISREG(target.stat().st_mode):
            raise NotAFileError(target)
    except FileNotFoundError:
        if not target.parent.exists():
            raise DiskError(output, "other", os.strerror(errno.ENOENT)) from None
    except OSError as error:
        raise DiskError(output, "other", error.strerror or str(error)) from error
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise DiskError(output, "permission")


def write_sections(sections: Sections, given: str | None, output: Path | None, *, raw: bool = False) -> None:
    """Write a result of several tables as one table is written."""
    from coder.reports.sections import sections_bytes

    wanted = wanted_format(given, output)
    width = _width() if output is None else None
    _write(sections_bytes(sections, wanted, width=width, raw=raw), output)


def write(table: Table, given: str | None, output: Path | None, *, raw: bool = False) -> None:
    """Write a table to stdout or to a file; a file is replaced whole or not at all."""
    wanted = wanted_format(given, output)
    width = _width() if output is None else None
    _write(table_bytes(table, wanted, width=width, raw=raw), output)


def _width() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    from coder.project.writing import exported

    with exported(output) as file:
        file.write(data)
