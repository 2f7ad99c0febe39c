"""Some words of an interview with where they stand: for the clipboard, and for a file of quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coder.locale.language import _, current
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.reports.table_markdown import escaped
from coder.reports.visible import visible

_LIST = re.compile(r"^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""What would begin a list or a heading at the start of a line."""


def quotation(
    transcript: Transcript, span: Span, codings: Sequence[Coding] = (), codebook: Codebook | None = None
) -> str:
    """Quote a passage with its source behind it.

    Where several speak, each is named; labels, headings and time marks between turns are left out.
    """
    lines = list(_spoken(transcript, span))
    words = _("“{quote}”").format(quote="\n".join(map(_visible_lines, lines)))
    source = _source(transcript, span, codings, codebook)
    return _("{words} ({source})").format(words=words, source=visible(source))


def markdown_quotation(
    transcript: Transcript, span: Span, codings: Sequence[Coding] = (), codebook: Codebook | None = None
) -> str:
    """Quote a passage as a paragraph of Markdown, with its source below; nothing in it is markup."""
    lines = [line for part in _spoken(transcript, span) for line in part.split("\n")]
    quoted = "  \n> ".join(_LIST.sub(r"\\\g<0>", escaped(line.lstrip(" \t"))) for line in lines)
    return f"> {quoted}\n>\n> — {escaped(_source(transcript, span, codings, codebook))}\n"


def _visible_lines(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def _turns(transcript: Transcript, span: Span) -> list[Turn]:
    return [turn for turn in transcript.turns if turn.span.overlap(span)]


def _spoken(transcript: Transcript, span: Span) -> Iterator[str]:
    """Give what each turn has of the passage; outside all turns, the passage as it stands."""
    turns = _turns(transcript, span)
    for turn in turns:
        words = transcript.text[max(span.start, turn.span.start) : min(span.end, turn.span.end)].strip()
        if len(turns) > 1 and turn.speaker:
            words = _("{speaker}: {words}").format(speaker=turn.speaker, words=words)
        yield words
    if not turns:
        yield span.of(transcript.text).strip()


def _source(transcript: Transcript, span: Span, codings: Sequence[Coding], codebook: Codebook | None) -> str:
    place = _place(transcript, _turns(transcript, span))
    codes = _(", ").join(dict.fromkeys(_named(coding.code, codebook) for coding in codings))
    return _("{place}; codes: {codes}").format(place=place, codes=codes) if codes else place


def _place(transcript: Transcript, turns: Sequence[Turn]) -> str:
    """Say which interview it is, which turns, who speaks if it is one, and when if that is known."""
    title = transcript.title
    said = f"{transcript.id} {title}" if title and title != transcript.id else transcript.id
    if not turns:
        return said
    first, last = turns[0], turns[-1]
    if first is last:
        said = _("{interview}, turn {number}").format(interview=said, number=first.number)
        if first.speaker:
            said = _("{place}, speaker {name}").format(place=said, name=first.speaker)
    else:
        numbers = {"first": first.number, "last": last.number}
        said = _("{interview}, turns {first}–{last}").format(interview=said, **numbers)
    if first.start_ms is not None:
        said = _("{place}, {time}").format(place=said, time=_clock(first.start_ms))
    return said


def _clock(ms: int) -> str:
    seconds = ms // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _named(code: str, codebook: Codebook | None) -> str:
    found = codebook.resolve(code) if codebook is not None else None
    if found is None:
        return code
    name = found.name.said_in(current())
    return f"{found.id} {name}" if name != found.id else name
