"""Which transcripts and coders agreement can be measured on, and which are left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from coder.agreement.units import Value
from coder.analysis.scope import lines_of
from coder.model.codebook import Codebook
from coder.model.codebook_errors import UnknownRevisionError
from coder.model.coder_name import HUMAN
from coder.model.coding import Coding
from coder.model.errors import CodebookFileError
from coder.model.settings import EllipsisIs
from coder.model.transcript import Status, Transcript
from coder.project import codebook_revisions
from coder.project.blindness import blind_in
from coder.project.changed_since import changed_since
from coder.project.choosing import under_present_codes
from coder.project.filters import (
    Filters,
    check_speakers,
    chosen_coders,
    chosen_codes,
    chosen_transcripts,
    interviewers,
)
from coder.project.opening import Project
from coder.project.reliability_study import LeftOut, Study, Text
from coder.store import codings, decisions, progress, transcripts
from coder.store.coders import everybody
from coder.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Sources:
    """What is read from the database for a comparison of coders."""

    coders: tuple[str, ...]
    statuses: Mapping[str, Mapping[str, Status]]
    """By transcript and coder, of all transcripts that are meant."""
    hidden: tuple[str, ...]
    """Transcripts in which who looks sees nobody else's codings yet."""
    texts: Mapping[str, Transcript]
    """Those that at least two coders are done with, and in which nothing is hidden from who looks."""
    done: frozenset[tuple[str, str]]
    """The (transcript, coder) that are compared."""
    codings: tuple[Coding, ...]
    """Of the coders, in those texts, under the ids that codes have today."""
    lost: Mapping[tuple[str, str], int]
    asking: frozenset[str]
    changed_since: Mapping[str, int]
    """Codings by transcript, made or changed after the first decision there."""


def load_study(
    project: Project, filters: Filters, masks: Sequence[str], *, status: Status = Status.DONE
) -> Study:
    """Load what agreement is measured on; raise what is wrong with a filter.

    Without a filter on coders all people who code are compared; a consensus layer, a second pass or a machine
    only when named.
    """
    return study_of(project, filters, masks, load(project, filters, status))


def study_of(project: Project, filters: Filters, masks: Sequence[str], sources: Sources) -> Study:
    """Make a study of what was read."""
    chosen, codebook = chosen_codes(filters, project), project.codebook
    parents: dict[Value, Value | None] = {code.id: code.parent for code in codebook.in_tree_order()}
    kept = [one for one in sources.codings if chosen is None or one.code in chosen]
    known = [one for one in kept if one.code in parents]
    texts = tuple(
        _text(project, text, sources, filters, masks, [one for one in known if one.transcript == name])
        for name, text in sorted(sources.texts.items())
    )
    return Study(
        sources.coders,
        texts,
        parents,
        _codes(codebook, chosen, {one.code for one in known}),
        LeftOut(
            transcripts={
                name: {coder: here.get(coder, Status.NEW) for coder in sources.coders}
                for name, here in sources.statuses.items()
                if name not in sources.texts and name not in sources.hidden
            },
            hidden=sources.hidden,
            layers={
                (name, coder): sources.statuses[name].get(coder, Status.NEW)
                for name in sorted(sources.texts)
                for coder in sources.coders
                if (name, coder) not in sources.done
            },
            lost=sources.lost,
            unknown=Counter(one.code for one in kept if one.code not in parents),
            masked=sum(
                not text.masked([span]) for text in texts for spans in text.layers.values() for span in spans
            ),
            coded_before=coded_before(project, sources.codings),
            changed_since=sources.changed_since,
        ),
    )


def load(project: Project, filters: Filters, status: Status = Status.DONE) -> Sources:
    """Read the texts that at least two of the coders have brought to a status, and what they marked there.

    A text in which who looks sees only one layer has nothing to compare and is left out.
    """
    named = chosen_coders(filters, project)
    with project.database.reading() as transaction:
        meant = chosen_transcripts(filters, transcripts.facts(transaction))
        check_speakers(filters, meant)
        names = [facts.name for facts in meant]
        blind = blind_in(transaction, project.settings.blind, filters.eyes)
        statuses = progress.statuses(transaction)
        here = {name: statuses.get(name, {}) for name in names}
        coders = tuple(dict.fromkeys(named)) or _people(transaction, here)
        used = [
            name
            for name in names
            if name not in blind and sum(_reached(here[name].get(coder), status) for coder in coders) >= 2
        ]
        done = frozenset(
            (name, coder) for name in used for coder in coders if _reached(here[name].get(coder), status)
        )
        stored = codings.live(transaction, transcripts=used, coders=coders)
        lost = codings.lost(transaction)
        changed = _changed_since(transaction, [one for one in stored if (one.transcript, one.coder) in done])
        texts = {name: transcripts.read(transaction, name) for name in used}
    found = under_present_codes(stored, project.codebook)
    return Sources(
        coders,
        here,
        tuple(name for name in names if name in blind),
        {name: text for name, text in texts.items() if text is not None},
        done,
        tuple(one for one in found if (one.transcript, one.coder) in done),
        {layer: count for layer, count in lost.items() if layer in done},
        interviewers(project, meant) if filters.exclude_interviewer else frozenset(),
        changed,
    )


