"""How differences are listed and told while it is decided what holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coder.locale.language import _, plural
from coder.model.span import Span
from coder.model.transcript import Transcript
from coder.project.adjudicating_queue import Difference, Queue, in_order
from coder.reports.times import minute_utc
from coder.reports.wording.adjudicating import decision_words
from coder.reports.wording.reliability import status_word
from coder.tui.both import Side, side_by_side, sides_told
from coder.tui.describing import GAP
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.transcript.places import Sentences
from coder.tui.widgets.prose import Paragraph
from coder.tui.widgets.rows import Row
from coder.tui.wording import named


@dataclass(frozen=True, slots=True)
class Wish:
    """Which differences are listed, and how."""

    coders: tuple[str, ...] = ()
    """Who is compared; empty for all people."""
    transcript: str = ""
    code: str = ""
    largest_first: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """Which difference is wanted: the first that touches a passage of a transcript."""

    transcript: str
    span: Span


def listed(found: Queue, wish: Wish) -> tuple[Difference, ...]:
    """Choose and order what is listed."""
    kept = (
        one
        for one in found.differences
        if wish.transcript in {"", one.transcript} and (not wish.code or wish.code in codes_of(one))
    )
    return in_order(kept, largest_first=wish.largest_first)


def codes_of(one: Difference) -> tuple[str, ...]:
    """Name the codes that it is about."""
    return tuple(dict.fromkeys(str(code) for _coder, (_start, _end, code) in one.group.passages))


def next_open(differences: Sequence[Difference], after: str) -> Difference | None:
    """Find the open one that follows, from the end back to the top."""
    at = next((place for place, one in enumerate(differences) if one.id == after), -1)
    turned = [*differences[at + 1 :], *differences[: at + 1]]
    return next((one for one in turned if one.decision is None), None)


def rows_of(
    differences: Sequence[Difference], looks: Mapping[str, CodeLook], *, by_text: bool, ascii_signs: bool
) -> list[Row]:
    """List differences, by text below the name of their transcript: turn, codes, words, what was decided."""
    done, gap = ("v", " / ") if ascii_signs else ("✓", " ≠ ")
    turns = max((len(_turn(one)) for one in differences), default=0)
    rows: list[Row] = []
    above = ""
    for one in differences:
        if by_text and one.transcript != above:
            above = one.transcript
            rows.append(Row(f"={above}", above, tone="heading", can_choose=False))
        codes = codes_of(one)
        letters = [(looks.get(code, UNKNOWN).letter, looks.get(code, UNKNOWN).color) for code in codes]
        decided = "" if one.decision is None else f"{done} {decision_words(one, briefly=True)}"
        turn = _turn(one).rjust(turns)
        where = turn if by_text else f"{one.transcript} {turn}".rstrip()
        quote = " ".join(one.quote.split())
        rows.append(
            Row(
                one.id,
                f"{gap.join(codes)}  {quote}",
                sign=where,
                letter=letters[0][0],
                color=letters[0][1],
                more=tuple(letters[1:]),
                count=decided,
                tone="faint" if decided else "",
            )
        )
    return rows


def _turn(one: Difference) -> str:
    return "" if one.around.turn is None else str(one.around.turn)


def told(
    one: Difference,
    transcript: Transcript,
    looks: Mapping[str, CodeLook],
    sentences: Sentences,
    consensus: str,
    *,
    ascii_signs: bool,
) -> list[Paragraph]:
    """Show a difference: its state, who marked what, and the words, with what holds once it is decided."""
    sides = [Side(coder, one.passages_of(coder)) for coder in one.coders]
    if one.decision is not None:
        sides.append(Side(consensus, one.holds))
    by = sides_told(sides, looks, ascii_signs=ascii_signs)
    numbered = [_numbered(paragraph, place, len(one.coders)) for place, paragraph in enumerate(by, 1)]
    shown = side_by_side(transcript, sides, looks, sentences, ascii_signs=ascii_signs)
    return [*_state(one), *numbered, GAP, *shown]


def _numbered(paragraph: Paragraph, place: int, coders: int) -> Paragraph:
    """Put the digit before a coder by which what was marked is kept."""
    return replace(paragraph, text=f"{place if place <= coders else '='} {paragraph.text}")


def _state(one: Difference) -> Iterator[Paragraph]:
    where = f"{one.transcript} · " + (
        f"{_('turn {number}').format(number=one.around.turn)} · " if one.around.turn is not None else ""
    )
    if one.decision is None:
        changed = " · " + _("open again: a coder has changed it") if one.replaces else ""
        yield Paragraph(f"{where}{_('open')}{changed}", "title")
        return
    decision = one.decision
    yield Paragraph(f"{where}{decision_words(one)}", "title")
    said = _("decided by {coder} at {at}").format(coder=decision.coder, at=minute_utc(decision.updated_at))
    yield Paragraph(f"{said} · {decision.reason}" if decision.reason else said, "label")


def nothing(found: Queue, who: str) -> Iterator[Paragraph]:
    """Say why nothing is listed."""
    if len(found.coders) < 2:
        yield Paragraph(_("Two people must have begun to code before they can differ."), "title")
    elif not found.transcripts:
        yield Paragraph(_("There is no transcript yet that all coders are done with."), "title")
    elif not found.differences:
        yield Paragraph(_("The coders do not differ anywhere."), "title")
    else:
        yield Paragraph(_("There is no such difference."), "title")
    yield from waiting(found, who)


def waiting(found: Queue, who: str) -> Iterator[Paragraph]:
    """Say which transcripts are not in the queue, and why."""
    if found.hidden:
        said = _("{coder} sees no codings of others yet in {transcripts}: first be done there.")
        yield Paragraph(said.format(coder=who, transcripts=_(", ").join(found.hidden)), "quiet")
    for name, here in {**found.left_out.transcripts, **found.waiting}.items():
        if name not in found.hidden:
            them = _(", ").join(f"{coder} {status_word(status)}" for coder, status in here.items())
            yield Paragraph(
                _("Not yet: {transcript} ({coders})").format(transcript=name, coders=them), "quiet"
            )


def agreed_offer(group_count: int, key: str) -> list[Paragraph]:
    """Ask whether to take over what is the same for all."""
    said = plural(
        group_count,
        "{count} passage is the same for all coders.",
        "{count} passages are the same for all coders.",
    )
    return [
        Paragraph(said, "title"),
        Paragraph(
            _("{key} once more writes what is not there yet into the consensus; Esc does not.").format(
                key=key
            )
        ),
    ]


def line_of(one: Difference, looks: Mapping[str, CodeLook]) -> str:
    """Say in a line who gave what."""

    def given(coder: str) -> str:
        codes = dict.fromkeys(code for _span, code in one.passages_of(coder))
        named_codes = (named(code, looks[code].name) if code in looks else code for code in codes)
        return f"{coder} {_(', ').join(named_codes) or '–'}"

    return " · ".join(map(given, one.coders))


def no_difference(found: Queue, who: str) -> Iterator[str]:
    """Say why there is no difference to go to."""
    if found.transcripts:
        yield _("No difference is open in this transcript.")
    else:
        yield from (paragraph.text for paragraph in waiting(found, who))
        if len(found.coders) < 2:
            yield _("Two people must have begun to code before they can differ.")
