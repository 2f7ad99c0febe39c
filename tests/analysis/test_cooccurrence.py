"""Pairs of codes are counted as a walk through every unit with Python sets counts them."""

from __future__ import annotations

from itertools import combinations, permutations
from math import log, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.arrays import CodingArrays
from coder.analysis.association import MEASURES, Counts, Reason, Shape
from coder.analysis.cooccurrence import Cooccurrence, cooccurrence
from coder.analysis.scope import case_of, scope_of
from coder.analysis.significance import Chance
from coder.analysis.triads import triads
from coder.analysis.unit import unit_of
from coder.model.code import Bilingual, Code, Kind
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn

CODERS = ("甲", "乙")
SPEAKERS = ("访谈员", "社区工作者", None)
CODEBOOK = Codebook(
    tuple(
        Code(id, uuid=id, name=Bilingual(id, id), parent=parent, kind=Kind(kind))
        for id, parent, kind in [
            ("负担", None, "problem"),
            ("台账", "负担", "problem"),
            ("考核", "负担", "problem"),
            ("条块", None, "cause"),
            ("权责", "条块", "cause"),
            ("减负", None, "countermeasure"),
        ]
    )
)
CODES = tuple(CODEBOOK.by_id)
ALLOWED = [
    (a, b)
    for a, b in combinations(CODES, 2)
    if a not in CODEBOOK.ancestors(b) and b not in CODEBOOK.ancestors(a)
]
UNTESTED = Chance(replicates=0)


def study_of(seed: int) -> tuple[list[Transcript], set[tuple[str, str]], list[Coding]]:
    """Invent interviews, who has begun which, and codings of which some overlap and some only touch."""
    luck = Random(seed)
    texts = []
    for number in range(luck.randrange(1, 4)):
        turns, at = [], 0
        for index in range(luck.choice([0, 1, 3, 6, 9])):
            start = at + luck.choice([0, 0, 1, 2])
            at = start + luck.choice([0, 1, 3, 6])
            turns.append(Turn(index + 1, Span(start, at), luck.choice(SPEAKERS)))
        text = "".join(luck.choice("字字　\n") for _ in range(at + 1 + luck.randrange(6)))
        texts.append(Transcript(f"C{number}", text, tuple(turns)))
    read = {(text.id, coder) for text in texts for coder in CODERS if luck.random() < 0.8}
    codings = []
    for text in texts:
        for _ in range(luck.choice([0, 2, 8, 20])):
            start = luck.randrange(len(text.text))
            end = luck.randint(start + 1, min(len(text.text), start + luck.choice([1, 3, 8])))
            code = luck.choice([*CODES, "忘了"])
            codings.append(Coding("", text.id, code, luck.choice(CODERS), Span(start, end), ""))
    return texts, read, codings


class Naive:
    """Everything by definition: sets of characters, one unit, one passage, one pair at a time."""

    def __init__(self, texts, read, codings, *, cut: bool) -> None:
        self.layers = []
        for text in texts:
            for coder in CODERS:
                if (text.id, coder) in read:
                    self.layers.append(self._layer(text, coder, codings, cut=cut))
        self.layers = [layer for layer in self.layers if layer["turns"] or not cut]

    def _layer(self, text, coder, codings, *, cut):
        rows = [(turn.span.start, turn.span.end, turn.speaker) for turn in text.turns]
        if not rows:
            at = 0
            for line in text.text.split("\n"):
                if set(line) - set("　"):
                    rows.append((at, at + len(line), None))
                at += len(line) + 1
        kept = [set(range(a, b)) for a, b, who in rows if b > a and (not cut or who != "访谈员")]
        whole = sorted(set().union(*kept)) if cut else list(range(len(text.text)))
        place = {character: number for number, character in enumerate(whole)}
        mine = [
            (one.code, set(range(one.span.start, one.span.end)))
            for one in codings
            if (one.transcript, one.coder) == (text.id, coder) and one.code in CODES
        ]
        turns = [{code for code, span in mine if span & unit} for unit in kept]
        passages = {
            code: self._united([{place[at] for at in span if at in place} for c, span in mine if c == code])
            for code in CODES
        }
        return {"id": text.id, "turns": turns, "passages": passages}

    @staticmethod
    def _united(spans):
        found = []
        for span in (span for span in spans if span):
            joined = span
            while touching := [other for other in found if other & joined]:
                for other in touching:
                    found.remove(other)
                    joined = joined | other
            found.append(joined)
        return found

    def turnwise(self, a, b, meet):
        """Count with `meet(turns, t, s, a, b)` over all ordered pairs of turns."""
        n_ab, texts = 0, set()
        for layer in self.layers:
            here = sum(
                meet(layer["turns"], t, s, a, b)
                for t in range(len(layer["turns"]))
                for s in range(len(layer["turns"]))
            )
            n_ab += here
            texts |= {layer["id"]} if here else set()
        return n_ab, len(texts)

    def own(self, code):
        return sum(code in turn for layer in self.layers for turn in layer["turns"])

    def meeting(self, a, b, near):
        """Count meetings of items, and those of each side that meet any; items of `passages` or turns."""
        n_ab = m_ab = m_ba = 0
        texts = set()
        for layer in self.layers:
            mine, theirs = near.items(layer, a), near.items(layer, b)
            met = [(x, y) for x in range(len(mine)) for y in range(len(theirs)) if near(mine[x], theirs[y])]
            n_ab += len(met)
            m_ab += len({x for x, _ in met})
            m_ba += len({y for _, y in met})
            texts |= {layer["id"]} if met else set()
        return n_ab, m_ab, m_ba, len(texts)


