"""What figures of agreement rest on, what was left out and why: the sentences below the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coder.agreement.estimate import Estimate
from coder.agreement.redrawn import PLAIN, TRANSCRIPT, TURN
from coder.locale.language import _, plural
from coder.model.transcript import Status
from coder.project.reliability_figures import Reliability
from coder.project.reliability_question import (
    CHARACTER,
    FEW,
    RATHER_FEW,
    SPEAKERS,
    WHITESPACE,
)
from coder.project.reliability_study import LeftOut
from coder.reports.wording.reliability import (
    interval_words,
    reason_words,
    rule_words,
    status_word,
    unit_word,
    warning_words,
)
from coder.reports.wording.reliability_methods import method_words


def footnotes(named: Sequence[tuple[str, Estimate]]) -> tuple[str, ...]:
    """Say why some figures have no value, and what is to be known of others."""
    without: dict[str, list[str]] = {}
    warned: dict[str, list[str]] = {}
    for name, estimate in named:
        if estimate.reason is not None:
            without.setdefault(reason_words(estimate.reason), []).append(name)
        for warning in estimate.warnings:
            warned.setdefault(warning_words(warning), []).append(name)
    said = [
        _("No value (–): {reason}: {names}.").format(reason=reason, names=_few(names, len(named)))
        for reason, names in without.items()
    ]
    said += [
        _("{warning}: {names}.").format(warning=warning, names=_few(names, len(named)))
        for warning, names in warned.items()
    ]
    return tuple(said)


def nothing_yet() -> str:
    """Say what is needed before coders can be compared."""
    return _(
        "Nothing to compare yet: two coders must be done with the same transcript (`coder transcripts done ID --coder NAME` says so)"
    )


def one_alone(coder: str) -> str:
    """Say that one coder needs another, and how to name one."""
    return _(
        "One coder ({coder}) cannot be compared with nobody: name a second with --coder, or somebody to compare with by --against"
    ).format(coder=coder)


def _few(names: Sequence[str], of: int) -> str:
    if len(names) == of and of > 1:
        return _("all")
    return _(", ").join(names)


def scope_notes(result: Reliability) -> tuple[str, ...]:
    """Say what was measured, how, and what was left out."""
    if len(result.study.coders) == 1:
        return (f"{one_alone(result.study.coders[0])}{_('.')}",)
    return (
        *(
            f"{sentence}{_('.')}"
            for sentence in (*_measured(result), *left_out_notes(result.study.left_out), *_guides(result))
        ),
        *method_words(result),
    )


def _measured(result: Reliability) -> Iterator[str]:
    question, texts = result.question, result.study.texts
    if result.study.lack:
        yield nothing_yet()
    yield _("{transcripts}: {counted} of {characters} characters count ({mask})").format(
        transcripts=plural(len(texts), "{count} transcript", "{count} transcripts"),
        counted=f"{result.counted:,}",
        characters=f"{result.length:,}",
        mask=mask_words(result),
    )
    unit = _("Unit: {unit}").format(unit=unit_word(question.unit))
    yield unit if question.unit == CHARACTER else f"{unit}{_('; ')}{rule_words(question)}"
    if question.depth is not None:
        yield _("Deeper codes count as the code above them on level {level}").format(level=question.depth)
    if len(result.study.coders) > 2:
        yield _(
            "cuα and (k)uα read C* {reading}; pairs of coders: counts added up, κ and F1 as means"
        ).format(reading=question.reading)
    if question.replicates and result.study.texts:
        yield from _interval(result)


def mask_words(result: Reliability) -> str:
    """Say what does not count as text."""
    words = {
        SPEAKERS: _("labels, time marks and headings do not"),
        WHITESPACE: _("blanks do not"),
    }
    said = [words[mask] for mask in result.question.mask] or [_("everything does")]
    if any(text.unheard for text in result.study.texts):
        said.append(_("turns that were not chosen do not"))
    return _(", ").join(said)


def _interval(result: Reliability) -> Iterator[str]:
    question, clusters = result.question, len(result.study.texts)
    yield _("{level} intervals: {interval}; {replicates} replicates, seed {seed}").format(
        level=f"{100 * question.level:g} %",
        interval=interval_words(result.interval, clusters),
        replicates=f"{question.replicates:,}",
        seed=question.seed,
    )
    if result.interval == TURN:
        yield _(
            "The intervals hold for these {count} transcripts only; they are too narrow as a statement about other interviews"
        ).format(count=clusters)
    elif result.interval in {TRANSCRIPT, PLAIN} and FEW <= clusters < RATHER_FEW:
        yield _("With {count} transcripts an interval is probably too narrow").format(count=clusters)


def left_out_notes(left: LeftOut) -> Iterator[str]:
    """Say what was left out, and why."""
    if left.hidden:
        yield _(
            "Left out, because who asked is not to see yet what others coded there: {transcripts}"
        ).format(transcripts=_(", ").join(left.hidden))
    if left.transcripts:
        yield _("Left out, because fewer than two of the coders are done: {transcripts}").format(
            transcripts=_("; ").join(_by_progress(left.transcripts))
        )
    waiting: dict[tuple[str, Status], list[str]] = {}
    for (name, coder), status in left.layers.items():
        waiting.setdefault((coder, status), []).append(name)
    for (coder, status), names in waiting.items():
        yield _("{coder} is left out where not done ({status}): {transcripts}").format(
            coder=coder, status=status_word(status), transcripts=_(", ").join(names)
        )
    if left.lost:
        yield plural(
            sum(left.lost.values()),
            "{count} coding lost its place when a text was revised, and is left out",
            "{count} codings lost their place when a text was revised, and are left out",
        )
    if left.masked:
        yield plural(
            left.masked,
            "{count} coding is left out, because no character of it counts",
            "{count} codings are left out, because no character of them counts",
        )
    if left.unknown:
        yield _("Not counted, because the codebook lacks these codes: {codes}").format(
            codes=_(", ").join(f"{code} ({amount:,})" for code, amount in left.unknown.items())
        )
    if left.changed_since:
        yield _("Changed after differences were decided, so no longer independent: {transcripts}").format(
            transcripts=_(", ").join(f"{name} ({count:,})" for name, count in left.changed_since.items())
        )
    for code, layers in left.coded_before.items():
        yield _("{code} was not in the codebook yet when this was coded: {layers}").format(
            code=code, layers=_(", ").join(f"{name} {coder}" for name, coder in layers)
        )


def _by_progress(transcripts: Mapping[str, Mapping[str, Status]]) -> Iterator[str]:
    """Name together the transcripts with which the coders are equally far."""
    alike: dict[str, list[str]] = {}
    for name, here in transcripts.items():
        far = _(", ").join(f"{who} {status_word(status)}" for who, status in here.items())
        alike.setdefault(far or _("nobody has begun"), []).append(name)
    for far, names in alike.items():
        yield _("{transcripts} ({how})").format(transcripts=_(", ").join(names), how=far)


def _guides(result: Reliability) -> Iterator[str]:
    if result.study.lack:
        return
    yield _(
        "Guide (Krippendorff 2004: 241), against the lower end: from .800 rely; from .667 tentative conclusions only; below that too low to use. For α and κ only, and never between coefficients or units"
    )
