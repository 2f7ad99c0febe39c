"""What the workbench asks of the project, as one coder; everything here may run in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from coder.locale.language import current
from coder.model.coding import Coding
from coder.model.event import Action, Kind
from coder.model.settings import EllipsisIs
from coder.model.span import Span
from coder.model.transcript import Status, Transcript
from coder.project import coding, filters, place, transcripts, undoing
from coder.project.coding import Tagged
from coder.project.opening import Project
from coder.project.place import Place
from coder.text.sentences import sentences
from coder.tui.listing import Entry, entries_of
from coder.tui.transcript.places import Sentences

UNDOABLE = (Kind.CODING, Kind.PROGRESS)


@dataclass(frozen=True, slots=True)
class Fresh:
    """All that others may have changed meanwhile."""

    transcript: str
    codings: tuple[Coding, ...]
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
        codings = transcripts.codings_of(self.project, name) if name else ()
        return Fresh(name, codings, entries_of(transcripts.overview(self.project), self.who))

    def open(self, name: str) -> Opened:
        """Read a transcript and where it was left."""
        transcript = transcripts.read(self.project, name)
        kept = place.place_in(self.project, self.who, name)
        asking = filters.asking(self.project, transcript.speakers(), transcript.attributes)
        return Opened(transcript, kept or _beginning(transcript), self.fresh(name), asking)

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

    def keep(self, where: Place) -> None:
        """Remember where I am."""
        place.keep_place(self.project, self.who, where)


def _beginning(transcript: Transcript) -> Place:
    """Begin where somebody speaks: what stands above belongs to no turn."""
    first = transcript.turns[0].span.start if transcript.turns else 0
    return Place(transcript.id, cursor=first)
