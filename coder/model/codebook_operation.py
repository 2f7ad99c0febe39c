"""What can be done to a codebook, as values: planned, shown, applied to the model and to the file, undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from coder.model.code import Bilingual, Change, CodeOrigin, Criterion, Examples, Kind

FieldValue = str | bool | Bilingual | Examples | tuple[str, ...] | tuple[Criterion, ...] | None
"""What a field of a code can hold; `None` takes the field away, so that its default holds."""


@dataclass(frozen=True, slots=True)
class AddCode:
    """A new code, after the last one below its parent, or right after a named sibling's subtree."""

    id: str
    name: Bilingual
    parent: str | None = None
    kind: Kind | None = None
    """`None` leaves it out of the file: the parent's holds."""
    codable: bool = True
    origin: CodeOrigin | None = None
    brief: Bilingual = field(default_factory=Bilingual)
    examples: Examples = field(default_factory=Examples)
    after: str | None = None


@dataclass(frozen=True, slots=True)
class RenameCode:
    """Another name; the id, and with it every coding, stays."""

    id: str
    name: Bilingual
    """The whole new name, in every language that it has."""


@dataclass(frozen=True, slots=True)
class ChangeId:
    """Another id; the old one stays known as a former id, so that codings and old exports find the code."""

    id: str
    new: str


@dataclass(frozen=True, slots=True)
class SetField:
    """Another value in one field: colour, kind, keywords, definition, include …, not name, id or parent."""

    id: str
    field: str
    """As the file calls it; a part of `examples` is `examples.typical` and so on."""
    value: FieldValue


@dataclass(frozen=True, slots=True)
class MoveCode:
    """Another parent (`None` is the top), another place among siblings, or both; what is below goes along."""

    id: str
    parent: str | None
    after: str | None = None
    """The sibling it then follows; `None` leaves its lines where they are."""


@dataclass(frozen=True, slots=True)
class MergeCodes:
    """One code's codings become another's; the code stays in the file as `merged`."""

    id: str
    into: str
    note: Change = field(default_factory=Change)
    """The line for the history of the code that goes."""


@dataclass(frozen=True, slots=True)
class SplitCode:
    """A code is retired for new ones; its codings wait to be given one of them."""

    id: str
    into: tuple[AddCode, ...]
    note: Change = field(default_factory=Change)


@dataclass(frozen=True, slots=True)
class RetireCode:
    """A code may no longer be given; its codings stay and are counted."""

    id: str
    note: Change = field(default_factory=Change)


Operation = AddCode | RenameCode | ChangeId | SetField | MoveCode | MergeCodes | SplitCode | RetireCode

_NAMES: dict[type[Operation], str] = {
    AddCode: "add",
    RenameCode: "rename",
    ChangeId: "change-id",
    SetField: "set",
    MoveCode: "move",
    MergeCodes: "merge",
    SplitCode: "split",
    RetireCode: "retire",
}


def as_row(operation: Operation) -> Mapping[str, object]:
    """Say an operation in plain JSON values, as the journal keeps it; `do` says which one it is."""
    return {"do": _NAMES[type(operation)], **asdict(operation)}