def _changed_since(transaction: Transaction, found: Sequence[Coding]) -> Counter[str]:
    """Count the codings made or changed after the first decision in their transcript."""
    return Counter(
        one.transcript
        for name, moment in decisions.first_times(transaction).items()
        for one in changed_since(transaction, [one for one in found if one.transcript == name], moment)
    )


def coded_before(project: Project, found: Sequence[Coding]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Name the codes of today that no codebook had under which a layer was coded, with the layers."""
    layers: dict[tuple[str, str], set[str]] = {}
    for one in found:
        layers.setdefault((one.transcript, one.coder), set()).add(one.codebook_revision)
    today = frozenset(project.codebook.by_id)
    codes_of = {project.codebook.revision: today}
    for revision in {name for names in layers.values() for name in names} - set(codes_of):
        codes_of[revision] = _codes_then(project, revision) or today
    missing: dict[str, list[tuple[str, str]]] = {}
    for layer, revisions in sorted(layers.items()):
        for code in today.difference(*(codes_of[revision] for revision in revisions)):
            missing.setdefault(code, []).append(layer)
    return {code: tuple(missing[code]) for code in project.codebook.by_id if code in missing}


def _codes_then(project: Project, revision: str) -> frozenset[str]:
    """Name the codes of an earlier codebook as they are called today; none where it cannot be read."""
    try:
        then = codebook_revisions.found(project, revision).codebook
    except (UnknownRevisionError, CodebookFileError):
        return frozenset()
    return frozenset(map(project.codebook.present_id, then.by_id))


def people(project: Project) -> tuple[str, ...]:
    """Name the people who have begun anything."""
    with project.database.reading() as transaction:
        return _people(transaction, progress.statuses(transaction))


def _people(transaction: Transaction, statuses: Mapping[str, Mapping[str, Status]]) -> tuple[str, ...]:
    """Name the people who have begun anything, in the order in which they came."""
    begun = {
        coder for here in statuses.values() for coder, status in here.items() if status is not Status.NEW
    }
    return tuple(one.name for one in everybody(transaction) if one.name in begun and one.kind == HUMAN)


def _reached(status: Status | None, wanted: Status) -> bool:
    order = list(Status)
    return status is not None and order.index(status) >= order.index(wanted)


def _codes(codebook: Codebook, chosen: Collection[str] | None, used: Collection[str]) -> tuple[str, ...]:
    """Name the codes to be told of: those that may be given, and those that were."""
    return tuple(
        code.id
        for code in codebook.in_tree_order()
        if (chosen is None or code.id in chosen) and (code.usable or code.id in used)
    )


def _text(
    project: Project,
    text: Transcript,
    sources: Sources,
    filters: Filters,
    masks: Sequence[str],
    found: Sequence[Coding],
) -> Text:
    rows = [(turn.span.start, turn.span.end, turn.speaker) for turn in text.turns]
    if not rows:
        rows = [(line.start, line.end, None) for line in lines_of(text.text)]
    heard = [
        (start, end)
        for start, end, speaker in rows
        if speaker not in sources.asking and (not filters.speakers or speaker in filters.speakers)
    ]
    layers: dict[str, list[tuple[int, int, str]]] = {
        coder: [] for coder in sources.coders if (text.id, coder) in sources.done
    }
    for one in found:
        layers[one.coder].append((one.span.start, one.span.end, one.code))
    return Text(
        name=text.id,
        words=text.text,
        turns=tuple(heard),
        unheard=tuple((start, end) for start, end, _who in rows if (start, end) not in set(heard)),
        layers={coder: tuple(spans) for coder, spans in layers.items()},
        masks=tuple(masks),
        ellipsis_ends=project.settings.ellipsis is EllipsisIs.END,
        latest={
            coder: max((one.created_at for one in found if one.coder == coder), default="")
            for coder in layers
        },
    )
