"""Which texts a file for people may hold: no character in it hides, or turns the others round."""

from __future__ import annotations

import re

UNWRITABLE = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, next line among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"  # separators, marks of encodings, halves of characters
)


def is_one_line(text: str) -> bool:
    r"""Whether a name has neither a line end nor a tab in it.

    >>> is_one_line("台账 多"), is_one_line("台账\n多"), is_one_line("台账\t多")
    (True, False, False)
    """
    return not {"\n", "\r", "\t"}.intersection(text)


def tidied(text: str) -> str:
    r"""Give a text as a codebook keeps it: without blanks around it, `\n` at the end of a line.

    >>> tidied("　一\r\n二 \n")
    '一\n二'
    """
    return text.replace("\r\n", "\n").strip()
