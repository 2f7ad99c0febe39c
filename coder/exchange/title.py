"""What a transcript is called, if it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coder.exchange.lines import BLANKS, written_lines
from coder.exchange.speaker_shapes import SHAPES, Label, label_in

LONGEST = 60
_HEADING = re.compile(r"#[ \t]+(?P<title>.+)")
_NO_TITLE = re.compile(r".*[。！？；，!?;:：,|]|\d{4}[-/.年]")


def title_in(text: str, start: int, labels: Sequence[Label]) -> str:
    r"""Find the topmost heading, else a short first line above everything that is said.

    >>> title_in("# 社区调解员访谈\n\n问：好。", 0, ())
    '社区调解员访谈'
    """
    end = labels[0].start if labels else len(text)
    head = text[: min(end, start + 64 * 1024)]
    lines = [line.text.strip(BLANKS) for line in written_lines(head, start) if not line.blank][:20]
    heading = next((match["title"] for line in lines if (match := _HEADING.fullmatch(line))), None)
    if heading is not None:
        return heading.strip(BLANKS)
    if not labels or not lines or len(lines[0]) > LONGEST or _NO_TITLE.match(lines[0]):
        return ""
    first = next(line for line in written_lines(head, start) if not line.blank)
    return "" if any(label_in(shape, first) for shape in SHAPES) else lines[0]
