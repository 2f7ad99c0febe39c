"""What holds for a code where the file says nothing: its UUID, its kind and its colour."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace

from coder.model.code import Code, Kind
from coder.model.palette import color_at

DERIVED = ("uuid", "kind", "color")
"""Fields that follow from the other codes where a code does not state them."""

_NO_CODEBOOK = uuid.uuid5(uuid.NAMESPACE_URL, "urn:coder:codebook:1")
"""Stands in for the UUID of a codebook that has none."""


def with_defaults(codes: Sequence[Code], namespace: str) -> tuple[Code, ...]:
    """Give every code, in the order of the file, what it does not state: the fields it names in `derived`.

    `namespace` is the UUID of the codebook, else of the project; it may be empty.
    """
    space = uuid.UUID(namespace) if namespace else _NO_CODEBOOK
    kinds = kinds_of(codes)
    return tuple(_filled(code, position, space, kinds) for position, code in enumerate(codes))


def _filled(code: Code, position: int, space: uuid.UUID, kinds: dict[str, Kind]) -> Code:
    if not code.derived:
        return code
    return replace(
        code,
        uuid=str(uuid.uuid5(space, "code" + code.id)) if "uuid" in code.derived else code.uuid,
        kind=kinds[code.id],
        color=color_at(position) if "color" in code.derived else code.color,
    )


def kinds_of(codes: Sequence[Code]) -> dict[str, Kind]:
    """Give every code its own kind, else its parent's, else `other`."""
    by_id = {code.id: code for code in codes}

    def kind(code: Code) -> Kind:
        if "kind" not in code.derived:
            return code.kind
        return kind(by_id[code.parent]) if code.parent is not None else Kind.OTHER

    return {code.id: kind(code) for code in codes}
