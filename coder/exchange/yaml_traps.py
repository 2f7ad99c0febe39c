"""What looks right in a YAML file and is not: YAML passes over it, or complains somewhere else.

A full-width colon makes the whole file one text; a full-width space is no indentation; `color: #cc3311` is a
comment. People who write Chinese fall into these daily and cannot see them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice, pairwise

from coder.exchange.yaml_lines import BLANKS, StructureLine, structure_lines
from coder.model.problem import Problem

MOST_REPORTED = 100
"""A file that is all wrong is described by its first flaws."""

_FULLWIDTH_KEY = re.compile(rf"(?P<key>[\w.-]+)[{BLANKS}]*+(?P<flaw>：)")
_RUN_TOGETHER_KEY = re.compile(r"(?P<key>[\w.-]+):(?P<flaw>[^ ])")
_ODD_DASH = re.compile(rf"-(?P<flaw>(?! )[{BLANKS}])")
_ODD_BLANK = re.compile(rf"(?! )[{BLANKS}]")
_RULES_OF_BLANKS = {"\t": "tab-indent", "\u3000": "fullwidth-space"}


def traps(text: str, keys: Collection[str]) -> tuple[Problem, ...]:
    """Find the traps line by line; `keys` are those that the format knows."""
    lines = tuple(structure_lines(text))
    written = [line for line in lines if not _is_comment(line)]
    odd_keys = (problem for line in written if not line.inside for problem in _odd_key(line, keys))
    return tuple(islice(chain(_odd_indents(lines), odd_keys, _lost_values(written)), MOST_REPORTED))


def _is_comment(line: StructureLine) -> bool:
    return line.text.startswith("#", line.first) and line.first == line.indent


def _odd_indents(lines: Iterable[StructureLine]) -> Iterator[Problem]:
    """Find what looks like a space before a line or behind its dash."""
    for line in lines:
        flaw = _ODD_BLANK.search(line.text, 0, line.indent)
        offset = flaw.start() if flaw else -1
        if flaw is None and not line.inside and (dash := _ODD_DASH.match(line.text, line.first)):
            offset = dash.start("flaw")
        if offset >= 0:
            yield Problem(_rule_of_blank(line.text[offset]), line=line.number, column=offset + 1)


def _rule_of_blank(blank: str) -> str:
    return _RULES_OF_BLANKS.get(blank, "nbsp")


def _odd_key(line: StructureLine, keys: Collection[str]) -> Iterator[Problem]:
    """Find a key that ran into its value.

    Without a known key to go by, only what stands at the margin can have been meant as one.
    """
    must_be_key = line.column == 0 and line.first == 0 and not line.keyed
    for pattern in (_FULLWIDTH_KEY, _RUN_TOGETHER_KEY):
        match = pattern.match(line.text, line.first)
        if match is None or not (must_be_key or match["key"] in keys):
            continue
        if match["flaw"] == "：":
            rule = "fullwidth-colon"
        else:
            rule = _rule_of_blank(match["flaw"]) if _ODD_BLANK.match(match["flaw"]) else "missing-space"
        yield Problem(rule, line=line.number, column=match.start("flaw") + 1, facts={"key": match["key"]})
        return


def _lost_values(lines: list[StructureLine]) -> Iterator[Problem]:
    """Find values that begin with `#`, which makes them comments, where nothing else follows."""
    for line, following in pairwise([*lines, None]):
        if line is None:
            continue
        offset = line.swallowed
        if (
            line.swallowed < 0
            and not line.inside
            and _begins_with_hash(line)
            and not _has_more(line, following)
        ):
            offset = line.value
        if offset >= 0:
            facts = {"text": line.text[offset:].strip()}
            yield Problem("hash-comment", line=line.number, column=offset + 1, facts=facts)


def _begins_with_hash(line: StructureLine) -> bool:
    """Tell `#cc3311` from `# a remark`."""
    named = line.keyed or line.first > line.indent
    return (
        named
        and line.text.startswith("#", line.value)
        and line.text[line.value + 1 :][:1] not in {"", " ", "#"}
    )


def _has_more(line: StructureLine, following: StructureLine | None) -> bool:
    """Say whether the lines below hold the value: further in, or a list right below its key."""
    if following is None:
        return False
    is_list = following.text.startswith("-", following.indent)
    return following.indent > line.column or (line.keyed and is_list and following.indent == line.column)
