"""Where among the codes, and below which of them, a code may stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from coder.model.code import Code, CodeStatus
from coder.model.codebook import Codebook
from coder.model.codebook_errors import NotASiblingError, UnfitParentError
from coder.model.errors import UnknownCodeError, UnusableCodeError

DEEPEST = 8
"""So many codes may stand above one."""


def check_parent(codebook: Codebook, id: str, parent: str | None) -> None:
    """Refuse a parent that is not there, is gone, stands below the code itself or makes the tree too deep."""
    if parent is None:
        return
    above = codebook.by_id.get(parent)
    if above is None:
        raise UnknownCodeError(parent)
    if above.status in {CodeStatus.RETIRED, CodeStatus.MERGED}:
        raise UnusableCodeError(parent, str(above.status), above.merged_into)
    below = codebook.subtree(id) if id in codebook.by_id else (id,)
    if parent in below:
        raise UnfitParentError(id, parent, "cycle")
    height = max(codebook.depth(each) for each in below) - codebook.depth(id) if len(below) > 1 else 0
    if codebook.depth(parent) + 1 + height > DEEPEST:
        raise UnfitParentError(id, parent, "depth", DEEPEST)


def place_for(codebook: Codebook, parent: str | None, after: str | None) -> int:
    """Say where a code new below a parent stands in the file: last there, else right after a sibling.

    What is written right behind the sibling and stands below it comes first.
    """
    if after is not None:
        sibling = codebook.by_id.get(after)
        if sibling is None:
            raise UnknownCodeError(after)
        if sibling.parent != parent:
            raise NotASiblingError(after, parent)
        return _together(codebook, sibling)[1]
    if parent is None:
        return len(codebook.codes)
    below = set(codebook.subtree(parent))
    return 1 + max(place for place, code in enumerate(codebook.codes) if code.id in below)


def moved(codebook: Codebook, code: Code, parent: str | None, after: str | None) -> tuple[Code, ...]:
    """Put a code below a parent, and after a sibling; what is written together with it goes along."""
    if parent != code.parent:
        check_parent(codebook, code.id, parent)
    if after == code.id:
        raise NotASiblingError(after, parent)
    target = place_for(codebook, parent, after)
    start, end = _together(codebook, code)
    codes = codebook.codes
    there = replace(code, parent=parent)
    if after is None:
        return (*codes[:start], there, *codes[start + 1 :])
    going = (there, *codes[start + 1 : end])
    if target <= start:
        return (*codes[:target], *going, *codes[target:start], *codes[end:])
    return (*codes[:start], *codes[end:target], *going, *codes[target:])


def _together(codebook: Codebook, code: Code) -> tuple[int, int]:
    """Give the places, as `[start, end)`, of a code and of all that follows it at once and is below it."""
    start = codebook.codes.index(code)
    below = set(codebook.subtree(code.id))
    run = tuple(takewhile(lambda each: each.id in below, codebook.codes[start:]))
    return start, start + len(run)
