"""What a figure of agreement must carry so that it can be repeated."""

from __future__ import annotations

from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.reliability_figures import Reliability
from coder.reports.provenance import meta_of
from coder.reports.wording.reliability import SOURCES


def reliability_meta(project: Project, filters: Filters, result: Reliability) -> dict[str, object]:
    """Gather what was asked, what was measured, and what was left out."""
    question, left = result.question, result.study.left_out
    return {
        **meta_of(
            project,
            "reliability",
            unit=question.unit,
            filters=filters,
            coders=result.study.coders,
            transcripts=[text.name for text in result.study.texts],
        ),
        "rule": question.rule_in_force,
        "mask": list(question.mask),
        "characters": result.length,
        "counted_characters": result.counted,
        "depth": question.depth,
        "ci": result.interval if question.replicates else None,
        "replicates": question.replicates,
        "seed": question.seed,
        "level": question.level,
        "cu_reading": question.reading,
        "set_distance": question.distance,
        "coefficients": SOURCES,
        "left_out": {
            "transcripts": {
                name: {coder: str(status) for coder, status in here.items()}
                for name, here in left.transcripts.items()
            },
            "hidden": list(left.hidden),
            "layers": [
                {"transcript": name, "coder": coder, "status": str(status)}
                for (name, coder), status in left.layers.items()
            ],
            "lost": [
                {"transcript": name, "coder": coder, "codings": count}
                for (name, coder), count in left.lost.items()
            ],
            "unknown_codes": dict(left.unknown),
            "masked_codings": left.masked,
            "changed_since_decision": dict(left.changed_since),
            "coded_before": {
                code: [{"transcript": name, "coder": coder} for name, coder in layers]
                for code, layers in left.coded_before.items()
            },
        },
    }
