"""What a line of a codings file must hold before anybody looks at the project."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from coder.model.coder_name import is_coder_name
from coder.model.coding import Origin
from coder.model.problem import Problem
from coder.model.transcript import Status

_REQUIRED = {"transcript": str, "coder": str, "code": str, "start": int, "end": int, "quote": str}
_OPTIONAL = {
    "id": str,
    "memo": str,
    "created_at": str,
    "updated_at": str,
    "codebook_revision": str,
    "origin": str,
}
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What no database keeps and no file can say."""
_UUID = re.compile(r"(?:urn:uuid:)?(\{)?[0-9a-f]{8}(-?)[0-9a-f]{4}(?:\2[0-9a-f]{4}){2}\2[0-9a-f]{12}(?(1)\})")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}[0-9:.+Z-]*")


def problem_in_head(row: Mapping[str, object]) -> Problem | None:
    """Find what is wrong with the first line of a file."""
    for key in ("transcript", "coder"):
        if not _is(row.get(key), str) or not row[key]:
            return Problem("codings-head", facts={"key": key})
    status, sha256 = row.get("status"), row.get("text_sha256")
    if status is not None and not (isinstance(status, str) and status in set(Status)):
        return Problem("codings-head", facts={"key": "status"})
    if sha256 is not None and not _is(sha256, str):
        return Problem("codings-head", facts={"key": "text_sha256"})
    return _problem_with_coder(row)


def problem_in_line(row: Mapping[str, object]) -> Problem | None:
    """Find what is wrong with a coding."""
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
    if row.get("origin") not in {None, *Origin}:
        return Problem("codings-origin", facts={"found": str(row["origin"])})
    return _problem_with_coder(row) or _problem_with_id_or_time(row)


def _is(value: object, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
    return isinstance(value, str) and not _NO_TEXT.search(value)


def _problem_with_coder(row: Mapping[str, object]) -> Problem | None:
    name = str(row["coder"])
    return None if is_coder_name(name) else Problem("codings-coder", facts={"found": name})


def _problem_with_id_or_time(row: Mapping[str, object]) -> Problem | None:
    id = row.get("id")
    if id and not _UUID.fullmatch(str(id).lower()):
        return Problem("codings-id", facts={"id": id})
    for key in ("created_at", "updated_at"):
        time = row.get(key)
        if time and utc(str(time)) is None:
            return Problem("codings-time", facts={"key": key, "found": time})
    return None


def canonical_id(id: str) -> str:
    """Write a UUID as the database does, whatever form a program gave it."""
    return str(uuid.UUID(id.lower())) if id else ""


def utc(time: str) -> str | None:
    """Give an ISO 8601 date-time in UTC, as which one without a zone counts; `None` if it is none.

    >>> utc("2026-03-12T14:30:00+08:00"), utc("2026-03-12T06:30:00Z"), utc("2026-03-12")
    ('2026-03-12T06:30:00.000Z', '2026-03-12T06:30:00Z', None)
    """
    if not _TIME.fullmatch(time):
        return None
    try:
        read = datetime.fromisoformat(time)
        if time.endswith("Z"):
            return time
        moved = read.astimezone(UTC) if read.tzinfo else read
    except (ValueError, OverflowError):
        return None
    return moved.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
