"""Every reason why the codebook cannot be changed has words in both languages."""

from __future__ import annotations

import pytest

from coder.locale import language
from coder.model import codebook_errors, errors
from coder.reports.wording import errors as _registered  # noqa: F401  # registers the words
from coder.reports.wording.words import words

REFUSALS = (
    *(
        codebook_errors.UnfitCodeIdError("a b", reason)
        for reason in ("empty", "long", "start", "character", "form")
    ),
    codebook_errors.CodeIdTakenError("a", "b"),
    codebook_errors.CodeIdTakenError("a", "b", former=True),
    codebook_errors.UnfitParentError("a", "b", "cycle"),
    codebook_errors.UnfitParentError("a", "b", "depth", 8),
    codebook_errors.NotASiblingError("a", "b"),
    codebook_errors.NotASiblingError("a", None),
    codebook_errors.MergeIntoItselfError("a"),
    codebook_errors.CodeStillNeededError("a", "children", ("b", "c")),
    codebook_errors.CodeStillNeededError("a", "merged", ("b",)),
    codebook_errors.NothingToSplitIntoError("a"),
    *(
        codebook_errors.FixedFieldError(field, ("kind", "color"))
        for field in ("id", "name", "parent", "colour")
    ),
    *(codebook_errors.FixedFieldError(field, ("kind",)) for field in ("merged_into", "split_into")),
    *(
        codebook_errors.UnfitFieldError("kind", "x", reason, ("a", "b"))
        for reason in ("choice", "language", "color")
    ),
    *(
        codebook_errors.UnfitFieldError("brief", "x", reason)
        for reason in ("empty", "lines", "character", "words", "list")
    ),
    codebook_errors.CannotPatchError("a", 12, 20),
    codebook_errors.UnknownRevisionError("abc"),
    codebook_errors.UnknownRevisionError("abc", ("abc1", "abc2")),
)


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("error", REFUSALS, ids=repr)
def test_words(error: errors.CoderError, spoken: str) -> None:
    language.choose(spoken)
    said = words(error)
    assert said.message
    assert said.hint
    assert "{" not in said.message + said.hint
    assert "\n" not in said.message + said.hint


def test_the_facts_are_in_the_words() -> None:
    language.choose("zh")
    assert "b、c" in words(codebook_errors.CodeStillNeededError("a", "children", ("b", "c"))).message
    assert "--parent" in words(codebook_errors.CodeStillNeededError("a", "children", ("b", "c"))).hint
    assert "12" in words(codebook_errors.CannotPatchError("a", 12, 20)).message
    assert "kind、color" in words(codebook_errors.FixedFieldError("colour", ("kind", "color"))).hint
