"""What a transcript file holds, whatever its format: the text, who speaks where, what is known of the case.

Content decides what a file is. Nothing is written, and nothing is lost in silence: what stops the reading is
an error with its place, and everything else worth knowing is a warning.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.exchange.canonical import canonical_text
from coder.exchange.cue_speakers import with_speakers
from coder.exchange.cues import RENDER, Cue, render
from coder.exchange.decoding import Decoded, decode
from coder.exchange.file_bytes import read_bytes
from coder.exchange.file_format import format_of_bytes, format_of_text, format_of_zip, require_readable
from coder.exchange.front_matter import front_matter
from coder.exchange.header_block import header_block
from coder.exchange.lines import BLANKS
from coder.exchange.speaker_pattern import SpeakerPattern
from coder.exchange.speaker_vote import Elected, Vote, elect
from coder.exchange.srt import read_srt
from coder.exchange.title import title_in
from coder.exchange.turns import turn_warnings, turns_of
from coder.exchange.unreadable import UnreadableError, warning
from coder.exchange.vtt import read_vtt
from coder.model.errors import TranscriptFileError
from coder.model.problem import Problem
from coder.model.transcript import Transcript, Turn


@dataclass(frozen=True)
class ReadTranscript:
    """Everything a file says, before it has a place in a project."""

    text: str
    turns: tuple[Turn, ...]
    title: str
    attributes: Mapping[str, str]
    encoding: str
    confidence: str
    """`certain`, `high` or `given`; anything less is an error."""
    format: str
    """`text`, `docx`, `srt` or `vtt`."""
    render: int
    """Version of the fixed form a format is written in; 0 where the text is the file itself."""
    cue_times: tuple[tuple[int, int], ...]
    """Offset and milliseconds of each cue."""
    warnings: tuple[Problem, ...]
    source_sha256: str
    vote: Vote

    def transcript(self, id: str) -> Transcript:
        """Give it its name in a project."""
        return Transcript(id, self.text, self.turns, self.title, dict(self.attributes))


@dataclass(frozen=True)
class _Source:
    path: Path
    sha256: str
    decoded: Decoded
    format: str
    text: str
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class _Speech:
    """A text with its turns, still without title and warnings about them."""

    text: str
    turns: tuple[Turn, ...]
    attributes: dict[str, str]
    title: str
    warnings: tuple[Problem, ...]
    vote: Vote
    cue_times: tuple[tuple[int, int], ...] = ()


def read_transcript(path: Path, *, encoding: str | None = None, speakers: str = "auto") -> ReadTranscript:
    """Read a file; `speakers` is `auto`, `none` or a pattern with groups `name`, `time` and `text`."""
    try:
        pattern = SpeakerPattern(speakers) if speakers not in {"auto", "none"} else None
        source = _source(path, encoding)
        speech = _spoken(source, speakers, pattern)
    except UnreadableError as error:
        raise TranscriptFileError(path, (error.problem,)) from None
    return ReadTranscript(
        text=speech.text,
        turns=speech.turns,
        title=speech.title or path.stem,
        attributes=speech.attributes,
        encoding=source.decoded.encoding,
        confidence=source.decoded.confidence,
        format=source.format,
        render=0 if source.format == "text" else RENDER,
        cue_times=speech.cue_times,
        warnings=(*source.warnings, *speech.warnings, *turn_warnings(speech.text, speech.turns)),
        source_sha256=source.sha256,
        vote=speech.vote,
    )


def _source(path: Path, encoding: str | None) -> _Source:
    data = read_bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    found = format_of_bytes(data)
    if found == "zip":
        return _packed(path, data, sha256, encoding)
    if found is not None:
        require_readable(path, found)
    decoded = decode(data, encoding)
    canonical = canonical_text(decoded.text)
    kind = format_of_text(canonical.text)
    require_readable(path, kind)
    return _Source(path, sha256, decoded, kind, canonical.text, canonical.warnings)


def _packed(path: Path, data: bytes, sha256: str, encoding: str | None) -> _Source:
    # Costs 20 ms for lxml, and most transcripts are plain text.
    from coder.exchange.docx import read_docx  # noqa: PLC0415  # lxml, for Word files only
    from coder.exchange.guarded_zip import GuardedZip  # noqa: PLC0415  # the same

    archive = GuardedZip(data)
    kind = format_of_zip(archive.names)
    require_readable(path, kind)
    document = read_docx(archive)
    canonical = canonical_text(document.text)
    ignored = (warning("encoding-ignored", encoding=encoding),) if encoding is not None else ()
    warnings = (*ignored, *document.warnings, *canonical.warnings)
    return _Source(path, sha256, Decoded(document.text, "utf-8", "certain"), kind, canonical.text, warnings)


def _spoken(source: _Source, speakers: str, pattern: SpeakerPattern | None) -> _Speech:
    if source.format == "srt":
        return _from_cues(read_srt(source.text), (), speakers, pattern)
    if source.format == "vtt":
        return _from_cues(*read_vtt(source.text), speakers, pattern)
    return _from_text(source.text, speakers, pattern)


def _from_text(text: str, speakers: str, pattern: SpeakerPattern | None) -> _Speech:
    matter = front_matter(text)
    header = header_block(text, matter.end)
    elected = _elected(text, header.end, speakers, pattern)
    turns = turns_of(text, elected.labels, marked=elected.marked)
    attributes = {**header.attributes, **matter.attributes}
    title = attributes.pop("title", "") or title_in(text, matter.end, elected.labels)
    warnings = (*matter.warnings, *elected.warnings)
    return _Speech(text, turns, attributes, title, warnings, elected.vote)


def _elected(text: str, start: int, speakers: str, pattern: SpeakerPattern | None) -> Elected:
    if pattern is not None:
        labels = pattern.labels(text, start)
        missed = () if labels else (warning("no-turns", reason="pattern"),)
        return Elected(Vote("pattern", len(labels)), labels, warnings=missed)
    if speakers == "none":
        return Elected(Vote())
    return elect(text, start)


def _from_cues(
    cues: Sequence[Cue], skipped: tuple[Problem, ...], speakers: str, pattern: SpeakerPattern | None
) -> _Speech:
    if pattern is not None:
        cues = pattern.with_speakers(cues)
    elif speakers == "auto" and not any(cue.speaker for cue in cues):
        cues = with_speakers(cues)
    rendered = render(cues)
    canonical = canonical_text(rendered.text)
    if not re.search(f"[^{BLANKS}]", rendered.text):
        raise UnreadableError("file-blank")
    named = [cue.speaker for cue in cues if cue.speaker]
    found = () if named or speakers == "none" else (warning("no-speakers"),)
    vote = Vote("cues", len(named)) if named else Vote()
    warnings = (*skipped, *canonical.warnings, *found)
    return _Speech(canonical.text, rendered.turns, {}, "", warnings, vote, rendered.cue_times)
