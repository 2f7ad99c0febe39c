"""Who speaks in subtitles that say so with a label in the words, as in `王芳: 大家好`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from coder.exchange.cues import Cue
from coder.exchange.lines import Line
from coder.exchange.speaker_shapes import LABEL, label_in
from coder.exchange.speaker_vote import OFTEN
from coder.model.speakers import is_known_label

MOSTLY = 0.6
"""Share of cues with a label from which on every label counts as a name."""


def with_speakers(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Take labels off the words, if labels they are; a cue without one goes on with whoever spoke."""
    found = [label_in(LABEL, Line(cue.line, 0, cue.text)) for cue in cues]
    seen = Counter(label.name for label in found if label)
    mostly = sum(seen.values()) >= MOSTLY * len(cues)
    names = {
        name for name, times in seen.items() if name and (mostly or is_known_label(name) or times >= OFTEN)
    }
    if not mostly and len(names) < 2:
        return tuple(cues)
    speaking: str | None = None
    named: list[Cue] = []
    for cue, label in zip(cues, found, strict=True):
        if label and label.name in names:
            speaking = label.name
            named.append(replace(cue, speaker=speaking, text=cue.text[label.words :]))
        else:
            named.append(replace(cue, speaker=speaking))
    return tuple(named)
