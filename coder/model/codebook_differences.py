"""How two codebooks differ in what they mean: layout, comments and unwritten defaults are left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from coder.model.code import Code
from coder.model.code_differences import of_codes, of_field
from coder.model.codebook import Codebook
from coder.model.codebook_difference import Difference, Differs


def differences(old: Codebook, new: Codebook) -> tuple[Difference, ...]:
    """List what changed from one codebook to another: first in itself, then code by code in tree order.

    Where codes stand comes after what they say, and codes that are gone come last. Nothing is listed
    exactly when both have the same `content_sha256`.
    """
    if old.content_sha256 == new.content_sha256:
        return ()
    present = _present_ids(old, new)
    was = {now: old.by_id[then] for then, now in present.items()}
    found = [*_of_books(old, new)]
    for code in new.in_tree_order():
        if code.id in was:
            found += of_codes(was[code.id], code, present)
        else:
            found.append(Difference(Differs.ADDED, code.id, code.name, after=code.parent or ""))
    for siblings in _groups(new, present, was):
        found += _reordered(old, siblings, was)
    found += [Difference(Differs.REMOVED, code.id, code.name) for code in old.codes if code.id not in present]
    if not found:  # the file names codes of different parents in another order, and their colours follow
        found += _reordered(old, new.codes, was)
    return tuple(found)


def _present_ids(old: Codebook, new: Codebook) -> dict[str, str]:
    """Find each code again: by its id, as a former id, else by its UUID."""
    found = {code.id: code.id for code in old.codes if code.id in new.by_id}
    by_uuid = {code.uuid: code.id for code in new.codes}
    taken = set(found)
    for code in old.codes:
        if code.id in found:
            continue
        later = new.present_id(code.id)
        id = later if later in new.by_id else by_uuid.get(code.uuid)
        if id is not None and id not in taken:
            found[code.id] = id
            taken.add(id)
    return found


def _of_books(old: Codebook, new: Codebook) -> Iterator[Difference]:
    for field in ("title.zh", "title.en", "version", "languages", "uuid"):
        yield from of_field("", new.title, field, _parts(old, field), _parts(new, field))


def _parts(book: Codebook, field: str) -> tuple[str, ...]:
    name, _dot, language = field.partition(".")
    value = getattr(getattr(book, name), language) if language else getattr(book, name)
    return value if isinstance(value, tuple) else tuple(filter(None, [value]))


def _groups(new: Codebook, present: Mapping[str, str], was: Mapping[str, Code]) -> Iterator[tuple[Code, ...]]:
    """Give, of each parent, the codes that stood below it before."""
    for parent in (None, *(code.id for code in new.in_tree_order())):
        below = new.children(parent)
        yield tuple(code for code in below if code.id in was and _now(was[code.id].parent, present) == parent)


def _now(id: str | None, present: Mapping[str, str]) -> str | None:
    return None if id is None else present.get(id, id)


def _reordered(old: Codebook, codes: Sequence[Code], was: Mapping[str, Code]) -> Iterator[Difference]:
    """Name the fewest codes that must have gone elsewhere, each with the one it followed and follows."""
    place = {code.id: place for place, code in enumerate(old.codes)}
    kept = [code for code in codes if code.id in was]
    before = sorted(kept, key=lambda code: place[was[code.id].id])
    followed = {
        code.id: above for above, code in zip(["", *(code.id for code in before)], before, strict=False)
    }
    for number in _displaced([place[was[code.id].id] for code in kept]):
        code = kept[number]
        above = kept[number - 1].id if number else ""
        yield Difference(Differs.REORDERED, code.id, code.name, before=followed[code.id], after=above)


def _displaced(places: Sequence[int]) -> list[int]:
    """Say which members, as few as can be, break the rising order of the others.

    >>> _displaced([0, 3, 1, 2, 4])
    [1]
    """
    ends: list[int] = []
    lengths: list[int] = []
    for place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    wanted, displaced = len(ends) - 1, []
    for number in reversed(range(len(places))):
        if lengths[number] == wanted:
            wanted -= 1
        else:
            displaced.append(number)
    return displaced[::-1]
