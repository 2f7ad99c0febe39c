"""How a value with members is written into a YAML file: in brackets on one line, or line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from coder.exchange.yaml_tree import Mapping as MappingNode
from coder.exchange.yaml_tree import Node, Scalar
from coder.exchange.yaml_writing import scalar

Value: TypeAlias = str | bool | Sequence["Value"] | Mapping[str, "Value"]
"""A text, a truth, or more of them in a row or by name."""

WIDEST = 100
"""Characters of a line in brackets; what is longer is written line by line."""
STEP = "  "


class Written(NamedTuple):
    """A value as it stands behind a key or a dash."""

    head: str
    """What stands on the same line; empty when nothing does."""
    lines: tuple[str, ...] = ()
    """What stands below, indented, without line ends."""

    def behind(self, opening: str) -> tuple[str, ...]:
        """Give all lines, the first with its key or dash."""
        return (f"{opening} {self.head}" if self.head else opening, *self.lines)


class Forms(NamedTuple):
    """How a file writes its values."""

    by_path: Mapping[str, str]
    """`scalar`, `flow` or `block` for each key; `examples.typical` is one inside another."""
    indentless: bool = False
    """Whether the dashes of a list stand right below its key."""


def in_brackets(value: Value) -> str:
    """Write a value so that it can stand inside brackets.

    >>> in_brackets({"text": "说多, 没说来源", "use": "总量"})
    "{text: '说多, 没说来源', use: 总量}"
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {in_brackets(each)}' for key, each in value.items())}}}"
    return f"[{', '.join(map(in_brackets, value))}]"


def written(value: Value, path: str, indent: str, forms: Forms) -> Written:
    """Write a value behind a key that stands `indent` to the right, as the file writes others of its name."""
    if isinstance(value, bool):
        return Written(in_brackets(value))
    if isinstance(value, str):
        return lines_of_text(value, indent + STEP) if "\n" in value else Written(scalar(value))
    if forms.by_path.get(path) != "block" and not _has_lines(value):
        flow = in_brackets(value)
        if len(indent) + len(path) + len(flow) <= WIDEST:
            return Written(flow)
    if isinstance(value, Mapping):
        return Written("", _members(value, path, indent + STEP, forms))
    inner = indent if forms.indentless else indent + STEP
    return Written("", tuple(line for each in value for line in item(each, inner)))


def item(value: Value, indent: str) -> tuple[str, ...]:
    """Write a member of a list behind its dash."""
    if isinstance(value, str):
        text = lines_of_text(value, indent + STEP) if "\n" in value else Written(scalar(value))
        return text.behind(f"{indent}-")
    return (f"{indent}- {in_brackets(value)}",)


def lines_of_text(text: str, indent: str) -> Written:
    """Write a text of several lines below `|`; where that would change it, in double quotes."""
    head, *lines = scalar(text + "\n", indent=indent).split("\n")
    return Written(head, tuple(lines)) if head.startswith("|") else Written(scalar(text))


def meaning(node: Node) -> Value | None:
    """Say what stands in a node, as the reader takes it: without blanks around; `None` for nothing.

    `{text: …}` alone means the same as the text.
    """
    if isinstance(node, Scalar):
        return None if node.absent else node.text.strip()
    if isinstance(node, MappingNode):
        pairs = ((entry.key.text, meaning(entry.value)) for entry in node)
        found = {key: value for key, value in pairs if value is not None}
        return found["text"] if [*found] == ["text"] else found
    return tuple(value for each in node if (value := meaning(each)) is not None)


def _members(value: Mapping[str, Value], path: str, indent: str, forms: Forms) -> tuple[str, ...]:
    lines: list[str] = []
    for key, each in value.items():
        lines += written(each, f"{path}.{key}", indent, forms).behind(f"{indent}{key}:")
    return tuple(lines)


def _has_lines(value: Value) -> bool:
    if isinstance(value, str):
        return "\n" in value
    if isinstance(value, bool):
        return False
    return any(map(_has_lines, value.values() if isinstance(value, Mapping) else value))
