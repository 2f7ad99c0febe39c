"""What the database holds while a workbench runs: asked from this process, where a command takes no start."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from coder.cli.program import run

WHO = "戊"


def said(folder: Path, *arguments: str) -> str:
    """Run a command line in a project and give what it prints."""
    taken = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(taken, "utf-8")) as out:
        code = run(["--project", str(folder), *arguments])
        out.flush()
    assert code == 0, (arguments, taken.getvalue().decode())
    return taken.getvalue().decode()


def rows(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """Give the rows of what a command prints as JSON."""
    found: list[dict[str, Any]] = json.loads(said(folder, *arguments, "--format", "json"))["rows"]
    return found


def codings(folder: Path) -> list[dict[str, Any]]:
    """List my codings, in the order of the texts."""
    lines = said(folder, "codings", "export").split("\n")[:-1]
    return [one for one in map(json.loads, lines) if one["coder"] == WHO]


def memos(folder: Path) -> list[dict[str, Any]]:
    """List my memos."""
    return [one for one in rows(folder, "memo", "list") if one["coder"] == WHO]


def is_sound(folder: Path) -> bool:
    """Let the doctor look at everything."""
    return not json.loads(said(folder, "doctor", "--format", "json"))["problems"]
