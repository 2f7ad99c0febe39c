"""What a terminal shows of text that strangers wrote: nothing in it may act on the screen."""

from __future__ import annotations

import re

_JOINED = r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
"""What a zero-width joiner may stand beside; elsewhere terminals and Rich disagree on the cells."""
_ACTED_ON = re.compile(
    "[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    rf"|(?<!{_JOINED})\u200d|\u200d(?!{_JOINED})"
)


def visible(text: str) -> str:
    """Put a symbol in place of every character a terminal would act on, line ends too; a tab is a space."""
    return _ACTED_ON.sub(_symbol, text)


def visible_lines(text: str) -> list[str]:
    """Do so line by line; what is left may stand in XML too."""
    return [visible(line) for line in text.split("\n")]


def _symbol(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\t":
        return " "
    if character == "\x7f":
        return "␡"
    return chr(0x2400 + ord(character)) if character < " " else "␦"
