"""What a regular expression consists of, as far as a search must know: literal characters, sets, the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_PART = re.compile(
    r"""(?P<escape> \\(?: [pPN]\{[^}]*\} | [gkL]<[^>]*> | x[0-9a-fA-F]{2} | u[0-9a-fA-F]{4} | U[0-9a-fA-F]{8}
                        | [0-7]{1,3} | . )
                    | \(\?\#[^)]*\) | \(\?P[=>&][^)]*\)? )
      | (?P<set> \[\^?\]? (?: \\. | \[:\^?\w+:\] | [^\]\\] )* \] )
      | (?P<flags> \(\?[a-zA-Z0-9]*(?:-[a-zA-Z]+)?\) )
      | (?P<open> \( (?: \?(?: P?<[^=!>][^>]*> | <[=!] | [a-zA-Z0-9]*(?:-[a-zA-Z]+)?: | [=!>|]
                            | \( [^)]* \)? )?
                       | \*[A-Z]+ )? )
      | (?P<close> \) )
      | (?P<or> \| )
      | (?P<repeat> (?: [*+?] | \{[^{}]*\} ) [+?]? )
      | (?P<edge> [\^$] )
      | (?P<any> \. )
      | (?P<literal> . )""",
    re.VERBOSE | re.DOTALL,
)
_IN_SET = re.compile(r"\\(?:[pPN]\{[^}]*\}|.)|\[:\^?\w+:\]", re.DOTALL)
_PLAIN_GROUP = re.compile(r"\((?:\?(?:P?<\w+>|[ismu]*:))?")
_PLAIN_FLAGS = re.compile(r"\(\?[ismu]*\)")
_LOOKS_AROUND = re.compile(r"\\[AZzGKXR]")
_OTHER_SYNTAX = re.compile(r"\(\?[a-zA-Z0-9]*[xV]")
"""Blanks and comments inside the pattern, sets within sets."""

Part = tuple[str, str]
"""A kind (the name of a group above) and the words."""


def parts(pattern: str) -> Iterator[Part]:
    """Part a pattern; joined, the words are the pattern again."""
    return ((found.lastgroup or "", found[0]) for found in _PART.finditer(pattern))


def is_local(pattern: str) -> bool:
    """Tell whether it is the same to search a text at once and each of its turns by itself.

    So it is where nothing looks at what stands before or behind, and no passage leaves its turn.
    """
    return not any(map(_looks_around, parts(pattern)))


def _looks_around(part: Part) -> bool:
    kind, words = part
    match kind:
        case "edge":
            return True
        case "escape":
            return _LOOKS_AROUND.match(words) is not None
        case "open":
            return not _PLAIN_GROUP.fullmatch(words)
        case "flags":
            return not _PLAIN_FLAGS.fullmatch(words)
        case "repeat":
            return any(sign in words for sign in "<=:")  # how many letters may differ
    return False


def widened(pattern: str, alike: Callable[[str], str]) -> str:
    """Let each literal character stand for all that count as the same.

    >>> widened("发(件|[^信发])", {"发": "发發"}.get)
    '[发發](件|[^發信发])'
    """
    if _OTHER_SYNTAX.search(pattern):
        return pattern
    return "".join(_wide(kind, words, alike) for kind, words in parts(pattern))


def _wide(kind: str, words: str, alike: Callable[[str], str]) -> str:
    if kind == "literal":
        same = alike(words) or ""
        return f"[{re.escape(same)}]" if set(same) - set(words) else words
    if kind == "set":
        return _wide_set(words, alike)
    return words


def _wide_set(words: str, alike: Callable[[str], str]) -> str:
    """Put more characters at the head of a set, where no range can begin with them."""
    head = 2 if words.startswith("[^") else 1
    inside = words[head:-1]
    plain = set(_IN_SET.sub("", inside))
    more = {same for character in plain for same in alike(character) or ""} - plain
    if not more:
        return words
    escaped = "\\" if inside[0] in "]-^" else ""
    return f"{words[:head]}{re.escape(''.join(sorted(more)))}{escaped}{inside}]"


def required(pattern: str) -> tuple[str, ...]:
    """List runs of characters without which nothing fits, as many as are easily seen.

    >>> required("填(表|报).{0,3}部门?的+会$"), required("填|报")
    (('填', '部', '会'), ())
    """
    found = [""]
    depth = 0
    for kind, words in parts(pattern):
        if (kind == "or" and not depth) or (kind == "flags" and not _PLAIN_FLAGS.fullmatch(words)):
            return ()
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if kind == "repeat":
            found[-1] = found[-1][:-1]
        if kind == "literal" and not depth and words not in "iI":  # Turkish has two more of these
            found[-1] += words
        else:
            found.append("")
    return tuple(run for run in found if run.strip())
