"""What can go wrong: facts only. `coder.reports.wording` finds the words.

Not frozen: contextlib sets `__traceback__` on a passing exception, and a frozen one dies there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coder.model.problem import Problem, Severity
from coder.model.span import Span


class CoderError(Exception):
    """Anything a user can be told about and do something about."""


@dataclass(eq=False)
class FileProblemError(CoderError):
    """A file cannot be used; nothing of it was taken."""

    path: Path
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Only what stops the work."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


class TranscriptFileError(FileProblemError):
    """A transcript cannot be read."""


class CodebookFileError(FileProblemError):
    """A codebook breaks the rules; every broken one is listed."""


class SettingsFileError(FileProblemError):
    """`coder.yaml` breaks the rules."""


class CodingsFileError(FileProblemError):
    """A file of codings does not fit the project."""


@dataclass(eq=False)
class UnknownCodeError(CoderError):
    """No code has this id."""

    name: str
    nearest: tuple[str, ...] = ()
    """Ids that look like it, best first."""


@dataclass(eq=False)
class UnusableCodeError(CoderError):
    """The code is a heading, retired or merged, so no passage can be given it."""

    name: str
    reason: str
    """`heading`, `retired` or `merged`."""
    instead: str | None = None


@dataclass(eq=False)
class UnknownTranscriptError(CoderError):
    """No transcript has this id."""

    name: str
    nearest: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownCoderError(CoderError):
    """Nobody of this name codes here."""

    name: str
    nearest: tuple[str, ...] = ()


@dataclass(eq=False)
class SameCoderError(CoderError):
    """Somebody was to be compared with themselves."""

    name: str


@dataclass(eq=False)
class NotDoneYetError(CoderError):
    """A transcript is to be coded once more by somebody who is not done with it."""

    transcript: str
    coder: str


@dataclass(eq=False)
class UnfitDecisionError(CoderError):
    """A difference cannot be decided so."""

    reason: str
    """`coder`: that coder has no passage in it; `nothing-drawn`: it is not said what shall hold instead."""
    value: str


@dataclass(eq=False)
class UnknownDifferenceError(CoderError):
    """No difference between coders is called so, or it is not clear which."""

    id: str
    matches: int = 0
    """How many names begin so."""


@dataclass(eq=False)
class DecidedBeforeError(CoderError):
    """Somebody has decided this difference already."""

    transcript: str
    start: int
    by: str
    at: str


@dataclass(eq=False)
class DifferenceChangedError(CoderError):
    """A coder has said something else since the difference was looked at."""

    transcript: str
    start: int


@dataclass(eq=False)
class UnknownSpeakerError(CoderError):
    """Nobody of this name speaks in the transcripts that are meant."""

    name: str
    speakers: tuple[str, ...]


@dataclass(eq=False)
class UnknownAttributeError(CoderError):
    """No transcript has an attribute of this key."""

    key: str
    keys: tuple[str, ...]
    """Those there are."""


@dataclass(eq=False)
class UnknownCodingError(CoderError):
    """No live coding has this id."""

    id: str


@dataclass(eq=False)
class SpanOutsideTextError(CoderError):
    """The passage does not lie inside the text, or holds nothing."""

    transcript: str
    span: Span
    length: int


@dataclass(eq=False)
class NotYoursError(CoderError):
    """Only its coder may change a coding or a memo."""

    id: str
    owner: str
    what: str = "coding"
    """`coding`, `memo`, or `coding-memo`: a memo on somebody else's coding."""


@dataclass(eq=False)
class UnknownMemoError(CoderError):
    """No memo has this id."""

    id: str


@dataclass(eq=False)
class UnfitMemoError(CoderError):
    """A text cannot be a memo."""

    reason: str
    """`blank`, `long`, `unstorable` or `encoding`."""
    length: int = 0


@dataclass(eq=False)
class UnknownTurnError(CoderError):
    """No turn of the transcript has this number."""

    transcript: str
    turn: int
    turns: int
    """How many it has."""


