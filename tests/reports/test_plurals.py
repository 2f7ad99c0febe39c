"""One thing is spoken of as one, in every problem and on every screen; large numbers are parted."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import coder
from coder.model.problem import Problem
from coder.reports.wording import codebook, codings_file, doctor, finding, settings, transcripts, yaml_files
from coder.reports.wording.problems import problem_words

PACKAGE = Path(coder.__file__).parent
MANY = re.compile(r"\{(count|number|level|turns|lines)(?::,)?\} (?:[a-z]+ )?[a-z]+s\b")
"""A number before a noun in the plural."""
PARTS = ("cli", "tui", "reports/wording")
NEVER_ONE = {
    "+{count} of others",
    "the archive has {count} entries, more than {limit}",
    "{count} actions back to {day}; more below",
    "coded: {share} of what respondents say, {whole} of the whole text; {bare} of {turns} turns bare",
    "no turns found: {lines} lines look like speakers', but most have no words behind them",
    "no turns found: {lines} lines look like speakers', but they begin far down in the file",
    "no turns found: {lines} lines look like speakers', but not two names are known or come back",
}
TABLES = (codebook, codings_file, doctor, finding, settings, transcripts, yaml_files)


def literals() -> Iterator[tuple[str, str]]:
    for path in sorted(path for part in PARTS for path in (PACKAGE / part).rglob("*.py")):
        if path.name.startswith("reliability"):
            continue  # an interval needs several transcripts, and agreement several coders
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                (argument,) = node.args
                if isinstance(argument, ast.Constant):
                    yield str(path.relative_to(PACKAGE)), argument.value


def of_problems() -> set[str]:
    """Sentences of rules that say it otherwise for one."""
    return {
        sentence.value
        for path in (PACKAGE / "reports" / "wording").glob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and f"{key.value}:1" in _keys(node)
        for sentence in ast.walk(value)
        if isinstance(sentence, ast.Constant)
    }


def _keys(table: ast.Dict) -> set[object]:
    return {key.value for key in table.keys if isinstance(key, ast.Constant)}


def test_every_number_of_things_may_be_one() -> None:
    said_otherwise = of_problems()
    wrong = [
        (place, sentence)
        for place, sentence in literals()
        if MANY.search(sentence) and sentence not in NEVER_ONE | said_otherwise
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "rule", sorted(rule[:-2] for table in TABLES for rule in table.RULES if rule.endswith(":1"))
)
def test_a_problem_with_one_thing_says_so(rule: str) -> None:
    facts = {"id": "4.1.1", "names": "甲", "count": 1}
    one, many = (problem_words(Problem(rule, facts=facts | {"count": count})).message for count in (1, 1234))
    assert one != many
    assert "1,234" not in one
    assert "1234" not in many
