"""Every unit and relation agrees with an oracle that looks at each character, and at each pair, by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.query.evaluating import Match, Per, Reading, pairs_in, units_in
from coder.analysis.query.expression import Atom, Both, Either, Means, Not, Pair, Related, Relation
from coder.analysis.query.parsing import parsed
from coder.analysis.query.passages import Passage, Show, shown

A, B, C = (Atom(Means.CODE, name, 0) for name in "abc")


@st.composite
def readings(draw):
    """Turns with labels between them, some cut in sentences, and passages that begin and end anywhere."""
    text, turns, sentences = "", [], []
    for words in draw(st.lists(st.text("甲乙 \n", min_size=1, max_size=6), min_size=1, max_size=4)):
        text += draw(st.sampled_from(["", "访：", " "]))
        turns.append((len(text), len(text) + len(words)))
        middle = len(text) + draw(st.integers(0, len(words)))
        sentences += [
            one for one in ((len(text), middle), (middle, len(text) + len(words))) if one[0] < one[1]
        ]
        text += words
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(sorted).filter(lambda pair: pair[0] < pair[1])
    passages = {
        atom: [Passage(*span, f"{atom.words}{n}") for n, span in enumerate(draw(st.lists(spans, max_size=3)))]
        for atom in (A, B, C)
    }
    passages[C] += draw(st.sampled_from([[], passages[A]]))  # as a code above another has its codings
    return Reading(text, turns, sentences, passages)


ATOMS = st.sampled_from([A, B, C])
RELATIONS = st.sampled_from(
    [Relation(one) for one in Related if one not in {Related.NEAR, Related.BEFORE}]
    + [Relation(one, turns) for one in (Related.NEAR, Related.BEFORE) for turns in (0, 1, 2)]
)
PAIRS = st.builds(Pair, ATOMS, RELATIONS, ATOMS)
EXPRESSIONS = st.recursive(
    ATOMS | PAIRS,
    lambda inner: (
        inner.map(Not)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(Both)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(Either)
    ),
    max_leaves=4,
)


def holds_word(reading, start, end):
    return bool(reading.text[start:end].strip())


def touched(reading, units, start, end):
    """The places among the units with words in which the passage has a character that is no blank."""
    units = [unit for unit in units if holds_word(reading, *unit)]
    return {
        place
        for place, (first, last) in enumerate(units)
        for at in range(max(start, first), min(end, last))
        if not reading.text[at].isspace()
    }


def lies(reading, relation, one, other):
    turns, sentences = (
        [touched(reading, units, *passage[:2]) for passage in (one, other)]
        for units in (reading.turns, reading.sentences)
    )
    apart = min(abs(a - b) for a in turns[0] for b in turns[1])
    left, right = set(range(*one[:2])), set(range(*other[:2]))
    return {
        Related.OVERLAPS: bool(left & right),
        Related.WITHIN: left <= right,
        Related.CONTAINS: left >= right,
        Related.SAME_TURN: apart == 0,
        Related.SAME_SENTENCE: bool(sentences[0] & sentences[1]),
        Related.NEAR: apart <= relation.turns,
        Related.BEFORE: one.end <= other.start and min(turns[1]) - max(turns[0]) <= relation.turns,
    }[relation.related]


def all_pairs(reading, pair):
    spoken = [
        {one for one in reading.passages[atom] if touched(reading, reading.turns, *one[:2])}
        for atom in (pair.left, pair.right)
    ]
    return {
        (one, other)
        for one in spoken[0]
        for other in spoken[1]
        if one != other and lies(reading, pair.relation, one, other)
    }


def hulls(reading, leaf):
    if isinstance(leaf, Atom):
        return [one[:2] for one in reading.passages[leaf]]
    return [shown(pair, Show.HULL) for pair in all_pairs(reading, leaf)]


def holds(reading, expression, has):
    match expression:
        case Not(inner):
            return not holds(reading, inner, has)
        case Both(parts):
            return all(holds(reading, part, has) for part in parts)
        case Either(parts):
            return any(holds(reading, part, has) for part in parts)
    return any(has(*span) for span in hulls(reading, expression))


def speaking_for(reading, expression):
    match expression:
        case Not():
            return set()
        case Both(parts) | Either(parts):
            return set().union(*(speaking_for(reading, part) for part in parts))
        case Atom():
            return set(reading.passages[expression])
    return {one for pair in all_pairs(reading, expression) for one in pair}


def expected_places(reading, expression, per):
    if per is Per.OVERLAP:
        found = []
        for first, last in reading.turns:
            runs, before = [], False
            for at in range(first, last):
                now = holds(reading, expression, lambda start, end, at=at: start <= at < end)
                if now and not before:
                    runs.append([at, at])
                if now:
                    runs[-1][1] = at + 1
                before = now
            for start, end in runs:
                words = reading.text[start:end]
                if words.strip():
                    first_word = start + len(words) - len(words.lstrip())
                    found.append((first_word, first_word + len(words.strip())))
        return found
    turns = [unit for unit in reading.turns if holds_word(reading, *unit)]
    if per is Per.TRANSCRIPT:
        has = lambda start, end: bool(touched(reading, reading.turns, start, end))  # noqa: E731
        return [(turns[0][0], turns[-1][1])] if turns and holds(reading, expression, has) else []
    units = turns if per is Per.TURN else [one for one in reading.sentences if holds_word(reading, *one)]
    return [
        unit
        for place, unit in enumerate(units)
        if holds(reading, expression, lambda s, e, place=place: place in touched(reading, units, s, e))
    ]


@given(readings(), EXPRESSIONS, st.sampled_from(list(Per)))
@settings(deadline=None, derandomize=True, max_examples=120)
def test_units_are_those_of_the_oracle(reading, expression, per) -> None:
    found = units_in(reading, expression, per)
    assert [one[:2] for one in found] == expected_places(reading, expression, per)
    spoken = speaking_for(reading, expression)
    for start, end, passages in found:
        assert list(passages) == sorted(
            one
            for one in spoken
            if (
                touched(reading, reading.turns, *one[:2])
                if per is Per.TRANSCRIPT
                else one.start < end and start < one.end
            )
        )


@given(readings(), PAIRS, st.sampled_from(list(Show)))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_pairs_are_those_of_the_oracle(reading, pair, show) -> None:
    expected: dict[tuple[int, int], set[Passage]] = {}
    for couple in all_pairs(reading, pair):
        bounds = shown(couple, show)
        if bounds[0] < bounds[1]:
            expected.setdefault(bounds, set()).update(couple)
    assert pairs_in(reading, pair, show) == [
        Match(*bounds, tuple(sorted(passages))) for bounds, passages in sorted(expected.items())
    ]


def test_a_turn_a_sentence_and_the_stretch_on_which_two_codes_lie() -> None:
    text = "访：填表少了。会议多了。\n受：嗯。"
    turns, sentences = [(2, 12), (15, 17)], [(2, 7), (7, 12), (15, 17)]
    expression = parsed("a AND b")
    first, second = expression.parts
    reading = Reading(text, turns, sentences, {first: [Passage(2, 9, "1")], second: [Passage(5, 12, "2")]})
    both = (Passage(2, 9, "1"), Passage(5, 12, "2"))
    assert units_in(reading, expression, Per.TURN) == [Match(2, 12, both)]
    assert units_in(reading, expression, Per.OVERLAP) == [Match(5, 9, both)]
    assert [one[:2] for one in units_in(reading, expression, Per.SENTENCE)] == [(2, 7), (7, 12)]


def test_passages_that_touch_share_nothing_and_one_follows_the_other() -> None:
    reading = Reading("表格会议", [(0, 4)], [], {A: [Passage(0, 2, "a")], B: [Passage(2, 4, "b")]})
    assert pairs_in(reading, Pair(A, Relation(Related.OVERLAPS), B), Show.HULL) == []
    assert [one[:2] for one in pairs_in(reading, Pair(A, Relation(Related.BEFORE, 0), B), Show.HULL)] == [
        (0, 4)
    ]
    assert pairs_in(reading, Pair(B, Relation(Related.BEFORE, 9), A), Show.HULL) == []


def test_many_passages_that_never_meet_are_looked_at_once() -> None:
    """A loop over all pairs of these would look 9 million times."""
    many = 3_000
    text = "字" * (4 * many)
    turns = [(4 * n, 4 * n + 4) for n in range(many)]
    reading = Reading(
        text,
        turns,
        turns,
        {
            A: [Passage(4 * n, 4 * n + 1, f"a{n}") for n in range(many)],
            B: [Passage(4 * n + 2, 4 * n + 3, f"b{n}") for n in range(many)],
        },
    )
    assert pairs_in(reading, Pair(A, Relation(Related.OVERLAPS), B), Show.HULL) == []
    assert len(pairs_in(reading, Pair(A, Relation(Related.BEFORE, 0), B), Show.HULL)) == many
    assert len(units_in(reading, Both((A, Not(B))), Per.TURN)) == 0
