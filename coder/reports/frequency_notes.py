"""What the numbers of a frequency table stand on: said below the table and kept for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coder.analysis.frequency import Frequencies
from coder.locale.language import _, plural


def frequency_meta(result: Frequencies) -> dict[str, Any]:
    """Tell machines what was counted, and what was not."""
    return {
        "unit": "turn",
        "by": result.by,
        "depth": result.levels,
        "coders": list(result.coders),
        "transcripts": list(result.transcripts),
        "scope": [
            {
                "group": group.group,
                "transcripts": group.transcripts,
                "turns": group.turns,
                "characters": group.characters,
                "codings": group.coded.codings,
                "passages": group.coded.passages,
                "coverage": group.coded.coverage,
            }
            for group in result.groups
        ],
        "counted_per_coder": len(result.coders) > 1,
        "lines_as_turns": list(result.lines_as_turns),
        "outside_turns": result.left_out,
        "unknown_codes": dict(result.unknown),
    }


def frequency_notes(result: Frequencies) -> Iterator[str]:
    """Tell people the same."""
    if result.by is None:
        yield _size(result)
    if len(result.coders) > 1:
        yield _("{count} coders: turns and characters are counted once per coder").format(
            count=len(result.coders)
        )
    if result.levels is not None:
        yield _("Deeper codes count as the code above them on level {level}").format(level=result.levels)
    if result.lines_as_turns:
        yield _("Without turns, so non-empty lines count as turns: {transcripts}").format(
            transcripts=_(", ").join(result.lines_as_turns)
        )
    if result.left_out:
        yield plural(
            result.left_out,
            "{count} coding touches no turn counted here",
            "{count} codings touch no turn counted here",
        )
    if result.unknown:
        yield _("Not counted, because the codebook lacks these codes: {codes}").format(
            codes=_(", ").join(f"{code} ({amount:,})" for code, amount in result.unknown.items())
        )


def _size(result: Frequencies) -> str:
    """Say how much text the figures are about."""
    (group,) = result.groups
    return _("{codings} on {passages} in {transcripts} of {turns} and {characters}").format(
        codings=plural(group.coded.codings, "{count} coding", "{count} codings"),
        passages=plural(group.coded.passages, "{count} passage", "{count} passages"),
        transcripts=plural(group.transcripts, "{count} transcript", "{count} transcripts"),
        turns=plural(group.turns, "{count} turn", "{count} turns"),
        characters=plural(group.characters, "{count} character", "{count} characters"),
    )
