"""Where in an interview its codes stand: whose codings of it may be seen, and its turns."""

from __future__ import annotations

from dataclasses import dataclass

from coder.model.coding import Coding
from coder.model.errors import UnknownTranscriptError
from coder.model.transcript import Transcript
from coder.project.choosing import under_present_codes
from coder.project.counting import begun_in
from coder.project.filters import Filters, chosen_codes, interviewers
from coder.project.opening import Project
from coder.store import codings, transcripts
from coder.store.coders import everybody


@dataclass(frozen=True, slots=True)
class Timeline:
    """An interview with its codings."""

    transcript: Transcript
    coders: tuple[str, ...]
    """Who has begun it."""
    codings: tuple[Coding, ...]
    """In the order of the text."""
    asking: frozenset[str]
    """Speakers who ask."""


def timeline(project: Project, filters: Filters) -> Timeline:
    """Read the one transcript that the filters name; raise what is wrong with a filter."""
    codes = chosen_codes(filters, project)
    with project.database.reading() as transaction:
        (facts,), begun = begun_in(transaction, project, filters)
        found = transcripts.read(transaction, facts.name)
        readers = {coder for _transcript, coder in begun}
        coders = tuple(one.name for one in everybody(transaction) if one.name in readers)
        live = codings.live(transaction, transcripts=[facts.name], coders=coders)
    if found is None:
        raise UnknownTranscriptError(facts.name, ())
    known = under_present_codes(live, project.codebook)
    meant = project.codebook.by_id if codes is None else codes
    return Timeline(
        found,
        coders,
        tuple(one for one in known if one.code in meant),
        interviewers(project, [facts]),
    )
