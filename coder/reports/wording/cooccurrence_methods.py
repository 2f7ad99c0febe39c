"""How co-occurrence was counted, in a sentence for the methods section of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coder import __version__
from coder.analysis.association import Reason
from coder.analysis.unit import Unit, Within
from coder.locale.language import _, current, plural, speaking
from coder.project.cooccurring import Cooccurring
from coder.project.differing import Differing
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.reports.wording.cooccurrence import measure_word, unit_amount


def methods(
    result: Cooccurring,
    filters: Filters,
    project: Project,
    language: str,
    *,
    resolution: float | None = None,
) -> str:
    """Say it in a language, whichever the interface speaks; `resolution` is that of communities."""
    with speaking(language):
        parts = [*_counting(result, filters), *_choosing(result), *_testing(result)]
        if resolution is not None:
            parts.append(
                _("Communities: Louvain (resolution {resolution})").format(resolution=f"{resolution:g}")
            )
        return _joined([*parts, _origin(result, project)])


def difference_methods(result: Differing, filters: Filters, project: Project, language: str) -> str:
    """Say the same of two groups that are compared."""
    with speaking(language):
        parts = []
        for name, side in zip(result.names, result.sides, strict=True):
            counting = _(", ").join(_counting(side, filters))
            parts.append(_("{group}: {sentence}").format(group=name, sentence=counting))
        parts += _guarding(result.sides[0])
        if any(one.p_value is not None for one in result.differences):
            parts.append(
                _(
                    "Differences of the Jaccard coefficient were tested by permuting group labels over whole interviews (two-sided, Benjamini–Hochberg over the edges shown)"
                )
            )
        return _joined([*parts, _origin(result.sides[0], project)])


def _origin(result: Cooccurring, project: Project) -> str:
    return _("Random seed {seed}; codebook revision {revision}; coder {version}").format(
        seed=result.question.seed, revision=project.codebook.revision, version=__version__
    )


def _joined(parts: Sequence[str]) -> str:
    return _(" ").join(f"{part}{_('.')}" for part in parts)


def _counting(result: Cooccurring, filters: Filters) -> Iterator[str]:
    found = result.found
    texts = plural(len(found.transcripts), "{count} interview", "{count} interviews")
    size = texts
    if found.units is not None and found.unit.within is not Within.TRANSCRIPT:
        size = _("N = {units} in {interviews}").format(
            units=unit_amount(found.unit, found.units), interviews=texts
        )
    elif found.units is not None:
        size = f"N = {texts}"
    if filters.exclude_interviewer:
        size = _("{size}, interviewer turns excluded").format(size=size)
    if filters.speakers:
        size = _("{size}, only {names}").format(size=size, names=_(", ").join(filters.speakers))
    yield f"{_rule(found.unit)}{_(' ({size})').format(size=size)}"
    if len(found.coders) > 1:
        yield plural(
            len(found.coders),
            "{count} coder was counted on their own and added up",
            "{count} coders were counted each on their own and added up",
        )
    if result.consensus:
        yield _("The consensus of the coders was counted")


def _rule(unit: Unit) -> str:
    rules = {
        Within.TURN: _(
            "Co-occurrence was counted per turn: two codes given by the same coder within one turn count once"
        ),
        Within.SENTENCE: _(
            "Co-occurrence was counted per sentence: two codes given by the same coder within one sentence count once"
        ),
        Within.TRANSCRIPT: _(
            "Co-occurrence was counted per interview: two codes given by the same coder in one interview count once"
        ),
        Within.OVERLAP: _(
            "Co-occurrence was counted per pair of passages of the same coder that share at least one character"
        ),
    }
    return rules[unit.within] if unit.within in rules else _sized_rule(unit)


def _sized_rule(unit: Unit) -> str:
    if unit.characters:
        return plural(
            unit.size,
            "Co-occurrence was counted per pair of passages of the same coder at most {count} character apart",
            "Co-occurrence was counted per pair of passages of the same coder at most {count} characters apart",
        )
    if unit.within is Within.NEAR:
        return plural(
            unit.size,
            "Co-occurrence was counted per pair of turns of the same coder at most {count} turn apart",
            "Co-occurrence was counted per pair of turns of the same coder at most {count} turns apart",
        )
    if unit.within is Within.WINDOW:
        return plural(
            unit.size,
            "Co-occurrence was counted in moving windows of {count} turn: a turn counts if it has one of two codes of the same coder and its window has both",
            "Co-occurrence was counted in moving windows of {count} turns: a turn counts if it has one of two codes of the same coder and its window has both",
        )
    return plural(
        unit.size,
        "Sequence was counted per turn: a turn with the first code counts if the same coder gave the second to the next turn",
        "Sequence was counted per turn: a turn with the first code counts if the same coder gave the second to one of the next {count} turns",
    )


def _guarding(result: Cooccurring) -> Iterator[str]:
    guards = result.edges.guards
    yield _(
        "Pairs with at least {count} co-occurrences in at least {transcripts} interviews, of codes given at least {frequency} times, were kept"
    ).format(count=guards.min_count, transcripts=guards.min_transcripts, frequency=guards.min_freq)


def _choosing(result: Cooccurring) -> Iterator[str]:
    edges = result.edges
    yield from _guarding(result)
    if edges.weakest is None:
        return
    said: dict[str, str] = {
        "measure": _measure(edges.measure),
        "edges": str(len(edges.drawn) - sum(_by_tree_alone(result))),
        "threshold": f"{edges.threshold if edges.threshold is not None else edges.weakest:.3f}",
    }
    if edges.threshold is None:
        said["measure"] = said["measure"].strip()
        yield _("All {edges} edges are shown ({measure} ≥ {threshold})").format(**said)
    elif any(edge.in_tree for edge in edges.drawn):
        yield _(
            "The {edges} edges with the highest {measure} (≥ {threshold}) and those of the maximum spanning tree are shown"
        ).format(**said)
    else:
        yield _("The {edges} edges with the highest {measure} (≥ {threshold}) are shown").format(**said)


def _by_tree_alone(result: Cooccurring) -> Iterator[bool]:
    """Tell of every edge whether only the tree brought it back."""
    threshold = result.edges.threshold
    for edge in result.edges.drawn:
        yield threshold is not None and edge.value is not None and edge.value < threshold


def _measure(name: str) -> str:
    names = {"jaccard": _("Jaccard coefficient"), "n_ab": _("number of co-occurrences")}
    word = names.get(name) or measure_word(name)
    return _spaced(word) if current() == "zh" else word


def _spaced(word: str) -> str:
    """Set Latin letters off from the Chinese around them."""
    return f"{' ' * word[0].isascii()}{word}{' ' * word[-1].isascii()}"


def _testing(result: Cooccurring) -> Iterator[str]:
    found = result.found
    if any(pair.untested is Reason.SAME_TEXT_TWICE for pair in found.pairs) or not found.pairs:
        return
    if found.replicates:
        yield _(
            "Significance: circular-shift permutation within interviews (R = {replicates}, one-sided, Benjamini–Hochberg over {family} pairs)"
        ).format(replicates=f"{found.replicates:,}", family=f"{found.family:,}")
    elif found.unit.within is Within.TRANSCRIPT:
        yield _("Significance: Fisher's exact test over interviews (one-sided, Benjamini–Hochberg)")
