"""What a coder may be called."""

from __future__ import annotations

LONGEST = 64


def is_coder_name(name: str) -> bool:
    """Whether a name has 1 to 64 printable characters and no blank at either end.

    >>> is_coder_name("王 小明"), is_coder_name(" 王"), is_coder_name("")
    (True, False, False)
    """
    return 0 < len(name) <= LONGEST and name.isprintable() and name == name.strip()
