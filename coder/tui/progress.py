"""How much of a transcript has been coded, and which turn or coding comes next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join what overlaps or touches."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def answers(transcript: Transcript, interviewers: Collection[str]) -> list[Span]:
    """List what is there to code: the turns of respondents, or all of a text without turns."""
    if not transcript.turns:
        return [Span(0, len(transcript.text))]
    return [turn.span for turn in transcript.turns if turn.speaker not in interviewers and len(turn.span)]


def coded_share(transcript: Transcript, spans: Iterable[Span], interviewers: Collection[str]) -> float:
    """Share of the respondents' characters that lie in a coding, 0 to 1."""
    return _share(answers(transcript, interviewers), spans)


def text_share(transcript: Transcript, spans: Iterable[Span]) -> float:
    """Share of all characters that lie in a coding, whoever speaks, 0 to 1."""
    return _share([Span(0, len(transcript.text))], spans)


def _share(units: Sequence[Span], spans: Iterable[Span]) -> float:
    """Share of the characters of some stretches, in order, that lie in one of the spans."""
    length = sum(map(len, units))
    if not length:
        return 0.0
    coded = iter(merged(spans))
    covered, span = 0, next(coded, None)
    for unit in units:
        while span is not None and span.end <= unit.start:
            span = next(coded, None)
        while span is not None and span.start < unit.end:
            covered += min(span.end, unit.end) - max(span.start, unit.start)
            if span.end > unit.end:
                break  # the next unit has a part of it too
            span = next(coded, None)
    return covered / length


def uncoded(transcript: Transcript, spans: Iterable[Span], interviewers: Collection[str]) -> list[Span]:
    """List the turns of respondents that no coding touches."""
    coded = merged(spans)
    ends = [span.end for span in coded]

    def is_bare(unit: Span) -> bool:
        index = bisect_left(ends, unit.start + 1)
        return index == len(coded) or not coded[index].overlap(unit)

    return [unit for unit in answers(transcript, interviewers) if is_bare(unit)]


def next_uncoded(
    transcript: Transcript, spans: Iterable[Span], interviewers: Collection[str], offset: int
) -> Span | None:
    """Find the next turn after an offset that no coding touches; after the last one, from the top."""
    bare = uncoded(transcript, spans, interviewers)
    after = (unit for unit in bare if unit.start > offset)
    return next(after, bare[0] if bare else None)


def neighbour(codings: Iterable[Coding], offset: int, step: int) -> Coding | None:
    """Find the next coding that begins after an offset (1), or the last one that begins before it (-1)."""
    if step > 0:
        after = (one for one in codings if one.span.start > offset)
        return min(after, key=lambda one: (one.span.start, -one.span.end, one.id), default=None)
    before = (one for one in codings if one.span.start < offset)
    return max(before, key=lambda one: (one.span.start, -one.span.end, one.id), default=None)


def other_among(names: Sequence[str], wanted: Collection[str], here: str, step: int) -> str | None:
    """Find the transcript in the list after one (1) or before it (-1), round its ends, that is among some.

    The one here comes last; `None` when there is none at all.
    """
    at = names.index(here) if here in names else -1
    ring = [*names[at + 1 :], *names[: at + 1]] if step > 0 else [*names[:at][::-1], *names[at:][::-1]]
    return next((name for name in ring if name in wanted), None)
