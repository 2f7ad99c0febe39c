"""Which memos there are, in the order of the study: on itself, on codes, then through the transcripts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from coder.model.coding import Coding
from coder.model.memo import About, Memo, Target
from coder.model.span import Span
from coder.project.blindness import blind_in
from coder.project.choosing import heard_in, touches
from coder.project.coding import place_in
from coder.project.filters import (
    Filters,
    check_speakers,
    chosen_coders,
    chosen_codes,
    chosen_transcripts,
)
from coder.project.memo_targets import is_about, resolved, with_turns
from coder.project.opening import Project
from coder.store import codings, memos, transcripts
from coder.store.database import Transaction
from coder.text.fold import folded

EVERYTHING = Filters()
_IN_A_TEXT = (About.TRANSCRIPT, About.TURN, About.PASSAGE, About.CODING)
"""The wider first, where several begin together."""


def all(
    project: Project,
    filters: Filters = EVERYTHING,
    *,
    about: Collection[About] = (),
    search: str = "",
) -> tuple[Memo, ...]:
    """Read the memos that are meant; raise what is wrong with a filter.

    A filter on transcripts or speakers leaves only what is in them; one on codes the memos on these codes
    and on their codings. `search` is looked for in the words of the memos, case, width, accents and
    Traditional forms aside.
    """
    codes = chosen_codes(filters, project)
    coders = chosen_coders(filters, project) or None
    with project.database.reading() as transaction:
        chosen = chosen_transcripts(filters, transcripts.facts(transaction))
        check_speakers(filters, chosen)
        names = {facts.name for facts in chosen}
        in_texts = bool(filters.transcripts or filters.attributes)
        found = [
            memo
            for memo in memos.live(transaction, coders=coders)
            if (memo.transcript in names if memo.transcript else not in_texts)
        ]
        found += _of_codings(codings.live(transaction, transcripts=names, coders=coders, noted=True))
        blind = blind_in(transaction, project.settings.blind, filters.eyes)
        found = [memo for memo in found if filters.sees(blind, memo.transcript, memo.coder)]
        heard = heard_in(transaction, project, filters, chosen)
        shown = _shown(transaction, project, found)
    wanted = folded(search)
    return _in_order(
        project,
        (
            memo
            for memo in shown
            if (not about or memo.about in about)
            and (codes is None or memo.code in codes)
            and (heard is None or _is_heard(memo, heard))
            and wanted in (folded(memo.text) if wanted else "")
        ),
    )


def of_transcript(project: Project, name: str) -> tuple[Memo, ...]:
    """Read the memos on a transcript and on what is in it, its codings too; raise UnknownTranscriptError."""
    with project.database.reading() as transaction:
        place_in(transaction, name)
        found = [
            *memos.live(transaction, transcripts=[name]),
            *_of_codings(codings.live(transaction, transcripts=[name], noted=True)),
        ]
        return _in_order(project, _shown(transaction, project, found))


def on(project: Project, target: Target, eyes: str = "") -> tuple[Memo, ...]:
    """Read the memos on exactly this that `eyes` may see, the oldest first.

    Raises UnknownTranscriptError, UnknownTurnError, SpanOutsideTextError, UnknownCodeError.
    """
    with project.database.reading() as transaction:
        if target.about is About.CODING:
            coding = codings.by_id(transaction, target.coding)
            found = [of_coding(coding)] if coding and coding.memo.strip() else []
        else:
            exact = resolved(transaction, project, target)
            here = [exact.transcript] if exact.transcript else None
            written = memos.live(transaction, transcripts=here)
            found = [memo for memo in written if is_about(memo, exact, project.codebook)]
        blind, looking = blind_in(transaction, project.settings.blind, eyes), Filters(eyes=eyes)
        found = [memo for memo in found if looking.sees(blind, memo.transcript, memo.coder)]
        return _shown(transaction, project, found)


def shown(transaction: Transaction, project: Project, memo: Memo) -> Memo:
    """Show a memo as everybody reads it: under the present id of its code, with its turn."""
    return _shown(transaction, project, [memo])[0]


def _shown(transaction: Transaction, project: Project, found: Sequence[Memo]) -> tuple[Memo, ...]:
    present = project.codebook.present_id
    return with_turns(transaction, [replace(memo, code=present(memo.code)) for memo in found])


def of_coding(coding: Coding) -> Memo:
    """Give the memo of a coding."""
    return Memo(
        id=coding.id,
        about=About.CODING,
        coder=coding.coder,
        text=coding.memo,
        transcript=coding.transcript,
        code=coding.code,
        span=coding.span,
        quote=coding.quote,
        created_at=coding.created_at,
        updated_at=coding.updated_at,
        version=coding.version,
    )


def _of_codings(coded: Iterable[Coding]) -> list[Memo]:
    """Files may bring memos in which nothing stands."""
    return [of_coding(coding) for coding in coded if coding.memo.strip()]


def _is_heard(memo: Memo, heard: Mapping[str, Sequence[Span]]) -> bool:
    return memo.span is not None and touches(memo.span, heard.get(memo.transcript, ()))


def _in_order(project: Project, found: Iterable[Memo]) -> tuple[Memo, ...]:
    places = {code.id: place for place, code in enumerate(project.codebook.in_tree_order())}

    def order(memo: Memo) -> tuple[object, ...]:
        if memo.about not in _IN_A_TEXT:
            place = places.get(memo.code, len(places)) if memo.code else -1
            return (0, place, memo.code, memo.created_at, memo.id)
        start, end = (memo.span.start, memo.span.end) if memo.span else (-1, -1)
        return (1, memo.transcript, start, _IN_A_TEXT.index(memo.about), end, memo.created_at, memo.id)

    return tuple(sorted(found, key=order))
