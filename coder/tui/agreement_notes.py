"""What is to be read beside the table of agreement: one line in words, and what all of them rest on."""

from __future__ import annotations

from collections.abc import Iterator

from coder.agreement.estimate import Estimate
from coder.locale.language import _, plural
from coder.model.codebook import Codebook
from coder.project.reliability_figures import CodeFigures, Reliability
from coder.project.reliability_question import CHARACTER
from coder.reports.reliability_names import Naming
from coder.reports.table_cells import for_people
from coder.reports.wording.reliability import guide_word, overlap_words, reason_words, warning_words
from coder.reports.wording.reliability_methods import method_words
from coder.reports.wording.reliability_notes import left_out_notes, scope_notes
from coder.tui.agreeing import Answer
from coder.tui.agreement_lines import AgreementLine
from coder.tui.describing import GAP
from coder.tui.widgets.prose import Paragraph


def agreement_notes(
    answer: Answer, line: AgreementLine | None, codebook: Codebook, done: str
) -> list[Paragraph]:
    """Say what is known of a line, then what all lines rest on; `done` is the key that marks work as done."""
    result = answer.result
    if result is None:
        return list(_hidden(answer))
    if result.study.lack is not None:
        return [*_lack(result, done), *_hidden(answer)]
    told = list(_line(line, result, codebook)) if line is not None else []
    elsewhere = method_words(result)[1:]  # in the other language, which the report has too
    notes = [Paragraph(note, "quiet") for note in scope_notes(result) if note not in elsewhere]
    return [*told, *_hidden(answer), GAP, Paragraph(_("What this rests on"), "label"), *notes]


def _hidden(answer: Answer) -> Iterator[Paragraph]:
    if answer.hidden:
        said = _("Left out, because you see others' codings there only once you are done: {transcripts}")
        yield Paragraph(said.format(transcripts=_(", ").join(answer.hidden)) + _("."), "key")


def _lack(result: Reliability, done: str) -> Iterator[Paragraph]:
    """Say why nothing can be compared, and what would help."""
    coders = result.study.coders
    if len(coders) < 2:
        begun = (
            _("So far only {coder} has begun.").format(coder=coders[0])
            if coders
            else _("Nobody has begun yet.")
        )
        yield Paragraph(
            _("Agreement can be measured once two people have coded the same transcript."), "title"
        )
        yield Paragraph(begun)
        return
    yield Paragraph(_("No transcript has been finished by two coders yet."), "title")
    yield Paragraph(
        _("Only finished work is compared; {key} in the text marks a transcript as done.").format(key=done)
    )
    for note in left_out_notes(result.study.left_out):
        yield Paragraph(f"{note}{_('.')}", "quiet")


def _line(line: AgreementLine, result: Reliability, codebook: Codebook) -> Iterator[Paragraph]:
    yield Paragraph(line.name, "title")
    if line.estimate is None:
        return
    yield from (Paragraph(said) for said in estimate_words(line.estimate, line.coefficient))
    if line.code is not None:
        yield from (Paragraph(said) for said in _code(line.code, result))
    if line.domain is not None and line.domain.overlaps:
        name, overlaps = Naming(codebook).domain(line.domain.parent), line.domain.overlaps
        yield Paragraph(overlap_words(name, overlaps[0], len(overlaps)))


def estimate_words(one: Estimate, coefficient: str) -> Iterator[str]:
    """Write an estimate in words: value, interval, what its lower end allows, what is to be known of it."""
    named = f"{coefficient} " if coefficient else ""
    if one.reason is not None:
        yield _("{name}no value: {reason}").format(name=named, reason=reason_words(one.reason))
        return
    said = f"{named}{for_people(one.value)}"
    if one.low is not None and one.high is not None:
        said += f", {100 * one.level:g} % [{for_people(one.low)}, {for_people(one.high)}]"
    yield said
    word = guide_word(one.low)
    if word is not None and one.low is not None:
        yield _("Lower end {low}: {word}").format(low=for_people(one.low), word=word)
    if one.p_800 is not None and one.p_667 is not None:
        shares = (for_people(share, share=True) for share in (one.p_800, one.p_667))
        yield _("At least .800 in {most} % of the replicates, at least .667 in {some} %").format(
            **dict(zip(("most", "some"), shares, strict=True))
        )
    yield from map(warning_words, one.warnings)


def _code(code: CodeFigures, result: Reliability) -> Iterator[str]:
    on_text = result.question.unit == CHARACTER
    for coder in result.study.coders:
        many = code.passages.get(coder, 0)
        given = [plural(many, "{count} unit", "{count} units")]
        if on_text:
            given = [
                plural(many, "{count} passage", "{count} passages"),
                plural(code.characters.get(coder, 0), "{count} character", "{count} characters"),
            ]
        yield _("{coder}: {amount}").format(coder=coder, amount=_(", ").join(given))
    yield f"F1 {for_people(code.f1.value)} · κ {for_people(code.kappa.value)}"
