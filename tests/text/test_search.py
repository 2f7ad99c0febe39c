"""Searching: nothing that counts as the same is missed, nothing else is found, and no turn is left."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.model.errors import BadPatternError, EmptyQueryError
from coder.text.alphabet import Alphabet
from coder.text.fold import folded
from coder.text.pattern_parts import is_local, parts, required, widened
from coder.text.search import PATIENCE, Patience, Query, checked, finder_for, places_in
from coder.text.stretches import Stretches
from coder.text.words import Words

LETTERS = "表錶格发發髮会ａAaÁáeé\u0301ßſkKi1１，。!😀👩\u200d👧字\ufe00 　\n\t"
SAID = st.text(LETTERS, max_size=14)
NOTE = st.sampled_from(["", "\n# 表格\n", "\n> aa 表\n\n", "\n\n"])
TURNS = st.lists(st.tuples(NOTE, st.sampled_from(["甲", "A", None]), SAID), max_size=4)
Laid = tuple[str, Stretches, list[tuple[int, int]]]


def laid_out(turns: list[tuple[str, str | None, str]]) -> Laid:
    """Write turns below each other, and tell by hand where their words and the notes between them stand."""
    text, starts, ends, places = "表头 a\n", [], [], []
    before = 0
    for note, speaker, said in turns:
        text += note
        if len(text) > before + 1:
            places.append((before, len(text)))
        text += f"{speaker}：" if speaker else "："
        starts.append(len(text))
        text += said.strip()
        ends.append(len(text))
        places.append((starts[-1], ends[-1]))
        before = len(text)
        text += "\n"
    places.append((before, len(text)))
    stretches = Stretches(text, starts, ends, lambda: [speaker for _note, speaker, _said in turns])
    return text, stretches, [(start, end) for start, end in places if start < end]


def found(query: Query, text: str, stretches: Stretches, words: Words | None = None) -> list[tuple[int, int]]:
    alphabet = Alphabet()
    alphabet.learn(text)

    def is_word(turn: str, start: int, end: int) -> bool:
        return words.is_boundary(turn, start) and words.is_boundary(turn, end)

    finder = finder_for(query, alphabet, is_word)
    if finder is None:
        return []
    places, slow = places_in(finder, stretches, Patience())
    assert slow == []
    assert finder.occurs(text) or not places
    for start, end, key in places:
        first, last = stretches.bounds(key)
        assert first <= start < end <= last
    return [(start, end) for start, end, _key in places]


def by_hand(query: Query, text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Compare character by character, from each offset on."""
    for first, last in places:
        at = first
        while at < last:
            end = ends_at(query, text[:last], at)
            if end and is_whole(query, text[first:last], at - first, end - first):
                yield at, end
                at = end
            else:
                at += 1


def ends_at(query: Query, text: str, at: int) -> int:
    same = (lambda one: one) if query.exact else folded
    for index, piece in enumerate(query.text.split()):
        blanks = len(text[at:]) - len(text[at:].lstrip())
        if index:
            if not blanks:
                return 0
            at += blanks
        for wanted in piece:
            if at >= len(text) or same(text[at]) != same(wanted):
                return 0
            at += 1
    return at


def is_whole(query: Query, turn: str, start: int, end: int) -> bool:
    if not query.wants_words:
        return True
    head, tail = turn[:start][-1:], turn[end:][:1]
    return not (is_letter(head) and is_letter(turn[start])) and not (
        is_letter(tail) and is_letter(query.text.strip()[-1])
    )


def is_letter(character: str) -> bool:
    """A letter, mark or number of a script that parts words by blanks."""
    return (
        bool(character)
        and unicodedata.category(character)[0] in "LMN"
        and "CJK" not in unicodedata.name(character, "")
    )


@settings(deadline=None, derandomize=True, max_examples=200)
@given(TURNS, SAID, st.booleans())
def test_the_very_words_are_found_as_by_hand(turns, typed, exact):
    text, stretches, places = laid_out(turns)
    query = Query(typed, exact=exact, word=False)
    if not typed.strip():
        with pytest.raises(EmptyQueryError):
            checked(query)
        return
    assert found(checked(query), text, stretches) == list(by_hand(query, text, places))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TURNS, st.data())
