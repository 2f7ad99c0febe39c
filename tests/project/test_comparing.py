"""Two coders side by side: every passage in its place, and code against code."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from coder.agreement.pairing import Difference
from coder.model.errors import SameCoderError
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.coding import tag
from coder.project.comparing import compare_coders
from coder.project.filters import Filters
from coder.project.transcripts import codings_of, read, set_status

CODES = ("表格", "会议", "派活")


def _done(study, *transcripts, who=("甲", "乙"), status=Status.DONE):
    for transcript in transcripts:
        for coder in who:
            set_status(study, coder, transcript, status)


def _mark(study, who, transcript, span, *codes):
    tag(study, who, transcript, span, list(codes))


def _one(found):
    (one,) = found.items
    return one


@pytest.mark.parametrize(
    ("theirs", "code", "kind"),
    [
        ("表格确实清理", "表格", Difference.MATCH),
        ("表格确实", "表格", Difference.BOUNDARY),
        ("表格确实", "会议", Difference.CODE),
    ],
)
def test_passages_that_answer_to_each_other_are_one_item(study, passage, theirs, code, kind):
    first, second = passage("B01", "表格确实清理"), passage("B01", theirs)
    _mark(study, "甲", "B01", first, "表格")
    _mark(study, "乙", "B01", second, code)
    _done(study, "B01")
    one = _one(compare_coders(study, ("甲", "乙"), Filters()))
    assert (one.item.difference, one.quote, one.turn, one.speaker) == (kind, "表格确实清理", 2, "受访者")
    assert one.item.shifts == (0, second.end - first.end)
    assert (one.before, one.after) == ("", "了一批。")


def test_a_passage_knows_the_codings_it_was_merged_from(study, passage):
    _mark(study, "甲", "B01", passage("B01", "表格确实"), "表格")
    _mark(study, "甲", "B01", passage("B01", "确实清理"), "表格")
    _done(study, "B01")
    one = _one(compare_coders(study, ("甲", "乙"), Filters()))
    assert (one.item.difference, one.quote) == (Difference.ONLY_A, "表格确实清理")
    assert set(one.codings[0]) == {coding.id for coding in codings_of(study, "B01")}
    assert one.codings[1] == ()


def test_only_transcripts_both_are_done_with_unless_asked(study, passage):
    _mark(study, "甲", "B01", passage("B01", "表格"), "表格")
    _mark(study, "甲", "A01", passage("A01", "会议"), "会议")
    _done(study, "B01")
    _done(study, "A01", who=("甲",))
    _done(study, "A01", who=("乙",), status=Status.IN_PROGRESS)
    assert compare_coders(study, ("甲", "乙"), Filters()).transcripts == ("B01",)
    found = compare_coders(study, ("甲", "乙"), Filters(), unfinished=True)
    assert found.transcripts == ("A01", "B01")
    assert [one.transcript for one in found.items] == ["A01", "B01"]


def test_filters_leave_what_touches_them(study, passage):
    asked, said = passage("A01", "填表少了吗"), passage("A01", "会议又多了")
    _mark(study, "甲", "A01", asked, "表格")
    _mark(study, "甲", "A01", said, "会议")
    _mark(study, "乙", "A01", said, "表格")
    _done(study, "A01", "B01")
    pair = ("甲", "乙")
    assert len(compare_coders(study, pair, Filters()).items) == 2
    said_only = compare_coders(study, pair, Filters(exclude_interviewer=True))
    assert [one.item.start for one in said_only.items] == [said.start]
    by_code = compare_coders(study, pair, Filters(codes=("会议",)))
    assert [one.item.start for one in by_code.items] == [said.start]
    assert by_code.confusion == {("会议", "表格"): len(said)}
    by_kind = compare_coders(study, pair, Filters(), only=[Difference.ONLY_A])
    assert [one.item.start for one in by_kind.items] == [asked.start]
    assert by_kind.totals[Difference.CODE] == 1


def test_nobody_is_compared_with_themselves(study):
    with pytest.raises(SameCoderError):
        compare_coders(study, ("甲", "甲"), Filters())


@pytest.mark.parametrize("seed", range(6))
def test_code_against_code_is_what_counting_characters_gives(study, seed):
    chance, text = random.Random(seed), read(study, "A01")
    marked = {"甲": {}, "乙": {}}
    for who, own in marked.items():
        for _passage in range(6):
            start = chance.randrange(len(text.text) - 1)
            span, code = (
                Span(start, min(len(text.text), start + chance.randrange(1, 25))),
                chance.choice(CODES),
            )
            _mark(study, who, "A01", span, code)
            for place in range(span.start, span.end):
                own.setdefault(place, set()).add(code)
    _done(study, "A01")
    spoken = {place for turn in text.turns for place in range(turn.span.start, turn.span.end)}
    confusion, agreed = Counter(), Counter()
    for place in spoken:
        if text.text[place].isspace():
            continue
        first, second = (marked[who].get(place, set()) for who in ("甲", "乙"))
        agreed.update(first & second)
        left, right = first - second, second - first
        if left or right:
            confusion.update((a, b) for a in left or {None} for b in right or {None})
    found = compare_coders(study, ("甲", "乙"), Filters())
    assert found.confusion == confusion
    assert found.agreed == agreed
    for one in found.items:
        assert one.quote == text.text[one.item.start : one.item.end]
