"""What the `coder.yaml` of a project says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from coder.exchange.strict_yaml import read_tree
from coder.exchange.yaml_fields import Fields, Findings, fields_of
from coder.model.problem import Problem
from coder.model.settings import AmbiguousWidth, EllipsisIs, Language, Margins, Settings

KEYS = (
    "title",
    "language",
    "codebook",
    "database",
    "coder",
    "interviewers",
    "sentences",
    "margins",
    "ambiguous_width",
    "theme",
)
SENTENCE_KEYS = ("ellipsis",)
LIMIT = 256 * 1024
"""Bytes; a settings file is a few lines."""

_DRIVE = re.compile(r"[A-Za-z]:")


def read_settings(data: bytes) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the settings of a project; no settings if anything is wrong. An empty file is all defaults."""
    tree, problems = read_tree(data, limit=LIMIT, keys=(*KEYS, *SENTENCE_KEYS))
    findings = Findings(problems)
    settings: Settings | None = Settings()
    if tree is not None:
        fields = fields_of(tree, "coder.yaml", KEYS, findings)
        settings = _settings(fields) if fields is not None else None
    return (None if findings.failed() else settings), findings.by_line()


def _settings(fields: Fields) -> Settings:
    default = Settings()
    settings = Settings(
        title=fields.bilingual("title"),
        language=fields.choice("language", Language) or default.language,
        codebook=_inside(fields, "codebook") or default.codebook,
        database=_inside(fields, "database") or default.database,
        coder=fields.text("coder"),
        interviewers=fields.texts("interviewers"),
        margins=fields.choice("margins", Margins) or default.margins,
        ambiguous_width=fields.choice("ambiguous_width", AmbiguousWidth) or default.ambiguous_width,
        theme=fields.text("theme"),
    )
    sentences = fields.fields("sentences", SENTENCE_KEYS)
    ellipsis = sentences.choice("ellipsis", EllipsisIs) if sentences is not None else None
    return replace(settings, ellipsis=ellipsis or default.ellipsis)


def _inside(fields: Fields, key: str) -> str:
    """Read a path that does not lead out of the project folder."""
    path = fields.text(key)
    parts = PurePosixPath(path).parts
    outside = (
        path.startswith(("/", "~")) or ".." in parts or "\\" in path or "://" in path or _DRIVE.match(path)
    )
    if path and (outside or not parts):
        fields.findings.error("path-outside", fields.place(key), field=key, path=path)
        return ""
    return path
