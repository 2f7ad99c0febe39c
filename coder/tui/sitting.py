"""What is typed about one thing, and what is stored of it: nothing typed is lost, nothing is written over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coder.locale.language import _
from coder.model.errors import (
    ChangedMeanwhileError,
    CoderError,
    UnfitMemoError,
    UnknownCodingError,
    UnknownMemoError,
)
from coder.model.identity import now
from coder.model.memo import About, Memo, Target, flaw_of, written
from coder.project import memos
from coder.project.memo_drafts import set_aside
from coder.tui.study import Study
from coder.tui.subjects import Subject, one_line

PARTED = "\n\n---\n\n"
"""Stands between what another window wrote meanwhile and what was typed here."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of storing a text."""

    text: str
    """As it was typed."""
    memo: Memo | None
    """What is stored now."""
    above: str = ""
    """What another window wrote meanwhile; it stands above the text now, and belongs above what is typed."""
    told: str = ""
    """What the analyst must know of it."""
    removed: Memo | None = None
    """What an emptied text took away."""
    set_aside: str = ""
    """The file that the text is in, since it could not be stored."""


class Sitting:
    """From opening a memo to leaving it; everything but the properties may run in a thread."""

    def __init__(self, study: Study, subject: Subject) -> None:
        self._study, self.subject = study, subject
        self.memo: Memo | None = None
        """Mine, as it is stored."""
        self.others: Sequence[Memo] = ()
        """Those of other coders on the same."""
        self._since = now()
        self.wrote = False
        """Whether anything was stored in this sitting."""

    def begin(self, id: str = "") -> Sitting:
        """Read what there is: my newest memo on the subject, or a certain one; raise what is gone."""
        found = memos.on(self._study.project, self.subject.target, self._study.who)
        author = self.subject.whose or self._study.who
        mine = [memo for memo in found if memo.coder == author and id in {"", memo.id}]
        self.memo = max(mine, key=lambda memo: (memo.updated_at, memo.id), default=None)
        self.others = tuple(memo for memo in found if memo.coder not in {author, self._study.who})
        return self

    @property
    def who(self) -> str:
        """Who is writing."""
        return self._study.who

    @property
    def stored(self) -> str:
        """The words that are stored."""
        return written(self.memo.text) if self.memo else ""

    def differs(self, text: str) -> bool:
        """Whether a text holds something that is not stored, or no longer something that is."""
        return not self.subject.whose and _words(text) != self.stored

    def keep(self, text: str, *, leaving: bool = False) -> Kept:
        """Store a text; a blank one takes the memo away, but only when it is left.

        Raises what cannot be helped here: UnfitMemoError, DiskError and what is gone besides a coding.
        """
        if not self.differs(text) or not (leaving or _words(text)):
            return Kept(text, self.memo)
        before = self.memo
        try:
            self._store(_words(text))
        except (ChangedMeanwhileError, UnknownMemoError) as error:
            return self._keep_both(text, error)
        except UnknownCodingError:
            return self._turn_to_passage(text)
        return Kept(text, self.memo, removed=None if self.memo else before)

    def _store(self, words: str) -> None:
        project, who, since = self._study.project, self._study.who, self._since
        if self.memo is None:
            self.memo = memos.write(project, who, self.subject.target, words, seen=0, since=since)
        elif words:
            self.memo = memos.edit(project, who, self.memo.id, words, seen=self.memo.version, since=since)
        else:
            memos.remove(project, who, self.memo.id, seen=self.memo.version, since=since)
            self.memo = None
        self.wrote = True

    def _keep_both(self, text: str, error: CoderError) -> Kept:
        """Put what another window wrote above what was typed here; write anew what it removed."""
        self.memo, words = self._present(), _words(text)
        theirs = self.stored
        if self.memo is None:
            if not words:
                return Kept(text, None)
            try:
                self._store(words)
            except UnknownCodingError:
                return self._turn_to_passage(text)
            return Kept(text, self.memo, told=_("Another window removed this memo; it is written anew."))
        if theirs == words:
            return Kept(text, self.memo)
        if words:
            self._store(f"{theirs}{PARTED}{words}")
        return Kept(text, self.memo, theirs + (PARTED if words else ""), _what_came(error))

    def _present(self) -> Memo | None:
        """Read my memo as it is now."""
        project, who = self._study.project, self._study.who
        try:
            if self.memo is not None:
                return memos.read(project, self.memo.id)
            return memos.mine_on(project, who, self.subject.target)
        except (UnknownMemoError, UnknownCodingError):
            return None

    def _turn_to_passage(self, text: str) -> Kept:
        """Keep what was typed about a coding that is gone as a memo on its passage."""
        target = Target(About.PASSAGE, self.subject.target.transcript, span=self.subject.span)
        self.memo = memos.add(self._study.project, self._study.who, target, _words(text))
        title = _("Memo on the passage “{quote}”").format(quote=one_line(self.memo.quote))
        self.subject, self.wrote = replace(self.subject, target=target, title=title), True
        told = _("The coding was removed meanwhile: the memo is on its passage now.")
        return Kept(text, self.memo, told=told)

    def look_again(self) -> bool:
        """Read the memo as it is stored now; tell whether it is another one than was known."""
        known, self.memo = self.memo, self._present()
        return (known.text if known else "") != (self.memo.text if self.memo else "")

    def leave(self, text: str, *, at_once: bool = False) -> Kept:
        """Store a text for good; what cannot be stored is put into a file.

        A text that is too long can still be shortened: raises UnfitMemoError, unless there is no time.
        """
        try:
            return self.keep(text, leaving=True)
        except CoderError as error:
            if isinstance(error, UnfitMemoError) and not at_once:
                raise
            return Kept(text, self.memo, set_aside=set_aside(self._study.project, text))


def _words(text: str) -> str:
    """Give what would be stored of a text; nothing of a blank one."""
    return "" if flaw_of(text) == "blank" else written(text)


def _what_came(error: CoderError) -> str:
    at = error.at if isinstance(error, ChangedMeanwhileError) else ""
    said = _("Another window changed this memo ({time} UTC): its words stand above yours.")
    return said.format(time=at[11:19])
