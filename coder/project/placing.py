"""Where in its interview does each of some passages stand: which turn, who speaks, which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coder.model.span import Span
from coder.model.transcript import Turn
from coder.project.opening import Project
from coder.store import transcripts
from coder.store.database import Transaction

Places = Mapping[str, tuple[Turn, ...]]
"""The turns of transcripts, by name."""


@dataclass(frozen=True, slots=True)
class Interviews:
    """What a list of passages needs of the interviews they stand in."""

    titles: Mapping[str, str]
    turns: Places
    texts: Mapping[str, str]
    """Only of those that were asked for."""


def interviews(project: Project, names: Iterable[str], with_text: Iterable[str] = ()) -> Interviews:
    """Read titles and turns of some transcripts, and the texts of fewer; those that are gone are left out."""
    wanted = sorted(set(names))
    with project.database.reading() as transaction:
        titles = {one.name: one.title for one in transcripts.facts(transaction) if one.name in set(wanted)}
        return Interviews(titles, transcripts.turns_of(transaction, wanted), _texts(transaction, with_text))


def _texts(transaction: Transaction, names: Iterable[str]) -> dict[str, str]:
    found = ((name, transcripts.read(transaction, name)) for name in sorted(set(names)))
    return {name: transcript.text for name, transcript in found if transcript is not None}


def first_turn(turns: Sequence[Turn], span: Span) -> Turn | None:
    """Find the first turn that a passage has a character of; turns lie in order."""
    at = bisect_right(turns, span.start, key=lambda turn: turn.span.end)
    return turns[at] if at < len(turns) and turns[at].span.overlap(span) else None
