"""Finding in a project: where, who said it, what stands around it, how it is coded."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.model.errors import (
    BadPatternError,
    EmptyQueryError,
    UnknownCodeError,
    UnknownCoderError,
    UnknownSpeakerError,
    UnknownTranscriptError,
)
from coder.model.span import Span
from coder.project.coding import tag, tag_all
from coder.project.filters import Filters
from coder.project.finding import What, find, spans_to_code
from coder.project.importing import import_transcripts
from coder.project.searcher import Searcher
from coder.project.transcripts import read, remove, rename
from coder.project.undoing import undo
from coder.text.search import Query
from coder.text.words import Words


def quotes(found):
    return [(hit.transcript, hit.turn, hit.quote) for hit in found]


def take_in(study, name, text):
    path = study.folder / "transcripts" / f"{name}.txt"
    path.write_bytes(text.encode())
    (imported,) = import_transcripts(study, "甲", [path], name=name).imported
    return imported


def test_a_hit_says_all_about_itself(study, passage):
    whole = passage("A01", "可是会议又多了，😀天天开会。")
    tag(study, "甲", "A01", whole, ["会议"])
    tag(study, "乙", "A01", passage("A01", "😀"), ["表格"])
    (hit,) = find(study, Query("天天開會"), context=5)
    assert (hit.transcript, hit.turn, hit.speaker) == ("A01", 2, "受访者")
    assert hit.span == passage("A01", "天天开会")
    assert (hit.left, hit.quote, hit.right) == ("又多了，😀", "天天开会", "。")
    assert hit.around == passage("A01", "少了一些。可是会议又多了，😀天天开会。")
    assert hit.codes == ("会议",)
    (face,) = find(study, Query("😀"))
    assert face.codes == ("会议", "表格")
    assert [hit.codes for hit in find(study, Query("😀"), Filters(coders=("乙",)))] == [("表格",)]


def test_touching_is_not_overlapping(study, passage):
    span = passage("A01", "会议")
    tag(study, "甲", "A01", Span(span.start - 2, span.start), ["表格"])
    tag(study, "甲", "A01", Span(span.end, span.end + 1), ["表格"])
    assert [hit.codes for hit in find(study, Query("会议"))] == [()]


def test_context_stays_in_the_turn(study):
    (hit,) = find(study, Query("为什么呢"), context=100)
    assert (hit.left, hit.right) == ("", "？")
    (hit,) = find(study, Query("为什么呢"), context=0)
    assert (hit.left, hit.right) == ("", "")


def test_labels_are_no_text_but_headings_are(study):
    assert quotes(find(study, Query("访谈者"))) == []
    assert quotes(find(study, Query("受访"))) == []
    assert quotes(find(study, Query("访谈编号"))) == [("A01", None, "访谈编号")]
    assert quotes(find(study, Query("社区工作者"))) == [("A01", None, "社区工作者")]
    take_in(study, "D01", "没有说话人的一段话，\n只有两行。\n")
    assert quotes(find(study, Query("说话人的一段话， 只有"))) == [("D01", None, "说话人的一段话，\n只有")]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["A01 1 填表", "A01 4 表格", "B01 2 表格"]),
        (Filters(transcripts=("B01",)), ["B01 2 表格"]),
        (Filters(attributes=(("role", "社区工作者"),)), ["A01 1 填表", "A01 4 表格"]),
        (Filters(speakers=("受访者",)), ["A01 4 表格", "B01 2 表格"]),
        (Filters(exclude_interviewer=True), ["A01 4 表格", "B01 2 表格"]),
        (Filters(codes=("会议",)), ["A01 4 表格"]),
        (Filters(codes=("问题/",)), ["A01 4 表格", "B01 2 表格"]),
        (Filters(codes=("问题/",), coders=("乙",)), ["B01 2 表格"]),
        (Filters(codes=("派活",)), []),
    ],
)
def test_filters(study, passage, filters, expected):
    tag(study, "甲", "A01", passage("A01", "谁也拦不住。表格"), ["会议"])
    tag(study, "乙", "B01", passage("B01", "表格确实"), ["表格"])
    found = find(study, Query("填表|表格", regex=True), filters)
    assert [f"{hit.transcript} {hit.turn} {hit.quote}" for hit in found] == expected


def test_notes_between_turns_belong_to_nobody(study):
    assert quotes(find(study, Query("角色"))) != []
    assert quotes(find(study, Query("角色"), Filters(exclude_interviewer=True))) == []
    assert quotes(find(study, Query("角色"), Filters(speakers=("受访者",)))) == []


@pytest.mark.parametrize(
    ("query", "filters", "error"),
    [
        (Query("  "), Filters(), EmptyQueryError),
        (Query("("), Filters(transcripts=("Z",)), UnknownTranscriptError),
        (Query("(", regex=True), Filters(), BadPatternError),
        (Query("表"), Filters(coders=("谁",)), UnknownCoderError),
        (Query("表"), Filters(codes=("谁",)), UnknownCodeError),
        (Query("表"), Filters(speakers=("谁",)), UnknownSpeakerError),
    ],
)
def test_what_cannot_be_asked(study, query, filters, error):
    with pytest.raises(error):
        find(study, query, filters)


def test_a_wrong_pattern_says_where(study):
    with pytest.raises(BadPatternError) as caught:
        find(study, Query("填表[a", regex=True))
    assert (caught.value.position, caught.value.detail) == (3, "unterminated character set")


def test_the_first_come_first_and_the_rest_when_asked(study):
    for number in range(30):
        take_in(study, f"E{number:02}", f"问：填表{number}\n答：填表，填表。\n")
    found = find(study, Query("填表"), first=5)
    assert not found.finished
    assert 5 <= len(found) < 91
    first = quotes(found[:5])
    assert first[:2] == [("A01", 1, "填表"), ("E00", 1, "填表")]
    found.go_on(40)
    assert 40 <= len(found) < 91
    found.go_on()
    assert (found.finished, len(found)) == (True, 91)
    assert quotes(found[:5]) == first
    assert quotes([found[-1]]) == [("E29", 2, "填表")]
    assert quotes(found) == quotes(found[:]) == [quotes([found[index]])[0] for index in range(91)]
    with pytest.raises(IndexError):
        found[91]


def test_a_searcher_notices_what_has_changed(study):
    searcher = Searcher(study)
    assert quotes(find(study, Query("表格"), searcher=searcher)) == [("A01", 4, "表格"), ("B01", 2, "表格")]
    take_in(study, "C01", "问：錶格呢？\n答：没有。\n")
    assert quotes(find(study, Query("表格"), searcher=searcher))[-1] == ("C01", 1, "錶格")
    remove(study, "甲", "B01")
    rename(study, "甲", "C01", "A00")
    assert [hit.transcript for hit in find(study, Query("表格"), searcher=searcher)] == ["A00", "A01"]
    undo(study, "甲")
    undo(study, "甲")
    assert [hit.transcript for hit in find(study, Query("表格"), searcher=searcher)] == ["A01", "B01", "C01"]


def test_what_was_found_is_shown_though_it_has_gone(study):
    searcher = Searcher(study)
    found = find(study, Query("表格"), searcher=searcher)
    remove(study, "甲", "B01")
    assert len(find(study, Query("表格"), searcher=searcher)) == 1
    assert quotes(found) == [("A01", 4, "表格"), ("B01", 2, "表格")]


def test_codings_are_read_anew_when_asked(study):
    found = find(study, Query("表格"))
    assert [hit.codes for hit in found] == [(), ()]
    tag_all(study, "甲", spans_to_code(found), "表格")
    found.forget_codings()
    assert [hit.codes for hit in found] == [("表格",), ("表格",)]


def test_texts_are_read_once(study, monkeypatch):
    searcher = Searcher(study)
    find(study, Query("表"), searcher=searcher)
    monkeypatch.setattr("coder.store.texts.texts", None)
    monkeypatch.setattr("coder.store.texts.turns", None)
    assert len(find(study, Query("会"), searcher=searcher)) == 2


def test_whole_words_by_the_dictionary(study):
    take_in(study, "W01", "问：不安全吗？\n答：安全，也不安。\n")
    assert len(find(study, Query("不安"), Filters(transcripts=("W01",)))) == 2
    words = Words()
    words.load()
    searcher = Searcher(study, words)
    whole = find(study, Query("安全", word=True), Filters(transcripts=("W01",)), searcher=searcher)
    assert quotes(whole)[-1:] == [("W01", 2, "安全")]
    assert quotes(find(study, Query("全，", word=True), searcher=searcher)) == []


@pytest.mark.parametrize("pattern", ["(k|kk)+$|表格$", r"(?:k|kk)+\d|表格"])
def test_a_pattern_that_never_ends_is_told(study, pattern):
    for number in range(6):
        take_in(study, f"S{number}", f"问：{'k' * 60}!\n答：表格\n")
    begun = time.monotonic()
    found = find(study, Query(pattern, regex=True))
    assert time.monotonic() - begun < 10
    assert found.finished
    assert [(one.rule, one.facts.get("transcript"), one.facts.get("turn")) for one in found.warnings] == [
        *(("find-slow", f"S{number}", 1) for number in range(4)),
        ("find-given-up", None, None),
    ]
    assert "S0" in {hit.transcript for hit in found}


def test_what_is_coded_of_hits(study, passage):
    found = find(study, Query("开会|会议|表格", regex=True))
    assert spans_to_code(found) == (
        ("A01", passage("A01", "会议")),
        ("A01", passage("A01", "开会")),
        ("A01", passage("A01", "表格")),
        ("B01", passage("B01", "表格")),
    )
    assert spans_to_code(found, What.SENTENCE) == (
        ("A01", passage("A01", "可是会议又多了，😀天天开会。")),
        ("A01", passage("A01", "表格又回来了。")),
        ("B01", passage("B01", "表格确实清理了一批。")),
    )
    assert spans_to_code(found, What.SENTENCE, [found[2]]) == (("A01", passage("A01", "表格又回来了。")),)
    across = find(study, Query("一些。可是"))
    assert spans_to_code(across, What.SENTENCE) == (
        ("A01", passage("A01", "少了一些。可是会议又多了，😀天天开会。")),
    )


def test_hits_are_coded_as_one_action(study):
    found = find(study, Query("表格"))
    tagged = tag_all(study, "甲", spans_to_code(found), "表格", seen=found.revisions)
    assert [one.coding.quote for one in tagged] == ["表格", "表格"]
    assert [hit.codes for hit in find(study, Query("表格"))] == [("表格",), ("表格",)]
    undo(study, "甲")
    assert [hit.codes for hit in find(study, Query("表格"))] == [(), ()]


TYPED = st.text("表錶格会開开Aaｂ. 。😀\n?|(", min_size=1, max_size=4).filter(str.strip)


@settings(
    deadline=None,
    derandomize=True,
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(TYPED, st.booleans(), st.booleans())
def test_with_the_index_the_same_is_found(study, typed, is_pattern, exact):
    if "C01" not in {one.name for one in Searcher(study).facts()}:
        take_in(study, "C01", "问：開會。😀 Ab\n答：ａＢ　錶格。\n")
        take_in(study, "C02", "问：表\n\n答：格 会？\n")
        Searcher(study, large=0).prepare()
        take_in(study, "C03", "问：后来的，没有索引：表格。\n答：Ab？\n")
    query = Query(typed, regex=is_pattern, exact=exact)
    try:
        scanned = list(find(study, query))
    except BadPatternError:
        return
    assert list(find(study, query, searcher=Searcher(study, large=0))) == scanned


def test_the_index_rules_texts_out(study, monkeypatch):
    searcher = Searcher(study, large=0)
    assert searcher.unprepared() == sum(len(read(study, name).text) for name in ("A01", "B01"))
    steps = []
    searcher.prepare(steps.append)
    assert (sum(steps), searcher.unprepared()) == (sum(len(read(study, n).text) for n in ("A01", "B01")), 0)
    assert (study.folder / ".coder" / "search.db").exists()
    facts = searcher.facts()
    assert [one.name for one in searcher.likely(Query("确实"), facts)] == ["B01"]
    assert [one.name for one in searcher.likely(Query("確實.{3}", regex=True), facts)] == ["B01"]
    assert [one.name for one in searcher.likely(Query("确|实", regex=True), facts)] == ["A01", "B01"]
    take_in(study, "C01", "问：新的？\n答：嗯。\n")
    assert [one.name for one in searcher.likely(Query("确实"), searcher.facts())] == ["B01", "C01"]


def test_a_small_project_gets_no_index(study):
    searcher = Searcher(study)
    searcher.prepare()
    assert searcher.unprepared() == 0
    assert not (study.folder / ".coder" / "search.db").exists()


def test_where_no_index_can_be_made_the_texts_are_searched(study):
    (study.folder / ".coder" / "search.db").mkdir()
    searcher = Searcher(study, large=0)
    searcher.prepare()
    assert quotes(find(study, Query("确实"), searcher=searcher)) == [("B01", 2, "确实")]
