"""A settings file in which one field says something else, and every other line is as it was."""

from __future__ import annotations

from coder.exchange.line_changes import in_the_style_of
from coder.exchange.settings_yaml import LIMIT
from coder.exchange.strict_yaml import read_tree
from coder.exchange.yaml_characters import decoded
from coder.exchange.yaml_patch import Patch
from coder.exchange.yaml_places import Page, UnplannedError
from coder.exchange.yaml_tree import Mapping as MappingNode
from coder.exchange.yaml_tree import Node
from coder.exchange.yaml_values import Forms, Value, meaning, written
from coder.exchange.yaml_writing import edited

_FORMS = Forms({"keys": "block", "queries": "block"})


def said_in(data: bytes, key: str) -> Value | None:
    """Give what a sound file says of a field, as it is written; `None` for nothing."""
    root, _problems = read_tree(data, limit=LIMIT)
    node = root.get(key) if isinstance(root, MappingNode) else None
    return _meaning(node) if node is not None else None


def line_of(data: bytes, key: str) -> int:
    """Find the line on which a field stands; 0 if there is none."""
    root, _problems = read_tree(data, limit=LIMIT)
    entries = root.entries if isinstance(root, MappingNode) else ()
    return next((entry.key.line for entry in entries if entry.key.text == key), 0)


def saying(data: bytes, key: str, value: Value | None) -> bytes | None:
    r"""Let a sound file say a value of a field, or nothing; `None` if it is written in an unusual way.

    >>> saying(b"theme: nord  # for the evening\n", "theme", "dracula")
    b'theme: dracula  # for the evening\n'
    """
    text, _problems = decoded(data, LIMIT)
    text = text.replace("\r\n", "\n")
    ends = text.endswith("\n") or not text
    page = Page(text if ends else f"{text}\n")
    root, _problems = read_tree(page.text.encode(), limit=LIMIT)
    try:
        after = _patched(page, root, key, value)
    except UnplannedError:
        return None
    return in_the_style_of(data, after if ends else after.removesuffix("\n"))


def _patched(page: Page, root: Node | None, key: str, value: Value | None) -> str:
    if not isinstance(root, MappingNode):
        return page.text + ("" if value is None else new_line(key, value))
    patch = Patch(page, _FORMS)
    order = [*(entry.key.text for entry in root if entry.key.text != key), key]
    patch.set(root, key, value, order, key, flow=root.flow)
    return edited(page.text, patch.edits)


def new_line(key: str, value: Value) -> str:
    r"""Write a field that is not there yet.

    >>> new_line("keys", {"recode": "ctrl+r"})
    'keys:\n  recode: ctrl+r\n'
    """
    lines = written(value, key, "", _FORMS).behind(f"{key}:")
    return "".join(f"{line}\n" for line in lines)


def _meaning(node: Node) -> Value | None:
    if isinstance(node, MappingNode):
        return {entry.key.text: said for entry in node if (said := meaning(entry.value)) is not None}
    return meaning(node)
