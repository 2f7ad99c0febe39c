"""How a query over codes was answered, and what a reader of it must know."""

from __future__ import annotations

from collections.abc import Iterator

from coder import __version__
from coder.analysis.query.evaluating import Per
from coder.analysis.query.expression import denies, only_denies
from coder.analysis.query.passages import Show
from coder.locale.language import _, plural, speaking
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.project.querying import Queried


def query_methods(result: Queried, filters: Filters, project: Project, language: str) -> str:
    """Say how it was answered, in a language, whichever the interface speaks."""
    with speaking(language):
        return _(" ").join(f"{part}{_('.')}" for part in _methods(result, filters, project))


def _methods(result: Queried, filters: Filters, project: Project) -> Iterator[str]:
    asked = result.asked
    texts = plural(len(result.transcripts), "{count} interview", "{count} interviews")
    size = (
        texts if result.n is None else _("N = {n}, {interviews}").format(n=f"{result.n:,}", interviews=texts)
    )
    if filters.exclude_interviewer:
        size = _("{size}, interviewer turns excluded").format(size=size)
    if filters.speakers:
        size = _("{size}, only {names}").format(size=size, names=_(", ").join(filters.speakers))
    unit = _pair_unit(asked.show) if asked.per is None else _boolean_unit(asked.per)
    yield _("The query {query} was asked {unit} ({size})").format(query=asked.words, unit=unit, size=size)
    if result.consensus:
        yield _("The consensus of the coders was asked")
    elif asked.across and result.coders:
        yield _("What several coders said counted as if one had")
    elif len(result.coders) > 1:
        yield plural(
            len(result.coders),
            "{count} coder was asked on their own",
            "{count} coders were asked each on their own",
        )
    if denies(asked.expression):
        yield _("What is denied was asked only where the coder is done")
    yield _("Codebook revision {revision}; coder {version}").format(
        revision=project.codebook.revision, version=__version__
    )


def _boolean_unit(per: Per) -> str:
    return {
        Per.TURN: _("of every turn"),
        Per.SENTENCE: _("of every sentence"),
        Per.TRANSCRIPT: _("of every interview"),
        Per.OVERLAP: _("of every character, for the longest stretches on which it holds"),
    }[per]


def _pair_unit(show: Show) -> str:
    return {
        Show.HULL: _("of pairs of passages, shown from the first to the last character of both"),
        Show.LEFT: _("of pairs of passages, of which the first is shown"),
        Show.RIGHT: _("of pairs of passages, of which the second is shown"),
        Show.SHARED: _("of pairs of passages, of which the shared part is shown"),
    }[show]


def query_notes(result: Queried, filters: Filters) -> Iterator[str]:
    """Say what a reader of the passages must know."""
    if only_denies(result.asked.expression):
        yield _("the query only says what is not: it lists all that is left")
    if result.headings:
        names = _(", ").join(result.headings)
        yield _(
            "{names}: a heading is given to no passage; with a / behind it, it means the codes below"
        ).format(names=names)
    if len(result.coders) > 1 and not filters.coders and not result.asked.across:
        names = _(", ").join(result.coders)
        yield _("{names} are asked each on their own; --coder NAME takes one").format(names=names)
    if result.consensus:
        yield _("the consensus is asked; --coder NAME takes somebody's own codings")
    if result.left_out:
        yield plural(
            result.left_out,
            "{count} transcript is left out: its coder is not done there, so nothing can be denied",
            "{count} transcripts are left out: their coders are not done there, so nothing can be denied",
        )
