"""What the workbench asks of the project, as one coder; everything here may run in a thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from coder.locale.language import current
from coder.model.codebook_operation import Operation
from coder.model.coding import Coding
from coder.model.event import Action, Kind
from coder.model.memo import About, Memo
from coder.model.settings import EllipsisIs
from coder.model.span import Span
from coder.model.transcript import Status, Transcript
from coder.project import (
    codebook_editing,
    coding,
    filters,
    memos,
    place,
    quotes_file,
    recoding,
    transcripts,
    undoing,
)
from coder.project.blindness import blind_transcripts
from coder.project.coding import Tagged
from coder.project.opening import Project
from coder.project.place import Place
from coder.project.recoding import Changed
from coder.text.sentences import sentences
from coder.tui.listing import Entry, entries_of
from coder.tui.transcript.places import Sentences

UNDOABLE = (Kind.CODING, Kind.PROGRESS, Kind.MEMO, Kind.CODEBOOK, Kind.DECISION)
"""What is done in the workbench; taking transcripts in or out is not."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """All that others may have changed meanwhile."""

    transcript: str
    codings: tuple[Coding, ...]
    memos: tuple[Memo, ...]
    """On the transcript and on what is in it, but on codings, where they stand themselves."""
    entries: tuple[Entry, ...]

    @property
    def status(self) -> Status:
        """Tell how far I am with the transcript."""
        found = (entry.status for entry in self.entries if entry.name == self.transcript)
        return next(found, Status.NEW)


@dataclass(frozen=True, slots=True)
class Opened:
    """A transcript with its codings, at the place it was left."""

    transcript: Transcript
    place: Place
    fresh: Fresh
    interviewers: frozenset[str]
    """Who asks in it; their turns are passed over."""


class Study:
    """One project under the eyes of one coder."""

    def __init__(self, project: Project, who: str) -> None:
        self.project, self.who = project, who

    @property
    def title(self) -> str:
        """Name the study, or its folder."""
        return self.project.settings.title.said_in(current()) or self.project.folder.absolute().name

    @property
    def sentences(self) -> Sentences:
        """Part a turn into sentences as the settings want it."""
        ends = self.project.settings.ellipsis is EllipsisIs.END
        return partial(sentences, ellipsis_ends=ends)

    def fresh(self, name: str) -> Fresh:
        """Read what there is now."""
        blind = name in blind_transcripts(self.project, self.who)
        mine = self.who if blind else None
        codings = transcripts.codings_of(self.project, name, mine) if name else ()
        written = memos.of_transcript(self.project, name) if name else ()
        beside = tuple(
            memo for memo in written if memo.about is not About.CODING and memo.coder == (mine or memo.coder)
        )
        return Fresh(name, codings, beside, entries_of(transcripts.overview(self.project), self.who))

    def open(self, name: str) -> Opened:
        """Read a transcript and where it was left."""
        transcript = transcripts.read(self.project, name)
        kept = place.place_in(self.project, self.who, name)
        asking = filters.asking(self.project, transcript.speakers(), transcript.attributes)
        where = kept or place.place_at(self.project, self.who, name, _beginning(transcript))
        return Opened(transcript, where, self.fresh(name), asking)

    def open_first(self, wanted: str | None) -> Opened | None:
        """Open the transcript asked for, else the last one, else the first; `None` when there is none."""
        entries = entries_of(transcripts.overview(self.project), self.who)
        if wanted is not None:
            return self.open(wanted)
        last = place.last_place(self.project, self.who)
        names = [entry.name for entry in entries]
        if last is not None and last.transcript in names:
            return self.open(last.transcript)
        return self.open(names[0]) if names else None

    def code(self, name: str, span: Span, codes: Sequence[str]) -> tuple[Tagged, ...]:
        """Give a passage codes."""
        return coding.tag(self.project, self.who, name, span, codes)

    def uncode(self, id: str) -> Coding:
        """Remove one of my codings."""
        return coding.untag(self.project, self.who, [id])[0]

    def recode(self, seen: Coding, code: str) -> Changed:
        """Give one of my codings, as I saw it, another code."""
        return recoding.recode(self.project, self.who, seen.id, code, seen=seen.version)

    def move_ends(self, seen: Coding, span: Span) -> Changed:
        """Let one of my codings, as I saw it, stand on another passage."""
        return recoding.move_ends(self.project, self.who, seen.id, span, seen=seen.version)

    def change_codebook(self, operation: Operation) -> Action:
        """Carry out an operation on the codebook."""
        return codebook_editing.carried_out(self.project, self.who, operation)

    def transcripts_with(self, code: str) -> Mapping[str, Mapping[str, int]]:
        """Count the codings of a code by transcript and coder."""
        return transcripts.counts_of_code(self.project, code, self.who)

    def add_quote(self, quote: str) -> Path:
        """Write a quote into the file of quotes, and say where that is."""
        return quotes_file.add_quote(self.project, quote)

    def undo(self, name: str) -> tuple[Action, Fresh]:
        """Take back what I did last."""
        return undoing.undo(self.project, self.who, only=UNDOABLE), self.fresh(name)

    def redo(self, name: str) -> tuple[Action, Fresh]:
        """Bring back what I took back last."""
        return undoing.redo(self.project, self.who, only=UNDOABLE), self.fresh(name)

    def set_status(self, name: str, status: Status) -> Fresh:
        """Say how far I am with a transcript."""
        transcripts.set_status(self.project, self.who, name, status)
        return self.fresh(name)

    def commands_used(self) -> tuple[str, ...]:
        """Name the commands I chose from the list of all, the latest first."""
        return place.commands_used(self.project, self.who)

    def keep_commands(self, commands: Sequence[str]) -> None:
        """Remember them."""
        place.keep_commands(self.project, self.who, commands)

    def keep(self, where: Place) -> None:
        """Remember where I am."""
        place.keep_place(self.project, self.who, where)


def _beginning(transcript: Transcript) -> int:
    """Begin where somebody speaks: what stands above belongs to no turn."""
    return transcript.turns[0].span.start if transcript.turns else 0
