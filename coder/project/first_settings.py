"""What the first `coder.yaml` of a study says, once it is sure that it can be read back."""

from __future__ import annotations

import json
import unicodedata

from coder.exchange.settings_yaml import read_settings
from coder.model.errors import UnfitSettingError


def first_settings(title: str, codebook: str, language: str) -> bytes:
    """Write the settings of a new study; raise UnfitSettingError for what would not come back as it is."""
    title, path = title.strip(), f"codebooks/{codebook}"
    _check_title(title)
    _check_codebook(path)
    return _line("title", title) + f"language: {language}\n".encode() + _line("codebook", path)


def _check_codebook(path: str) -> None:
    settings, _problems = read_settings(_line("codebook", path))
    if settings is None or settings.codebook != path or _has_controls(path):
        raise UnfitSettingError("codebook", path.removeprefix("codebooks/"))


def _check_title(title: str) -> None:
    settings, _problems = read_settings(_line("title", title))
    kept = settings is not None and title in {settings.title.zh, settings.title.en}
    if not title or not kept or _has_controls(title):
        raise UnfitSettingError("title", title)


def _has_controls(text: str) -> bool:
    """Whether there is a line end or a tab in it, which YAML keeps and no heading or file name can use."""
    return any(unicodedata.category(character) == "Cc" for character in text)


def _line(key: str, value: str) -> bytes:
    """Write a value as a JSON string, which YAML reads too, whatever stands in it."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n".encode("utf-8", "surrogatepass")
