"""What a codebook file says: all of it, or everything that is wrong with it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from coder.exchange.codebook_fields import ALL_KEYS, CODEBOOK_KEYS, uuid_of, written_code
from coder.exchange.codebook_rules import check_codes
from coder.exchange.codebook_warnings import warn_about
from coder.exchange.collecting import without_collecting
from coder.exchange.regular_file import file_bytes
from coder.exchange.strict_yaml import LIMIT, read_tree
from coder.exchange.yaml_characters import BYTE_ORDER_MARK
from coder.exchange.yaml_fields import LANGUAGES, Fields, Findings, fields_of, nearest
from coder.exchange.yaml_tree import Node, Scalar
from coder.model.codebook import Codebook
from coder.model.codebook_defaults import with_defaults
from coder.model.errors import CodebookFileError
from coder.model.problem import Problem

SCHEMA = "coder/codebook/1"


@without_collecting()
def read_codebook(data: bytes, *, project: str = "") -> tuple[Codebook | None, tuple[Problem, ...]]:
    """Read a codebook and check every rule; no codebook if any is broken, and warnings beside it if none is.

    `project` is a UUID that stands in for the codebook's own where UUIDs of codes are derived from it.
    """
    tree, problems = read_tree(data, keys=ALL_KEYS)
    findings = Findings(problems)
    codebook = None
    if tree is not None:
        codebook = _codebook(tree, project, findings)
    elif not findings.failed():
        findings.problems.append(Problem("empty-file"))
    return (None if findings.failed() else codebook), findings.by_line()


def read_codebook_file(path: Path, *, project: str = "") -> tuple[Codebook, tuple[Problem, ...], str]:
    """Read a codebook file: the codebook, warnings, and its text with line feeds at line ends.

    Raises CodebookFileError, with every problem, when there is an error.
    """
    data, refusal = file_bytes(path, LIMIT)
    if refusal is not None:
        raise CodebookFileError(path, (refusal,))
    codebook, problems = read_codebook(data, project=project)
    if codebook is None:
        raise CodebookFileError(path, problems)
    return codebook, problems, codebook_text(data)


def codebook_sha256(data: bytes) -> str:
    """Fingerprint of the text, whatever git does to line ends or an editor puts before it."""
    return hashlib.sha256(_plain(data)).hexdigest()


def codebook_text(data: bytes) -> str:
    """Give the text of a codebook that can be read: no byte order mark, and line feeds at line ends."""
    return _plain(data).decode()


def _plain(data: bytes) -> bytes:
    return data.removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n")


def _codebook(tree: Node, project: str, findings: Findings) -> Codebook | None:
    fields = fields_of(tree, "codebook", CODEBOOK_KEYS, findings)
    if fields is None:
        return None
    _check_schema(fields)
    languages = _languages(fields)
    fields.required("codes")
    read = (written_code(item, languages, findings) for item in fields.items("codes"))
    written = tuple(code for code in read if code is not None)
    own_uuid = uuid_of(fields)
    title, version = fields.bilingual("title", languages), fields.text("version")
    check_codes(written, languages, findings)
    if findings.failed():
        return None
    warn_about(written, languages, findings)
    codes = with_defaults([each.code for each in written], own_uuid or project)
    return Codebook(codes, own_uuid, title, version, languages, project)


def _check_schema(fields: Fields) -> None:
    node = fields.required("schema")
    if node is not None and not (isinstance(node, Scalar) and node.text == SCHEMA):
        written = node.text if isinstance(node, Scalar) else ""
        fields.findings.error("wrong-schema", node, value=written, expected=SCHEMA)


def _languages(fields: Fields) -> tuple[str, ...]:
    """Read the languages that names are expected in; both when the file names none."""
    written: dict[str, None] = {}
    for item, language in zip(fields.items("languages"), fields.texts("languages"), strict=False):
        if language in LANGUAGES:
            written[language] = None
        else:
            facts = {"field": "languages", "value": language, "choices": LANGUAGES}
            fields.findings.error("not-a-choice", item, **facts, nearest=nearest(language, LANGUAGES))
    return tuple(written) or LANGUAGES
