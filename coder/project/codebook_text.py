"""What a codebook file holds, and whether it is still the file that was read."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from coder.exchange.codebook_yaml import codebook_sha256, codebook_text, read_codebook
from coder.exchange.regular_file import file_bytes
from coder.exchange.strict_yaml import LIMIT
from coder.model.codebook import Codebook
from coder.model.problem import Problem, Severity

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that changes once more gets another time, on every file system."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a file looked like when it was read."""

    changed_ns: int = 0
    size: int = -1
    inode: int = 0
    at_ns: int = 0
    """When we looked."""
    sha256: str = ""
    """Of the text, as revisions are named; empty when it could not be read."""

    def still_holds(self, path: Path) -> bool:
        """Tell whether the file is the same; false where only its bytes can tell. Costs microseconds."""
        now = look_at(path)
        same = (self.changed_ns, self.size, self.inode) == (now.changed_ns, now.size, now.inode)
        return same and self.at_ns - self.changed_ns > _SETTLED


def look_at(path: Path) -> Look:
    """See which file there is, without reading it."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return Look(at_ns=time.time_ns())
    return Look(found.st_mtime_ns, found.st_size, found.st_ino, time.time_ns())


@dataclass(frozen=True, slots=True)
class CodebookText:
    """A codebook with the text it was read from."""

    codebook: Codebook
    text: str
    sha256: str
    problems: tuple[Problem, ...] = ()
    look: Look = field(default=Look(), compare=False)
    """Of the file, whether or not this is what it holds."""

    def if_unchanged(self, path: Path) -> CodebookText | None:
        """Give the same, looked at anew, if the file still holds the same text; reads its bytes."""
        found = read_file(path)
        same = found.refusal is None and found.look.sha256 == self.look.sha256
        return replace(self, look=found.look) if same else None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the file from being in force; an earlier revision is."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Read:
    """A codebook file as it was found."""

    data: bytes
    look: Look
    refusal: Problem | None = None

    def parsed(self, project: str) -> tuple[CodebookText | None, tuple[Problem, ...]]:
        """Read the codebook in it: the codebook and warnings, or nothing and everything that is wrong."""
        if self.refusal is not None:
            return None, (self.refusal,)
        codebook, problems = read_codebook(self.data, project=project)
        if codebook is None:
            return None, problems
        text = codebook_text(self.data)
        return CodebookText(codebook, text, self.look.sha256, problems, self.look), problems


def read_file(path: Path) -> Read:
    """Read a codebook file; the look comes first, so that a change meanwhile is seen at the next one."""
    look = look_at(path)
    data, refusal = file_bytes(path, LIMIT)
    if refusal is not None and refusal.rule == "no-file":
        refusal = replace(refusal, facts={"reason": "codebook"})  # coder.yaml says where it should be
    sha256 = "" if refusal is not None else codebook_sha256(data)
    return Read(data, replace(look, sha256=sha256), refusal)
