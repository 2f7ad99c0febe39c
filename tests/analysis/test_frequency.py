"""Frequencies equal a count with Python sets of characters, whatever is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.arrays import CodingArrays
from coder.analysis.frequency import Figures, Frequencies, frequencies
from coder.analysis.scope import case_of, scope_of
from coder.model.code import Bilingual, Code
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn

CODERS = ("甲", "乙", "丙")
SPEAKERS = ("访谈员", "社区工作者", None)
CODEBOOK = Codebook(
    tuple(
        Code(id, uuid=id, name=Bilingual(id, id), parent=parent, codable=id != "负担")
        for id, parent in [
            ("负担", None),
            ("台账", "负担"),
            ("重复填报", "台账"),
            ("临时催报", "台账"),
            ("考核", "负担"),
            ("原因", None),
            ("条块分割", "原因"),
        ]
    )
)
CODES = tuple(CODEBOOK.by_id)
Field: TypeAlias = dict[tuple[str, str], list[set[int]]]


def interview(number: int, chance: Random) -> Transcript:
    """Invent a short interview; some turns are empty, some text is in no turn, some have no turns."""
    turns, at = [], 0
    for index in range(chance.choice([0, 1, 3, 4, 5])):
        start = at + chance.choice([0, 0, 1, 2])
        at = start + chance.choice([0, 1, 3, 6])
        turns.append(Turn(index + 1, Span(start, at), chance.choice(SPEAKERS)))
    text = "".join(chance.choice("字字　\n") for _ in range(at + chance.randrange(6)))
    attributes = chance.choice([{}, {"role": "社区"}, {"role": "街道"}])
    return Transcript(f"C{number}", text, tuple(turns), attributes=attributes)


def study_of(seed: int) -> tuple[list[Transcript], set[tuple[str, str]], list[Coding]]:
    """Invent interviews, who has begun which, and codings; some by who has not, some of a lost code."""
    chance = Random(seed)
    texts = [interview(number, chance) for number in range(chance.randrange(4))]
    read = {(text.id, coder) for text in texts for coder in CODERS if chance.random() < 0.8}
    codings = []
    for text in texts:
        for _ in range(chance.choice([0, 1, 5, 12]) if text.text else 0):
            start = chance.randrange(len(text.text))
            end = chance.randint(start + 1, min(len(text.text), start + chance.choice([1, 3, 20])))
            code = chance.choice([*CODES, "忘了"])
            codings.append(Coding("", text.id, code, chance.choice(CODERS), Span(start, end), ""))
    return texts, read, codings


def naive_units(text: Transcript) -> Iterator[tuple[int, int, str | None]]:
    """List turns, or lines where there are none."""
    if text.turns:
        yield from ((turn.span.start, turn.span.end, turn.speaker) for turn in text.turns)
        return
    at = 0
    for line in text.text.split("\n"):
        if set(line) - set("　"):
            yield at, at + len(line), None
        at += len(line) + 1


def naive_figures(codings: Iterable[Coding], field: Field, *, whole: bool) -> list[int]:
    """Count one cell: `field` holds the units of each (transcript, coder), as sets of characters."""
    count, passages, touched_texts, turns, characters = 0, set(), set(), set(), set()
    for coding in codings:
        units = field.get((coding.transcript, coding.coder))
        span = set(range(coding.span.start, coding.span.end))
        if units is None or not (whole or any(unit & span for unit in units)):
            continue
        count += 1
        passages.add((coding.transcript, coding.coder, coding.span))
        touched_texts.add(coding.transcript)
        layer = (coding.transcript, coding.coder)
        turns |= {(layer, place) for place, unit in enumerate(units) if unit & span}
        inside = span if whole else span & set().union(*units)
        characters |= {(layer, character) for character in inside}
    return [count, len(passages), len(touched_texts), len(turns), len(characters)]


def naive(texts, read, codings, *, by, depth, codes, speakers, without):
    """Count every cell on its own, by the definitions and nothing else."""
    cut = bool(speakers) or without is not None
    whole = not cut and by != "speaker"
    by_id = {text.id: text for text in texts}

    def group_of(text: str, coder: str, speaker: str | None) -> str | None:
        names = {"transcript": text, "coder": coder, "speaker": speaker}
        if by == "attr:role":
            return by_id[text].attributes.get("role")
        return names.get(by)

    fields: dict[str | None, Field] = {}
    sizes: dict[str | None, int] = {}
    for text, coder in read:
        for start, end, speaker in naive_units(by_id[text]):
            heard = (not speakers or speaker in speakers) and (without is None or speaker not in without)
            if heard and end > start:
                field = fields.setdefault(group_of(text, coder, speaker), {})
                field.setdefault((text, coder), []).append(set(range(start, end)))
        if whole:
            group = group_of(text, coder, None)
            fields.setdefault(group, {}).setdefault((text, coder), [])
            sizes[group] = sizes.get(group, 0) + len(by_id[text].text)

    def line(code: str) -> list[str]:
        return [*reversed(CODEBOOK.ancestors(code)), code]

    counted = [
        (line(coding.code)[:depth], coding)
        for coding in codings
        if coding.code in CODES and (codes is None or coding.code in codes)
    ]
    shown = {line(code)[:depth][-1] for code in CODES if codes is None or code in codes}
    result = {}
    for group, field in fields.items():
        size = sizes[group] if whole else sum(len(unit) for units in field.values() for unit in units)

        def figures(chosen: Callable[[list[str]], bool], field=field, size=size) -> Figures:
            found = naive_figures([coding for path, coding in counted if chosen(path)], field, whole=whole)
            return Figures(*found, found[-1] / size if size else None)

        result[group] = (
            len({text for text, _ in field}),
            sum(len(units) for units in field.values()),
            size,
            figures(lambda path: True),
            {
                code: (
                    figures(lambda path, code=code: path[-1] == code),
                    figures(lambda path, code=code: code in path),
                )
                for code in shown
            },
        )
    return result


def told(result: Frequencies):
    """Bring a result into the form of the naive count."""
    return {
        group.group: (
            group.transcripts,
            group.turns,
            group.characters,
            group.coded,
            {row.code.id: (row.own, row.rolled_up) for row in group.rows},
        )
        for group in result.groups
        if group.transcripts
    }


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    seed=st.integers(0, 2**32),
    by=st.sampled_from([None, "transcript", "speaker", "coder", "attr:role"]),
    depth=st.sampled_from([None, 1, 2, 3]),
    codes=st.none() | st.sets(st.sampled_from(CODES), min_size=1),
    heard=st.sampled_from([((), None), ((), None), (("社区工作者",), None), ((), {"访谈员"}), ((), set())]),
)
def test_every_figure_equals_a_count_with_sets(seed, by, depth, codes, heard) -> None:
    texts, read, codings = study_of(seed)
    speakers, without = heard
    scope = scope_of(
        [case_of(text) for text in texts], read, coders=CODERS, speakers=speakers, without=without
    )
    arrays = CodingArrays.of(codings)
    result = frequencies(arrays, scope, CODEBOOK, by=by, depth=depth, codes=codes)
    expected = naive(
        texts, read, codings, by=by, depth=depth, codes=codes, speakers=speakers, without=without
    )
    assert told(result) == expected
    nothing = Figures(0, 0, 0, 0, 0, None)
    empty = [group for group in result.groups if not group.transcripts]
    assert all(row.own == row.rolled_up == nothing for group in empty for row in group.rows)
    lost = sum(coding.code == "忘了" and (coding.transcript, coding.coder) in read for coding in codings)
    assert dict(result.unknown) == ({"忘了": lost} if lost else {})


def test_a_heading_carries_what_is_below_it_once() -> None:
    """Two codes on the same words are one passage and one stretch of text for the code above them."""
    text = Transcript("C01", "台账每周都要填报一遍。", (Turn(1, Span(0, 11), "社区工作者"),))
    codings = [
        Coding("", "C01", "重复填报", "甲", Span(0, 8), ""),
        Coding("", "C01", "临时催报", "甲", Span(0, 8), ""),
        Coding("", "C01", "考核", "甲", Span(4, 10), ""),
    ]
    scope = scope_of([case_of(text)], {("C01", "甲")})
    (group,) = frequencies(CodingArrays.of(codings), scope, CODEBOOK).groups
    figures = {row.code.id: row for row in group.rows}
    assert [row.code.id for row in group.rows] == list(CODES)
    assert figures["负担"].own == Figures(0, 0, 0, 0, 0, 0.0)
    assert figures["负担"].rolled_up == Figures(3, 2, 1, 1, 10, 10 / 11)
    assert figures["台账"].rolled_up == Figures(2, 1, 1, 1, 8, 8 / 11)
    assert figures["原因"].rolled_up == Figures(0, 0, 0, 0, 0, 0.0)
    assert [row.depth for row in group.rows] == [0, 1, 2, 2, 1, 0, 1]


def test_a_former_id_still_counts() -> None:
    """Codings under a name that a code had before belong to that code."""
    codebook = Codebook((Code("催报", uuid="1", name=Bilingual("催报"), former_ids=("催促",)),))
    text = Transcript("C01", "又来催了")
    codings = CodingArrays.of([Coding("", "C01", "催促", "甲", Span(0, 4), "")])
    result = frequencies(codings, scope_of([case_of(text)], {("C01", "甲")}), codebook)
    assert result.groups[0].rows[0].own.codings == 1
    assert not result.unknown
    assert result.lines_as_turns == ("C01",)


def test_codings_outside_the_turns_in_scope_are_reported() -> None:
    """A coding of the interviewer's question is in no figure once interviewers are left out."""
    turns = (Turn(1, Span(0, 3), "访谈员"), Turn(2, Span(4, 7), "社区工作者"))
    text = Transcript("C01", "累不累\n很累的", turns)
    codings = CodingArrays.of(
        [Coding("", "C01", "负担", "甲", Span(0, 3), ""), Coding("", "C01", "负担", "甲", Span(2, 6), "")]
    )
    scope = scope_of([case_of(text)], {("C01", "甲")}, without={"访谈员"})
    result = frequencies(codings, scope, CODEBOOK)
    assert result.left_out == 1
    assert result.cut
    assert result.groups[0].rows[0].own == Figures(1, 1, 1, 1, 2, 2 / 3)


def test_a_coding_beyond_its_text_is_no_figure() -> None:
    """Broken data is an error, never a count in the next transcript."""
    codings = CodingArrays.of([Coding("", "C01", "负担", "甲", Span(0, 9), "")])
    scope = scope_of([case_of(Transcript("C01", "很累的"))], {("C01", "甲")})
    with pytest.raises(ValueError, match="outside"):
        frequencies(codings, scope, CODEBOOK)


def test_groups_must_have_a_meaning() -> None:
    scope = scope_of([case_of(Transcript("C01", "很累的"))], {("C01", "甲")})
    with pytest.raises(ValueError, match="role"):
        frequencies(CodingArrays.of([]), scope, CODEBOOK, by="role")
