"""What codes are called in a picture, where room is scarce."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from coder.locale.language import current
from coder.model.codebook import Codebook
from coder.reports.visible import visible


def named(codebook: Codebook, codes: Iterable[str]) -> Mapping[str, str]:
    """Name codes in the language in use; those of one name have their ids before it."""
    said = {id: codebook.by_id[id].name.said_in(current()) or id for id in codes}
    often = Counter(said.values())
    return {
        id: visible(f"{id} {name}" if often[name] > 1 and name != id else name) for id, name in said.items()
    }
