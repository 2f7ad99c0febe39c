"""What a result must carry so that it can be repeated."""

from __future__ import annotations

from collections.abc import Sequence

from coder import __version__
from coder.project.filters import Filters
from coder.project.opening import Project


def meta_of(
    project: Project,
    command: str,
    *,
    unit: str | None = None,
    filters: Filters | None = None,
    coders: Sequence[str] = (),
    transcripts: Sequence[str] = (),
    **more: object,
) -> dict[str, object]:
    """Gather command, unit, filters, coders, transcripts, codebook revision, version and seed."""
    return {
        "command": command,
        "unit": unit,
        "filters": filters.as_meta() if filters else {},
        "coders": list(coders),
        "transcripts": list(transcripts),
        "codebook": project.settings.codebook,
        "codebook_revision": project.codebook.revision,
        "version": __version__,
        "seed": None,
        **more,
    }
