"""What the one text is that all offsets refer to.

Only LF ends a line, and every other change is one character for one: what stands in the text is what stood
in the file. U+2028, U+2029, U+0085, VT and FF are ordinary characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coder.exchange.unreadable import UnreadableError, warning
from coder.model.problem import Problem

BYTE_ORDER_MARK = "\ufeff"
LONG_LINE = 10_000
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_DOUBLY_ENCODED = re.compile("[Â-ô][\x80-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_VISIBLE = re.compile("[^\\s\ufeff\u200b-\u200f\u2060]")


@dataclass(frozen=True, slots=True)
class Canonical:
    """The text, and what had to be done to get it."""

    text: str
    warnings: tuple[Problem, ...]


def canonical_text(decoded: str) -> Canonical:
    r"""Give every line the same end and every control character a visible form.

    >>> canonical_text("\ufeff问：好\r\n答：\x1b[31m好\u2028的\r").text
    '问：好\n答：�[31m好\u2028的\n'
    """
    text = decoded.removeprefix(BYTE_ORDER_MARK)
    warnings = _mixed_line_ends(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (nul := text.find("\x00")) >= 0:
        raise UnreadableError(
            "text-nul-character", line=line_at(text, nul), column=nul - text.rfind("\n", 0, nul)
        )
    if not _VISIBLE.search(text):
        raise UnreadableError("file-blank")
    warnings += _controls(text) + _halves(text) + _long_lines(text)
    text = _SURROGATES.sub(_paired, text) if _SURROGATES.search(text) else text
    return Canonical(_CONTROL.sub("\ufffd", text), tuple(warnings))


def line_at(text: str, offset: int) -> int:
    """Count the line an offset is on, from 1."""
    return text.count("\n", 0, offset) + 1


def _mixed_line_ends(text: str) -> list[Problem]:
    both = text.count("\r\n")
    kinds = {"CRLF": both, "LF": text.count("\n") - both, "CR": text.count("\r") - both}
    found = {kind: count for kind, count in kinds.items() if count}
    if len(found) < 2:
        return []
    return [warning("mixed-line-ends", kinds=", ".join(f"{kind} {count}" for kind, count in found.items()))]


def _controls(text: str) -> list[Problem]:
    first = _CONTROL.search(text)
    if first is None:
        return []
    line = line_at(text, first.start())
    found = [warning("controls-replaced", line=line, count=len(_CONTROL.findall(text)))]
    if doubled := _DOUBLY_ENCODED.search(text):
        found.append(warning("doubly-encoded", line=line_at(text, doubled.start())))
    return found


def _halves(text: str) -> list[Problem]:
    lone = [match.start() for match in _SURROGATES.finditer(text) if len(match[0]) == 1]
    return [warning("surrogates-replaced", line=line_at(text, lone[0]), count=len(lone))] if lone else []


def _paired(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16") if len(match[0]) == 2 else "\ufffd"


def _long_lines(text: str) -> list[Problem]:
    long = [(number, len(line)) for number, line in enumerate(text.split("\n"), 1) if len(line) > LONG_LINE]
    return [warning("long-line", line=long[0][0], length=long[0][1], count=len(long))] if long else []
