"""Which edits make a YAML mapping say something else, and leave alone whatever says it already."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher

from coder.exchange.yaml_places import Page, UnplannedError
from coder.exchange.yaml_tree import Entry, Mapping, Node, Scalar
from coder.exchange.yaml_tree import Sequence as List
from coder.exchange.yaml_values import (
    Forms,
    Value,
    Written,
    in_brackets,
    item,
    lines_of_text,
    meaning,
    written,
)
from coder.exchange.yaml_writing import Edit, rewritten, scalar


class Patch:
    """Collects the edits; new lines end in a line feed, whatever the file has."""

    def __init__(self, page: Page, forms: Forms) -> None:
        self.page = page
        self.forms = forms
        self.edits: list[Edit] = []

    def set(
        self, mapping: Mapping, key: str, value: Value | None, order: Sequence[str], path: str, *, flow: bool
    ) -> None:
        """Let a key of a mapping say `value`, or nothing; a new one stands where `order` has it.

        `flow` says that the mapping stands inside brackets.
        """
        entry = next((each for each in mapping if each.key.text == key), None)
        if entry is None:
            if value is not None:
                self._insert(mapping, key, value, order, path, flow=flow)
        elif value is None:
            self._remove(mapping, entry, flow=flow)
        else:
            self._change(entry.value, entry, value, path, flow=flow or mapping.flow)

    def replace(self, start: int, end: int, text: str) -> None:
        """Plan one edit."""
        self.edits.append(Edit(start, end, text))

    def _change(self, node: Node, entry: Entry | None, value: Value, path: str, *, flow: bool) -> None:
        if isinstance(node, Mapping) and isinstance(value, str) and node.get("text") is not None:
            value = {"text": value}
        found = meaning(node)
        if found == (value["text"] if isinstance(value, dict) and [*value] == ["text"] else value):
            return
        if isinstance(node, Scalar) and isinstance(value, bool):
            blank = " " if node.start == node.end else ""
            self.replace(node.start, node.end, blank + in_brackets(value))
        elif isinstance(node, Scalar) and isinstance(value, str):
            self._change_text(node, entry, value, path, flow=flow)
        elif isinstance(node, Mapping) and isinstance(value, dict) and self._share(node, value):
            self._change_mapping(node, value, path, flow=flow)
        elif isinstance(node, List) and isinstance(value, tuple) and node.items:
            self._change_list(node, value, path, flow=flow)
        else:
            self._exchange(node, entry, value, path, flow=flow)

    def _share(self, node: Mapping, value: dict[str, Value]) -> bool:
        return any(entry.key.text in value for entry in node)

    def _change_text(self, node: Scalar, entry: Entry | None, value: str, path: str, *, flow: bool) -> None:
        if node.style in {"|", ">"}:
            self._change_lines(node, entry, value, path)
        elif "\n" in value and not flow:
            self._exchange(node, entry, value, path, flow=flow)
        else:
            self.edits.append(rewritten(node, self.page.text, value, flow=flow))

    def _change_lines(self, node: Scalar, entry: Entry | None, value: str, path: str) -> None:
        """Keep a text in lines one, with its sign, its remark and its indentation."""
        start, end = self.page.block_header(node)
        body_start, body_end = self.page.line_end(end), self.page.content_end(node)
        first = next((line for line in self.page.text[body_start:body_end].split("\n") if line.strip()), "")
        indent = first[: len(first) - len(first.lstrip(" "))]
        head, lines = lines_of_text(value, indent)
        if head[:1] != "|" and "\n" not in value:
            head, *below = scalar(value + "\n" + value, indent=indent).split("\n")
            lines = tuple(below[:1])
        if head[:1] != "|":
            self._exchange(node, entry, value, path, flow=False)
            return
        sign = self.page.text[start:end]
        style = sign[0] if "\n" not in value else "|"
        kept = style + "".join(character for character in sign[1:] if not character.isdigit())
        if kept != sign:
            self.replace(start, end, kept)
        self.replace(body_start, body_end, "".join(f"\n{line}" for line in lines))

    def _change_mapping(self, node: Mapping, value: dict[str, Value], path: str, *, flow: bool) -> None:
        flow = flow or node.flow
        for key, each in value.items():
            self.set(node, key, each, tuple(value), f"{path}.{key}", flow=flow)
        for entry in node:
            if entry.key.text not in value and meaning(entry.value) is not None:
                self._remove(node, entry, flow=flow)

    def _change_list(self, node: List, value: tuple[Value, ...], path: str, *, flow: bool) -> None:
        old, new = [_token(meaning(each)) for each in node], [_token(each) for each in value]
        for change, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if change == "equal":
                continue
            pairs = min(i2 - i1, j2 - j1)
            for place in range(pairs):
                self._change(node.items[i1 + place], None, value[j1 + place], path, flow=flow or node.flow)
            if i1 + pairs < i2:
                self._drop(node, i1 + pairs, i2)
            elif j1 + pairs < j2:
                self._add(node, i2, value[j1 + pairs : j2])

    def _drop(self, node: List, first: int, end: int) -> None:
        items = node.items
        if not node.flow:
            start = self.page.line_start(self.page.dash(node, items[first]))
            self.replace(start, self.page.next_line(self.page.content_end(items[end - 1])), "")
        elif first > 0:
            self.replace(items[first - 1].end, items[end - 1].end, "")
        else:
            self.replace(items[0].start, items[end].start, "")

    def _add(self, node: List, place: int, values: Sequence[Value]) -> None:
        """Put new members before the one at a place, else at the end."""
        items, page = node.items, self.page
        if not node.flow:
            dash = page.dash(node, items[max(place - 1, 0)])
            indent = " " * (dash - page.line_start(dash))
            at = page.next_line(page.content_end(items[place - 1])) if place else page.line_start(dash)
            self.replace(at, at, "".join(f"{line}\n" for value in values for line in item(value, indent)))
        elif place:
            between = self._separator(node, place)
            new = "".join(between + in_brackets(value) for value in values)
            self.replace(items[place - 1].end, items[place - 1].end, new)
        else:
            new = "".join(f"{in_brackets(value)}, " for value in values)
            self.replace(items[0].start, items[0].start, new)

    def _separator(self, node: List, place: int) -> str:
        """Copy what stands between two members before a place, unless there is a remark in it."""
        if place < 2:
            return ", "
        between = self.page.text[node.items[place - 2].end : node.items[place - 1].start]
        return ", " if "#" in between else between.replace("\r\n", "\n")

    def _insert(
        self, mapping: Mapping, key: str, value: Value, order: Sequence[str], path: str, *, flow: bool
    ) -> None:
        """Write a new key behind the last of those that come before it."""
        if not mapping.entries:
            raise UnplannedError
        earlier = set(order[: order.index(key)])
        before = [entry for entry in mapping if entry.key.text in earlier] or list(mapping)
        end = self.page.entry_end(before[-1])
        if flow or mapping.flow:
            self.replace(end, end, f", {key}: {in_brackets(value)}")
            return
        indent = " " * (mapping.entries[0].key.column - 1)
        lines = written(value, path, indent, self.forms).behind(f"{indent}{key}:")
        at = self.page.next_line(end)
        self.replace(at, at, "".join(f"{line}\n" for line in lines))

    def _remove(self, mapping: Mapping, entry: Entry, *, flow: bool) -> None:
        """Take a key away; where a remark stands behind it, or it opens a list's member, only its value."""
        page, end = self.page, self.page.entry_end(entry)
        if flow or mapping.flow:
            self._remove_in_brackets(mapping, entry)
        elif page.begins_line(entry) and not (isinstance(entry.value, Scalar) and page.has_remark(end)):
            self.replace(page.line_start(entry.key.start), page.next_line(end), "")
        else:
            self._exchange(entry.value, entry, None, "", flow=False)

    def _remove_in_brackets(self, mapping: Mapping, entry: Entry) -> None:
        place = mapping.entries.index(entry)
        if place > 0:
            start = self.page.entry_end(mapping.entries[place - 1])
            self.replace(start, self.page.entry_end(entry), "")
        elif len(mapping.entries) > 1:
            self.replace(entry.key.start, mapping.entries[1].key.start, "")
        else:
            raise UnplannedError

    def _exchange(
        self, node: Node, entry: Entry | None, value: Value | None, path: str, *, flow: bool
    ) -> None:
        """Write a value of another shape in the place of one; the remark on its first line stays."""
        page = self.page
        new = self._written_anew(node, entry, value, path, flow=flow)
        below = "".join(f"\n{line}" for line in new.lines)
        in_lines = not flow and (node.style in {"|", ">"} if isinstance(node, Scalar) else not node.flow)
        if not in_lines:
            blank = " " if node.start == node.end and page.text[node.start - 1] != " " else ""
            self.replace(node.start, node.end, blank + new.head)
            self._put_below(page.line_end(node.end), below)
            return
        if isinstance(node, Scalar):
            start, end = page.block_header(node)
        elif entry is not None:
            start = end = page.behind_key(entry)
        else:
            raise UnplannedError
        blank = " " if start == end and new.head else ""
        self.replace(start, end, blank + new.head)
        self.replace(page.line_end(end), page.content_end(node), below)

    def _written_anew(
        self, node: Node, entry: Entry | None, value: Value | None, path: str, *, flow: bool
    ) -> Written:
        if value is None:
            return Written("null")
        if flow:
            return Written(in_brackets(value))
        if entry is not None:
            return written(value, path, " " * (entry.key.column - 1), self.forms)
        indent = " " * (node.column - 3)
        first, *lines = item(value, indent)
        return Written(first.removeprefix(f"{indent}- "), tuple(lines))

    def _put_below(self, place: int, below: str) -> None:
        if below:
            self.replace(place, place, below)


def _token(value: Value | None) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
