"""The tree that the events of a YAML parser make, with everything refused that no file of ours has a use for.

PyYAML's own composer is not used: 30,000 opening brackets make it crash the interpreter, and no limit can
be set on it. Reading stops at the first event that goes too far, since later ones are slow to come by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from coder.exchange.yaml_tree import Entry, Mapping, Node, Scalar, Sequence
from coder.model.problem import Problem

MOST_EVENTS = 200_000
DEEPEST = 50
"""So many mappings and sequences may stand inside each other."""


class RefusedError(Exception):
    """An event that may not occur."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def tree_of(events: Iterable[Any]) -> Node | None:
    """Build the tree of the only document; `None` when there is none.

    Raises `RefusedError` at an alias, anchor, tag, directive or second document, and beyond the limits.
    """
    tree = _Tree()
    for count, event in enumerate(events, start=1):
        if count > MOST_EVENTS:
            raise _refused("too-many-values", event, limit=MOST_EVENTS)
        tree.take(event)
    return tree.root


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end was not read yet."""

    event: Any
    children: list[Node] = field(default_factory=list)


class _Tree:
    """What was built so far; a list instead of recursion, so that depth costs nothing."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._opened: list[_Open] = []
        self._documents = 0
        self._steps: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: lambda event: self._put(_scalar(event)),
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: lambda event: self._put(_mapping(self._opened.pop(), event)),
            yaml.SequenceEndEvent: lambda event: self._put(_sequence(self._opened.pop(), event)),
            yaml.AliasEvent: _refuse_alias,
            yaml.DocumentStartEvent: self._start_document,
        }

    def take(self, event: Any) -> None:
        """Go one event further."""
        step = self._steps.get(type(event))
        if step is not None:
            step(event)

    def _put(self, node: Node) -> None:
        if self._opened:
            self._opened[-1].children.append(node)
        else:
            self.root = node

    def _open(self, event: Any) -> None:
        _check_plainness(event)
        if len(self._opened) == DEEPEST:
            raise _refused("too-deep", event, limit=DEEPEST)
        self._opened.append(_Open(event))

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if event.version or event.tags:
            raise _refused("directive", event)
        if self._documents > 1:
            raise _refused("second-document", event)


def _refused(rule: str, event: Any, **facts: object) -> RefusedError:
    mark = event.start_mark
    return RefusedError(Problem(rule, line=mark.line + 1, column=mark.column + 1, facts=facts))


def _refuse_alias(event: Any) -> None:
    raise _refused("alias", event, name=event.anchor)


def _check_plainness(event: Any) -> None:
    if event.anchor is not None:
        raise _refused("anchor", event, name=event.anchor)
    if event.tag is not None:
        raise _refused("tag", event, name=event.tag)


def _scalar(event: Any) -> Scalar:
    if event.anchor is not None or event.tag is not None:
        _check_plainness(event)
    start = event.start_mark
    # The parser in C calls the plain style "", the one in Python None.
    style = event.style or ""
    return Scalar(event.value, start.line + 1, start.column + 1, start.index, event.end_mark.index, style)


def _sequence(opened: _Open, end: Any) -> Sequence:
    start = opened.event.start_mark
    flow = bool(opened.event.flow_style)
    children = tuple(opened.children)
    return Sequence(children, start.line + 1, start.column + 1, start.index, end.end_mark.index, flow)


def _mapping(opened: _Open, end: Any) -> Mapping:
    start = opened.event.start_mark
    keys, values = opened.children[::2], opened.children[1::2]
    entries: list[Entry] = []
    for key, value in zip(keys, values, strict=True):
        if not isinstance(key, Scalar) or key.absent:
            raise RefusedError(Problem("key-not-text", line=key.line, column=key.column))
        entries.append(Entry(key, value))
    flow = bool(opened.event.flow_style)
    return Mapping(tuple(entries), start.line + 1, start.column + 1, start.index, end.end_mark.index, flow)
