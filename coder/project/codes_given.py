"""How often each code of the codebook was given, which codings those are, and what is noted on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coder.model.coding import Coding
from coder.model.memo import About, Memo
from coder.project.blindness import blind_in
from coder.project.choosing import under_present_codes
from coder.project.opening import Project
from coder.store import codings, memos


def codes_given(project: Project, eyes: str = "") -> Mapping[str, Mapping[str, int]]:
    """Count the live codings of each code, under its present id: code → coder → number.

    What is hidden from `eyes` is left out.
    """
    with project.database.reading() as transaction:
        blind = blind_in(transaction, project.settings.blind, eyes)
        stored = codings.counts_by_code(transaction, blind, eyes)
    counts: dict[str, dict[str, int]] = {}
    for id, by_coder in stored.items():
        here = counts.setdefault(project.codebook.present_id(id), {})
        for who, count in by_coder.items():
            here[who] = here.get(who, 0) + count
    return counts


def codings_of_codes(
    project: Project, codes: Collection[str], coders: Collection[str] = (), *, eyes: str = ""
) -> tuple[Coding, ...]:
    """Read the live codings of some codes, of some coders or of all, by transcript, place and code.

    What is hidden from `eyes` is left out.
    """
    codebook = project.codebook
    known = [codebook.by_id[id] for id in codes if id in codebook.by_id]
    ever = {*codes, *(id for code in known for id in code.former_ids)}
    with project.database.reading() as transaction:
        found = codings.live(transaction, coders=coders or None, codes=ever)
        blind = blind_in(transaction, project.settings.blind, eyes)
    found = tuple(one for one in found if one.transcript not in blind or one.coder == eyes)
    return under_present_codes(found, codebook)


def memos_on_codes(project: Project) -> Mapping[str, tuple[Memo, ...]]:
    """Read everybody's memos on codes, by present id, the oldest first."""
    with project.database.reading() as transaction:
        written = memos.live(transaction)
    found: dict[str, tuple[Memo, ...]] = {}
    for memo in sorted(written, key=lambda one: (one.created_at, one.id)):
        if memo.about is About.CODE:
            id = project.codebook.present_id(memo.code)
            found[id] = (*found.get(id, ()), memo)
    return found
