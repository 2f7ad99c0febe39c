"""The passages behind a pair are those that the count counts."""

from __future__ import annotations

import pytest

from coder.analysis.meeting_passages import Ground, meeting_passages
from coder.analysis.unit import unit_of
from tests.analysis.test_cooccurrence import CODES, by_names, counted, study_of

UNITS = ("turn", "transcript", "overlap", "near:0", "near:2", "near:0c", "near:3c", "window:2", "before:2")


def grounds(texts, *, cut):
    """Give the units of each interview by the same rules as the naive count."""
    for text in texts:
        rows = [(turn.span.start, turn.span.end, turn.speaker) for turn in text.turns]
        if not rows:
            at = 0
            for line in text.text.split("\n"):
                if set(line) - set("　"):
                    rows.append((at, at + len(line), None))
                at += len(line) + 1
        yield text.id, Ground([(a, b) for a, b, who in rows if b > a and (not cut or who != "访谈员")], cut)


@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("unit", UNITS)
def test_codes_meet_where_some_of_their_passages_do(unit, cut):
    for seed in range(25):
        texts, read, codings = study_of(seed)
        ground = dict(grounds(texts, cut=cut))
        found = by_names(counted((texts, read, codings), unit, cut=cut))
        behind: dict[tuple[str, str], set[str]] = {names: set() for names in found}
        for text, coder in read:
            spans = {
                code: [
                    (one.span.start, one.span.end)
                    for one in codings
                    if (one.transcript, one.coder, one.code) == (text, coder, code)
                ]
                for code in CODES
            }
            for a, b in found:
                if any(meeting_passages(unit_of(unit), ground[text], spans[a], spans[b])):
                    behind[a, b].add(text)
        assert {names: len(there) for names, there in behind.items()} == {
            names: pair.transcripts for names, pair in found.items()
        }


def test_overlapping_passages_share_a_character_of_the_text_that_counts():
    ground = Ground([(0, 4), (8, 12)], cut=True)
    passages = [(0, 3), (2, 10), (4, 8), (11, 12)]
    met = list(meeting_passages(unit_of("overlap"), ground, passages, passages))
    assert met == [(0, 0), (0, 1), (1, 0), (1, 1), (3, 3)]
    near = list(meeting_passages(unit_of("near:1c"), ground, [(2, 10)], [(11, 12), (4, 8)]))
    assert near == [(0, 0)], "only one character lies between; what lies between turns is not there"