@dataclass(eq=False)
class ChangedMeanwhileError(CoderError):
    """Somebody changed the same thing first."""

    id: str
    by: str
    at: str


@dataclass(eq=False)
class CodedSinceError(CoderError):
    """An import cannot be taken back: the transcript has been coded since."""

    transcript: str
    codings: int
    by: str
    """Who made the latest of the codings, or of the memos where there are no codings."""
    memos: int = 0


@dataclass(eq=False)
class NothingToUndoError(CoderError):
    """There is no action left to take back, or to redo."""

    coder: str
    redo: bool = False


@dataclass(eq=False)
class NoProjectError(CoderError):
    """No folder from here upwards holds a `coder.yaml`."""

    start: Path


@dataclass(eq=False)
class ExistsError(CoderError):
    """Something of this name is there already and would be overwritten."""

    what: str
    """`project`, `file`, `transcript` or `memo`."""
    name: str


@dataclass(eq=False)
class NotAFileError(CoderError):
    """Only an ordinary file is ever replaced: no folder, no device, no pipe."""

    path: Path


@dataclass(eq=False)
class PartOfAStudyError(CoderError):
    """A result was to be written over a database, a codebook or settings."""

    path: Path


@dataclass(eq=False)
class UnfitSettingError(CoderError):
    """A value cannot be kept in `coder.yaml`: it would not come back as it was given."""

    key: str
    """`title` or `codebook`."""
    value: str


@dataclass(eq=False)
class UnknownSettingError(CoderError):
    """There is no setting of this name."""

    name: str
    nearest: tuple[str, ...] = ()


@dataclass(eq=False)
class RefusedSettingError(CoderError):
    """A setting cannot have this value."""

    name: str
    problem: Problem


@dataclass(eq=False)
class SettingOfStudyError(CoderError):
    """It is a setting of a study, and was to be kept among those of a person."""

    name: str


@dataclass(eq=False)
class UneditableSettingsError(CoderError):
    """A settings file is written in a way that only a person can change without harm."""

    path: Path
    name: str
    line: int
    """Where the setting stands, from 1; 0 if it is not there."""


class EmptyQueryError(CoderError):
    """Nothing was asked for: a search needs a character that is no blank."""


@dataclass(eq=False)
class BadPatternError(CoderError):
    """What was typed is no regular expression."""

    pattern: str
    position: int
    """In characters from 0: where it stops making sense."""
    detail: str
    """As the library `regex` says it."""


@dataclass(eq=False)
class BadQueryError(CoderError):
    """A query over codes is not written as the language wants it."""

    query: str
    position: int
    """In characters from 0: where it stops making sense."""
    rule: str
    """What is wrong; `coder.reports.wording.querying` says it."""
    found: str = ""
    """What stands there, or what was expected; the rule knows."""


@dataclass(eq=False)
class UnknownCodeInQueryError(UnknownCodeError):
    """No code has a name that a query asks for."""

    query: str = ""
    position: int = 0
    """In characters from 0."""


@dataclass(eq=False)
class UnknownSavedQueryError(CoderError):
    """No query was saved under this name."""

    name: str
    saved: tuple[str, ...] = ()


@dataclass(eq=False)
class UnfitQueryNameError(CoderError):
    """A query cannot be saved under such a name."""

    name: str


@dataclass(eq=False)
class NotADatabaseError(CoderError):
    """The file is no database, a broken one, or another program's."""

    path: Path
    detail: str


@dataclass(eq=False)
class LostDatabaseError(CoderError):
    """There was a database here, and it has gone or is empty."""

    path: Path


@dataclass(eq=False)
class NewerDatabaseError(CoderError):
    """A later `coder` wrote the database; this one would harm it."""

    path: Path
    found: str
    known: str


@dataclass(eq=False)
class DiskError(CoderError):
    """The disk refused: full, read-only or without permission. Nothing was half written."""

    path: Path
    reason: str
    """`full`, `read-only`, `permission`, `busy` or `other`."""
    detail: str = ""
