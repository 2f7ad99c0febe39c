"""What one entry of a codebook says, before it is known whether it fits the others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coder.exchange.yaml_fields import Fields, Findings, fields_of, text_of
from coder.exchange.yaml_tree import Mapping, Node, Scalar
from coder.model.code import Bilingual, Change, Code, CodeOrigin, CodeStatus, Criterion, Examples, Kind
from coder.model.code_ids import flaw_of

CODEBOOK_KEYS = ("schema", "uuid", "title", "version", "languages", "codes")
CODE_KEYS = (
    "id",
    "uuid",
    "name",
    "parent",
    "kind",
    "codable",
    "origin",
    "brief",
    "definition",
    "include",
    "exclude",
    "examples",
    "keywords",
    "color",
    "status",
    "merged_into",
    "split_into",
    "former_ids",
    "history",
)
EXAMPLE_KEYS = ("typical", "atypical", "close_but_no")
CRITERION_KEYS = ("text", "use")
CHANGE_KEYS = ("version", "date", "by", "note")
ALL_KEYS = frozenset({*CODEBOOK_KEYS, *CODE_KEYS, *EXAMPLE_KEYS, *CRITERION_KEYS, *CHANGE_KEYS, "zh", "en"})

_COLOR = re.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Reference:
    """One code names another."""

    field: str
    id: str
    node: Node


@dataclass(frozen=True, slots=True)
class WrittenCode:
    """A code as the file has it: what it leaves to defaults (`derived`) is filled in later."""

    code: Code
    fields: Fields
    references: tuple[Reference, ...]


def written_code(node: Node, languages: tuple[str, ...], findings: Findings) -> WrittenCode | None:
    """Read one entry of `codes`; `None` when it has no id to speak of."""
    fields = fields_of(node, "codes", CODE_KEYS, findings)
    if fields is None:
        return None
    reader = _CodeReader(fields)
    fields.required("name")
    id_node = fields.required("id")
    kind, uuid, color = fields.choice("kind", Kind), uuid_of(fields), reader.color()
    stated = {"uuid": uuid, "kind": kind, "color": color}
    code = Code(
        id=reader.id("id", id_node) if id_node is not None else "",
        uuid=uuid,
        name=fields.bilingual("name", languages),
        parent=reader.reference("parent"),
        kind=kind or Kind.OTHER,
        codable=fields.boolean("codable", default=True),
        origin=fields.choice("origin", CodeOrigin),
        brief=fields.bilingual("brief", languages),
        definition=fields.bilingual("definition", languages),
        include=reader.criteria(fields, "include"),
        exclude=reader.criteria(fields, "exclude"),
        examples=reader.examples(),
        keywords=fields.texts("keywords"),
        color=color,
        status=fields.choice("status", CodeStatus) or CodeStatus.ACTIVE,
        merged_into=reader.reference("merged_into"),
        split_into=tuple(reader.refer("split_into", item) for item in fields.items("split_into")),
        former_ids=tuple(reader.id("former_ids", item) for item in fields.items("former_ids")),
        history=reader.history(),
        derived=frozenset(field for field, value in stated.items() if not value),
    )
    return WrittenCode(code, fields, tuple(reader.references)) if code.id else None


def uuid_of(fields: Fields) -> str:
    """Read a UUID, in small letters."""
    written = fields.text("uuid")
    if written and not _UUID.fullmatch(written):
        fields.findings.error("bad-uuid", fields.place("uuid"), value=written)
    return written.lower()


class _CodeReader:
    """Reads the fields that only a code has, and collects the codes it names."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.findings = fields.findings
        self.references: list[Reference] = []

    def id(self, field: str, node: Node) -> str:
        """Read an id as it is written: blanks in quotes are a flaw, not decoration."""
        if not isinstance(node, Scalar):
            self.findings.error("not-a-text", node, field=field)
            return ""
        reason = flaw_of("" if node.absent else node.text)
        if reason:
            self.findings.error("bad-id", node, id=node.text, reason=reason)
        return node.text

    def refer(self, field: str, node: Node) -> str:
        """Read the id of another code."""
        id_ = text_of(node, field, self.findings)
        if id_:
            self.references.append(Reference(field, id_, node))
        return id_

    def reference(self, field: str) -> str | None:
        """Read the id of another code from a field that may be missing."""
        node = self.fields.node(field)
        return self.refer(field, node) or None if node is not None else None

    def criteria(self, fields: Fields, key: str) -> tuple[Criterion, ...]:
        """Read cases for or against the code, each a text or `{text, use}`."""
        criteria = (self._criterion(item, key) for item in fields.items(key))
        return tuple(criterion for criterion in criteria if criterion is not None)

    def _criterion(self, item: Node, field: str) -> Criterion | None:
        if not isinstance(item, Mapping):
            text = text_of(item, field, self.findings)
            return Criterion(text) if text else None
        fields = Fields(item, CRITERION_KEYS, self.findings)
        use = fields.node("use")
        instead = self.refer("use", use) if use is not None else None
        return Criterion(fields.text("text"), instead) if fields.required("text") else None

    def examples(self) -> Examples:
        """Read the passages that show where the code begins and ends."""
        fields = self.fields.fields("examples", EXAMPLE_KEYS)
        return Examples(*(self.criteria(fields, key) for key in EXAMPLE_KEYS)) if fields else Examples()

    def color(self) -> str:
        """Read `#RGB` or `#RRGGBB` as the latter, in small letters."""
        written = self.fields.text("color")
        if not written or _COLOR.fullmatch(written):
            short = written[1:] if len(written) == 4 else ""
            return "#" + "".join(digit * 2 for digit in short.lower()) if short else written.lower()
        self.findings.error("bad-color", self.fields.place("color"), value=written)
        return ""

    def history(self) -> tuple[Change, ...]:
        """Read the lines that the file keeps about the code's past."""
        notes = (
            fields_of(item, "history", CHANGE_KEYS, self.findings) for item in self.fields.items("history")
        )
        return tuple(Change(*map(note.text, CHANGE_KEYS)) for note in notes if note is not None)


def names_nothing_in(name: Bilingual, languages: tuple[str, ...]) -> bool:
    """Say whether a name is in none of the languages of the codebook."""
    return bool(name) and not any(getattr(name, language) for language in languages)
