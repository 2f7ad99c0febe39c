"""Which part of the codings a figure is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from coder.model.errors import UnknownAttributeError, UnknownSpeakerError
from coder.model.speakers import is_interviewer
from coder.project import naming
from coder.project.history import check_coder
from coder.project.opening import Project
from coder.store.transcripts import TranscriptFacts


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user asked for; empty means all."""

    coders: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """A code's id or name; with a `/` behind it, the codes below it too."""
    speakers: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    """Values of one key are alternatives; different keys must all hold."""
    exclude_interviewer: bool = False
    eyes: str = ""
    """Who looks, and is not to see everything yet; empty sees all."""

    def sees(self, blind: Collection[str], transcript: str, coder: str) -> bool:
        """Tell whether a coder's codings of a transcript are not hidden from who looks."""
        return transcript not in blind or coder == self.eyes

    def as_meta(self) -> dict[str, object]:
        """Say what was asked for, so that a figure can be repeated."""
        asked: dict[str, object] = {
            "coder": list(self.coders),
            "transcript": list(self.transcripts),
            "code": list(self.codes),
            "speaker": list(self.speakers),
            "attr": [f"{key}={value}" for key, value in self.attributes],
            "exclude_interviewer": self.exclude_interviewer,
        }
        return {key: value for key, value in asked.items() if value}


class _Case(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def attributes(self) -> Mapping[str, str]: ...


C = TypeVar("C", bound=_Case)


def chosen_transcripts(filters: Filters, known: Iterable[C]) -> tuple[C, ...]:
    """Find the transcripts that are meant; raise UnknownTranscriptError."""
    there = tuple(known)
    names = [facts.name for facts in there]
    wanted = {naming.transcript_named(name, names) for name in filters.transcripts}
    asked: dict[str, set[str]] = {}
    for key, value in filters.attributes:
        asked.setdefault(key, set()).add(value)
    return tuple(
        facts
        for facts in there
        if (not wanted or facts.name in wanted)
        and all(facts.attributes.get(key) in values for key, values in asked.items())
    )


def chosen_codes(filters: Filters, project: Project) -> frozenset[str] | None:
    """Find the codes that are meant, `None` when all are; raise UnknownCodeError."""
    if not filters.codes:
        return None
    found: set[str] = set()
    for name in filters.codes:
        code = naming.code_named(project.codebook, name.removesuffix("/"))
        found.update(project.codebook.subtree(code.id) if name.endswith("/") else [code.id])
    return frozenset(found)


def chosen_coders(filters: Filters, project: Project) -> tuple[str, ...]:
    """Check the coders that are named; raise UnknownCoderError."""
    for name in filters.coders:
        check_coder(project, name)
    return filters.coders


def check_speakers(filters: Filters, chosen: tuple[TranscriptFacts, ...]) -> None:
    """Refuse the name of somebody who says nothing in these transcripts; raise UnknownSpeakerError."""
    known = tuple(dict.fromkeys(name for facts in chosen for name in facts.speakers))
    for name in filters.speakers:
        if name not in known:
            raise UnknownSpeakerError(name, known)


def check_attribute(key: str, known: Iterable[TranscriptFacts]) -> None:
    """Refuse to group by an attribute that no transcript has; raise UnknownAttributeError."""
    keys = tuple(dict.fromkeys(name for facts in known for name in facts.attributes))
    if key not in keys:
        raise UnknownAttributeError(key, keys)


def interviewers(project: Project, transcripts: Iterable[TranscriptFacts]) -> frozenset[str]:
    """Name the speakers who ask: by their label, by the settings, by what a transcript says of itself."""
    found: set[str] = set()
    for facts in transcripts:
        found |= asking(project, facts.speakers, facts.attributes)
    return frozenset(found)


def asking(project: Project, speakers: Iterable[str], attributes: Mapping[str, str]) -> frozenset[str]:
    """Name those of one transcript's speakers who ask."""
    names = (*project.settings.interviewers, *_names(attributes))
    return frozenset(speaker for speaker in speakers if is_interviewer(speaker, names))


def _names(attributes: Mapping[str, str]) -> tuple[str, ...]:
    named = attributes.get("interviewer", "")
    return tuple(
        name.strip() for name in named.replace("，", "、").replace(",", "、").split("、") if name.strip()
    )