class Overlap:
    def items(self, layer, code):
        return layer["passages"][code]

    def __call__(self, one, other):
        return bool(one & other)


class NearCharacters(Overlap):
    def __init__(self, gap):
        self.gap = gap

    def __call__(self, one, other):
        if one & other:
            return True
        first, second = sorted([one, other], key=min)
        return min(second) - max(first) - 1 <= self.gap


class NearTurns:
    def __init__(self, distance):
        self.distance = distance

    def items(self, layer, code):
        return [place for place, turn in enumerate(layer["turns"]) if code in turn]

    def __call__(self, one, other):
        return abs(one - other) <= self.distance


def counted(study, unit: str, *, cut: bool = False, **asked: object) -> Cooccurrence:
    texts, read, codings = study
    scope = scope_of(
        [case_of(text) for text in texts], read, coders=CODERS, without={"访谈员"} if cut else None
    )
    asked.setdefault("chance", UNTESTED)
    return cooccurrence(CodingArrays.of(codings), scope, CODEBOOK, unit=unit_of(unit), **asked)


def by_names(found: Cooccurrence) -> dict[tuple[str, str], object]:
    return {(pair.a.id, pair.b.id): pair for pair in found.pairs}


@settings(deadline=None, derandomize=True, max_examples=40)
@given(seed=st.integers(0, 10**9), cut=st.booleans())
def test_turns(seed: int, *, cut: bool) -> None:
    study = study_of(seed)
    naive, found = Naive(*study, cut=cut), counted(study, "turn", cut=cut)
    pairs = by_names(found)
    assert found.units == sum(len(layer["turns"]) for layer in naive.layers)
    for code in found.given:
        texts = {layer["id"] for layer in naive.layers for turn in layer["turns"] if code.code.id in turn}
        assert (code.n, code.transcripts) == (naive.own(code.code.id), len(texts))
    for a, b in ALLOWED:
        n_ab, texts = naive.turnwise(
            a, b, lambda turns, t, s, a, b: t == s and a in turns[t] and b in turns[t]
        )
        n_a, n_b = naive.own(a), naive.own(b)
        if not n_a or not n_b:
            assert (a, b) not in pairs
            continue
        pair = pairs[a, b]
        told = (pair.counts.n_ab, pair.counts.n_a, pair.counts.n_b, pair.transcripts)
        assert told == (n_ab, n_a, n_b, texts)
        check_measures(pair, n_ab, n_a, n_b, found.units)


def check_measures(pair, n_ab, n_a, n_b, n) -> None:
    assert pair.measure("jaccard") == n_ab / (n_a + n_b - n_ab)
    assert pair.measure("dice") == 2 * n_ab / (n_a + n_b)
    assert pair.measure("simpson") == n_ab / min(n_a, n_b)
    assert pair.measure("cosine") == pytest.approx(n_ab / sqrt(n_a * n_b))
    assert pair.measure("p_b_given_a") == n_ab / n_a
    assert pair.measure("p_a_given_b") == n_ab / n_b
    assert pair.measure("lift") == pytest.approx((n_ab / n) / (n_a / n * n_b / n))
    if n_ab == 0:
        assert pair.measure("npmi") == -1
    elif n_ab == n:
        assert pair.reason("npmi") is Reason.ALWAYS_TOGETHER
    else:
        assert pair.measure("npmi") == pytest.approx(log(n_ab * n / (n_a * n_b)) / -log(n_ab / n))


