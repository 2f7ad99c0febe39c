"""What a code is called that is made while coding."""

from __future__ import annotations

import re

from coder.locale.language import _
from coder.model.code import Bilingual, CodeOrigin, Criterion, Examples
from coder.model.code_ids import id_from_name
from coder.model.codebook import Codebook
from coder.model.codebook_operation import AddCode
from coder.text.han import HAN
from coder.tui.listing import TOP
from coder.tui.widgets.picker import Question

LONGEST_NAME = 40
"""Characters of words that name a code; more would not be a name."""
_HAN = re.compile(f"[{HAN}]")
_OUTER_MARKS = re.compile(r"^[\W_]+|[\W_]+$")


def in_vivo_name(words: str) -> str:
    """Make a name of the words of a passage: without the marks around them, and cut where it grows too long.

    >>> in_vivo_name("，换了个名目又回来了。")
    '换了个名目又回来了'
    """
    name = _OUTER_MARKS.sub("", words)
    return name if len(name) <= LONGEST_NAME else _OUTER_MARKS.sub("", name[: LONGEST_NAME - 1]) + "…"


def new_code(
    codebook: Codebook, name: str, parent: str | None, origin: CodeOrigin, example: str = ""
) -> AddCode:
    """Plan to add a code of this name, Chinese if a Chinese character is in it, under an id of its own."""
    taken = [id for code in codebook.codes for id in (code.id, *code.former_ids)]
    return AddCode(
        id_from_name(name, taken),
        Bilingual(zh=name) if _HAN.search(name) else Bilingual(en=name),
        parent,
        origin=origin,
        examples=Examples(typical=(Criterion(example),)) if example else Examples(),
    )


def below_which(codebook: Codebook, name: str, like: str) -> Question:
    """Ask below which code a new one stands; at first that of a code like it."""
    found = codebook.by_id.get(like)
    return Question(
        _("Below which code? New: “{name}”").format(name=name),
        _("Below this one"),
        takes_several=False,
        offers_new=False,
        for_parent=True,
        highlight=(found.parent if found is not None else None) or TOP,
    )


def invented(
    codebook: Codebook, name: str, parent: str, origin: CodeOrigin = CodeOrigin.DATA, example: str = ""
) -> AddCode:
    """Plan to add a code where the answer to that question wants it."""
    return new_code(codebook, name, None if parent == TOP else parent, origin, example)
