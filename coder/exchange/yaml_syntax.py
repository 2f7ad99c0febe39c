"""What an error of the YAML parser means to somebody who never heard of tokens.

The parser speaks of block ends and indicators. The two parsers, in C and in Python, word it differently and
agree on the place, so the rule is told from the place and from the few words they share.
"""

from __future__ import annotations

import re
from typing import Any

from coder.exchange.yaml_events import DEEPEST
from coder.model.problem import Problem

_MAPPING_COLON = re.compile(r":(?=\s|$)")
_QUOTED_OR_BRACKETED = re.compile(r"""["'\])}]\s*$""")


def syntax_problem(error: Any, text: str) -> Problem:
    """Turn a `yaml.MarkedYAMLError` into a problem with a rule of ours."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark, opening = error.problem_mark, error.context_mark
    before, after = _around(text, mark.index)
    rule = _rule(said, before, after)
    if rule == "too-deep":  # libyaml from 0.2.6 on looks a thousand brackets ahead before it tells of one
        return Problem(rule, line=mark.line + 1, column=mark.column + 1, facts={"limit": DEEPEST})
    if rule == "second-document" and not text[: mark.index].rstrip().endswith("..."):
        rule = "unquoted-text"
    if opening is not None and rule in _AT_THE_OPENING:
        mark = opening
    if not text[mark.index :].strip():
        return _before_the_end(rule, text.rstrip())
    return Problem(rule, line=mark.line + 1, column=mark.column + 1)


def _before_the_end(rule: str, text: str) -> Problem:
    """Point at the last bracket, else at the last character, not at the nothing behind it."""
    offset = max(text.rfind("["), text.rfind("{")) if rule == "unclosed-bracket" else len(text) - 1
    line_start = text.rfind("\n", 0, max(0, offset)) + 1
    return Problem(rule, line=text.count("\n", 0, line_start) + 1, column=max(1, offset - line_start + 1))


def _around(text: str, offset: int) -> tuple[str, str]:
    """Give what stands on the line before and after an offset."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start:offset], text[offset : end if end >= 0 else len(text)]


def _rule(said: str, before: str, after: str) -> str:
    for words, rule in _BY_WORDS:
        if re.search(words, said):
            return rule
    if "mapping values are not allowed" in said:
        return "colon-in-text" if _MAPPING_COLON.search(before) else "indentation"
    if "cannot start any token" in said:
        return "tab-indent" if after.startswith("\t") else "unquoted-text"
    if re.search(r"expected key|expected '-' indicator|<block end>", said):
        stray = after[:1] in {"]", "}", ","} or _QUOTED_OR_BRACKETED.search(before)
        return "unquoted-text" if stray else "indentation"
    if "node content" in said:
        return "unquoted-text" if after.strip() else "unclosed-bracket"
    return "syntax"


_AT_THE_OPENING = frozenset(
    {"alias", "anchor", "bad-escape", "missing-colon", "unclosed-bracket", "unclosed-quote"}
)
"""Rules broken where something began, not where the parser gave up."""

_BY_WORDS = (
    (r"maximum nesting depth", "too-deep"),
    (r"scanning an? alias", "alias"),
    (r"scanning an? anchor", "anchor"),
    (r"directive|incompatible YAML", "directive"),
    (r"\btag\b", "tag"),
    (r"quoted scalar.*(end of stream|document separator)", "unclosed-quote"),
    (r"escape", "bad-escape"),
    (r"',' or '[\]}]'", "unclosed-bracket"),
    (r"could not find expected ':'", "missing-colon"),
    (r"sequence entries are not allowed", "unquoted-text"),
    (r"block scalar.*(comment or line break|chomping)", "unquoted-text"),
    (r"document start>", "second-document"),
    (r"found a tab", "tab-indent"),
)
