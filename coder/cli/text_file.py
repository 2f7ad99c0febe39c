"""A text that a command takes from a file or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from coder.model.errors import FileProblemError
from coder.model.problem import Problem

_LIMIT = 1024 * 1024
"""Bytes; a definition has a few hundred."""


def standard_input(limit: int) -> bytes:
    """Read what comes in, or one byte more than the limit; nothing where the shell has closed it."""
    return sys.stdin.buffer.read(limit + 1) if sys.stdin is not None else b""


def text_of(path: Path) -> str:
    r"""Read a text as UTF-8 with `\n` at line ends; `-` is standard input. Raises FileProblemError."""
    from coder.exchange.regular_file import file_bytes

    if str(path) == "-":
        data, problem = standard_input(_LIMIT), None
        if len(data) > _LIMIT:
            problem = Problem("too-large", facts={"bytes": len(data), "limit": _LIMIT})
    else:
        data, problem = file_bytes(path, _LIMIT)
    if problem is not None:
        raise FileProblemError(path, (problem,))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise FileProblemError(path, (Problem("not-utf-8"),)) from None
