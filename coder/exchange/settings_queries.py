"""Which queries over codes the settings have saved; what they mean, it does not ask."""

from __future__ import annotations

from collections.abc import Iterator

from coder.exchange.yaml_fields import Fields
from coder.exchange.yaml_tree import Mapping
from coder.model.settings import QUERIES_PREFIX
from coder.model.short_name import is_short_name


def saved_queries(fields: Fields, field: str) -> Iterator[tuple[str, str]]:
    """Read `{forms: 表格 NEAR:1 会议}`, by the names of the settings."""
    node = fields.node(field)
    names = [entry.key.text for entry in node] if isinstance(node, Mapping) else []
    inside = fields.fields(field, names)  # says what is wrong with it
    if inside is None or not isinstance(node, Mapping):
        return
    for entry in node:
        name = entry.key.text
        if not is_short_name(name):
            fields.findings.error("not-a-query-name", entry.key, value=name)
        elif inside.node(name) is not None:
            yield f"{QUERIES_PREFIX}{name}", inside.text(name)
