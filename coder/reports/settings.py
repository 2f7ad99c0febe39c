"""The settings that hold, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from coder import __version__
from coder.exchange.user_file import user_file
from coder.locale.language import _
from coder.model.code import Bilingual
from coder.model.settings import SETTINGS, Setting, Source
from coder.project.settings import PROJECT_FILE, InForce
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.settings import meaning

NO_KEY = "none"


def settings_table(found: InForce, meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List every setting with its value and where that comes from; keys, command by command."""
    columns = (
        Column("setting", _("Setting")),
        Column("value", _("Set to"), wrap=True),
        Column("source", _("From")),
        Column("default", _("Otherwise")),
        Column("help", _("Meaning"), wrap=True),
    )
    rows = [
        (
            name,
            _cell(value, for_people=for_people),
            source_word(found.source_of(name)) if for_people else str(found.source_of(name)),
            _cell(setting.default, for_people=for_people),
            meaning(setting),
        )
        for setting in SETTINGS
        for name, value in _values(found, setting)
    ]
    return Table(columns, rows, _("Settings"), meta=meta)


def settings_meta(found: InForce, folder: Path | None) -> dict[str, object]:
    """Say what the table is about, and in which files to look."""
    user = user_file()
    return {
        "command": "config show",
        "unit": None,
        "filters": {},
        "coders": [],
        "transcripts": [],
        "codebook": found.settings.codebook if folder is not None else None,
        "codebook_revision": None,
        "version": __version__,
        "seed": None,
        "user_file": str(user) if user is not None else None,
        "project_file": str(folder / PROJECT_FILE) if folder is not None else None,
    }


def source_word(source: Source) -> str:
    """Say where a value comes from."""
    said = {
        Source.DEFAULT: _("default"),
        Source.USER: _("yours"),
        Source.PROJECT: _("project"),
        Source.ENVIRONMENT: _("environment"),
    }
    return said[source]


def _values(found: InForce, setting: Setting) -> Iterator[tuple[str, object]]:
    """Give a setting, or each of its parts that somebody says something of."""
    value = getattr(found.settings, setting.attribute)
    if isinstance(value, Mapping) and value:
        for part, said in value.items():
            yield f"{setting.name}.{part}", said or NO_KEY
    else:
        yield setting.name, value


def _cell(value: object, *, for_people: bool) -> Cell:
    """Write a value as it could be typed; what is empty has no value."""
    if isinstance(value, Bilingual):
        both = {key: text for key, text in (("zh", value.zh), ("en", value.en)) if text}
        if for_people:
            return " / ".join(both.values()) or None
        return both or None
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, str | Sequence):
        return value or None
    return None
