"""How a picture of codes came about, said below the table."""

from __future__ import annotations

from collections.abc import Iterator

from coder.analysis.association import Reason
from coder.analysis.unit import Within
from coder.locale.language import _, plural
from coder.project.cooccurring import Cooccurring
from coder.reports.cooccurrence_meta import picture_of
from coder.reports.wording.cooccurrence import dropped_word, measure_word, unit_amount, unit_words


def info_line(result: Cooccurring) -> str:
    """Say in one line what the picture has, of how much, and what dropped the rest."""
    edges, guards = result.edges, result.edges.guards
    graph = picture_of(result)
    least = {
        "count": guards.min_count,
        "transcripts": guards.min_transcripts,
        "frequency": guards.min_freq,
    }
    parts = [
        _("{some} ({all}) codes").format(some=graph["codes"], all=graph["of_codes"]),
        _("{some} ({all}) edges").format(some=graph["edges"], all=graph["of_edges"]),
    ]
    if graph["density"] is not None:
        parts.append(_("density {density}").format(density=f"{graph['density']:.2f}"))
    if edges.weakest is not None:
        parts.append(
            _("{measure} from {weakest}").format(
                measure=measure_word(edges.measure), weakest=f"{edges.weakest:.3g}"
            )
        )
    dropped = [
        f"{count} {dropped_word(name, least.get(name, 0))}" for name, count in graph["dropped"].items()
    ]
    said = _(", ").join(parts)
    if not dropped:
        return said
    return _("{picture}; dropped: {reasons}").format(picture=said, reasons=_(", ").join(dropped))


def cooccurrence_notes(result: Cooccurring) -> Iterator[str]:
    """Tell people what the numbers stand on."""
    found = result.found
    size = plural(len(found.transcripts), "{count} transcript", "{count} transcripts")
    if found.units is not None and found.unit.within is not Within.TRANSCRIPT:
        size = _("{units} in {transcripts}").format(
            units=unit_amount(found.unit, found.units), transcripts=size
        )
    yield _("{size}; together means {unit}, by the same coder").format(size=size, unit=unit_words(found.unit))
    yield info_line(result)
    if result.edges.measure == "c_index" and not found.unit.has_table:
        yield _("c can exceed 1 where one passage meets several; Jaccard cannot")
    if any(edge.in_graph for edge in result.shown):
        yield _("● edge of the maximum spanning tree, ○ other edge of the picture")
    if len(found.coders) > 1:
        yield plural(
            len(found.coders), "{count} coder, counted per coder", "{count} coders, counted per coder"
        )
    yield from _about_the_test(result)
    if found.cut:
        yield _("Turns that were left out are stepped over: the rest follow each other")
    if found.levels is not None:
        yield _("Deeper codes count as the code above them on level {level}").format(level=found.levels)
    if found.lines_as_turns:
        yield _("Without turns, so non-empty lines count as turns: {transcripts}").format(
            transcripts=_(", ").join(found.lines_as_turns)
        )
    if found.left_out:
        yield plural(
            found.left_out,
            "{count} coding touches no turn counted here",
            "{count} codings touch no turn counted here",
        )
    if found.unknown:
        yield _("Not counted, because the codebook lacks these codes: {codes}").format(
            codes=_(", ").join(f"{code} ({amount:,})" for code, amount in found.unknown.items())
        )


def _about_the_test(result: Cooccurring) -> Iterator[str]:
    found = result.found
    untested = {pair.untested for pair in found.pairs}
    if Reason.SAME_TEXT_TWICE in untested:
        yield _("No p-values: several coders read the same text, so it counts more than once")
    elif Reason.NO_TEST in untested:
        yield _("No p-values: there is no test for this unit")
    elif found.replicates:
        yield _(
            "p: more often than expected within interviews, one-sided, {replicates} rotations, seed {seed}; q: corrected for {family} pairs"
        ).format(replicates=f"{found.replicates:,}", seed=result.question.seed, family=f"{found.family:,}")
    elif found.unit.within is Within.TRANSCRIPT and found.pairs:
        yield _("p: Fisher's exact test, one-sided; long transcripts hold more of everything")