@settings(deadline=None, derandomize=True, max_examples=25)
@given(seed=st.integers(0, 10**9), cut=st.booleans())
def test_transcripts(seed: int, *, cut: bool) -> None:
    study = study_of(seed)
    naive, pairs = Naive(*study, cut=cut), by_names(counted(study, "transcript", cut=cut))
    held = [{code for code in CODES if layer["passages"][code]} for layer in naive.layers]
    for (a, b), pair in pairs.items():
        assert pair.counts.n_ab == sum({a, b} <= codes for codes in held)
        assert pair.counts.n_a == sum(a in codes for codes in held)
        assert pair.counts.n == len(held)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(
    seed=st.integers(0, 10**9),
    unit=st.sampled_from(["overlap", "near:0", "near:1", "near:3", "near:0c", "near:2c", "near:5c"]),
    cut=st.booleans(),
)
def test_meetings(seed: int, unit: str, *, cut: bool) -> None:
    study = study_of(seed)
    wanted = unit_of(unit)
    near = (
        Overlap() if unit == "overlap" else (NearCharacters if wanted.characters else NearTurns)(wanted.size)
    )
    naive, found = Naive(*study, cut=cut), counted(study, unit, cut=cut)
    assert found.units is None
    for (a, b), pair in by_names(found).items():
        n_ab, m_ab, m_ba, texts = naive.meeting(a, b, near)
        own = [sum(len(near.items(layer, code)) for layer in naive.layers) for code in (a, b)]
        counts = pair.counts
        assert (counts.n_ab, counts.m_ab, counts.m_ba, pair.transcripts) == (n_ab, m_ab, m_ba, texts)
        assert [counts.n_a, counts.n_b] == own
        dice = (m_ab + m_ba) / sum(own)
        assert pair.measure("jaccard") == dice / (2 - dice)
        assert pair.measure("jaccard") <= 1
        assert pair.measure("p_b_given_a") == m_ab / own[0]
        assert pair.measure("p_a_given_b") == m_ba / own[1]
        assert pair.reason("lift") is Reason.NO_TABLE
        if wanted.by_passage:
            sides = [
                [
                    (n, at)
                    for n, layer in enumerate(naive.layers)
                    for one in layer["passages"][code]
                    for at in one
                ]
                for code in (a, b)
            ]
            mine, theirs = map(set, sides)
            assert pair.shared_characters == len(mine & theirs)
            assert pair.char_jaccard == len(mine & theirs) / len(mine | theirs)


def test_near_nothing_is_the_same_turn() -> None:
    for seed in range(12):
        study = study_of(seed)
        same, near = by_names(counted(study, "turn")), by_names(counted(study, "near:0"))
        assert {names: pair.measure("jaccard") for names, pair in same.items()} == {
            names: pytest.approx(pair.measure("jaccard")) for names, pair in near.items()
        }


@settings(deadline=None, derandomize=True, max_examples=30)
@given(seed=st.integers(0, 10**9), size=st.integers(1, 4), cut=st.booleans())
def test_windows_end_at_a_row_that_has_one_of_the_two(seed: int, size: int, *, cut: bool) -> None:
    study = study_of(seed)
    naive = Naive(*study, cut=cut)
    for (a, b), pair in by_names(counted(study, f"window:{size}", cut=cut)).items():
        expected = 0
        for layer in naive.layers:
            for row, here in enumerate(layer["turns"]):
                window = set().union(*layer["turns"][max(0, row - size + 1) : row + 1])
                expected += {a, b} <= window and bool({a, b} & here)
        assert pair.counts.n_ab == expected
        assert pair.reason("jaccard") is Reason.NO_TABLE
        assert pair.reason("p_b_given_a") is Reason.NO_TABLE


@settings(deadline=None, derandomize=True, max_examples=30)
@given(seed=st.integers(0, 10**9), reach=st.integers(1, 3), cut=st.booleans())
def test_before_is_directed(seed: int, reach: int, *, cut: bool) -> None:
    study = study_of(seed)
    naive, found = Naive(*study, cut=cut), counted(study, f"before:{reach}", cut=cut)
    pairs = by_names(found)
    assert set(pairs) == {
        (a, b) for pair in ALLOWED for a, b in permutations(pair) if naive.own(a) and naive.own(b)
    }
    for (a, b), pair in pairs.items():
        n_ab = m_ba = base = 0
        for layer in naive.layers:
            turns = layer["turns"]
            for t, here in enumerate(turns):
                followed = any(b in turn for turn in turns[t + 1 : t + 1 + reach])
                n_ab += a in here and followed
                base += followed
                m_ba += b in here and any(a in turn for turn in turns[max(0, t - reach) : t])
        assert (pair.counts.n_ab, pair.counts.m_ba) == (n_ab, m_ba)
        assert pair.measure("p_b_given_a") == n_ab / naive.own(a)
        assert pair.measure("p_a_given_b") == m_ba / naive.own(b)
        assert pair.base == base / found.units


