"""What the fields of a YAML mapping hold, once the format says which are choices, lists or more text.

Each reader gives a value, or a default after putting a problem on the list: nothing stops at the first flaw.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import TypeVar

from coder.exchange.strict_yaml import by_line
from coder.exchange.yaml_tree import Mapping, Node, Scalar, Sequence
from coder.model.code import Bilingual
from coder.model.problem import Problem, Severity

Choice = TypeVar("Choice", bound=StrEnum)

LANGUAGES = ("zh", "en")
LONGEST_GUESS = 64
"""Comparing names costs the product of their lengths."""
MOST_GUESSES = 50
"""So many unknown keys of a file are compared with those there are."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def nearest(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Find the names that look like a mistyped one, best first.

    >>> nearest("colour", ["color", "kind"])
    ('color',)
    """
    if len(name) > LONGEST_GUESS:
        return ()
    folded = {candidate.casefold(): candidate for candidate in known}
    close = difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)
    return tuple(folded[candidate] for candidate in close)


class Findings:
    """What was found wrong so far."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems = list(problems)

    def error(self, rule: str, at: Node, **facts: object) -> None:
        """Put down what makes the file unusable."""
        self.problems.append(Problem(rule, Severity.ERROR, at.line, at.column, facts))

    def warning(self, rule: str, at: Node, **facts: object) -> None:
        """Put down what is probably not meant so."""
        self.problems.append(Problem(rule, Severity.WARNING, at.line, at.column, facts))

    def failed(self) -> bool:
        """Whether anything makes the file unusable."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def by_line(self) -> tuple[Problem, ...]:
        """List everything in the order of the file."""
        return by_line(self.problems)


class Fields:
    """The fields of one mapping; keys that the format does not know are put down at once."""

    def __init__(self, mapping: Mapping, known: Collection[str], findings: Findings) -> None:
        self.mapping = mapping
        self.findings = findings
        self._nodes: dict[str, Node] = {}
        self._no_lists: set[str] = set()
        self._misread: set[str] = set()
        for entry in mapping:
            if entry.key.text not in known:
                self._misread.add(_unknown_key(entry.key, known, findings))
            elif not (isinstance(entry.value, Scalar) and entry.value.absent):
                self._nodes[entry.key.text] = entry.value

    def node(self, key: str) -> Node | None:
        """Give what stands behind a key; `None` when it is missing, empty, `~` or `null`."""
        return self._nodes.get(key)

    def place(self, key: str) -> Node:
        """Say where to point for a field: at its value, else at the mapping."""
        return self._nodes.get(key, self.mapping)

    def required(self, key: str) -> Node | None:
        """Give what stands behind a key that must be there."""
        node = self._nodes.get(key)
        if node is None and key not in self._misread:
            self.findings.error("missing-key", self.mapping, key=key)
        return node

    def text(self, key: str) -> str:
        """Read a text, without blanks around it."""
        node = self._nodes.get(key)
        return "" if node is None else text_of(node, key, self.findings)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts, none of them empty."""
        return tuple(text for item in self.items(key) if (text := text_of(item, key, self.findings)))

    def items(self, key: str) -> tuple[Node, ...]:
        """Give the members of a list."""
        node = self._nodes.get(key)
        if isinstance(node, Sequence):
            return node.items
        if node is not None and key not in self._no_lists:
            self._no_lists.add(key)
            self.findings.error("not-a-list", node, field=key)
        return ()

    def fields(self, key: str, known: Collection[str]) -> Fields | None:
        """Give the mapping behind a key."""
        node = self._nodes.get(key)
        return None if node is None else fields_of(node, key, known, self.findings)

    def boolean(self, key: str, *, default: bool) -> bool:
        """Read `true` or `false`, and neither `yes` nor `"true"`."""
        node = self._nodes.get(key)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.plain and node.text in {"true", "false"}:
            return node.text == "true"
        self.findings.error("not-a-boolean", node, field=key, value=_written(node))
        return default

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """Read one of a few words."""
        node = self._nodes.get(key)
        if node is None:
            return None
        names = tuple(choice.value for choice in choices)
        written = _written(node)
        if isinstance(node, Scalar) and written in names:
            return choices(written)
        facts = {"field": key, "value": written, "choices": names, "nearest": nearest(written, names)}
        self.findings.error("not-a-choice", node, **facts)
        return None

    def bilingual(self, key: str, languages: Collection[str] = LANGUAGES) -> Bilingual:
        """Read words in two languages; words in none are in the one they are written in."""
        node = self._nodes.get(key)
        if node is None:
            return Bilingual()
        if isinstance(node, Scalar):
            text = text_of(node, key, self.findings)
            return Bilingual(zh=text) if is_chinese(text, languages) else Bilingual(en=text)
        fields = fields_of(node, key, LANGUAGES, self.findings)
        if fields is None:
            return Bilingual()
        if not fields.mapping.entries or not any(map(fields.node, LANGUAGES)):
            self.findings.error("empty-text", node, field=key)
        return Bilingual(fields.text("zh"), fields.text("en"))


def fields_of(node: Node, field: str, known: Collection[str], findings: Findings) -> Fields | None:
    """Take a node for a mapping."""
    if isinstance(node, Mapping):
        return Fields(node, known, findings)
    findings.error("not-a-mapping", node, field=field, value=_written(node))
    return None


def text_of(node: Node, field: str, findings: Findings) -> str:
    """Take a node for a text with something in it."""
    if not isinstance(node, Scalar):
        findings.error("not-a-text", node, field=field)
        return ""
    text = "" if node.absent else node.text.strip()
    if not text:
        findings.error("empty-text", node, field=field)
    return text


def _written(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    return "{…}" if isinstance(node, Mapping) else "[…]"


def is_chinese(text: str, languages: Collection[str]) -> bool:
    """Tell in which language a text is that stands for itself: Chinese, or else English."""
    if len(languages) == 1:
        return "zh" in languages
    return bool(_HAN.search(text))


def _unknown_key(key: Scalar, known: Collection[str], findings: Findings) -> str:
    """Tell a key that ran into its value from one that is misspelt, and give the key that was meant."""
    name = re.split("[：:]", key.text, maxsplit=1)[0].strip()
    if name != key.text and name in known:
        rule = "fullwidth-colon" if key.text[len(name) :].lstrip().startswith("：") else "missing-space"
        findings.error(rule, key, key=name)
        return name
    close = nearest(key.text, known) if len(findings.problems) < MOST_GUESSES else ()
    findings.error("unknown-key", key, key=key.text, nearest=close)
    return ""
