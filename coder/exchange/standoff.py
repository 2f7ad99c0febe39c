"""Codings as lines of JSON: a form that people can read, git can merge and `coder` can take back.

A file may begin with a head that names transcript, coder, status and the hash of the text; every other
line is one coding.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coder.model.coding import Coding, Origin
from coder.model.problem import Problem, Severity
from coder.model.span import Span
from coder.model.transcript import Status

FORMAT = "coder/standoff/1"
LIMIT = 512 * 1024 * 1024
"""Bytes of a file: a million codings with short quotes."""
_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_REQUIRED = {"transcript": str, "coder": str, "code": str, "start": int, "end": int, "quote": str}
_OPTIONAL = {
    "id": str,
    "memo": str,
    "created_at": str,
    "updated_at": str,
    "codebook_revision": str,
    "origin": str,
}
_FORBIDDEN = '<>:"/\\|?*%'
_DEVICES = {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)}


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of a file says of all others."""

    transcript: str
    coder: str
    status: Status
    text_sha256: str


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
    """Read a file; every line that is not as it should be is a problem with its number."""
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
            head = _head(row)
            if isinstance(head, Problem):
                problems.append(Problem(head.rule, line=number, facts=head.facts))
            else:
                heads.append(head)
        elif problem := _problem_in(row):
            problems.append(Problem(problem.rule, Severity.ERROR, number, facts=problem.facts))
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


def _head(row: Mapping[str, object]) -> Head | Problem:
    if row["format"] != FORMAT:
        return Problem("codings-format", facts={"found": str(row["format"])})
    try:
        return Head(
            transcript=str(row["transcript"]),
            coder=str(row["coder"]),
            status=Status(str(row.get("status", Status.IN_PROGRESS))),
            text_sha256=str(row.get("text_sha256", "")),
        )
    except (KeyError, ValueError) as error:
        return Problem("codings-head", facts={"detail": str(error)})


def _problem_in(row: Mapping[str, object]) -> Problem | None:
    for key, kind in _REQUIRED.items():
        if key not in row:
            return Problem("codings-missing-key", facts={"key": key})
        if not _is(row[key], kind):
            return Problem("codings-wrong-type", facts={"key": key})
    for key, kind in _OPTIONAL.items():
        if row.get(key) is not None and not _is(row[key], kind):
            return Problem("codings-wrong-type", facts={"key": key})
    if not _is(row.get("version", 1), int):
        return Problem("codings-wrong-type", facts={"key": "version"})
    if row.get("origin", "manual") not in set(Origin):
        return Problem("codings-origin", facts={"found": str(row["origin"])})
    return None


def _is(value: object, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
    return isinstance(value, str) and "\0" not in value and not any("\ud800" <= c <= "\udfff" for c in value)


def _coding(row: Mapping[str, object]) -> Coding:
    def words(key: str) -> str:
        value = row.get(key)
        return "" if value is None else str(value)

    def number(key: str, default: int = 0) -> int:
        return int(str(row.get(key, default)))

    return Coding(
        id=words("id"),
        transcript=words("transcript"),
        code=words("code"),
        coder=words("coder"),
        span=Span(number("start"), number("end")),
        quote=words("quote"),
        memo=words("memo"),
        origin=Origin(words("origin") or "manual"),
        created_at=words("created_at"),
        updated_at=words("updated_at") or words("created_at"),
        codebook_revision=words("codebook_revision"),
        version=max(1, number("version", 1)),
    )


def file_name(name: str) -> str:
    """Write a name so that every system takes it as a file's: NFC, what Windows forbids percent-encoded."""
    spelled = unicodedata.normalize("NFC", name)
    safe = "".join(f"%{ord(c):02X}" if c in _FORBIDDEN or ord(c) < 32 else c for c in spelled)
    if safe.split(".")[0].upper() in _DEVICES or safe.endswith((".", " ")):
        safe = f"{safe}%"
    return safe
