"""What a list of hits needs of a search besides the hits: where they stand, and what was said before."""

from __future__ import annotations

from coder.project.coding import tag
from coder.project.finding import find
from coder.project.found import Found
from coder.project.importing import import_transcripts
from coder.project.transcripts import read, remove
from coder.text.search import Query


def test_hits_are_given_by_transcript(study):
    found = find(study, Query("表格"))
    assert found.transcripts == ("A01", "B01")
    for name in ("A01", "B01", "C01"):
        assert list(found.spans_in(name)) == [hit.span for hit in found if hit.transcript == name]
    assert sum(len(found.spans_in(name)) for name in found.transcripts) == len(found) == 2


def test_it_knows_on_which_text_the_hits_stand(study, study_folder):
    found, before = find(study, Query("表格")), read(study, "B01").text
    assert found.is_about("B01", before)
    assert found.is_about("C01", "whatever: nothing was found there")
    path = study_folder / "transcripts" / "B01.txt"
    path.write_bytes(path.read_bytes() + "访谈者：表格呢？\n".encode())
    remove(study, "甲", "B01")
    import_transcripts(study, "甲", [path])
    after = read(study, "B01").text
    assert after != before
    assert not found.is_about("B01", after)
    assert find(study, Query("表格")).is_about("B01", after)


def test_an_excerpt_holds_the_turn_and_the_one_before(study):
    for word, numbers, speakers in (
        ("拦不住", [3, 4], ["访谈者", "受访者"]),
        ("填表", [1], ["访谈者"]),
        ("角色", [], []),
    ):
        found = find(study, Query(word))
        hit, whole = found[0], read(study, "A01")
        part, span = found.excerpt(hit)
        assert span.of(part.text) == word
        assert [turn.number for turn in part.turns] == numbers
        assert [turn.speaker for turn in part.turns] == speakers
        by_number = {turn.number: turn.span.of(whole.text) for turn in whole.turns}
        assert [turn.span.of(part.text) for turn in part.turns] == [by_number[one] for one in numbers]
        assert part.text in whole.text


def test_codings_of_somebody_who_has_none_yet_are_none(study, passage):
    tag(study, "甲", "A01", passage("A01", "开会"), ["会议"])
    assert [hit.codes for hit in find(study, Query("开会"), whose=("乙",))] == [()]
    assert [hit.codes for hit in find(study, Query("开会"), whose=("甲",))] == [("会议",)]


def test_it_goes_on_step_by_step(study, study_folder):
    text = (study_folder / "transcripts" / "B01.txt").read_bytes()
    for number in range(12):
        path = study_folder / "transcripts" / f"D{number:02}.txt"
        path.write_bytes(text)
        import_transcripts(study, "甲", [path])
    whole = find(study, Query("表格"))
    found = find(study, Query("表格"), first=0)
    counts = []
    while not found.finished:
        found.step()
        counts.append(len(found))
    assert isinstance(found, Found)
    assert counts == sorted(counts)
    assert len(set(counts)) > 1
    assert [(hit.transcript, hit.span) for hit in found] == [(hit.transcript, hit.span) for hit in whole]
