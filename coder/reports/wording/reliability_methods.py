"""What a thesis can say of how agreement was measured, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from coder import __version__
from coder.agreement.estimate import Estimate
from coder.agreement.redrawn import TRANSCRIPT, TURN
from coder.locale.language import LANGUAGES, _, current, plural, speaking
from coder.model.coder_name import first_pass
from coder.project.reliability_figures import Reliability
from coder.project.reliability_question import CHARACTER, SENTENCE
from coder.project.reliability_study import Study
from coder.reports.wording.reliability import coefficient_name, interval_words, unit_word


def methods(result: Reliability) -> dict[str, str]:
    """Write the paragraph in each language."""
    written = {}
    for language in LANGUAGES:
        with speaking(language):
            written[language] = _paragraph(result)
    return written


def method_words(result: Reliability) -> tuple[str, ...]:
    """Give the paragraphs to quote, the reader's language first."""
    if result.study.lack:
        return ()
    written = methods(result)
    other = next(language for language in LANGUAGES if language != current())
    return (_("To quote: {text}").format(text=written[current()]), written[other])


def _paragraph(result: Reliability) -> str:
    """Say who coded what, which coefficient was formed how, and what came out."""
    if result.study.lack:
        return ""
    question, overall = result.question, result.figures.overall
    said = [
        _who(result),
        _coefficient(result),
        _(
            "All codes together were compared by multi-valued alpha (Krippendorff & Craggs 2016) on {unit}."
        ).format(unit=_units(_compared(result))),
    ]
    if question.replicates:
        said.append(
            _(
                "{level} confidence intervals are from the {interval}, with {replicates} replicates (seed {seed})."
            ).format(
                level=f"{100 * question.level:g}%",
                interval=interval_words(result.interval, len(result.study.texts)),
                replicates=f"{question.replicates:,}",
                seed=question.seed,
            )
        )
    said.append(
        _(
            "Multi-valued alpha was {multi}; the mean {main} over {defined} of {total} codes was {macro}, and {weighted} weighted by the amount of coded text."
        ).format(
            multi=_value(overall.multi_valued[_compared(result)]),
            main=coefficient_name("main", question.unit),
            defined=overall.defined,
            total=overall.total,
            macro=_value(overall.macro),
            weighted=_value(overall.weighted),
        )
    )
    said.append(_("Computed with coder {version}.").format(version=__version__))
    return _(" ").join(said)


def _who(result: Reliability) -> str:
    """Say who coded; passes of one coder are no coders who judge independently, nor is a reference."""
    study = result.study
    coders = study.coders
    transcripts = plural(len(study.texts), "{count} transcript", "{count} transcripts")
    if result.reference in coders:
        return _("{coder} coded {transcripts}, compared with {reference} as the reference.").format(
            coder=_(", ").join(one for one in coders if one != result.reference),
            transcripts=transcripts,
            reference=result.reference,
        )
    alike = all(study.done(coder) == len(study.texts) for coder in coders)
    if len({first_pass(coder) for coder in coders}) == 1:
        names = coders if alike else _done_by(study)
        said = _(
            "{coder} coded {transcripts} {count} times ({names}), without seeing the passes before; the figures are of agreement within one coder."
        ).format(
            coder=first_pass(coders[0]),
            transcripts=transcripts,
            count=len(coders) if alike else _("up to {count}").format(count=len(coders)),
            names=_(", ").join(names),
        )
    elif alike:
        said = _("{coders} coded {transcripts} independently.").format(
            coders=_("{count} coders ({names})").format(count=len(coders), names=_(", ").join(coders)),
            transcripts=transcripts,
        )
    else:
        said = _(
            "{count} coders coded {transcripts} independently, each transcript by at least two of them: {names}."
        ).format(count=len(coders), transcripts=transcripts, names=_(", ").join(_done_by(study)))
    return _(" ").join([said, *_reference(result)])


def _done_by(study: Study) -> list[str]:
    """Name the coders, each with how many of the transcripts are theirs."""
    return [_("{coder} ({count})").format(coder=coder, count=study.done(coder)) for coder in study.coders]


def _reference(result: Reliability) -> Iterator[str]:
    """Say with whom each was compared besides, and on how many transcripts."""
    shared = {coder: count for coder, count in result.shared.items() if count}
    if shared:
        yield _(
            "Each was also compared with {reference} on transcripts that both had coded: {names}."
        ).format(
            reference=result.reference,
            names=_(", ").join(
                _("{coder} ({count})").format(coder=coder, count=count) for coder, count in shared.items()
            ),
        )


def _coefficient(result: Reliability) -> str:
    if result.question.unit == CHARACTER:
        return _(
            "Agreement on where each code applies was measured by Krippendorff's |u-alpha on {counted} characters of text (Krippendorff et al. 2016; Krippendorff 2019, sect. 12.6)."
        ).format(counted=f"{result.counted:,}")
    return _("Agreement on each code was measured by Krippendorff's nominal alpha on {unit}.").format(
        unit=_units(result.question.unit)
    )


def _compared(result: Reliability) -> str:
    """Name the unit for which multi-valued alpha is told."""
    return (
        TRANSCRIPT
        if result.question.unit == TRANSCRIPT
        else TURN
        if result.question.unit == TURN
        else SENTENCE
    )


def _units(unit: str) -> str:
    return {SENTENCE: _("sentences"), TURN: _("turns"), TRANSCRIPT: _("transcripts")}.get(
        unit, unit_word(unit)
    )


def _value(estimate: Estimate) -> str:
    """Write a figure as theses do: .52, 95% CI [.45, .60]."""
    if estimate.value is None:
        return _("undefined")
    value = _short(estimate.value)
    if estimate.low is None or estimate.high is None:
        return value
    return _("{value}, {level} CI [{low}, {high}]").format(
        value=value,
        level=f"{100 * estimate.level:g}%",
        low=_short(estimate.low),
        high=_short(estimate.high),
    )


def _short(number: float) -> str:
    text = f"{round(number, 2) + 0.0:.2f}"
    return text.replace("0.", ".", 1) if abs(number) < 1 and not text.endswith("1.00") else text
