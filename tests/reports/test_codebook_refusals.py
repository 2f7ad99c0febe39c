"""Every reason why the codebook cannot be changed has words in both languages."""

from __future__ import annotations

import pytest

from coder.locale import language
from coder.model import errors
from coder.reports.wording import errors as _registered  # noqa: F401  # registers the words
from coder.reports.wording.words import words

REFUSALS = (
    *(errors.UnfitCodeIdError("a b", reason) for reason in ("empty", "long", "start", "character", "form")),
    errors.CodeIdTakenError("a", "b"),
    errors.CodeIdTakenError("a", "b", former=True),
    errors.UnfitParentError("a", "b", "cycle"),
    errors.UnfitParentError("a", "b", "depth", 8),
    errors.NotASiblingError("a", "b"),
    errors.NotASiblingError("a", None),
    errors.MergeIntoItselfError("a"),
    errors.CodeStillNeededError("a", "children", ("b", "c")),
    errors.CodeStillNeededError("a", "merged", ("b",)),
    errors.NothingToSplitIntoError("a"),
    *(errors.FixedFieldError(field, ("kind", "color")) for field in ("id", "name", "parent", "colour")),
    *(errors.FixedFieldError(field, ("kind",)) for field in ("merged_into", "split_into")),
    *(errors.UnfitFieldError("kind", "x", reason, ("a", "b")) for reason in ("choice", "language", "color")),
    *(
        errors.UnfitFieldError("brief", "x", reason)
        for reason in ("empty", "lines", "character", "words", "list")
    ),
    errors.CannotPatchError("a", 12, 20),
    errors.UnknownRevisionError("abc"),
    errors.UnknownRevisionError("abc", ("abc1", "abc2")),
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
    assert "b、c" in words(errors.CodeStillNeededError("a", "children", ("b", "c"))).message
    assert "--parent" in words(errors.CodeStillNeededError("a", "children", ("b", "c"))).hint
    assert "12" in words(errors.CannotPatchError("a", 12, 20)).message
    assert "kind、color" in words(errors.FixedFieldError("colour", ("kind", "color"))).hint
