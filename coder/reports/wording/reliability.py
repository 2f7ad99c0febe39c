"""What is said about agreement: reasons, warnings, units, intervals, thresholds."""

from __future__ import annotations

from collections.abc import Callable

from coder.agreement.redrawn import BLOCK, JACKKNIFE, PLAIN, TRANSCRIPT, TURN
from coder.agreement.thresholds import band
from coder.agreement.units import Value
from coder.locale.language import _
from coder.model.transcript import Status
from coder.project.reliability_figures import Overlap
from coder.project.reliability_question import ANALYTIC, CHARACTER, KALPHA, SENTENCE, Question


def reason_words(reason: str) -> str:
    """Say why a figure has no value."""
    return {
        "fewer-than-two-coders": _("fewer than two coders have begun"),
        "no-units": _("no transcript, or no unit, that two of the coders are done with"),
        "not-used": _("nobody gave the code"),
        "everything-coded": _("all text has the code, so that no gap is left to compare with"),
        "no-variation": _("everything is the same: without variation there is no evidence of agreement"),
        "no-overlap": _("no text that two coders both coded"),
        "one-value": _("a single code where two coders both coded"),
        "one-category": _("a single category"),
        "overlapping-codes": _("a coder gave overlapping text two codes that exclude each other"),
    }.get(reason, _("no value can be formed"))


def warning_words(warning: str) -> str:
    """Say what is to be known of a figure."""
    return {
        "too-few-clusters": _("no interval: there are too few transcripts or turns to draw from"),
        "many-undefined-replicates": _("more than a tenth of the replicates had no value and were dropped"),
        "no-variation-one-coder": _("only one coder gave the code, so that kappa is 0 by its formula"),
        "coded-before-the-code": _("the code was not in the codebook yet when some of the text was coded"),
    }.get(warning, warning)


def guide_word(lower_bound: float | None) -> str | None:
    """Say what Krippendorff would make of the lower bound of alpha or kappa."""
    if lower_bound is None:
        return None
    return {"rely": _("rely"), "tentative": _("tentative"), "discard": _("too low")}[band(lower_bound)]


def unit_word(unit: str) -> str:
    """Name what is compared."""
    return {
        CHARACTER: _("character"),
        SENTENCE: _("sentence"),
        TURN: _("turn"),
        TRANSCRIPT: _("transcript"),
    }[unit]


def rule_words(question: Question) -> str:
    """Say when a fixed unit has a code."""
    rule = question.rule_in_force
    if rule == "any":
        return _("a unit has a code as soon as one character of it does")
    if rule == "majority":
        return _("a unit has a code if more than half of it, or of a passage, lies in the other")
    return _("a unit has a code if at least this share of it does: {share}").format(
        share=rule.partition(":")[2]
    )


def interval_words(interval: str, clusters: int) -> str:
    """Say how intervals were made."""
    return {
        TRANSCRIPT: _("expanded percentile bootstrap over {clusters} transcripts (Hesterberg 2015)"),
        PLAIN: _("percentile bootstrap over {clusters} transcripts"),
        TURN: _("percentile bootstrap of turns within each transcript"),
        BLOCK: _("percentile bootstrap of stretches of text"),
        JACKKNIFE: _("jackknife over {clusters} transcripts, Student's t"),
        ANALYTIC: _("analytic standard errors, Student's t"),
        KALPHA: _("bootstrap of pairs of values as in KALPHA (much too narrow; for comparison only)"),
    }[interval].format(clusters=clusters)


def status_word(status: Status) -> str:
    """Say how far a coder is."""
    return {Status.NEW: _("not begun"), Status.IN_PROGRESS: _("in progress"), Status.DONE: _("done")}[status]


def coefficient_name(key: str, unit: str = CHARACTER) -> str:
    """Name a coefficient with the year of its definition."""
    if key == "main":
        key = "binary_u_alpha" if unit == CHARACTER else "alpha"
    return {
        "binary_u_alpha": "|uα",
        "u_alpha": "uα",
        "cu_alpha": "cuα",
        "k_u_alpha": "(k)uα",
        "alpha": "α",
        "kappa": "κ",
        "f1": "F1",
        "gwet_ac1": "AC1",
        "brennan_prediger": "BP",
        "percent": _("percent agreement"),
    }[key]


def overlap_words(domain: str, overlap: Overlap, many: int, called: Callable[[Value], str] = str) -> str:
    """Tell of codes that exclude each other on the same text of a coder."""
    first, second = (f"{called(one.code)} ({one.start}:{one.end})" for one in (overlap.first, overlap.second))
    return _(
        "{domain}: overlaps make uα impossible, the first of {many}: {coder} in {transcript} gave {first} and {second}; JSON lists all."
    ).format(
        domain=domain,
        many=many,
        coder=overlap.coder,
        transcript=overlap.transcript,
        first=first,
        second=second,
    )


def shares_words(reference: str) -> str:
    """Say what the two shares against a reference are."""
    return _(
        "Found: of what {reference} coded, the part the coder coded the same; right: of what the coder coded, the part {reference} coded the same."
    ).format(reference=reference)


SOURCES = {
    "binary_u_alpha": "|u-alpha, Krippendorff et al. 2016 / Krippendorff 2019",
    "u_alpha": "u-alpha, Krippendorff et al. 2016 / Krippendorff 2019",
    "cu_alpha": "cu-alpha, Krippendorff et al. 2016 / Krippendorff 2019",
    "k_u_alpha": "(k)u-alpha, Krippendorff et al. 2016 / Krippendorff 2019",
    "alpha": "alpha, nominal, Krippendorff 2011",
    "multi_valued_alpha": "multi-valued alpha, Krippendorff & Craggs 2016",
    "kappa": "kappa, Cohen 1960",
    "f1": "F1, Hripcsak & Rothschild 2005",
    "gwet_ac1": "AC1, Gwet 2008",
    "brennan_prediger": "Brennan & Prediger 1981",
}
"""Which definition stands behind each key, for machines."""
