"""Which codes of a codebook do not fit together: these flaws make it unusable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coder.exchange.codebook_fields import Reference, WrittenCode, names_nothing_in
from coder.exchange.yaml_fields import Findings, nearest
from coder.model.code import CodeStatus
from coder.model.code_ids import folded
from coder.model.codebook_places import DEEPEST
from coder.model.writable import is_one_line

MOST_GUESSES = 20
"""A file whose every reference is wrong gets no more guesses: each looks at all ids."""


def check_codes(written: Sequence[WrittenCode], languages: tuple[str, ...], findings: Findings) -> None:
    """Put down everything that makes the codes unusable together."""
    _check_ids(written, findings)
    _check_uuids(written, findings)
    _check_names(written, languages, findings)
    _check_references(written, findings)
    by_id = {each.code.id: each for each in written}
    _check_parents(by_id, findings)
    _check_merges(by_id, findings)


def _check_ids(written: Sequence[WrittenCode], findings: Findings) -> None:
    """Hold present and former ids apart, since old exports still use the former."""
    first: dict[str, tuple[str, int]] = {}
    for each in written:
        node = each.fields.place("id")
        known = first.setdefault(folded(each.code.id), (each.code.id, node.line))
        if known != (each.code.id, node.line):
            findings.error("duplicate-id", node, id=each.code.id, same=known[0], first=known[1])
    for each in written:
        for former, node in zip(each.code.former_ids, each.fields.items("former_ids"), strict=True):
            known = first.setdefault(folded(former), (former, node.line))
            if known != (former, node.line):
                findings.error("duplicate-id", node, id=former, same=known[0], first=known[1])


def _check_uuids(written: Sequence[WrittenCode], findings: Findings) -> None:
    first: dict[str, int] = {}
    for each in written:
        node = each.fields.node("uuid")
        if node is None:
            continue
        if each.code.uuid in first:
            findings.error("duplicate-uuid", node, value=each.code.uuid, first=first[each.code.uuid])
        first.setdefault(each.code.uuid, node.line)


def _check_names(written: Sequence[WrittenCode], languages: tuple[str, ...], findings: Findings) -> None:
    for each in written:
        if not (is_one_line(each.code.name.zh) and is_one_line(each.code.name.en)):
            findings.error("name-lines", each.fields.place("name"), id=each.code.id)
        if names_nothing_in(each.code.name, languages):
            findings.error("name-language", each.fields.place("name"), id=each.code.id, languages=languages)


def _check_references(written: Sequence[WrittenCode], findings: Findings) -> None:
    ids = {each.code.id for each in written}
    now = {former: each.code.id for each in written for former in each.code.former_ids}
    guesses = 0
    for each in written:
        for reference in each.references:
            if reference.id not in ids:
                guesses += 1
                close = _close(reference, ids, now) if guesses <= MOST_GUESSES else ()
                findings.error(
                    "unknown-code", reference.node, field=reference.field, id=reference.id, nearest=close
                )


def _close(reference: Reference, ids: set[str], now: Mapping[str, str]) -> tuple[str, ...]:
    renamed = now.get(reference.id)
    return (renamed,) if renamed is not None else nearest(reference.id, sorted(ids))


def _check_parents(by_id: Mapping[str, WrittenCode], findings: Findings) -> None:
    parents = {id_: each.code.parent for id_, each in by_id.items()}
    looped: set[str] = set()
    for loop in _loops(parents):
        looped.update(loop)
        findings.error("parent-cycle", by_id[loop[0]].fields.place("parent"), ids=(*loop, loop[0]))
    for id_, each in by_id.items():
        if _levels_above(id_, parents) == DEEPEST + 1 and id_ not in looped:
            findings.error("too-deep-tree", each.fields.place("parent"), id=id_, limit=DEEPEST)


def _check_merges(by_id: Mapping[str, WrittenCode], findings: Findings) -> None:
    targets = {id_: each.code.merged_into for id_, each in by_id.items()}
    looped: set[str] = set()
    for loop in _loops(targets):
        looped.update(loop)
        findings.error("merge-cycle", by_id[loop[0]].fields.place("merged_into"), ids=(*loop, loop[0]))
    for id_, each in by_id.items():
        target = by_id.get(each.code.merged_into or "")
        if each.code.status is CodeStatus.MERGED and each.code.merged_into is None:
            findings.error("merged-into-nothing", each.fields.place("status"), id=id_)
        elif target is not None and id_ not in looped:
            _check_target(each, target, findings)


def _check_target(each: WrittenCode, target: WrittenCode, findings: Findings) -> None:
    if target.code.status in {CodeStatus.MERGED, CodeStatus.RETIRED}:
        facts = {"id": each.code.id, "target": target.code.id, "status": target.code.status.value}
        findings.error("merged-into-unusable", each.fields.place("merged_into"), **facts)


def _loops(links: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Follow each link once and give every ring, from the member that comes first in the file.

    >>> list(_loops({"a": "b", "b": "c", "c": "b", "d": "d"}))
    [('b', 'c'), ('d',)]
    """
    order = {name: place for place, name in enumerate(links)}
    settled: set[str] = set()
    for start in links:
        path: dict[str, None] = {}
        name: str | None = start
        while name is not None and name in links and name not in settled and name not in path:
            path[name] = None
            name = links[name]
        if name in path:
            walked = list(path)
            ring = walked[walked.index(name) :]
            first = ring.index(min(ring, key=order.__getitem__))
            yield (*ring[first:], *ring[:first])
        settled.update(path)


def _levels_above(id_: str, parents: Mapping[str, str | None]) -> int:
    """Count the codes above one, and no further than it matters."""
    levels, parent = 0, parents[id_]
    while parent is not None and parent in parents and levels <= DEEPEST + 1:
        levels += 1
        parent = parents[parent]
    return levels
