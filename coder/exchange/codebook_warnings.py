"""What in a usable codebook is probably not meant so, or makes coders judge differently."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from coder.exchange.codebook_fields import WrittenCode
from coder.exchange.yaml_fields import Findings
from coder.model.code import Code, CodeStatus, Kind
from coder.model.codebook_defaults import kinds_of

_COMMAS = frozenset("，、；")


def warn_about(written: Sequence[WrittenCode], languages: tuple[str, ...], findings: Findings) -> None:
    """Put down what is worth a second look; the codes fit together."""
    by_id = {each.code.id: each for each in written}
    kinds = kinds_of([each.code for each in written])
    for each in written:
        _warn_of_texts(each, languages, findings)
        _warn_of_status(each, findings)
        parent = by_id.get(each.code.parent or "")
        if parent is not None:
            _warn_of_parent(each, parent, kinds, findings)
    _warn_of_names(written, languages, findings)
    _warn_of_keywords(written, findings)


def _warn_of_texts(each: WrittenCode, languages: tuple[str, ...], findings: Findings) -> None:
    code = each.code
    missing = tuple(language for language in languages if not getattr(code.name, language))
    if missing:
        findings.warning("name-untranslated", each.fields.place("name"), id=code.id, languages=missing)
    if not code.codable or code.status is not CodeStatus.ACTIVE:
        return
    if not code.brief:
        findings.warning("no-brief", each.fields.mapping, id=code.id)
    if not code.examples:
        findings.warning("no-example", each.fields.mapping, id=code.id)


def _warn_of_status(each: WrittenCode, findings: Findings) -> None:
    code = each.code
    if code.merged_into is not None and code.status is not CodeStatus.MERGED:
        findings.warning("merged-into-unmerged", each.fields.place("merged_into"), id=code.id)
    if code.split_into and code.status is not CodeStatus.RETIRED:
        findings.warning("split-into-unretired", each.fields.place("split_into"), id=code.id)


def _warn_of_parent(
    each: WrittenCode, parent: WrittenCode, kinds: dict[str, Kind], findings: Findings
) -> None:
    code, above = each.code, parent.code
    if kinds[code.id] is not kinds[above.id]:
        facts = {
            "id": code.id,
            "kind": kinds[code.id].value,
            "parent": above.id,
            "parents": kinds[above.id].value,
        }
        findings.warning("kind-differs", each.fields.place("kind"), **facts)
    if code.usable and above.usable:
        findings.warning("codable-parent", each.fields.place("parent"), id=code.id, parent=above.id)


def _warn_of_names(written: Sequence[WrittenCode], languages: tuple[str, ...], findings: Findings) -> None:
    """Tell siblings apart: a picker shows their names, not their ids."""
    first: dict[tuple[str | None, str, str], Code] = {}
    for each in written:
        for language in languages:
            name = getattr(each.code.name, language)
            known = first.setdefault((each.code.parent, language, _folded(name)), each.code)
            if name and known is not each.code:
                findings.warning(
                    "equal-names", each.fields.place("name"), id=each.code.id, other=known.id, name=name
                )
                break


def _warn_of_keywords(written: Sequence[WrittenCode], findings: Findings) -> None:
    first: dict[str, Code] = {}
    for each in written:
        if each.code.status in {CodeStatus.RETIRED, CodeStatus.MERGED}:
            continue
        for keyword, node in zip(each.code.keywords, each.fields.items("keywords"), strict=True):
            known = first.setdefault(_folded(keyword), each.code)
            if known is not each.code:
                findings.warning("equal-keywords", node, keyword=keyword, id=each.code.id, other=known.id)
            if _COMMAS.intersection(keyword):
                findings.warning("fullwidth-comma", node, keyword=keyword)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
