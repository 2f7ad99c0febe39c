"""One way in which two codebooks differ, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from coder.model.code import Bilingual
from coder.model.word_diff import Segment


class Differs(StrEnum):
    """What became of a code, or of the codebook as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    ID_CHANGED = "id_changed"
    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    RETIRED = "retired"
    REVIVED = "revived"
    RECOLORED = "recolored"
    FIELD = "field"
    """Another field says something else."""
    REORDERED = "reordered"
    """It stands elsewhere among those that have the same parent."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field of a code was and is; of the codebook itself when no code is named."""

    kind: Differs
    code: str = ""
    """The id that it has now; of one that is gone, the last it had."""
    name: Bilingual = field(default_factory=Bilingual)
    field: str = ""
    """As the file calls it, such as `definition.zh` or `examples.typical`."""
    before: str = ""
    """A list has one member on each line."""
    after: str = ""
    segments: tuple[Segment, ...] = ()
    """Both, word by word, where the field is a text."""
