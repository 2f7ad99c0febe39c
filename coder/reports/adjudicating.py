"""Where coders differ and what was decided about it, laid out as a queue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coder.locale.language import _, plural
from coder.model.decision import Choice
from coder.project.adjudicating_queue import Difference, Queue
from coder.project.reliability_study import LeftOut
from coder.reports.comparing import ENDS
from coder.reports.reliability_names import Naming
from coder.reports.sections import Sections
from coder.reports.tables import Cell, Column, Table
from coder.reports.times import minute_utc
from coder.reports.wording.adjudicating import decision_words
from coder.reports.wording.reliability import status_word
from coder.reports.wording.reliability_notes import left_out_notes

_PLAIN = ("id", "transcript", "turn", "speaker", "start", "end", "state")


def queue_sections(
    found: Queue, shown: Sequence[Difference], naming: Naming, meta: Mapping[str, object]
) -> Sections:
    """Lay some of the differences of a queue out in all shapes."""
    told = {
        **meta,
        "open": len(found.open),
        "decided": len(found.decided),
        "agreed": len(found.agreed),
        "waiting": {
            name: {coder: str(status) for coder, status in here.items()}
            for name, here in found.waiting.items()
        },
    }
    rows = [difference_record(one) for one in shown]
    return Sections([_people(found, shown, naming)], {"meta": told, "rows": rows}, _rows(rows, told))


def _people(found: Queue, shown: Sequence[Difference], naming: Naming) -> Table:
    columns = (
        Column("id", _("Id")),
        Column("transcript", _("Transcript")),
        Column("turn", _("Turn"), "number"),
        Column("passages", _("Who gave what"), wrap=True),
        Column("passage", _("Passage"), wrap=True),
        Column("decision", _("Decision"), wrap=True),
    )
    rows: list[Sequence[Cell]] = [
        (
            *(one.id, one.transcript, one.around.turn, given(one, naming)),
            *(_in_context(one), None if one.decision is None else _decided(one)),
        )
        for one in shown
    ]
    return Table(columns, rows, _("Differences to decide"), tuple(f"{note}{_('.')}" for note in notes(found)))


def given(one: Difference, naming: Naming) -> str:
    """Say who gave which codes here, with the signs that mark the passages of each."""
    return "\n".join(
        f"{coder} {''.join(_ends(one, coder))} "
        + (_(", ").join(dict.fromkeys(naming.name(code) for _span, code in one.passages_of(coder))) or "–")
        for coder in one.coders
    )


def _ends(one: Difference, coder: str) -> tuple[str, str]:
    return ENDS[one.coders.index(coder) % len(ENDS)]


def _in_context(one: Difference) -> str:
    """Write what the passages cover, with the ends of each in it."""
    signs: list[tuple[int, int, int, str]] = []
    for coder, (start, end, _code) in one.group.passages:
        opening, closing = _ends(one, coder)
        signs += [(start, 1, -end, opening), (end, 0, -start, closing)]
    written, place = [one.around.before], 0
    for offset, *_order, sign in sorted(signs):
        written += [one.quote[place : offset - one.span.start], sign]
        place = offset - one.span.start
    return "".join([*written, one.quote[place:], one.around.after]).replace("\n", "⏎")


def _decided(one: Difference) -> str:
    """Say what was decided, by whom, when and why."""
    decision = one.decision
    if decision is None:
        return ""
    said = f"{decision_words(one)} · {decision.coder} {minute_utc(decision.updated_at)}"
    return f"{said}\n{decision.reason}" if decision.reason else said


def notes(found: Queue, naming: str = "--coder") -> Iterator[str]:
    """Say how much there is, and what is not in the queue and why; `naming` names coders."""
    if len(found.coders) < 2:
        yield _("Nothing can differ: fewer than two coders have begun anything")
        return
    everything = len(found.differences)
    yield _("{open} of {all} open").format(
        open=f"{len(found.open):,}", all=plural(everything, "{count} difference", "{count} differences")
    )
    if found.agreed:
        yield plural(
            len(found.agreed),
            "{count} passage is the same for all: `coder adjudicate agreed` takes it over",
            "{count} passages are the same for all: `coder adjudicate agreed` takes them over",
        )
    for name, here in found.waiting.items():
        yield _("{transcript} waits for {coders}; name coders with {option} to go on without").format(
            transcript=name,
            option=naming,
            coders=_(", ").join(
                _("{transcripts} ({how})").format(transcripts=who, how=status_word(status))
                for who, status in here.items()
            ),
        )
    yield from left_out_notes(LeftOut(transcripts=found.left_out.transcripts))


def difference_record(one: Difference) -> dict[str, Any]:
    """Tell everything about a difference, for machines."""
    return {
        "id": one.id,
        "transcript": one.transcript,
        "turn": one.around.turn,
        "speaker": one.around.speaker,
        "start": one.span.start,
        "end": one.span.end,
        "quote": one.quote,
        "before": one.around.before,
        "after": one.around.after,
        "state": "open" if one.decision is None else "decided",
        "coders": list(one.coders),
        "passages": [
            {
                "coder": coder,
                "start": start,
                "end": end,
                "code": code,
                "quote": one.quote[start - one.span.start : end - one.span.start],
            }
            for coder, (start, end, code) in one.group.passages
        ],
        "codings": list(one.codings),
        "decision": _decision(one),
    }


def _decision(one: Difference) -> dict[str, Any] | None:
    decision = one.decision
    if decision is None:
        return None
    return {
        "choice": str(decision.choice),
        "kept": list(one.kept) if decision.choice is Choice.KEEP else [],
        "coder": decision.coder,
        "at": decision.updated_at,
        "reason": decision.reason,
        "holds": [{"start": span.start, "end": span.end, "code": code} for span, code in one.holds],
    }


def _rows(records: Sequence[Mapping[str, Any]], meta: Mapping[str, object]) -> Table:
    """Give each passage as one row."""
    of_passage, of_decision = ("coder", "code", "start", "end", "quote"), ("choice", "coder", "at", "reason")
    columns = (
        *(Column(name, name) for name in _PLAIN),
        *(Column(f"passage_{name}", f"passage_{name}") for name in of_passage),
        *(Column(f"decision_{name}", f"decision_{name}") for name in of_decision),
    )
    rows: list[Sequence[Cell]] = [
        (
            *(record[name] for name in _PLAIN),
            *(passage[name] for name in of_passage),
            *((record["decision"] or {}).get(name) for name in of_decision),
        )
        for record in records
        for passage in record["passages"]
    ]
    return Table(columns, rows, meta=meta)
