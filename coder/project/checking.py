"""Whether a codebook file is as it should be, whatever the database holds."""

from __future__ import annotations

from pathlib import Path

from coder.exchange.codebook_schema import codebook_schema
from coder.exchange.codebook_yaml import read_codebook_file
from coder.model.errors import CodebookFileError
from coder.model.problem import Problem, Severity
from coder.project.opening import open_project, settings_of
from coder.project.writing import replaced


def check_codebook(path: Path) -> tuple[tuple[Problem, ...], str]:
    """List what is wrong with a codebook, and give its text so that the places can be shown."""
    try:
        _codebook, warnings, text = read_codebook_file(path)
    except CodebookFileError as error:
        return error.problems, _text_of(path)
    return warnings, text


def check_project(folder: Path) -> tuple[Path, tuple[Problem, ...], str]:
    """Check the codebook of a project, and whether it still has every code that its codings use."""
    project_settings = settings_of(folder)
    path = folder / project_settings.codebook
    problems, text = check_codebook(path)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return path, problems, text
    project = open_project(folder)
    project.close()
    return path, project.codebook_problems, text


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    except OSError:
        return ""  # the problem itself says that it cannot be read


def write_schema(codebook: Path) -> Path:
    """Write the JSON Schema beside a codebook, where its first line points editors to."""
    path = codebook.with_name("codebook.schema.json")
    with replaced(path) as file:
        file.write(codebook_schema().encode())
    return path
