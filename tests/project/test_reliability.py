"""Agreement on a small study is what counting character by character gives."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, permutations

import pytest

from coder.agreement import krippendorff_alpha
from coder.model.errors import UnknownCodeError, UnknownCoderError
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.coding import tag
from coder.project.filters import Filters
from coder.project.reliability import Wanted, reliability
from coder.project.reliability_question import Question
from coder.project.transcripts import read, set_status

CODES = ("表格", "会议", "派活")
BARE = Question(replicates=0)


def _code(study, who, transcript, spans, status=Status.DONE):
    for start, end, code in spans:
        tag(study, who, transcript, Span(start, end), [code])
    set_status(study, who, transcript, status)


def _random_spans(chance, length, many=7):
    spans = []
    for _span in range(many):
        start = chance.randrange(length - 2)
        spans.append((start, min(length, start + chance.randrange(1, 20)), chance.choice(CODES)))
    return list(dict.fromkeys(spans))


def _units_of(spans):
    """Merge overlapping spans, as sets of characters in the raw text."""
    units = []
    for start, end in sorted(spans):
        if units and start < units[-1][1]:
            units[-1] = (units[-1][0], max(end, units[-1][1]))
        else:
            units.append((start, end))
    return [set(range(start, end)) for start, end in units]


def _pairs_of_tokens(layers, kept):
    """|u-alpha by listing pairs of characters: observed at one place, expected anywhere but in one unit."""
    marked = [[unit & kept for unit in units if unit & kept] for units in layers]
    tokens = [(who, place) for who in range(len(layers)) for place in sorted(kept)]
    unit_of = {
        (who, place): (who, number)
        for who, units in enumerate(marked)
        for number, unit in enumerate(units)
        for place in unit
    }
    same = [
        (unit_of.get((a, place)) is not None) != (unit_of.get((b, place)) is not None)
        for a, b in permutations(range(len(layers)), 2)
        for place in kept
    ]
    unlike = pairs = 0
    for one, other in permutations(tokens, 2):
        first, second = unit_of.get(one), unit_of.get(other)
        if first is not None and first == second:
            continue
        pairs += 1
        unlike += (first is None) != (second is None)
    return 1 - (sum(same) / len(same)) / (unlike / pairs) if unlike else None


def _kept(transcript):
    spoken = {place for turn in transcript.turns for place in range(turn.span.start, turn.span.end)}
    return {place for place in spoken if not transcript.text[place].isspace()}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("coders", [2, 3])
def test_figures_of_a_code_are_those_of_its_characters(study, seed, coders):
    chance, people = random.Random(seed), ("甲", "乙", "丙")[:coders]
    transcript = read(study, "B01")
    marked = {who: _random_spans(chance, len(transcript.text)) for who in people}
    for who, spans in marked.items():
        _code(study, who, "B01", spans)
    kept = _kept(transcript)
    found = reliability(study, Filters(), BARE)
    assert (found.counted, found.length) == (len(kept), len(transcript.text))
    for figures in found.figures.codes:
        layers = [_units_of([span[:2] for span in marked[who] if span[2] == figures.code]) for who in people]
        whole = [set().union(*units) & kept for units in layers]
        if any(whole):
            expected = _pairs_of_tokens(layers, kept)
            assert figures.main.value == (None if expected is None else pytest.approx(expected, abs=1e-9))
            rows = [tuple(place in own for own in whole) for place in kept]
            assert figures.alpha.value == pytest.approx(krippendorff_alpha(rows).value, abs=1e-9)
        table = figures.table
        pairs = list(combinations(whole, 2))
        assert table.n11 == sum(len(a & b) for a, b in pairs)
        assert table.n10 == sum(len(a - b) for a, b in pairs)
        assert table.n01 == sum(len(b - a) for a, b in pairs)
        assert table.n00 == sum(len(kept - a - b) for a, b in pairs)
        f1s = [2 * len(a & b) / (len(a) + len(b)) for a, b in pairs if a or b]
        assert figures.f1.value == (pytest.approx(sum(f1s) / len(f1s)) if f1s else None)
        assert figures.characters == {who: len(own) for who, own in zip(people, whole, strict=True)}
        assert figures.passages == {
            who: sum(bool(unit & kept) for unit in units) for who, units in zip(people, layers, strict=True)
        }


@pytest.mark.parametrize("unit", ["sentence", "turn"])
def test_units_have_the_codes_that_cover_more_than_half_of_them(study, passage, unit):
    """
    A01 has four turns; in the second, of two sentences, one coder marks both and the other the first.
    """
    both = passage("A01", "少了一些。可是会议又多了，😀天天开会。")
    first = passage("A01", "少了一些。")
    _code(study, "甲", "A01", [(both.start, both.end, "会议")])
    _code(study, "乙", "A01", [(first.start, first.end, "会议")])
    found = reliability(study, Filters(), replace(BARE, unit=unit))
    (figures,) = [code for code in found.figures.codes if code.code == "会议"]
    table = figures.table
    assert (table.n11, table.n10, table.n01) == ((1, 1, 0) if unit == "sentence" else (1, 0, 0))
    rows = [(True, True)] * table.n11 + [(True, False)] * table.n10 + [(False, False)] * table.n00
    assert figures.main.value == pytest.approx(krippendorff_alpha(rows).value)
    assert figures.main == figures.alpha


def test_who_is_not_done_is_left_out_and_named(study, passage):
    span = passage("B01", "表格")
    _code(study, "甲", "B01", [(span.start, span.end, "表格")])
    _code(study, "乙", "B01", [(span.start, span.end, "表格")])
    _code(study, "丙", "B01", [], Status.IN_PROGRESS)
    _code(study, "甲", "A01", [])
    found = reliability(study, Filters(), BARE)
    assert [text.name for text in found.study.texts] == ["B01"]
    assert found.study.left_out.transcripts == {
        "A01": {"甲": Status.DONE, "乙": Status.NEW, "丙": Status.NEW}
    }
    assert found.study.left_out.layers == {("B01", "丙"): Status.IN_PROGRESS}
    assert found.figures.codes[0].passages == {"甲": 1, "乙": 1}
    assert found.figures.codes[0].main.value == 1


def test_done_and_empty_is_an_answer(study, passage):
    span = passage("B01", "表格")
    _code(study, "甲", "B01", [(span.start, span.end, "表格")])
    _code(study, "乙", "B01", [])
    figures = reliability(study, Filters(), BARE).figures.codes[0]
    assert figures.main.value < 0
    assert figures.kappa.value == 0
    assert figures.kappa.warnings == ("no-variation-one-coder",)


@pytest.mark.parametrize(
    ("filters", "reason"),
    [(Filters(), "no-units"), (Filters(coders=("甲",)), "fewer-than-two-coders")],
)
@pytest.mark.parametrize("unit", ["character", "turn"])
def test_what_cannot_be_formed_has_a_reason(study, filters, reason, unit):
    """Nobody is done, or one coder is asked about."""
    for who in ("甲", "乙"):
        set_status(study, who, "B01", Status.IN_PROGRESS)
    found = reliability(study, filters, Question(unit=unit))
    assert {code.main.reason for code in found.figures.codes} == {reason}
    overall = found.figures.overall
    several = (overall.macro, overall.weighted, overall.micro, overall.union, *overall.multi_valued.values())
    assert {estimate.reason for estimate in several} == {reason}


def test_codes_nobody_gave_have_no_value_and_do_not_count_in_the_mean(study, passage):
    span = passage("B01", "表格")
    for who in ("甲", "乙"):
        _code(study, who, "B01", [(span.start, span.end, "表格")])
    found = reliability(study, Filters(), BARE)
    assert {code.code: code.main.reason for code in found.figures.codes} == {
        "表格": None,
        "会议": "not-used",
        "派活": "not-used",
    }
    assert (found.figures.overall.macro.value, found.figures.overall.defined) == (1, 1)


def test_a_coder_who_overlaps_inside_a_domain_is_named_with_both_places(study, passage):
    whole, part = passage("A01", "会议又多了"), passage("A01", "会议")
    _code(study, "甲", "A01", [(whole.start, whole.end, "会议"), (part.start, part.end, "表格")])
    _code(study, "乙", "A01", [(whole.start, whole.end, "会议")])
    domains = {one.parent: one for one in reliability(study, Filters(), BARE).figures.domains}
    (overlap,) = domains["问题"].overlaps
    assert (overlap.transcript, overlap.coder) == ("A01", "甲")
    assert {(one.start, one.end, one.code) for one in (overlap.first, overlap.second)} == {
        (whole.start, whole.end, "会议"),
        (part.start, part.end, "表格"),
    }
    assert domains["问题"].u_alpha.reason == "overlapping-codes"
    assert domains[None].u_alpha.value == 1


def test_depth_puts_the_code_above_in_place_of_its_children(study, passage):
    span = passage("A01", "会议又多了")
    _code(study, "甲", "A01", [(span.start, span.end, "会议")])
    _code(study, "乙", "A01", [(span.start, span.end, "表格")])
    found = reliability(study, Filters(), BARE, Wanted(depths=True))
    assert [code.main.value for code in found.depths[1].codes if code.code == "问题"] == [1]
    assert found.figures.overall.macro.value < 0
    assert sorted(found.depths) == [1, 2]
    assert found.depths[2].codes == found.figures.codes


def test_pairs_are_the_coders_two_by_two(study):
    chance, text = random.Random(1), read(study, "B01").text
    for who in ("甲", "乙", "丙"):
        _code(study, who, "B01", _random_spans(chance, len(text)))
    found = reliability(study, Filters(), BARE, Wanted(pairs=True))
    assert list(found.pairs) == [("甲", "乙"), ("甲", "丙"), ("乙", "丙")]
    alone = reliability(study, Filters(coders=("甲", "丙")), BARE)
    assert found.pairs["甲", "丙"] == alone.figures
    kappas = [figures.codes[0].kappa.value for figures in found.pairs.values()]
    assert found.figures.codes[0].kappa.value == pytest.approx(sum(kappas) / 3)


def test_over_time_goes_from_the_first_coded_to_the_last(study, passage):
    for name, words in (("B01", "表格确实清理"), ("A01", "会议又多了")):
        for who in ("甲", "乙"):
            _code(study, who, name, [(*_ends(passage(name, words)), "会议")])
    first, second = reliability(study, Filters(), Question(replicates=50), Wanted(over_time=True)).over_time
    assert (first.transcript, second.transcript) == ("B01", "A01")
    assert first.coded_at < second.coded_at
    assert (first.coders, first.union.value, first.macro.value) == (("甲", "乙"), 1, 1)
    alone = reliability(study, Filters(transcripts=("A01",)), BARE).figures.overall
    assert second.multi_valued.value == alone.multi_valued["sentence"].value
    assert second.union.method == "bootstrap-turn"


def _ends(span):
    return span.start, span.end


def test_a_reference_is_set_against_each_of_the_others_and_is_none_of_them(study):
    chance, text = random.Random(9), read(study, "B01").text
    for who in ("甲", "乙", "丙"):
        _code(study, who, "B01", _random_spans(chance, len(text)))
    found = reliability(study, Filters(), BARE, Wanted(reference="丙"))
    assert found.study.coders == ("甲", "乙")
    assert list(found.against) == ["甲", "乙"]
    assert found.against["乙"] == reliability(study, Filters(coders=("丙", "乙")), BARE).figures
    alone = reliability(study, Filters(coders=("甲",)), BARE, Wanted(reference="丙"))
    assert alone.study.coders == ("甲", "丙")
    with pytest.raises(UnknownCoderError):
        reliability(study, Filters(), BARE, Wanted(reference="丁"))


def test_turns_that_are_left_out_do_not_count(study, passage):
    asked = passage("B01", "您怎么看？")
    for who in ("甲", "乙"):
        _code(study, who, "B01", [(asked.start, asked.end, "表格")])
    found = reliability(study, Filters(exclude_interviewer=True), BARE)
    answer = passage("B01", "表格确实清理了一批。")
    assert found.counted == len(answer)
    assert found.study.left_out.masked == 2
    assert found.figures.codes[0].main.reason == "not-used"


def test_masks_can_be_left_off(study):
    for who in ("甲", "乙"):
        _code(study, who, "B01", [])
    text = read(study, "B01").text
    assert reliability(study, Filters(), replace(BARE, mask=())).counted == len(text)
    blanks = reliability(study, Filters(), replace(BARE, mask=("whitespace",)))
    assert blanks.counted == sum(not character.isspace() for character in text)


def test_names_nobody_has_are_refused(study):
    with pytest.raises(UnknownCoderError):
        reliability(study, Filters(coders=("丁",)), BARE)
    with pytest.raises(UnknownCodeError):
        reliability(study, Filters(codes=("无",)), BARE)


@pytest.mark.parametrize("unit", ["character", "sentence"])
def test_every_interval_is_around_the_same_value(study, unit):
    chance = random.Random(7)
    for name in ("A01", "B01"):
        text = read(study, name).text
        shared = _random_spans(chance, len(text), 6)
        for who in ("甲", "乙"):
            _code(study, who, name, list(dict.fromkeys(shared + _random_spans(chance, len(text), 2))))
    bare = reliability(study, Filters(), replace(BARE, unit=unit))
    for interval in ("", "transcript", "transcript-plain", "turn", "block", "jackknife"):
        found = reliability(study, Filters(), Question(unit=unit, interval=interval, replicates=100))
        for got, expected in zip(found.figures.codes, bare.figures.codes, strict=True):
            assert got.main.value == expected.main.value
            assert got.main.low is None or got.main.low <= got.main.high
        assert found.figures.overall.macro.value == bare.figures.overall.macro.value
        assert found.interval == (interval or "turn")
        assert (found.figures.overall.weighted.low is None) == (interval == "block")


@pytest.mark.parametrize("interval", ["analytic", "kalpha"])
def test_units_can_have_intervals_of_units(study, interval):
    chance = random.Random(2)
    for who in ("甲", "乙"):
        _code(study, who, "A01", _random_spans(chance, len(read(study, "A01").text), 12))
    found = reliability(study, Filters(), Question(unit="sentence", interval=interval, replicates=200))
    told = [code.main for code in found.figures.codes if code.main.value is not None]
    assert told
    assert {estimate.method for estimate in told} == {interval}


def test_a_code_that_came_later_is_said_to_have(study, passage):
    span = passage("B01", "表格")
    for who in ("甲", "乙"):
        _code(study, who, "B01", [(span.start, span.end, "表格")])
    path = study.codebook_path
    written = path.read_bytes().decode()
    added = "  - {id: 新码, name: {zh: 新码, en: New}, kind: other, brief: 后来才有}\n"
    path.write_bytes((written + added).encode())
    study.reload_codebook()
    found = reliability(study, Filters(), BARE)
    assert found.study.left_out.coded_before == {"新码": (("B01", "乙"), ("B01", "甲"))}
    (new,) = [code for code in found.figures.codes if code.code == "新码"]
    assert (new.main.reason, new.main.warnings) == ("not-used", ("coded-before-the-code",))


def test_the_order_of_coders_and_of_coding_changes_nothing(study):
    chance, text = random.Random(3), read(study, "A01").text
    for who in ("甲", "乙", "丙"):
        _code(study, who, "A01", _random_spans(chance, len(text)))
    values = set()
    for people in permutations(("甲", "乙", "丙")):
        overall = reliability(study, Filters(coders=people), BARE).figures.overall
        values.add((overall.macro.value, overall.union.value, overall.multi_valued["sentence"].value))
    assert len(values) == 1