def test_depth_counts_a_unit_with_two_children_once_and_pairs_no_ancestor() -> None:
    text = Transcript("C1", "字" * 8, (Turn(1, Span(0, 4), None), Turn(2, Span(4, 8), None)))
    codings = [Coding("", "C1", code, "甲", Span(0, 2), "") for code in ("台账", "考核", "负担", "权责")]
    study = ([text], {("C1", "甲")}, codings)
    top = by_names(counted(study, "turn", depth=1))
    assert {names: pair.counts.n_ab for names, pair in top.items()} == {("负担", "条块"): 1}
    assert ("负担", "台账") not in by_names(counted(study, "turn"))
    assert by_names(counted(study, "turn"))["台账", "考核"].counts.n_ab == 1


def test_two_coders_of_one_passage_do_not_meet() -> None:
    text = Transcript("C1", "字" * 4, (Turn(1, Span(0, 4), None),))
    codings = [
        Coding("", "C1", "台账", "甲", Span(0, 2), ""),
        Coding("", "C1", "权责", "乙", Span(0, 2), ""),
    ]
    for unit in ("turn", "overlap", "near:2", "window:2", "transcript", "before:1"):
        study = ([text], {("C1", "甲"), ("C1", "乙")}, codings)
        assert not counted(study, unit).met


def test_one_long_passage_over_three_short_ones_keeps_jaccard_at_one() -> None:
    text = Transcript("C1", "字" * 9, (Turn(1, Span(0, 9), None),))
    codings = [Coding("", "C1", "台账", "甲", Span(0, 9), "")]
    codings += [Coding("", "C1", "权责", "甲", Span(at, at + 1), "") for at in (0, 3, 6)]
    (pair,) = counted(([text], {("C1", "甲")}, codings), "overlap").met
    assert (pair.counts.n_ab, pair.counts.n_a, pair.counts.n_b) == (3, 1, 3)
    assert pair.measure("jaccard") == 1


@settings(deadline=None, derandomize=True, max_examples=15)
@given(st.integers(0, 10**9))
def test_columns_pair_with_their_neighbours_and_triads_share_a_unit(seed: int) -> None:
    study = study_of(seed)
    kinds = ("cause", "problem", "countermeasure")
    groups = [[code.id for code in CODEBOOK.codes if code.kind == kind] for kind in kinds]
    naive, found = Naive(*study, cut=False), counted(study, "turn", groups=groups)
    for pair in found.pairs:
        assert (pair.a.kind, pair.b.kind) in {("cause", "problem"), ("problem", "countermeasure")}
    counts: dict[tuple[str, ...], int] = {}
    texts: dict[tuple[str, ...], set[str]] = {}
    for layer in naive.layers:
        for turn in layer["turns"]:
            for triple in ((a, b, c) for a in groups[0] for b in groups[1] for c in groups[2]):
                if set(triple) <= turn:
                    counts[triple] = counts.get(triple, 0) + 1
                    texts.setdefault(triple, set()).add(layer["id"])
    assert {one.codes: (one.n, one.transcripts) for one in triads(found)} == {
        triple: (n, len(texts[triple])) for triple, n in counts.items()
    }


def test_every_measure_says_why_it_has_no_value() -> None:
    nothing, full = Counts(0, 0, 3, 10), Counts(5, 5, 5, 5)
    for name, measure in MEASURES.items():
        assert measure(nothing) in {0, Reason.NEVER_GIVEN, Reason.NO_VARIATION} or name == "p_a_given_b"
    assert MEASURES["npmi"](full) is Reason.ALWAYS_TOGETHER
    assert MEASURES["phi"](full) is Reason.NO_VARIATION


@pytest.mark.parametrize(
    "written", ["near", "turn:2", "window:0", "before:0", "window:2c", "近:2", "near:-1"]
)
def test_what_is_no_unit(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unit_of(written)


def test_c_is_the_old_formula_and_jaccard_where_there_is_a_table() -> None:
    table = Counts(2, 3, 4, 10)
    assert MEASURES["c_index"](table) == MEASURES["jaccard"](table)
    crowded = Counts(9, 3, 3, shape=Shape.MEETINGS, m_ab=3, m_ba=3)
    assert MEASURES["c_index"](crowded) is Reason.MORE_MEETINGS
    assert MEASURES["jaccard"](crowded) == 1
