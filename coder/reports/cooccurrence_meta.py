"""What a picture of codes must carry so that it can be drawn again."""

from __future__ import annotations

from typing import Any

from coder.analysis.unit import Within
from coder.project.cooccurring import Cooccurring
from coder.project.differing import Differing, Group
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.reports.provenance import meta_of
from coder.reports.wording.cooccurrence_methods import difference_methods, methods


def cooccurrence_meta(
    project: Project,
    filters: Filters,
    result: Cooccurring,
    *,
    resolution: float | None = None,
    **more: object,
) -> dict[str, object]:
    """Gather what was asked, what was counted, what is drawn and what was left out."""
    found, edges, question = result.found, result.edges, result.question
    return {
        **meta_of(
            project,
            "cooc",
            unit=str(found.unit),
            filters=filters,
            coders=found.coders,
            transcripts=found.transcripts,
        ),
        "seed": question.seed,
        "n": found.units,
        "kinds": list(question.kinds),
        "between": list(question.columns),
        "depth": question.depth,
        "done_only": question.done_only,
        "layer": "consensus" if result.consensus else "named" if filters.coders else "every coder",
        "counted_per_coder": len(found.coders) > 1,
        "measure": edges.measure,
        "guards": _guards(result),
        "graph": picture_of(result),
        "test": {
            "statistic": "n_ab",
            "method": _method(result),
            "replicates": found.replicates,
            "family": found.family,
            "correction": "Benjamini-Hochberg",
        },
        "unfinished": result.unfinished,
        "lines_as_turns": list(found.lines_as_turns),
        "outside_turns": found.left_out,
        "unknown_codes": dict(found.unknown),
        "methods": {
            language: methods(result, filters, project, language, resolution=resolution)
            for language in ("zh", "en")
        },
        **more,
    }


def difference_meta(
    project: Project, filters: Filters, result: Differing, groups: tuple[Group, Group]
) -> dict[str, object]:
    """Gather the same for two groups that are compared."""
    first, second = result.sides
    tested = any(one.p_value is not None for one in result.differences)
    return {
        **cooccurrence_meta(project, filters, first),
        "coders": list(dict.fromkeys((*first.found.coders, *second.found.coders))),
        "transcripts": sorted({*first.found.transcripts, *second.found.transcripts}),
        "n": None,
        "groups": [f"{key}={value}" for key, value in groups],
        "sides": [
            {"group": name, "n": side.found.units, "transcripts": list(side.found.transcripts)}
            | {"coders": list(side.found.coders), "graph": picture_of(side)}
            for name, side in zip(result.names, result.sides, strict=True)
        ],
        "graph": {"edges": sum(one.in_graph for one in result.differences)},
        "test": {
            "statistic": "difference of jaccard",
            "method": "group labels permuted over transcripts" if tested else None,
            "least": result.least if tested else None,
        },
        "unfinished": first.unfinished + second.unfinished,
        "methods": {
            language: difference_methods(result, filters, project, language) for language in ("zh", "en")
        },
    }


def _guards(result: Cooccurring) -> dict[str, int]:
    guards = result.edges.guards
    return {
        "min_count": guards.min_count,
        "min_transcripts": guards.min_transcripts,
        "min_freq": guards.min_freq,
        "top": result.edges.top,
    }


def picture_of(result: Cooccurring) -> dict[str, Any]:
    """Count what is drawn, of how much, and what dropped the rest."""
    edges, found = result.edges, result.found
    names = ("count", "transcripts", "frequency", "top", "undefined")
    return {
        "codes": len(edges.codes),
        "of_codes": len(found.given),
        "edges": len(edges.drawn),
        "of_edges": len(edges.edges),
        "density": _density(result),
        "threshold": edges.threshold,
        "weakest": edges.weakest,
        "dropped": {name: count for name in names if (count := edges.dropped(name))},
    }


def _density(result: Cooccurring) -> float | None:
    """Share of the allowed pairs among the codes drawn that are edges."""
    codes = result.edges.codes
    allowed = sum({pair.a.id, pair.b.id} <= codes for pair in result.found.pairs)
    return len(result.edges.drawn) / allowed if allowed else None


def _method(result: Cooccurring) -> str | None:
    found = result.found
    if any(pair.untested for pair in found.pairs) or not found.pairs:
        return None
    return "fisher" if found.unit.within is Within.TRANSCRIPT else "circular shift within transcripts"
