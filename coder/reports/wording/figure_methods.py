"""How the figures that count codes were made, in a sentence for the methods section of a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder import __version__
from coder.locale.language import _, plural, speaking
from coder.project.filters import Filters
from coder.project.opening import Project


def figure_methods(
    kind: str, project: Project, filters: Filters, transcripts: int, coders: Sequence[str]
) -> Mapping[str, str]:
    """Say it in Chinese and in English."""
    said = {}
    for language in ("zh", "en"):
        with speaking(language):
            said[language] = " ".join(_sentences(kind, project, filters, transcripts, coders))
            if language == "zh":
                said[language] = said[language].replace("。 ", "。")
    return said


def _sentences(
    kind: str, project: Project, filters: Filters, transcripts: int, coders: Sequence[str]
) -> Sequence[str]:
    rule = {
        "bars": _(
            "Codings were counted per code; a code's figure with the codes below it counts every passage, turn and character once."
        ),
        "coverage": _(
            "Coverage is the share of a transcript's characters that a code, or one below it, covers at least once."
        ),
        "timeline": _("Passages are drawn where they stand in the transcript, true to scale in characters."),
    }[kind]
    scope = plural(transcripts, "{count} transcript", "{count} transcripts")
    if filters.exclude_interviewer:
        scope = _("{size}, interviewer turns excluded").format(size=scope)
    if filters.speakers:
        scope = _("{size}, only {names}").format(size=scope, names=_(", ").join(filters.speakers))
    return (
        rule,
        _("Material: {scope}; coders, each counted on their own: {coders}.").format(
            scope=scope, coders=_(", ").join(coders) or "–"
        ),
        _("Codebook revision {revision}; coder {version}.").format(
            revision=project.codebook.revision, version=__version__
        ),
    )