def test_what_stands_there_is_found_in_any_writing(turns, data):
    text, stretches, places = laid_out(turns)
    first, last = data.draw(st.sampled_from(places))
    start = data.draw(st.integers(first, last - 1))
    piece = text[start : data.draw(st.integers(start + 1, last))]
    if not piece.strip():
        return
    other = data.draw(st.sampled_from([str.upper, str.lower, folded, lambda one: one.replace("发", "發")]))
    typed = other(piece) if len(other(piece)) == len(piece) else piece
    query = Query(typed, word=False)
    hits = found(query, text, stretches)
    assert hits == list(by_hand(query, text, places))
    assert hits


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TURNS, st.text("aAbk1é -", min_size=1, max_size=4))
def test_latin_words_are_whole_unless_asked_otherwise(turns, typed):
    text, stretches, places = laid_out(turns)
    query = Query(typed)
    if typed.strip():
        assert query.wants_words == any(one.isalpha() for one in typed)
        assert found(query, text, stretches) == list(by_hand(query, text, places))


@cache
def loaded() -> Words:
    words = Words()
    words.load()
    return words


def hits(typed: str, said: str, **how: object) -> list[str]:
    stretches = Stretches(said, [0], [len(said)], lambda: ["甲"])
    words = loaded() if how.get("word") else None
    return [said[start:end] for start, end in found(checked(Query(typed, **how)), said, stretches, words)]


@pytest.mark.parametrize(
    ("typed", "said", "how", "expected"),
    [
        ("心理", "做心理咨询，问心理", {}, ["心理", "心理"]),
        ("心理", "做心理咨询。心理如何", {"word": True}, ["心理"]),
        ("什么", "为什么？什么？", {"word": True}, ["什么"]),
        ("app", "用App填表，APP，apps，wapp，ａｐｐ。", {}, ["App", "APP", "ａｐｐ"]),
        ("app", "用App填表，apps", {"word": False}, ["App", "app"]),
        ("app", "用App填表，app", {"exact": True}, ["app"]),
        ("C++", "学C++的，C+++", {}, ["C++", "C++"]),
        ("a  b", "a\n　b, a b, ab", {}, ["a\n　b", "a b"]),
        ("aa", "aaa aa", {"word": False}, ["aa", "aa"]),
        ("cafe", "café cafe\u0301 CAFE", {}, ["café", "CAFE"]),
        ("。", "好。好｡", {}, ["。", "｡"]),
        ("😀", "😀👍", {}, ["😀"]),
        ("发", "头髮，發文", {"exact": True}, []),
        ("[", "[red]", {}, ["["]),
        ("^$.*", "^$.*", {}, ["^$.*"]),
        ("12", "120 12", {}, ["12", "12"]),
        ("12", "120 12", {"word": True}, ["12"]),
    ],
)
def test_words(typed, said, how, expected):
    assert hits(typed, said, **how) == expected


@pytest.mark.parametrize(
    ("typed", "said", "how", "expected"),
    [
        ("发.", "發文，头髮", {}, ["發文", "髮"][:1]),
        ("[发做]文", "發文，做文，写文", {}, ["發文", "做文"]),
        ("[^发]文", "發文，写文", {}, ["写文"]),
        ("发文", "發文", {"exact": True}, []),
        ("APP", "app ａｐｐ", {}, ["app", "ａｐｐ"]),
        ("APP", "app APP", {"exact": True}, ["APP"]),
        (r"\d+年", "２０２４年，3年", {}, ["２０２４年", "3年"]),
        ("x*", "axxb", {}, ["xx"]),
        ("^我|了$", "我说了，我走了", {}, ["我", "了"]),
        (r"\bwork\b", "work, works", {}, ["work"]),
        (r"什么", "为什么，什么", {"word": True}, ["什么"]),
        ("(?x) 发 文", "發文发文", {}, ["发文"]),
        ("(?P<头>发)(?P=头)", "發發，发发", {}, ["發發", "发发"]),
        (r"[]发]", "]發", {}, ["]", "發"]),
        (r"[-发]", "-發", {}, ["-", "發"]),
        (r"[发-]", "-發", {}, ["-", "發"]),
        (r"\p{Han}{2,3}(?=，)", "他说话，好", {}, ["他说话"]),
        ("发{2}", "發发", {}, ["發发"]),
    ],
)
def test_patterns(typed, said, how, expected):
    assert hits(typed, said, regex=True, **how) == expected


