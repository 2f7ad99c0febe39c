"""How the saturation curve was made, in a sentence for the methods section of a paper."""

from __future__ import annotations

from collections.abc import Iterator

from coder import __version__
from coder.locale.language import _, plural, speaking
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.saturating import Order, Saturating


def saturation_methods(result: Saturating, filters: Filters, project: Project, language: str) -> str:
    """Say it in a language, whichever the interface speaks."""
    with speaking(language):
        return _(" ").join(f"{part}{_('.')}" for part in _methods(result, filters, project))


def _methods(result: Saturating, filters: Filters, project: Project) -> Iterator[str]:
    names = {name for curve in result.curves for name in curve.transcripts}
    size = plural(len(names), "{count} interview", "{count} interviews")
    if filters.exclude_interviewer:
        size = _("{size}, interviewer turns excluded").format(size=size)
    if filters.speakers:
        size = _("{size}, only {names}").format(size=size, names=_(", ").join(filters.speakers))
    order = {
        Order.CODED: _("in the order in which they were coded"),
        Order.IMPORTED: _("in the order in which they were imported"),
        Order.NAME: _("in the order of their names"),
    }[result.question.order]
    yield _("New codes were counted interview by interview, {order} ({size})").format(order=order, size=size)
    if len(result.curves) > 1:
        yield plural(
            len(result.curves),
            "{count} coder was counted on their own",
            "{count} coders were counted each on their own",
        )
    if result.consensus:
        yield _("The consensus of the coders was counted")
    if any(not curve.found.complete for curve in result.curves):
        drawn = _("Mean and {level}% interval over {orders} random orders of the interviews (seed {seed})")
        yield drawn.format(
            level=f"{100 * result.question.level:g}",
            orders=f"{result.question.replicates:,}",
            seed=result.question.seed,
        )
    elif result.curves:
        yield _("Mean and {level}% interval over all orders of the interviews").format(
            level=f"{100 * result.question.level:g}"
        )
    yield _("Codebook revision {revision}; coder {version}").format(
        revision=project.codebook.revision, version=__version__
    )
