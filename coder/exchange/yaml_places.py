"""Where in a YAML text lines, keys and values begin and end, as far as one wants to change them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coder.exchange.yaml_tree import Entry, Mapping, Node, Scalar, Sequence

_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*")


class UnplannedError(Exception):
    """Something is written in a way that no change was thought of for."""


@dataclass(frozen=True, slots=True)
class Page:
    """A text that ends with a line end, and its places."""

    text: str

    def line_start(self, offset: int) -> int:
        """Find where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Find where the line of an offset ends, its line end left out."""
        end = self.text.find("\n", offset)
        return end - 1 if self.text[end - 1 : end] == "\r" and end > offset else end

    def next_line(self, offset: int) -> int:
        """Find where the line after that of an offset begins."""
        return self.text.find("\n", offset) + 1

    def newline_at(self, offset: int) -> str:
        """Tell how the line of an offset ends; at the very end, the last line."""
        end = self.text.find("\n", offset)
        end = end if end >= 0 else len(self.text) - 1
        return "\r\n" if self.text[end - 1 : end] == "\r" else "\n"

    def content_end(self, node: Node) -> int:
        """Find where what is written ends, blank lines and remarks behind it left out."""
        if isinstance(node, Scalar):
            if node.style in {"|", ">"}:
                return node.start + len(self.text[node.start : node.end].rstrip(" \t\r\n"))
            return node.end
        if isinstance(node, Mapping):
            return node.end if node.flow or not node.entries else self.entry_end(node.entries[-1])
        return node.end if node.flow or not node.items else self.content_end(node.items[-1])

    def entry_end(self, entry: Entry) -> int:
        """Find where a key with its value ends; a value that is not there ends behind the colon."""
        return max(self.content_end(entry.value), self.behind_key(entry))

    def behind_key(self, entry: Entry) -> int:
        """Find the place right behind the colon."""
        colon = self.text.find(":", entry.key.end)
        if self.text[entry.key.end : colon].strip():
            raise UnplannedError
        return colon + 1

    def dash(self, sequence: Sequence, item: Node) -> int:
        """Find the dash of a member, which must stand on its line with nothing before it."""
        start = self.line_start(item.start)
        dash = start + sequence.column - 1
        if self.text[start:dash].strip(" ") or self.text[dash : item.start].strip(" ") != "-":
            raise UnplannedError
        return dash

    def begins_line(self, entry: Entry) -> bool:
        """Whether nothing but blanks stands before a key."""
        return not self.text[self.line_start(entry.key.start) : entry.key.start].strip(" ")

    def has_remark(self, offset: int) -> bool:
        """Whether a remark stands in the rest of the line."""
        return "#" in self.text[offset : self.line_end(offset)]

    def block_header(self, node: Scalar) -> tuple[int, int]:
        """Find the `|` or `>` of a text in lines, with the signs that belong to it."""
        match = _BLOCK_HEADER.match(self.text, node.start)
        if match is None:
            raise UnplannedError
        return match.span()
