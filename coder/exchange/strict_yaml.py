"""What a YAML file written by a person says, and what is wrong with it.

All scalars arrive as text: `no`, `010` and `2026-11-01` are what was typed, and the reader of each format
decides which of its fields hold more than text. Reading goes bytes, characters, syntax, traps that YAML
passes over in silence, equal keys; one flaw does not hide the others, except where the parser gives up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator

import yaml

from coder.exchange.yaml_characters import FORBIDDEN, decoded
from coder.exchange.yaml_events import RefusedError, tree_of
from coder.exchange.yaml_syntax import syntax_problem
from coder.exchange.yaml_traps import traps
from coder.exchange.yaml_tree import Mapping, Node, Scalar, every_node
from coder.model.problem import Problem, Severity

LIMIT = 4 * 1024 * 1024
"""Bytes of the largest file that is read; a codebook of 500 full codes has 0.35 MB."""

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

UNREAD = "rest-unread"
_CURLY = frozenset({("“", "”"), ("‘", "’")})
_HOSTILE = frozenset({"too-deep", "too-many-values"})
_HARMLESS = frozenset({"bad-escape", "duplicate-key", "hash-comment"})
"""Errors that put nothing in a place where it does not belong."""


def read_yaml(
    data: bytes, *, limit: int = LIMIT, keys: Collection[str] = ()
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one document; no tree if anything is wrong, and none without a problem if the file is empty.

    `keys` are those the format knows: they make it possible to say that `name：x` was meant to be a key.
    """
    tree, problems = read_tree(data, limit=limit, keys=keys)
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if failed else tree), problems


def read_tree(
    data: bytes, *, limit: int = LIMIT, keys: Collection[str] = ()
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one document; its tree too where errors leave it as it was meant, so that more can be checked."""
    text, problems = decoded(data, limit)
    if problems:
        return None, by_line((*problems, *traps(text, keys)))
    tree, failure = _parsed(text)
    if failure is None:
        found = (*traps(text, keys), *(_flaws(tree) if tree is not None else ()))
    elif failure.rule in _HOSTILE:
        found = (failure,)
    else:
        found = _with_failure(failure, traps(text, keys))
    sound = all(problem.severity is Severity.WARNING or problem.rule in _HARMLESS for problem in found)
    return (tree if sound else None), by_line(found)


def by_line(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put problems in the order of the file; that the rest is unread comes after what is wrong there."""
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.rule == UNREAD, problem.column)))


def _parsed(text: str) -> tuple[Node | None, Problem | None]:
    try:
        return tree_of(yaml.parse(text, Loader=LOADER)), None
    except RefusedError as refused:
        return None, refused.problem
    except yaml.MarkedYAMLError as error:
        return None, syntax_problem(error, text)
    except ValueError:
        # The parser in Python passes an escape beyond U+10FFFF to `chr`.
        return None, Problem("bad-escape")


def _with_failure(failure: Problem, found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Say that the parser got no further; why, only if no trap just before it tells."""
    unread = Problem(UNREAD, Severity.WARNING, failure.line, failure.column)
    told = any(failure.line - 1 <= problem.line <= failure.line for problem in found)
    return (*found, unread) if told else (*found, failure, unread)


def _flaws(root: Node) -> Iterator[Problem]:
    """Find equal keys, characters that came in by an escape, and curly quotes."""
    for node in every_node(root):
        if isinstance(node, Mapping):
            yield from _equal_keys(node)
        elif isinstance(node, Scalar):
            yield from _odd_text(node)


def _odd_text(scalar: Scalar) -> Iterator[Problem]:
    # Only double quotes know escapes; everything else was looked at before it was parsed.
    if scalar.style == '"' and (match := FORBIDDEN.search(scalar.text)):
        facts = {"character": f"U+{ord(match[0]):04X}"}
        yield Problem("bad-escape", line=scalar.line, column=scalar.column, facts=facts)
    elif scalar.plain and (scalar.text[:1], scalar.text[-1:]) in _CURLY:
        yield Problem("curly-quotes", Severity.WARNING, scalar.line, scalar.column, {"text": scalar.text})


def _equal_keys(mapping: Mapping) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for entry in mapping:
        key = unicodedata.normalize("NFC", entry.key.text)
        if key in first:
            facts = {"key": key, "first": first[key]}
            yield Problem("duplicate-key", line=entry.key.line, column=entry.key.column, facts=facts)
        first.setdefault(key, entry.key.line)
