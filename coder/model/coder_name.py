"""What a coder may be called."""

from __future__ import annotations

import re

LONGEST = 64
HUMAN, PASS, CONSENSUS = "human", "pass", "consensus"
"""Kinds of coders: a person; a person's second pass or a later one; what was decided where coders differ."""
_PASS = re.compile(r"(.+) \((\d{1,3})\)")


def is_coder_name(name: str) -> bool:
    """Whether a name has 1 to 64 printable characters and no blank at either end.

    >>> is_coder_name("王 小明"), is_coder_name(" 王"), is_coder_name("")
    (True, False, False)
    """
    return 0 < len(name) <= LONGEST and name.isprintable() and name == name.strip()


def pass_name(name: str, number: int) -> str:
    """Name the second pass of a coder, or a later one.

    >>> pass_name("王", 2), pass_name("王 (2)", 3)
    ('王 (2)', '王 (3)')
    """
    return f"{first_pass(name)} ({number})"


def first_pass(name: str) -> str:
    """Name the coder whose pass it is.

    >>> first_pass("王 (2)"), first_pass("王")
    ('王', '王')
    """
    found = _PASS.fullmatch(name)
    return found[1] if found else name
