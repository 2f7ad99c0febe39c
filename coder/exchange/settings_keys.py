"""Which keys the settings give to commands of the workbench; whether there are such commands, it knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coder.exchange.yaml_fields import Fields, Findings, nearest
from coder.exchange.yaml_tree import Mapping, Node, Scalar, Sequence
from coder.model.keys import NAMED_KEYS, key_of
from coder.model.settings import KEYS_PREFIX

NO_KEY = "none"
"""Written instead of a key, it takes a command's keys away."""
COMMAND = re.compile(r"[a-z][a-z0-9_-]{0,63}")
"""How the id of a command is written."""


def keys_of_commands(fields: Fields, field: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read `{recode: ctrl+r, finish: [f8, ctrl+d], light: none}`, by the names of the settings."""
    node = fields.node(field)
    if not isinstance(node, Mapping):
        fields.fields(field, ())  # says what is wrong with it
        return
    for entry in node:
        if not COMMAND.fullmatch(entry.key.text):
            fields.findings.error("not-a-command", entry.key, value=entry.key.text)
        elif not (isinstance(entry.value, Scalar) and entry.value.absent):
            yield f"{KEYS_PREFIX}{entry.key.text}", _keys(entry.value, entry.key.text, fields.findings)


def _keys(node: Node, command: str, findings: Findings) -> tuple[str, ...]:
    if isinstance(node, Scalar) and node.text.strip().lower() == NO_KEY:
        return ()
    written = node.items if isinstance(node, Sequence) else (node,)
    keys = (_key(one, command, findings) for one in written)
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def _key(node: Node, command: str, findings: Findings) -> str | None:
    if not isinstance(node, Scalar):
        findings.error("not-a-text", node, field=command)
        return None
    key = key_of(node.text)
    if key is None:
        findings.error("not-a-key", node, value=node.text, nearest=nearest(node.text, NAMED_KEYS))
    return key
