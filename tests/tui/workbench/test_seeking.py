"""Only what was asked last is answered, step by step, and what may be asked is read beforehand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from coder.model.errors import BadPatternError
from coder.project.filters import Filters
from coder.project.importing import import_transcripts
from coder.project.opening import Project
from coder.store import texts
from coder.text.search import Query
from coder.tui.seeking import KEPT, Answer, Asked, Seeker
from coder.tui.study import Study


@pytest.fixture
def study(project: Project) -> Study:
    """Many texts, so that a search takes several steps."""
    for number in range(20):
        path = project.folder / "transcripts" / f"M{number:02}.txt"
        path.write_bytes(f"问：第{number}份。\n答：我们在做。\n".encode())
        import_transcripts(project, "王", [path])
    return Study(project, "王")


@asynccontextmanager
async def at_work(seeker: Seeker) -> AsyncIterator[None]:
    task = asyncio.create_task(seeker.work())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def keeping(answers: list[Answer]) -> Callable[[Answer], None]:
    """Keep answers, each with how many hits it had when it came."""
    return answers.append


async def test_hits_come_step_by_step_to_the_end(study: Study) -> None:
    seeker, counts, ends, answers = Seeker(), [], [], []

    def show(answer: Answer) -> None:
        answers.append(answer)
        counts.append(len(answer.found or ()))
        ends.append(answer.is_final)

    async with at_work(seeker):
        seeker.seek(study, Asked(Query("我们")), show)
        await seeker.finish()
    assert len({id(answer.found) for answer in answers}) == 1
    assert ends == [False] * (len(answers) - 1) + [True]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] == 23
    assert [len(hit.left) <= 120 for hit in answers[-1].found] == [True] * 23


async def test_what_is_overtaken_is_never_shown_again(study: Study) -> None:
    seeker, first, second = Seeker(), [], []

    def overtake(answer: Answer) -> None:
        first.append(answer)
        seeker.seek(study, Asked(Query("第1份")), keeping(second))

    async with at_work(seeker):
        seeker.seek(study, Asked(Query("我们")), overtake)
        await seeker.finish()
        await seeker.finish()
    assert len(first) == 1
    assert {answer.asked.query.text for answer in second} == {"第1份"}
    assert second[-1].is_final
    assert seeker.asked == Asked(Query("第1份"))


async def test_what_is_given_up_is_not_shown(study: Study) -> None:
    seeker, answers = Seeker(), []
    async with at_work(seeker):
        seeker.seek(study, Asked(Query("我们")), keeping(answers))
        seeker.give_up()
        await seeker.finish()
    assert answers == []


async def test_a_search_goes_on_where_it_was_overtaken(study: Study) -> None:
    seeker, answers = Seeker(), []

    def stop(answer: Answer) -> None:
        answers.append(answer)
        seeker.give_up()

    async with at_work(seeker):
        seeker.seek(study, Asked(Query("我们")), stop)
        await seeker.finish()
        found = answers[0].found
        assert not found.finished
        seeker.seek(study, answers[0].asked, keeping(answers), found)
        await seeker.finish()
    assert answers[-1].found is found
    assert len(found) == 23
    assert len({(hit.transcript, hit.span) for hit in found}) == 23


async def test_a_wrong_question_is_an_answer_too(study: Study) -> None:
    seeker, answers = Seeker(), []
    async with at_work(seeker):
        seeker.seek(study, Asked(Query("(", regex=True)), keeping(answers))
        await seeker.finish()
        seeker.seek(study, Asked(Query("我们"), Filters(transcripts=("G01",))), keeping(answers))
        await seeker.finish()
    assert isinstance(answers[0].error, BadPatternError)
    assert answers[0].is_final
    assert {hit.transcript for hit in answers[-1].found} == {"G01"}


async def test_texts_are_read_before_anybody_has_typed(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    seeker, read = Seeker(), []
    usual = texts.texts

    def counted(connection: object, revisions: list[int]) -> dict[int, str]:
        read.append(len(revisions))
        return usual(connection, revisions)

    monkeypatch.setattr(texts, "texts", counted)
    async with at_work(seeker):
        seeker.get_ready(study)
        await seeker.finish()
        assert sum(read) == 22
        seeker.seek(study, Asked(Query("我们")), keeping([]))
        await seeker.finish()
    assert sum(read) == 22


def test_queries_are_remembered_once_each() -> None:
    seeker = Seeker()
    for query in ("台账", "  ", "牌子", "台账", *map(str, range(KEPT - 2))):
        seeker.remember(query)
    assert seeker.typed[:2] == ["牌子", "台账"]
    assert len(seeker.typed) == KEPT
    seeker.remember("新")
    assert "牌子" not in seeker.typed
