"""Agreement for programs: one object with every figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from coder.agreement.estimate import Estimate
from coder.project.reliability_figures import (
    CodeFigures,
    DomainFigures,
    Figures,
    Moment,
    OverallFigures,
    Overlap,
    Passage,
    Reliability,
)
from coder.project.reliability_question import CHARACTER, SENTENCE

Record = dict[str, Any]
MAIN = {True: "binary_u_alpha", False: "alpha"}
"""The key of the main coefficient, on characters and on fixed units."""


def reliability_record(result: Reliability, meta: Mapping[str, object]) -> Record:
    """Give all figures under the keys that scripts rely on."""
    on_text = result.question.unit == CHARACTER
    return {
        "meta": meta,
        **figures_record(result.figures, on_text=on_text),
        "pairs": [
            {
                "coders": list(pair),
                "transcripts": len(result.study.of(pair).texts),
                **figures_record(figures, on_text=on_text),
            }
            for pair, figures in result.pairs.items()
        ],
        "depths": [
            {
                "depth": depth,
                "codes": [
                    {"code": code.code, MAIN[on_text]: estimate_record(code.main)} for code in figures.codes
                ],
                "overall": overall_record(figures.overall),
            }
            for depth, figures in result.depths.items()
        ],
        "over_time": [moment_record(moment) for moment in result.over_time],
        "against": [
            {
                "reference": result.reference,
                "coder": coder,
                "transcripts": result.shared[coder],
                **recall_and_precision(figures),
                **figures_record(figures, on_text=on_text),
            }
            for coder, figures in result.against.items()
        ],
    }


def moment_record(moment: Moment) -> Record:
    """Give the figures of one transcript."""
    return {
        "transcript": moment.transcript,
        "coded_at": moment.coded_at,
        "coders": list(moment.coders),
        "multi_valued_alpha": {SENTENCE: estimate_record(moment.multi_valued)},
        "macro": estimate_record(moment.macro),
        "weighted": estimate_record(moment.weighted),
        "union": estimate_record(moment.union),
    }


def recall_and_precision(figures: Figures) -> dict[str, float | None]:
    """Say how much of what either coded the other did too, codes added up; the first is the reference."""
    both = sum(code.table.n11 for code in figures.codes)
    missed = sum(code.table.n10 for code in figures.codes)
    more = sum(code.table.n01 for code in figures.codes)
    return {
        "recall": both / (both + missed) if both + missed else None,
        "precision": both / (both + more) if both + more else None,
    }


def figures_record(figures: Figures, *, on_text: bool) -> Record:
    """Give the figures of some coders."""
    return {
        "codes": [code_record(code, on_text=on_text) for code in figures.codes],
        "domains": [domain_record(domain) for domain in figures.domains],
        "overall": overall_record(figures.overall),
    }


def estimate_record(estimate: Estimate) -> Record:
    """Give an estimate with all its fields."""
    return {**asdict(estimate), "warnings": list(estimate.warnings)}


def code_record(code: CodeFigures, *, on_text: bool) -> Record:
    """Give the figures of one code."""
    table = code.table
    return {
        "code": code.code,
        **({"binary_u_alpha": estimate_record(code.main)} if on_text else {}),
        "alpha": estimate_record(code.alpha),
        "kappa": estimate_record(code.kappa),
        "f1": estimate_record(code.f1),
        "gwet_ac1": estimate_record(code.gwet_ac1),
        "brennan_prediger": estimate_record(code.brennan_prediger),
        "percent": estimate_record(code.percent),
        "n11": table.n11,
        "n10": table.n10,
        "n01": table.n01,
        "n00": table.n00,
        "jaccard": table.jaccard,
        "kappa_range": [code.kappa_range.least, code.kappa_range.greatest],
        "f1_range": [code.f1_range.least, code.f1_range.greatest],
        "passages": dict(code.passages),
        "characters": dict(code.characters),
    }


def domain_record(domain: DomainFigures) -> Record:
    """Give the figures of codes that exclude each other."""
    record: Record = {"parent": domain.parent}
    if domain.u_alpha is not None and domain.cu_alpha is not None:
        record |= {
            "u_alpha": estimate_record(domain.u_alpha),
            "cu_alpha": estimate_record(domain.cu_alpha),
            "cu_coverage": domain.cu_coverage,
            "k_u_alpha": {
                str(value): {"estimate": estimate_record(child.estimate), "coverage": child.coverage}
                for value, child in domain.k.items()
            },
        }
    if domain.alpha is not None and domain.multi_valued is not None:
        record |= {
            "alpha": estimate_record(domain.alpha),
            "multi_valued_alpha": estimate_record(domain.multi_valued),
        }
    return {**record, "overlaps": [_overlap(one) for one in domain.overlaps]}


def _overlap(one: Overlap) -> Record:
    return {
        "transcript": one.transcript,
        "coder": one.coder,
        "first": _passage(one.first),
        "second": _passage(one.second),
    }


def _passage(passage: Passage) -> Record:
    return {"start": passage.start, "end": passage.end, "code": passage.code}


def overall_record(overall: OverallFigures) -> Record:
    """Give what all codes come to."""
    return {
        "multi_valued_alpha": {unit: estimate_record(one) for unit, one in overall.multi_valued.items()},
        "set_alpha": {unit: estimate_record(one) for unit, one in overall.sets.items()},
        "macro": estimate_record(overall.macro),
        "weighted": estimate_record(overall.weighted),
        "micro": estimate_record(overall.micro),
        "union": estimate_record(overall.union),
        "codes_defined": overall.defined,
        "codes_total": overall.total,
    }
