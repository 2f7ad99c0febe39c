"""The JSON Schema that lets an editor complete and check a codebook while it is written.

Draft 7, which the YAML language server supports. The reader is stricter: a schema cannot compare two codes.
"""

from __future__ import annotations

import json
from typing import Any


def codebook_schema() -> str:
    """Give the text of `codebook.schema.json`, which lies beside the codebook."""
    return json.dumps(_SCHEMA, ensure_ascii=False, indent=2) + "\n"


def _refer(name: str) -> dict[str, str]:
    return {"$ref": f"#/definitions/{name}"}


def _closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Describe a mapping that has no other fields."""
    return {"type": "object", **more, "additionalProperties": False, "properties": properties}


def _list_of(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT = {"type": "string"}
_WORD = {"type": "string", "minLength": 1}
_ITEMS, _ID, _UUID, _TEXT2 = _refer("items"), _refer("id"), _refer("uuid"), _refer("text2")

_CODE = _closed(
    {
        "id": _ID,
        "uuid": _UUID,
        "name": _TEXT2,
        "parent": {"anyOf": [_ID, {"type": "null"}]},
        "kind": {"enum": ["problem", "cause", "countermeasure", "situation", "other"]},
        "codable": {"type": "boolean"},
        "origin": {"enum": ["theory", "data", "in_vivo"]},
        "brief": _TEXT2,
        "definition": _TEXT2,
        "include": _ITEMS,
        "exclude": _ITEMS,
        "examples": _closed({"typical": _ITEMS, "atypical": _ITEMS, "close_but_no": _ITEMS}),
        "keywords": _list_of(_WORD),
        "color": {"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"},
        "status": {"enum": ["draft", "active", "retired", "merged"]},
        "merged_into": _ID,
        "split_into": _refer("ids"),
        "former_ids": _refer("ids"),
        "history": _list_of(_refer("note")),
    },
    required=["id", "name"],
)

_DEFINITIONS = {
    "id": {"type": "string", "pattern": r"^[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-^`{-~]{0,63}$"},
    "uuid": {"type": "string", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},
    "text2": {"anyOf": [_WORD, _closed({"zh": _TEXT, "en": _TEXT}, minProperties=1)]},
    "item": {"anyOf": [_TEXT, _closed({"text": _TEXT, "use": _ID}, required=["text"])]},
    "items": _list_of(_refer("item")),
    "ids": _list_of(_ID),
    "note": _closed({"version": _TEXT, "date": _TEXT, "by": _TEXT, "note": _TEXT}),
    "code": _CODE,
}

_SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "coder codebook 1",
    "type": "object",
    "required": ["schema", "codes"],
    "additionalProperties": False,
    "definitions": _DEFINITIONS,
    "properties": {
        "schema": {"const": "coder/codebook/1"},
        "uuid": _UUID,
        "title": _TEXT2,
        "version": _TEXT,
        "languages": _list_of({"enum": ["zh", "en"]}),
        "codes": _list_of(_refer("code")),
    },
}
