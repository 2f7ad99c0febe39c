"""Codings as lines of JSON: a form that people can read, git can merge and `coder` can take back.

A file may begin with a head that names transcript, coder, status and the hash of the text; every other
line is one coding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from coder.exchange.standoff_checks import canonical_id, problem_in_head, problem_in_line, utc
from coder.model.coding import Coding, Origin
from coder.model.problem import Problem
from coder.model.span import Span
from coder.model.transcript import Status

FORMAT = "coder/standoff/1"
LIMIT = 512 * 1024 * 1024
"""Bytes of a file: a million codings with short quotes."""
_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of a file says of all others."""

    transcript: str
    coder: str
    status: Status
    text_sha256: str
    line: int = 1
    """Where it stands; files joined into one have several."""


@dataclass(frozen=True, slots=True)
class Line:
    """A coding and the line it stands on, counted from 1."""

    number: int
    coding: Coding


@dataclass(frozen=True, slots=True)
class Standoff:
    """What a file of codings holds."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def write_head(head: Head) -> str:
    """Say whose codings of which text follow."""
    return _line(
        {
            "format": FORMAT,
            "transcript": head.transcript,
            "coder": head.coder,
            "status": str(head.status),
            "text_sha256": head.text_sha256,
        }
    )


def write_coding(coding: Coding) -> str:
    """Say one coding; the keys stand in a fixed order."""
    return _line(
        {
            "id": coding.id,
            "transcript": coding.transcript,
            "coder": coding.coder,
            "code": coding.code,
            "start": coding.span.start,
            "end": coding.span.end,
            "quote": coding.quote,
            "memo": coding.memo,
            "created_at": coding.created_at,
            "codebook_revision": coding.codebook_revision,
            "version": coding.version,
            "updated_at": coding.updated_at,
            **({} if coding.origin is Origin.MANUAL else {"origin": str(coding.origin)}),
        }
    )


def in_file_order(codings: Iterable[Coding]) -> list[Coding]:
    """Sort codings as a file lists them, so that the same state gives the same bytes."""
    return sorted(codings, key=lambda one: (one.span.start, one.span.end, one.code, one.id))


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).translate(_LINE_BREAKS) + "\n"


def read_standoff(data: bytes) -> Standoff:
    """Read a file; every line that is not as it should be is a problem with its number.

    A head that says nothing sure leaves no line to be trusted: its problem is the only one.
    """
    heads: list[Head] = []
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not raw.strip():
            continue
        row = _row(raw)
        if isinstance(row, str):
            problems.append(Problem(row, line=number))
        elif "format" in row:
            if problem := _flaw_in_head(row):
                return Standoff((), (), (replace(problem, line=number),))
            heads.append(_head(row, number))
        elif problem := problem_in_line(row):
            problems.append(replace(problem, line=number))
        else:
            lines.append(Line(number, _coding(row)))
    return Standoff(tuple(heads), tuple(lines), tuple(problems))


def _row(raw: bytes) -> dict[str, object] | str:
    try:
        row = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return "codings-not-utf-8"
    except (ValueError, RecursionError):
        return "codings-not-json"
    return row if isinstance(row, dict) else "codings-not-an-object"


def _flaw_in_head(row: Mapping[str, object]) -> Problem | None:
    if row["format"] != FORMAT:
        return Problem("codings-format", facts={"found": str(row["format"])})
    return problem_in_head(row)


def _head(row: Mapping[str, object], number: int) -> Head:
    return Head(
        transcript=str(row["transcript"]),
        coder=str(row["coder"]),
        status=Status(str(row.get("status") or Status.IN_PROGRESS)),
        text_sha256=str(row.get("text_sha256") or ""),
        line=number,
    )


def _coding(row: Mapping[str, object]) -> Coding:
    def words(key: str) -> str:
        value = row.get(key)
        return "" if value is None else str(value)

    def number(key: str, default: int = 0) -> int:
        return int(str(row.get(key, default)))

    return Coding(
        id=canonical_id(words("id")),
        transcript=words("transcript"),
        code=words("code"),
        coder=words("coder"),
        span=Span(number("start"), number("end")),
        quote=words("quote"),
        memo=words("memo"),
        origin=Origin(words("origin") or "manual"),
        created_at=utc(words("created_at")) or "",
        updated_at=utc(words("updated_at")) or utc(words("created_at")) or "",
        codebook_revision=words("codebook_revision"),
        version=max(1, number("version", 1)),
    )