ATOM = st.sampled_from(
    [
        "表",
        "格",
        "a",
        "k",
        ".",
        r"\s",
        r"\w",
        r"\S",
        "[表a]",
        "[^表]",
        r"[a-k]",
        "，",
        r"\n",
        " ",
        r"\.",
        "\\b",
    ]
)
EDGE = st.sampled_from(["^", "$", r"\A", r"\Z", "(?=a)", "(?!表)", "(?<=表)", "(?<!a)"])
REPEAT = st.sampled_from(["", "", "", "?", "*", "+", "+?", "*+", "{2}", "{0,2}"])
PATTERN = st.recursive(
    st.builds(
        "".join, st.lists(st.builds(lambda atom, repeat: atom + repeat * (atom != "\\b"), ATOM, REPEAT))
    ),
    lambda inner: st.one_of(
        st.builds("({}){}".format, inner, REPEAT),
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds("{}{}".format, inner, inner),
        st.builds("{}|{}".format, inner, inner),
        st.builds("{}{}".format, EDGE, inner),
        st.builds("{}{}".format, inner, EDGE),
    ),
    max_leaves=5,
)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(TURNS, PATTERN)
def test_a_pattern_finds_in_a_text_what_it_finds_in_each_turn(turns, pattern):
    text, stretches, places = laid_out(turns)
    query = Query(pattern, regex=True, exact=True)
    one_by_one = [
        (first + hit.start(), first + hit.end())
        for first, last in places
        for hit in regex.finditer(pattern, text[first:last])
        if hit.end() > hit.start()
    ]
    if pattern:
        assert found(query, text, stretches) == one_by_one


@settings(deadline=None, derandomize=True, max_examples=200)
@given(SAID, PATTERN)
def test_what_a_pattern_requires_is_in_all_that_fits(said, pattern):
    for hit in regex.finditer(pattern, said, regex.IGNORECASE):
        assert all(folded(run) in folded(hit[0]) for run in required(pattern))


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text("表发ab\\()[]{}|?*+^$.-:<>=!P#x,1", max_size=16))
def test_any_string_is_a_pattern_or_refused_with_its_place(pattern):
    assert "".join(words for _kind, words in parts(pattern)) == pattern
    required(pattern)
    is_local(pattern)
    wide = widened(pattern, {"发": "发發"}.get)
    assert "发" in pattern or wide == pattern
    try:
        query = checked(Query(pattern, regex=True))
    except (EmptyQueryError, BadPatternError) as refused:
        position = getattr(refused, "position", 0)
        assert position in range(max(1, len(pattern)))
        return
    found(query, "a表发發b", Stretches("a表发發b", [0], [5], lambda: [None]))


def test_a_pattern_that_never_ends_is_given_up():
    turns = [("", "甲", "k" * 40 + "!")] * 9
    _text, stretches, _places = laid_out(turns)
    alphabet = Alphabet()
    alphabet.learn(stretches.text)
    finder = finder_for(Query(r"(k|kk)+$", regex=True), alphabet)
    patience = Patience()
    begun = time.monotonic()
    places, slow = places_in(finder, stretches, patience)
    assert (places, slow, patience.left) == ([], [0, 1, 2, 3][:PATIENCE], 0)
    assert time.monotonic() - begun < 10


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(st.text(max_size=30), max_size=5), st.characters())
def test_an_alphabet_knows_what_was_read(texts, asked):
    alphabet = Alphabet()
    for text in texts:
        alphabet.learn(text)
    read = set("".join(texts))
    assert set(alphabet.alike(asked)) == {one for one in read if folded(one) == folded(asked)}
    assert set(alphabet.letters()) <= read
    assert alphabet.size == len(read)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.text("表格 a'b\n。👩\u200d👧", max_size=20))
def test_a_boundary_is_one_of_all(text):
    words = Words()
    ends = set(words.boundaries(text))
    assert [at for at in range(len(text) + 1) if words.is_boundary(text, at)] == sorted(ends)
