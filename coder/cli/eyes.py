"""What who runs a command may see: not what others coded where the coder is blind."""

from __future__ import annotations

from dataclasses import replace

from coder.cli.session import who_acts
from coder.cli.speaking import say_note
from coder.locale.language import _
from coder.project.blindness import blind_transcripts
from coder.project.filters import Filters
from coder.project.opening import Project


def seen(project: Project, filters: Filters) -> Filters:
    """Leave out what is hidden from who acts, and say so; whose layers are named with --coder are shown."""
    if filters.coders:
        return filters
    who = who_acts(None, project.in_force)
    blind = blind_transcripts(project, who)
    meant = sorted(name for name in blind if not filters.transcripts or name in filters.transcripts)
    if meant:
        say_note(
            _(
                "codings of others in {transcripts} are hidden from {coder} until done there; --coder NAME shows them"
            ).format(transcripts=_(", ").join(meant), coder=who)
        )
    return replace(filters, eyes=who)
