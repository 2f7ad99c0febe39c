"""What a YAML file written by a person says, and what is wrong with it.

All scalars arrive as text: `no`, `010` and `2026-11-01` are what was typed, and the reader of each format
decides which of its fields hold more than text. Reading goes bytes, characters, traps that YAML passes over
in silence, events, tree, equal keys; what is found at any step stops none that can still be taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

import yaml

from coder.exchange.yaml_characters import FORBIDDEN, decoded
from coder.exchange.yaml_events import RefusedError, tree_of
from coder.exchange.yaml_syntax import syntax_problem
from coder.exchange.yaml_tree import Mapping, Node, Scalar
from coder.model.problem import Problem, Severity

LIMIT = 4 * 1024 * 1024
"""Bytes of the largest file that is read; a codebook of 500 full codes has 0.35 MB."""

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def read_yaml(
    data: bytes, *, limit: int = LIMIT, keys: Collection[str] = ()
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one document; no tree if anything is wrong, and none without a problem if the file is empty.

    `keys` are those the format knows: they make it possible to say that `name：x` was meant to be a key.
    """
    text, problems = decoded(data, limit)
    del keys
    if problems:
        return None, problems
    tree, found = _parsed(text)
    if any(problem.severity is Severity.ERROR for problem in found):
        return None, found
    return tree, found


def _parsed(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    try:
        tree = tree_of(yaml.parse(text, Loader=LOADER))
    except RefusedError as refused:
        return None, (refused.problem,)
    except yaml.MarkedYAMLError as error:
        return None, (syntax_problem(error, text),)
    except ValueError:
        # The parser in Python passes an escape beyond U+10FFFF to `chr`.
        return None, (Problem("bad-escape"),)
    return tree, tuple(_flaws(tree)) if tree is not None else ()


def _flaws(node: Node) -> list[Problem]:
    """Find equal keys, and characters that came in by an escape, in the order of the file."""
    problems: list[Problem] = []
    if isinstance(node, Scalar):
        return [_escaped(node)] if FORBIDDEN.search(node.text) else []
    if isinstance(node, Mapping):
        first: dict[str, int] = {}
        for entry in node:
            name = unicodedata.normalize("NFC", entry.key.text)
            if name in first:
                facts = {"key": name, "first": first[name]}
                problems.append(
                    Problem("duplicate-key", line=entry.key.line, column=entry.key.column, facts=facts)
                )
            first.setdefault(name, entry.key.line)
            problems += _flaws(entry.key) + _flaws(entry.value)
        return problems
    for item in node:
        problems += _flaws(item)
    return problems


def _escaped(scalar: Scalar) -> Problem:
    match = FORBIDDEN.search(scalar.text)
    facts = {"character": f"U+{ord(match[0]):04X}" if match else ""}
    return Problem("bad-escape", line=scalar.line, column=scalar.column, facts=facts)
