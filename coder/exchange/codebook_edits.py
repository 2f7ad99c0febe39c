"""Which edits of its text turn one codebook into another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coder.exchange.codebook_entries import Entries
from coder.exchange.codebook_fields import CODE_KEYS
from coder.exchange.codebook_layout import Layout
from coder.exchange.codebook_values import forms_of, is_default, value_of
from coder.exchange.yaml_patch import Patch
from coder.exchange.yaml_places import Page, UnplannedError
from coder.exchange.yaml_tree import Mapping, Scalar
from coder.exchange.yaml_values import Forms
from coder.exchange.yaml_writing import Edit
from coder.model.code import Code
from coder.model.codebook import Codebook
from coder.model.codebook_defaults import DERIVED
from coder.model.codebook_operation import ChangeId, Operation, SetField

_LINE_FEED = re.compile(r"(?<!\r)\n")


def edits_for(
    page: Page, layout: Layout, old: Codebook, new: Codebook, operation: Operation
) -> tuple[Edit, ...]:
    """Plan the edits: of fields inside the lines of their codes, then of whole entries.

    Raises UnplannedError where the text is written in an unforeseen way.
    """
    if len(layout.items) != len(old.codes):
        raise UnplannedError
    forms = forms_of(layout.items, indentless=layout.indentless)
    names = tuple(_name_after(operation, code.id) for code in old.codes)
    edits: list[Edit] = []
    for place, name in enumerate(names):
        keys = _changed(old.codes[place], new.by_id[name], operation)
        if keys:
            edits += _field_edits(page, layout, place, new.by_id[name], keys, forms, new.languages)
    entries = Entries(page, layout, forms, new)
    order = tuple(code.id for code in new.codes if code.id in set(names))
    if order != names:
        edits = entries.moved(edits, names, order, operation.id)
    return _joined(page, (*edits, *entries.added(names)))


def _name_after(operation: Operation, id: str) -> str:
    return operation.new if isinstance(operation, ChangeId) and operation.id == id else id


def _changed(old: Code, new: Code, operation: Operation) -> dict[str, bool]:
    """Name the fields that say something else, each with whether it is to go."""
    if old == new and old.derived == new.derived and operation.id != new.id:
        return {}
    gone = {operation.field} if isinstance(operation, SetField) and operation.value is None else set()
    return {key: key in gone for key in CODE_KEYS if key in gone or _differs(old, new, key)}


def _differs(old: Code, new: Code, key: str) -> bool:
    if key in DERIVED and key in old.derived and key in new.derived:
        return False
    return (key in old.derived) != (key in new.derived) or getattr(old, key) != getattr(new, key)


def _field_edits(
    page: Page,
    layout: Layout,
    place: int,
    code: Code,
    keys: dict[str, bool],
    forms: Forms,
    languages: tuple[str, ...],
) -> list[Edit]:
    """Plan the edits of one code, none of which may lie outside its lines."""
    patch, item = Patch(page, forms), layout.items[place]
    for key, goes in keys.items():
        node = item.get(key)
        absent = node is None or (isinstance(node, Scalar) and node.absent)
        left_out = goes or (absent and is_default(code, key))
        value = None if left_out else value_of(code, key, node, languages, forms)
        patch.set(item, key, value, CODE_KEYS, key, flow=layout.codes.flow)
    start, end = _lines_of(layout, place, item)
    if any(not start <= edit.start <= edit.end <= end for edit in patch.edits):
        raise UnplannedError
    return patch.edits


def _lines_of(layout: Layout, place: int, item: Mapping) -> tuple[int, int]:
    if layout.codes.flow:
        return item.start, item.end
    chunk = layout.chunk(place)
    return chunk.start, chunk.end


def _joined(page: Page, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Put edits in order: what is inserted at one place in the order in which it was planned."""
    planned = sorted(edits, key=lambda edit: (edit.start, edit.end))
    joined: list[Edit] = []
    for edit in planned:
        if joined and edit.start < joined[-1].end:
            raise UnplannedError
        text = _LINE_FEED.sub(page.newline_at(max(edit.start - 1, 0)), edit.text)
        if joined and joined[-1][:2] == edit[:2] and edit.start == edit.end:
            joined[-1] = Edit(edit.start, edit.end, joined[-1].text + text)
        else:
            joined.append(Edit(edit.start, edit.end, text))
    return tuple(joined)
