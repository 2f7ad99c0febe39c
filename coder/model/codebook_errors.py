"""Why the codebook cannot be changed, or is not what it was: facts only, as in `coder.model.errors`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coder.model.errors import CoderError


@dataclass(eq=False)
class FormerIdError(CoderError):
    """The id was that of a code which is gone, and codings or memos about that one are still on record."""

    id: str


@dataclass(eq=False)
class BrokenCodebookError(CoderError):
    """The codebook is not changed while its file breaks the rules; which ones was said before."""

    path: Path


@dataclass(eq=False)
class CodebookUnwrittenError(CoderError):
    """A change of the codebook is on record, but its file would not be replaced at the last moment."""

    path: Path
    detail: str


@dataclass(eq=False)
class CodeInUseError(CoderError):
    """The codebook would lose a code that passages have been given since."""

    code: str
    codings: int


@dataclass(eq=False)
class CodebookChangedError(CoderError):
    """A change of the codebook cannot be taken back or brought back: the same lines were changed since."""

    path: Path
    by: str
    """Who put the latest of those changes on record."""
    at: str
    what: Mapping[str, object] | None = None
    """The operation that changed them; `None` when the file was edited by hand."""


@dataclass(eq=False)
class UnfitCodeIdError(CoderError):
    """No code can have such an id."""

    id: str
    reason: str
    """`empty`, `long`, `start`, `character` or `form`."""


@dataclass(eq=False)
class CodeIdTakenError(CoderError):
    """A code has this id or had it; case and width make no difference, and ids are never used again."""

    id: str
    by: str
    former: bool = False


@dataclass(eq=False)
class UnfitParentError(CoderError):
    """A code cannot stand below that one."""

    id: str
    parent: str
    reason: str
    """`cycle` or `depth`."""
    limit: int = 0
    """So many codes may stand above one."""


@dataclass(eq=False)
class NotASiblingError(CoderError):
    """A code is to follow one that does not stand below the same parent, or itself."""

    id: str
    parent: str | None


@dataclass(eq=False)
class MergeIntoItselfError(CoderError):
    """A code cannot be merged into itself."""

    id: str


@dataclass(eq=False)
class CodeStillNeededError(CoderError):
    """A code cannot go while others depend on it."""

    id: str
    reason: str
    """`children` or `merged`: whether they stand below it or were merged into it."""
    by: tuple[str, ...]


@dataclass(eq=False)
class NothingToSplitIntoError(CoderError):
    """A code is to be split, and no new one was named."""

    id: str


@dataclass(eq=False)
class FixedFieldError(CoderError):
    """A field of a code that cannot be set, or is none."""

    field: str
    settable: tuple[str, ...]


@dataclass(eq=False)
class UnfitFieldError(CoderError):
    """A value cannot stand in that field of a code."""

    field: str
    value: str
    reason: str
    """`empty`, `lines`, `character`, `choice`, `color`, `language`; `text`, `words`, `list`, `criteria` or
    `examples` when it is of another sort."""
    choices: tuple[str, ...] = ()


@dataclass(eq=False)
class CannotPatchError(CoderError):
    """The codebook is written in a way that the program cannot change safely; it was left as it is."""

    id: str
    """The code whose entry a person can change."""
    first: int
    """Line on which the entry begins, counted from 1."""
    last: int


@dataclass(eq=False)
class UnknownRevisionError(CoderError):
    """No revision of the codebook has this name, or more than one."""

    name: str
    matches: tuple[str, ...] = ()
    """Short names of those that begin so."""
