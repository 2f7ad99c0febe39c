"""What a problem in a file says, where it is, and how the line looks."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import Any

from coder.locale.language import _
from coder.model.problem import Problem
from coder.reports.visible import visible
from coder.reports.wording import (
    codebook,
    codings_file,
    doctor,
    finding,
    keys,
    settings,
    transcripts,
    yaml_files,
)
from coder.reports.wording.words import Words

LONGEST = 80
"""Characters of a fact that are shown: a message is one line."""

_TABLES = (
    codebook.RULES,
    yaml_files.RULES,
    settings.RULES,
    keys.RULES,
    transcripts.RULES,
    codings_file.RULES,
    doctor.RULES,
    finding.RULES,
)


def problem_words(problem: Problem) -> Words:
    """Find the words for a problem; names that look like a mistyped one make the hint."""
    facts = _Facts({name: _shown(fact) for name, fact in problem.facts.items()})
    if isinstance(count := facts.get("count"), int):
        facts["count"] = f"{count:,}"
    message, hint = _template(problem)
    if problem.facts.get("nearest") and "{nearest}" not in hint:
        hint = _("did you mean {nearest}?")
    return Words(message.format_map(facts), hint.format_map(facts))


def problem_line(path: PurePath | str, problem: Problem) -> str:
    """Say in one line where a problem is, which rule is broken and how.

    >>> problem_line("a.yaml", Problem("no-file"))[:16]
    'a.yaml: no-file:'
    """
    place = ":".join(str(part) for part in (path, problem.line, problem.column) if part)
    return f"{place}: {problem.rule}: {problem_words(problem).message}"


def snippet(text: str, problem: Problem, width: int = 78) -> str:
    """Show the line of a problem with a caret below the place, by the cells that characters take up.

    Empty when the problem has no line. A long line is cut so that the place can be seen.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    if not 0 < problem.line <= len(lines):
        return ""
    from rich.cells import cell_len  # noqa: PLC0415 -- costs 15 ms, and most files are right

    line = visible(lines[problem.line - 1].removesuffix("\r").replace("\t", "␉"))
    if not problem.column:
        return line[: width - 1]
    place = min(problem.column - 1, len(line))
    start = place
    while start and cell_len(line[start - 1 : place]) < width // 2:
        start -= 1
    end = place
    while end < len(line) and cell_len(line[start : end + 1]) < width:
        end += 1
    before = " " * cell_len(line[start:place])
    return f"{line[start:end]}\n{before}^"


def _template(problem: Problem) -> tuple[str, str]:
    """Find the rule's sentences: for a reason or a number that has its own, else for all."""
    variants = (f"{problem.rule}:{problem.facts.get(name)}" for name in ("reason", "count"))
    for rule in (*variants, problem.rule):
        for table in _TABLES:
            if rule in table:
                return table[rule]
    return problem.rule, ""


class _Unknown:
    """Stands where a sentence asks for a fact that nobody gave, whatever form it asks for."""

    def __format__(self, form: str) -> str:
        return "…"


class _Facts(dict[str, Any]):
    """Facts of a problem; a sentence that asks for one more still gets said."""

    def __missing__(self, name: str) -> _Unknown:
        return _Unknown()


def _shown(fact: object) -> object:
    """Make a fact from a file fit to stand in a sentence."""
    if isinstance(fact, tuple | list):
        return _(", ").join(str(_shown(part)) for part in fact)
    if isinstance(fact, str) and not isinstance(fact, StrEnum):
        text = visible(fact)
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return str(fact) if not isinstance(fact, int) else fact
