"""What a memo can be about at a place, and how that is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coder.locale.language import _
from coder.model.coding import Coding
from coder.model.memo import About, Memo, Target
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.wording import named


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a memo is about."""

    target: Target
    title: str
    """Says so in the caption."""
    span: Span | None = None
    """What stands marked in the text meanwhile."""
    whose: str = ""
    """Another coder whose memo it is: to be read only."""
    quote: str = ""
    """Its words, where the text is not in sight."""


@dataclass(frozen=True, slots=True)
class Here:
    """What lies at a place of the text."""

    transcript: Transcript
    offset: int
    passage: Span | None
    coding: Coding | None
    who: str
    study: str
    """Its title."""
    looks: Mapping[str, CodeLook]


def subjects(here: Here) -> tuple[Subject, ...]:
    """List what a memo can be about here, the narrowest first."""
    return tuple(_subjects(here))


def _subjects(here: Here) -> Iterator[Subject]:
    coding, transcript = here.coding, here.transcript
    if coding is not None and (coding.coder == here.who or coding.memo.strip()):
        yield on_coding(coding, here.looks, here.who)
    if here.passage is not None:
        target = Target(About.PASSAGE, transcript.id, span=here.passage)
        quote = one_line(here.passage.of(transcript.text))
        yield Subject(target, _("Memo on the passage “{quote}”").format(quote=quote), here.passage)
    turn = transcript.turn_at(here.offset)
    if turn is not None:
        target = Target(About.TURN, transcript.id, turn=turn.number)
        said = _("Memo on turn {turn} · {speaker}").format(turn=turn.number, speaker=turn.speaker or "")
        yield Subject(target, said.rstrip(" ·"), turn.span)
    yield on_transcript(transcript.id, transcript.title)
    if coding is not None:
        yield on_code(coding.code, here.looks)
    yield on_project(here.study)


def on_coding(coding: Coding, looks: Mapping[str, CodeLook], who: str) -> Subject:
    """Speak of a coding."""
    code = code_named(coding.code, looks)
    target = Target(About.CODING, coding.transcript, coding=coding.id)
    if coding.coder != who:
        said = _("Memo of {coder} on the coding {code}, to be read only").format(
            coder=coding.coder, code=code
        )
        return Subject(target, said, coding.span, coding.coder)
    said = _("Memo on the coding {code} “{quote}”").format(code=code, quote=one_line(coding.quote))
    return Subject(target, said, coding.span)


def on_transcript(name: str, title: str) -> Subject:
    """Speak of a transcript."""
    said = _("Memo on the transcript {name}").format(name=named(name, title))
    return Subject(Target(About.TRANSCRIPT, name), said)


def on_code(code: str, looks: Mapping[str, CodeLook]) -> Subject:
    """Speak of a code."""
    said = _("Memo on the code {code}").format(code=code_named(code, looks))
    return Subject(Target(About.CODE, code=code), said)


def on_project(title: str) -> Subject:
    """Speak of the whole study."""
    return Subject(Target(About.PROJECT), _("Memo on the project {title}").format(title=title))


def of_memo(memo: Memo, looks: Mapping[str, CodeLook], titles: Mapping[str, str], study: str) -> Subject:
    """Speak of what a memo that is there is about; `titles` are those of the transcripts."""
    quote = one_line(memo.quote)
    match memo.about:
        case About.CODING:
            target = Target(memo.about, memo.transcript, coding=memo.id)
            code = code_named(memo.code, looks)
            said = _("Memo on the coding {code} “{quote}”").format(code=code, quote=quote)
        case About.PASSAGE:
            target = Target(memo.about, memo.transcript, span=memo.span)
            said = _("Memo on the passage “{quote}”").format(quote=quote)
        case About.TURN:
            target = Target(memo.about, memo.transcript, turn=memo.turn or 0)
            said = _("Memo on turn {turn} · {speaker}").format(turn=memo.turn, speaker=memo.speaker)
        case About.TRANSCRIPT:
            return on_transcript(memo.transcript, titles.get(memo.transcript, ""))
        case About.CODE:
            return on_code(memo.code, looks)
        case _:
            return on_project(study)
    return Subject(target, said.rstrip(" ·"), memo.span, quote=quote)


def code_named(code: str, looks: Mapping[str, CodeLook]) -> str:
    """Name a code by its id and its name."""
    return f"{code} {looks.get(code, UNKNOWN).name}"


def one_line(words: str) -> str:
    """Give words on one line."""
    return " ".join(words.split())
