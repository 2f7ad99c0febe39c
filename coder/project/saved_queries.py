"""Queries with a name: they stand in the project's `coder.yaml`, for all who work on the study."""

from __future__ import annotations

from pathlib import Path

from coder.analysis.query.parsing import parsed
from coder.model.errors import UnfitQueryNameError, UnknownSavedQueryError
from coder.model.settings import QUERIES_PREFIX, Settings, Source
from coder.model.short_name import is_short_name
from coder.project.configuring import set_setting, unset_setting
from coder.project.settings import PROJECT_FILE


def query_named(settings: Settings, name: str) -> str:
    """Give a saved query; raise UnknownSavedQueryError."""
    if name not in settings.queries:
        raise UnknownSavedQueryError(name, tuple(settings.queries))
    return settings.queries[name]


def save_query(folder: Path, name: str, query: str) -> None:
    """Write a query that can be read into `coder.yaml`; one of the same name is written over.

    Raises UnfitQueryNameError, EmptyQueryError, BadQueryError, and what setting a setting raises.
    """
    if not is_short_name(name):
        raise UnfitQueryNameError(name)
    parsed(query)
    set_setting(folder / PROJECT_FILE, Source.PROJECT, f"{QUERIES_PREFIX}{name}", [query])


def forget_query(folder: Path, settings: Settings, name: str) -> None:
    """Take a query out of `coder.yaml`; raise UnknownSavedQueryError, and what setting a setting raises."""
    query_named(settings, name)
    unset_setting(folder / PROJECT_FILE, Source.PROJECT, f"{QUERIES_PREFIX}{name}")
