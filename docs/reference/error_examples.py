"""One example of every error, for every way of saying it."""

from __future__ import annotations

from pathlib import Path

from coder.model import codebook_errors, errors
from coder.model.problem import Problem
from coder.model.span import Span

FILE = Path("FILE")
_STUDY: tuple[errors.CoderError, ...] = (
    errors.NoProjectError(Path("DIR")),
    errors.UnknownTranscriptError("C1"),
    errors.UnknownTranscriptError("C1", ("C01",)),
    errors.UnknownCodeError("4.1.9"),
    errors.UnknownCodeError("4.1.9", ("4.1.1", "4.1.2")),
    errors.UnusableCodeError("4.1", "heading"),
    errors.UnusableCodeError("4.1.9", "retired"),
    errors.UnusableCodeError("4.1.9", "merged", "4.1.1"),
    errors.UnknownCoderError("甲"),
    errors.UnknownSpeakerError("C02", ("访谈者", "C01")),
    errors.UnknownAttributeError("rolle", ("date", "role")),
    *(errors.ExistsError(what, "NAME") for what in ("project", "folder", "file", "transcript", "memo")),
)
_CODINGS: tuple[errors.CoderError, ...] = (
    errors.UnknownCodingError("UUID"),
    errors.SpanOutsideTextError("C01", Span(5200, 5300), 5215),
    errors.SpanOutsideTextError("C01", Span(420, 420), 5215),
    *(errors.NotYoursError("UUID", "甲", what) for what in ("coding", "memo", "coding-memo")),
    errors.ChangedMeanwhileError("UUID", "乙", "2026-11-24T10:00:00.000Z"),
    errors.ChangedMeanwhileError("UUID", "", ""),
    errors.NothingToUndoError("甲"),
    errors.NothingToUndoError("甲", redo=True),
    errors.SameCoderError("甲"),
    errors.NotDoneYetError("C01", "甲"),
    *(errors.UnfitDecisionError(reason, "甲") for reason in ("coder", "nothing-drawn")),
    errors.CodedSinceError("C01", 12, "甲"),
    errors.CodedSinceError("C01", 0, "甲", memos=2),
)
_MEMOS: tuple[errors.CoderError, ...] = (
    errors.UnknownMemoError("UUID"),
    *(errors.UnfitMemoError(reason, 1_200_000) for reason in ("blank", "long", "unstorable", "encoding")),
    errors.UnknownTurnError("C01", 200, 76),
    errors.UnknownTurnError("C01", 1, 0),
)
_FINDING: tuple[errors.CoderError, ...] = (
    errors.EmptyQueryError(),
    errors.BadPatternError("(准入", 3, "missing )"),
    *(
        errors.BadQueryError("4.1.1 NEAR 5.1.1", 6, rule, found)
        for rule, found in (
            ("no-operator", "5.1.1"),
            ("no-atom", "AND"),
            ("no-atom", ""),
            ("unclosed", ")"),
            ("stray-bracket", ")"),
            ("no-name", ""),
            ("nothing-sought", "text"),
            ("no-slashes", ""),
            ("no-size", "NEAR"),
            ("same-what", "5.1.1"),
            ("relation-of-brackets", "NEAR"),
            ("two-relations", "NEAR"),
            ("deep", "50"),
            ("long", "4000"),
        )
    ),
    errors.UnknownCodeInQueryError("4.1.9", (), "4.1.9 AND 5.1.1", 0),
    errors.UnknownCodeInQueryError("4.1.9", ("4.1.1", "4.1.2"), "4.1.9 AND 5.1.1", 0),
    errors.UnknownSavedQueryError("NAME"),
    errors.UnknownSavedQueryError("NAME", ("NAME1", "NAME2")),
    errors.UnfitQueryNameError("NA/ME"),
)
_DECISIONS: tuple[errors.CoderError, ...] = (
    errors.UnknownDifferenceError("8a65ae7c0e79"),
    errors.UnknownDifferenceError("8a65", 2),
    errors.DecidedBeforeError("C01", 420, "丙", "2026-11-24T10:00:00.000Z"),
    errors.DifferenceChangedError("C01", 420),
)
_EDIT = {"do": "rename", "id": "4.1.1", "was": {"zh": "甲"}, "name": {"zh": "乙"}}
_CODEBOOK: tuple[errors.CoderError, ...] = (
    codebook_errors.FormerIdError("4.1.9"),
    codebook_errors.BrokenCodebookError(FILE),
    codebook_errors.CodebookUnwrittenError(FILE, "Permission denied"),
    codebook_errors.CodeInUseError("4.1.1", 44),
    codebook_errors.CodebookChangedError(FILE, "乙", "2026-11-24T10:00:00.000Z"),
    codebook_errors.CodebookChangedError(FILE, "乙", "2026-11-24T10:00:00.000Z", _EDIT),
    *(codebook_errors.UnfitCodeIdError("ID", why) for why in ("empty", "long", "start", "character", "form")),
    codebook_errors.CodeIdTakenError("4.1.1", "4.1.1"),
    codebook_errors.CodeIdTakenError("4.1.1", "4.1.2", former=True),
    codebook_errors.UnfitParentError("4.1", "4.1.1", "cycle"),
    codebook_errors.UnfitParentError("4.1", "4.1.1", "depth", 8),
    codebook_errors.NotASiblingError("4.1.1", "4.2"),
    codebook_errors.NotASiblingError("4.1.1", None),
    codebook_errors.MergeIntoItselfError("4.1.1"),
    codebook_errors.CodeStillNeededError("4.1", "children", ("4.1.1", "4.1.2")),
    codebook_errors.CodeStillNeededError("4.1.1", "merged", ("4.1.9",)),
    codebook_errors.NothingToSplitIntoError("4.1.1"),
    codebook_errors.FixedFieldError("uuid", ("kind", "color")),
    codebook_errors.UnfitFieldError("brief", "", "empty"),
    codebook_errors.UnfitFieldError("brief", "VALUE", "character"),
    codebook_errors.UnfitFieldError("kind", "VALUE", "choice", ("problem", "cause")),
    codebook_errors.UnfitFieldError("color", "VALUE", "color"),
    codebook_errors.UnfitFieldError("brief", "VALUE", "language", ("zh", "en")),
    codebook_errors.UnfitFieldError("FIELD", "VALUE", "text"),
    codebook_errors.CannotPatchError("4.1.1", 117, 140),
    codebook_errors.UnknownRevisionError("528e"),
    codebook_errors.UnknownRevisionError("52", ("528e7c151489", "52aa01934f10")),
)
_SETTINGS: tuple[errors.CoderError, ...] = (
    *(errors.UnfitSettingError(key, "VALUE") for key in ("title", "codebook")),
    errors.UnknownSettingError("NAME"),
    errors.UnknownSettingError("them", ("theme",)),
    errors.RefusedSettingError("theme", Problem("several-values", facts={"field": "theme"})),
    errors.SettingOfStudyError("codebook"),
    errors.UneditableSettingsError(FILE, "theme", 3),
)
_DISK: tuple[errors.CoderError, ...] = (
    errors.NotAFileError(FILE),
    errors.PartOfAStudyError(FILE),
    errors.LostDatabaseError(FILE),
    errors.NotADatabaseError(FILE, "no SQLite header"),
    errors.NewerDatabaseError(FILE, "0002", "0001"),
    *(errors.DiskError(FILE, reason) for reason in ("full", "read-only", "permission", "busy")),
    errors.DiskError(FILE, "other", "Input/output error"),
)
ERRORS = (*_STUDY, *_CODINGS, *_MEMOS, *_DECISIONS, *_FINDING, *_CODEBOOK, *_SETTINGS, *_DISK)
"""In the order of the page."""
