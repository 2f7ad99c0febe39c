"""Which words the dictionary sees in a line: jieba, kept from what it does to its surroundings."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

HAN = re.compile("[\u4e00-\u9fd5]")
"""The characters jieba knows as Chinese; all others it leaves alone."""
Cut = Callable[[str], Iterable[str]]
SILENT = 60


def dictionary_cut() -> Cut:
    """Read the dictionary into a tokenizer of its own, so that no other project's words are in it.

    Its own `initialize` runs whatever it finds in a file of the shared temporary folder, saves no time
    by it, and stops every other thread for 0.2 s.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes in its source; pkg_resources
        import jieba  # noqa: PLC0415  costs 35-160 ms
        from jieba import finalseg  # noqa: PLC0415  # the same

    jieba.setLogLevel(SILENT)  # it writes to stderr, into the screen
    finalseg.Force_Split_Words.clear()  # global: the words of the project before
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = frequencies(Path(jieba.__file__).with_name("dict.txt"))
    tokenizer.initialized = True
    cut: Cut = tokenizer.cut
    return cut


def frequencies(dictionary: Path) -> tuple[dict[str, int], int]:
    """Read how often each word is used, beginnings of words as 0, and the sum: as jieba would."""
    known: dict[str, int] = {}
    total = 0
    for line in dictionary.read_bytes().decode().split("\n"):
        if line:
            word, times, _ = line.split(" ", 2)
            known[word] = int(times)
            total += int(times)
            for end in range(1, len(word)):
                known.setdefault(word[:end], 0)
    return known, total
