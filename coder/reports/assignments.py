"""Who is to code which transcript, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder.locale.language import _
from coder.project.assigning import Assignment
from coder.reports.tables import Cell, Column, Table
from coder.reports.wording.reliability import status_word


def assignments_table(found: Sequence[Assignment], meta: Mapping[str, object], *, for_people: bool) -> Table:
    """List the transcripts with who is to code each, and how far they are."""
    columns = (Column("transcript", _("Transcript")), Column("coders", _("To be coded by"), wrap=True))
    rows: list[tuple[Cell, ...]] = [
        (
            one.transcript,
            [
                _("{coder} ({status})").format(coder=coder, status=status_word(status))
                for coder, status in one.status.items()
            ]
            or None
            if for_people
            else {coder: str(status) for coder, status in one.status.items()},
        )
        for one in found
    ]
    return Table(columns, rows, _("Who is to code what"), meta=meta)
