"""Where the words of a memo come from: the command line, a file, a pipe, or an editor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from coder.cli.speaking import on_a_terminal, say_error, say_note
from coder.cli.text_file import standard_input
from coder.locale.language import _
from coder.model.errors import FileProblemError, UnfitMemoError
from coder.model.memo import LONGEST

_LIMIT = 4 * LONGEST
"""Bytes that the longest memo can take."""


def given_text(text: str | None, file: Path | None) -> str | None:
    """Read the words that were given; `None` when an editor shall be opened, which needs a terminal.

    Raises UnfitMemoError, FileProblemError.
    """
    if text is not None and file is not None:
        raise click.UsageError(_("give TEXT or --file, not both"))
    if text == "-" or str(file) == "-":
        return _decoded(standard_input(_LIMIT))
    if file is not None:
        return _decoded(_bytes_of(file))
    if text is None and not on_a_terminal():
        raise click.UsageError(_("say the words of the memo: TEXT, --file FILE, or - for standard input"))
    return text


def _bytes_of(path: Path) -> bytes:
    from coder.exchange.regular_file import file_bytes

    data, problem = file_bytes(path, _LIMIT)
    if problem is not None:
        raise FileProblemError(path, (problem,))
    return data


def _decoded(data: bytes) -> str:
    if len(data) > _LIMIT:
        raise UnfitMemoError("long", len(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnfitMemoError("encoding") from None


@contextmanager
def kept_until_stored(folder: Path, before: str, words: str | None) -> Iterator[str]:
    """Give the words, out of an editor where none were given; what was typed there survives a failure."""
    if words is not None:
        yield words
        return
    from coder.project.memo_drafts import draft

    path, stored = draft(folder, before), False
    try:
        _edit(path)
        yield _decoded(_left_in(path, before))
        stored = True
    finally:
        if stored or _left_in(path, before) == before.encode():
            path.unlink(missing_ok=True)
        else:
            say_note(_("what you wrote is kept in {path}").format(path=path))


def _edit(path: Path) -> None:
    try:
        click.edit(filename=str(path))
    except click.ClickException as failure:
        say_error(
            _("the editor failed: {detail}").format(detail=failure.format_message()),
            _("EDITOR names another one; `--file FILE`, or - for standard input, gives the words without it"),
        )
        raise click.exceptions.Exit(1) from failure


def _left_in(path: Path, before: str) -> bytes:
    """Read what an editor left; one that took the file away has written nothing."""
    return path.read_bytes() if path.exists() else before.encode()
