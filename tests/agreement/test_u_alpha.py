"""The u-alpha family equals its definition, counted character by character and pair by pair."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import partial
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.agreement import OverlapError, unitized_alpha, unitized_counts
from coder.agreement.bootstrapping import bootstrap, bootstrap_blocks, bootstrap_sums, bootstrap_within
from coder.agreement.jackknife import jackknife_sums
from coder.agreement.unitized import cell_borders, unitized_counts_by_part
from coder.agreement.unitized_counts import UnitizedCounts
from coder.agreement.unitized_interval import binary_u_alpha_with_interval, unitized_alpha_with_intervals

CODES = ("甲", "乙", "丙")
GAP = None


def partition(chance: Random, length: int) -> list:
    """Invent the units of one coder: some touch, some of one code overlap, sometimes there are none."""
    spans, at = [], 0
    busy = chance.choice([0.0, 0.4, 0.8])
    while at < length:
        end = min(length, at + chance.choice([1, 1, 2, 3, 5]))
        if chance.random() < busy:
            code = chance.choice(CODES[: chance.choice([1, 2, 3])])
            spans.append((at, end, code))
            if chance.random() < 0.3:
                spans.append((chance.randrange(at, end), end, code))
            if spans[0:-1] and chance.random() < 0.3 and any(span[1:] == (at, code) for span in spans):
                spans.append((at - 1, at + 1, code))
        at = end
    chance.shuffle(spans)
    return spans


def text_of(seed: int, coders: int | None = None) -> tuple[list, int]:
    chance = Random(seed)
    length = chance.randrange(1, chance.choice([6, 14, 24]))
    many = coders or chance.choice([2, 2, 3, 4, 5, 6])
    return [None if chance.random() < 0.1 else partition(chance, length) for _coder in range(many)], length


def study_of(seed: int) -> list[tuple[list, int]]:
    chance = Random(seed)
    return [
        text_of(chance.randrange(2**32), chance.choice([None, 3]))
        for _text in range(chance.choice([1, 1, 3]))
    ]


def tokens_of(study: list) -> list[list[tuple]]:
    """List, text by text, each character of each coder as (coder, place, value, unit)."""
    texts = []
    for number, (continua, length) in enumerate(study):
        tokens = []
        for coder, spans in enumerate(continua):
            if spans is None:
                continue
            for place in range(length):
                value = next((code for start, end, code in spans if start <= place < end), GAP)
                tokens.append([number, coder, place, value, None])
            for code in CODES:
                own = [(start, end) for start, end, each in spans if each == code]
                for token in tokens:
                    if token[1] == coder and token[3] == code:
                        token[4] = (number, coder, code, *block_of(own, token[2]))
        if len({token[1] for token in tokens}) >= 2:
            texts.append([tuple(token) for token in tokens])
    return texts


def block_of(spans: list, place: int) -> tuple[int, int]:
    """Grow the span around a character as long as another of the same code overlaps it."""
    start, end = next(span for span in spans if span[0] <= place < span[1])
    grown = True
    while grown:
        grown = False
        for other_start, other_end in spans:
            if other_start < end and start < other_end and (other_start < start or other_end > end):
                start, end, grown = min(start, other_start), max(end, other_end), True
    return start, end


def observed_pairs(texts: list) -> dict:
    """Add up, for each two values, the pairs of coders who gave them to one character."""
    observed = defaultdict(Fraction)
    for tokens in texts:
        weight = Fraction(1, len({token[1] for token in tokens}) - 1)
        for one, other in product(tokens, repeat=2):
            if one[2] == other[2] and one[1] != other[1]:
                observed[one[3], other[3]] += weight
    return observed


def chance_pairs(texts: list) -> dict:
    """Pair every character with every other, but never two of the same unit."""
    tokens = [token for text in texts for token in text]
    pairs: dict = defaultdict(int)
    for one, other in product(tokens, repeat=2):
        if one[:3] != other[:3] and (one[4] is None or one[4] != other[4]):
            pairs[one[3], other[3]] += 1
    allowed = sum(pairs.values())
    return {values: Fraction(len(tokens) * count, allowed) for values, count in pairs.items()}


def one_minus(observed: dict, expected: dict, same) -> Fraction | None:
    chance = sum((weight for values, weight in expected.items() if not same(*values)), Fraction())
    seen = sum((weight for values, weight in observed.items() if not same(*values)), Fraction())
    return 1 - seen / chance if chance else None


def naive_u(texts: list) -> tuple:
    observed, expected = observed_pairs(texts), chance_pairs(texts)
    return (
        one_minus(observed, expected, lambda c, k: c == k),
        one_minus(observed, expected, lambda c, k: (c is GAP) == (k is GAP)),
    )


def common_matrix(texts: list, reading: str) -> tuple[dict, dict]:
    """Count what several coders coded, and what chance makes of it: the matrices behind cu and (k)u."""
    observed = {
        values: weight for values, weight in observed_pairs(texts).items() if GAP not in values and weight
    }
    shared = defaultdict(int)
    coders: dict = {}
    for tokens in texts:
        for one, other in product(tokens, repeat=2):
            if one[2] == other[2] and one[1] != other[1] and one[4] and other[4]:
                shared[one[4], other[1]] += 1
                coders[one[4]] = len({token[1] for token in tokens})
    squares = defaultdict(Fraction)
    for unit, m in coders.items():
        own = [length for (each, _coder), length in shared.items() if each == unit]
        whole = sum(own) ** 2 * Fraction(1, (m - 1) ** 2)
        squares[unit[2]] += whole if reading == "tokens" else Fraction(sum(n * n for n in own), m - 1)
    rows = defaultdict(Fraction)
    for (c, _k), weight in observed.items():
        rows[c] += weight
    total = sum(rows.values(), Fraction())
    below = total * total - sum(squares.values(), Fraction())
    if below <= 0:
        return observed, {}
    expected = {
        (c, k): total * (rows[c] * rows[k] - (squares[c] if c == k else 0)) / below
        for c, k in product(rows, repeat=2)
    }
    return observed, expected


def naive_k(observed: dict, expected: dict, code: str) -> Fraction | None:
    row = sum((weight for (_c, k), weight in observed.items() if k == code), Fraction())
    likely = sum((weight for (_c, k), weight in expected.items() if k == code), Fraction())
    apart = likely - expected.get((code, code), Fraction())
    if not row or not apart or likely <= 0:
        return None
    return 1 - likely / row * (row - observed.get((code, code), Fraction())) / apart


def told(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


@settings(deadline=None, derandomize=True, max_examples=1200)
@given(seed=st.integers(0, 2**32))
def test_u_and_binary_equal_the_enumeration_of_pairs(seed) -> None:
    study = study_of(seed)
    alpha = sum((unitized_counts(*text) for text in study), UnitizedCounts()).alpha()
    texts = tokens_of(study)
    if not texts:
        assert alpha.u.reason == alpha.binary.reason == "fewer-than-two-coders"
        return
    u, binary = naive_u(texts)
    assert (alpha.u.value, alpha.binary.value) == (told(u), told(binary))
    coded = any(token[4] for tokens in texts for token in tokens)
    assert (alpha.u.value is None) or coded


@settings(deadline=None, derandomize=True, max_examples=1200)
@given(seed=st.integers(0, 2**32), reading=st.sampled_from(["persegment", "tokens"]))
def test_cu_and_ku_equal_the_matrices(seed, reading) -> None:
    study = study_of(seed)
    alpha = sum((unitized_counts(*text) for text in study), UnitizedCounts()).alpha(reading)
    texts = tokens_of(study)
    if not texts:
        return
    observed, expected = common_matrix(texts, reading)
    cu = one_minus(observed, expected, lambda c, k: c == k) if expected else None
    assert alpha.cu.value == told(cu)
    tokens = [token for text in texts for token in text]
    assert alpha.coverage == float(sum(observed.values(), Fraction()) / len(tokens))
    assert set(alpha.k) == {token[3] for token in tokens if token[4]}
    for code, own in alpha.k.items():
        assert own.estimate.value == told(naive_k(observed, expected, code))
        row = sum((weight for (c, _k), weight in observed.items() if c == code), Fraction())
        assert own.coverage == float(row / sum(token[3] == code for token in tokens))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_nothing_depends_on_an_order(seed) -> None:
    """Coders, spans and transcripts in any order: not one bit differs."""
    chance, study = Random(seed), study_of(seed)
    counted = [unitized_counts(*text) for text in study]
    shuffled = []
    for continua, length in study:
        coders = [spans and chance.sample(spans, len(spans)) for spans in continua]
        chance.shuffle(coders)
        shuffled.append(unitized_counts(coders, length))
    chance.shuffle(shuffled)
    for reading in ("persegment", "tokens"):
        alphas = [sum(counts, UnitizedCounts()).alpha(reading) for counts in (counted, shuffled)]
        assert repr(alphas[0]) == repr(alphas[1])


@settings(deadline=None, derandomize=True, max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_parts_add_up_to_the_whole(seed) -> None:
    continua, length = text_of(seed)
    borders = Random(seed).sample(range(length + 1), Random(seed).randrange(length + 1))
    parts = unitized_counts_by_part(continua, length, borders)
    whole, added = unitized_counts(continua, length), sum(parts, UnitizedCounts())
    assert len(parts) == len({0, *borders} - {length} | {0})
    assert (added.tokens, dict(added.codes)) == (whole.tokens, dict(whole.codes))
    if len([spans for spans in continua if spans is not None]) >= 2:
        cuts = sorted({0, *borders, length})
        (characters,) = tokens_of([(continua, length)])
        for part, (start, end) in zip(parts, pairwise(cuts), strict=True):
            inside = [token for token in characters if start <= token[2] < end]
            assert part.tokens == len(inside)
            assert sum(own.coded for own in part.codes.values()) == sum(bool(token[4]) for token in inside)
            begun = {token[4] for token in inside if token[4] and start <= token[4][3] < end}
            squares = sum((unit[4] - unit[3]) ** 2 for unit in begun)
            assert sum(own.squares for own in part.codes.values()) == squares


@pytest.mark.parametrize("reading", ["persegment", "tokens"])
@pytest.mark.parametrize("seed", range(4))
def test_intervals_equal_the_slow_way(seed, reading) -> None:
    """Sums of rows give what forming every replicate from its transcripts gives, draw for draw."""
    chance = Random(seed)
    study = [text_of(chance.randrange(2**32), chance.choice([2, 3, 4])) for _text in range(7)]
    counted = [unitized_counts(*text) for text in study]

    def slow(part):
        return bootstrap(
            counted, lambda texts: part(sum(texts, UnitizedCounts()).alpha(reading)), replicates=60, seed=3
        )

    resample = partial(bootstrap_sums, replicates=60, seed=3)
    fast = unitized_alpha_with_intervals(counted, resample, reading=reading)
    assert fast.u == slow(lambda alpha: alpha.u)
    assert fast.binary == slow(lambda alpha: alpha.binary)
    assert fast.cu == slow(lambda alpha: alpha.cu)
    assert binary_u_alpha_with_interval(counted, resample) == fast.binary
    for code, own in fast.k.items():
        wanted = slow(lambda alpha, code=code: alpha.k[code].estimate if code in alpha.k else None)
        assert (own.estimate.low, own.estimate.high) == (wanted.low, wanted.high)
        assert (own.estimate.undefined, own.estimate.replicates) == (wanted.undefined, wanted.replicates)


def test_other_ways_to_resample() -> None:
    study = [text_of(seed, 2) for seed in (3, 5, 8, 13)]
    turns = [unitized_counts_by_part(*text, [3, 6, 9]) for text in study]
    whole = sum((part for text in turns for part in text), UnitizedCounts()).alpha().binary
    rows = [[part.binary_row() for part in text] for text in turns]

    def within(_rows, statistic):
        return bootstrap_within(rows, statistic, replicates=50)

    by_turn = binary_u_alpha_with_interval([part for text in turns for part in text], within)
    assert (by_turn.value, by_turn.method, by_turn.replicates) == (whole.value, "bootstrap-turn", 50)
    text, length = [[(place * 10, place * 10 + 5, "a") for place in range(60)], [(0, 305, "a")]], 600
    cells = unitized_counts_by_part(text, length, cell_borders(text, length))
    assert len(cells) == 60  # 605 characters in 61 units
    assert binary_u_alpha_with_interval(cells, bootstrap_blocks).warnings == ("too-few-clusters",)


def test_blocks_of_one_long_text() -> None:
    chance = Random(4)
    starts = [place * 10 for place in range(150) if chance.random() < 0.6]
    text = [
        [(start, start + chance.randrange(3, 8), "a") for start in starts if chance.random() < 0.8]
        for _coder in "AB"
    ]
    cells = unitized_counts_by_part(text, 1500, cell_borders(text, 1500))
    by_block = binary_u_alpha_with_interval(cells, bootstrap_blocks)
    assert len(cells) == 300
    assert by_block.low < by_block.value < by_block.high
    assert by_block.value == unitized_alpha(text, 1500).binary.value


def test_transcripts_left_out_one_by_one() -> None:
    study = [text_of(seed, 2) for seed in (3, 5, 8, 13)]
    whole = sum((unitized_counts(*text) for text in study), UnitizedCounts()).alpha().binary
    by_jackknife = binary_u_alpha_with_interval([unitized_counts(*text) for text in study], jackknife_sums)
    assert (by_jackknife.value, by_jackknife.method) == (whole.value, "jackknife")
    assert by_jackknife.low < whole.value < by_jackknife.high


def test_a_coder_may_not_overlap_himself_with_two_codes() -> None:
    continua = [[(0, 5, "a"), (3, 8, "b"), (4, 6, "a")], None, [(0, 2, "a")]]
    with pytest.raises(OverlapError) as caught:
        unitized_alpha(continua, 10)
    assert caught.value.violations == ((0, (0, 6, "a"), (3, 8, "b")),)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("span", [(-1, 3, "a"), (2, 11, "a"), (4, 4, "a"), (5, 2, "a")])
def test_bad_offsets(span) -> None:
    with pytest.raises(ValueError, match="span"):
        unitized_alpha([[span], []], 10)


def test_an_unknown_reading() -> None:
    with pytest.raises(ValueError, match="union"):
        unitized_alpha([[], []], 10, reading="union")


def test_adjacent_units_of_one_code_hide_a_missed_border() -> None:
    alpha = unitized_alpha([[(0, 10, "a")], [(0, 5, "a"), (5, 10, "a")]], 20)
    assert alpha.u.value == 1


def test_one_coder_empty_is_slightly_below_chance() -> None:
    alpha = unitized_alpha([[(0, 5, "a")], []], 20)
    assert alpha.u.value == alpha.binary.value == -0.1


def test_the_published_fractions() -> None:
    """Krippendorff 2019, figure 12.11."""
    coders = [
        [(2, 9, 1), (11, 17, 2), (24, 30, 5), (32, 36, 6), (36, 44, 6), (44, 60, 7)],
        [(2, 9, 1), (11, 17, 3), (19, 25, 5), (32, 44, 6)],
        [(2, 9, 1), (11, 17, 4), (21, 27, 5), (32, 36, 6), (36, 40, 6), (40, 44, 6)],
    ]
    alpha = unitized_alpha(coders, 60)
    assert alpha.u.value == 16339 / 32058
    assert alpha.binary.value == 143908 / 348255
    assert alpha.k[5].estimate.value == 1
    assert round(alpha.k[5].coverage, 2) == 0.44
