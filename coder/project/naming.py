"""Which name a user meant, and which ones look like it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from coder.model.code import Code, CodeStatus
from coder.model.codebook import Codebook
from coder.model.errors import UnknownCodeError, UnknownTranscriptError, UnusableCodeError


def nearest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give up to three names that look like one, best first."""
    return tuple(get_close_matches(name, list(names), n=3, cutoff=0.5))


def code_named(codebook: Codebook, name: str) -> Code:
    """Find a code by its id, a former id or its exact name; raise UnknownCodeError."""
    found = codebook.resolve(name)
    if found is not None:
        return found
    called = [code for code in codebook.codes if name in {code.name.zh, code.name.en}]
    if len(called) == 1:
        return called[0]
    names = {code.id: code.id for code in codebook.codes}
    names |= {said: code.id for code in codebook.codes for said in (code.name.zh, code.name.en) if said}
    likely = dict.fromkeys(names[near] for near in nearest(name, names))
    raise UnknownCodeError(name, tuple(likely))


def usable_code(codebook: Codebook, name: str) -> Code:
    """Find a code that a passage may be given today; raise UnknownCodeError, UnusableCodeError."""
    code = code_named(codebook, name)
    if code.usable:
        return code
    if not code.codable:
        raise UnusableCodeError(name, "heading")
    if code.status is CodeStatus.MERGED:
        raise UnusableCodeError(name, "merged", code.merged_into)
    raise UnusableCodeError(name, "retired", ", ".join(code.split_into) or None)


def transcript_named(name: str, names: Iterable[str]) -> str:
    """Check that a transcript is there; raise UnknownTranscriptError."""
    known = list(names)
    if name in known:
        return name
    raise UnknownTranscriptError(name, nearest(name, known))
