"""Agreement on its screen: values first and intervals after them, each key, each line, and what is hidden."""

from __future__ import annotations

import asyncio
import csv
import threading
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coder.agreement.unitized import unitized_counts
from coder.agreement.unitized_counts import UnitizedCounts
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project import assigning, coding, transcripts
from coder.project.opening import Project
from coder.tui import agreeing, differing
from coder.tui.agreement_notes import agreement_notes
from coder.tui.app import Workbench
from coder.tui.leading import Show
from coder.tui.screens import reliability as screens
from coder.tui.screens.compare import CompareScreen
from coder.tui.screens.reliability import ReliabilityScreen
from coder.tui.widgets.bar import Bar
from coder.tui.widgets.prose import Prose

Start = Callable[..., Workbench]
SIZE = (120, 34)


@pytest.fixture
def coded(project: Project) -> Project:
    """Two have coded both transcripts and are done: they agree on one passage and differ on others."""
    first, second = transcripts.read(project, "C01").turns, transcripts.read(project, "G01").turns
    answer = first[1].span
    coding.tag(project, "王", "C01", answer, ["4.1.1"])
    coding.tag(project, "李", "C01", Span(answer.start, answer.start + 20), ["4.1.1"])
    coding.tag(project, "王", "C01", first[3].span, ["5.1.1"])
    coding.tag(project, "李", "C01", first[3].span, ["5.1.1"])
    coding.tag(project, "王", "C01", first[5].span, ["4.1.2"])
    coding.tag(project, "李", "G01", second[1].span, ["5.1.1"])
    done(project, "C01", "G01")
    return project


def done(project: Project, *names: str, who: tuple[str, ...] = ("王", "李")) -> None:
    for name in names:
        for coder in who:
            transcripts.set_status(project, coder, name, Status.DONE)


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(2):
        await pilot.pause()
        await pilot.app.writing.finish()
        if isinstance(pilot.app.screen, ReliabilityScreen):
            await pilot.app.screen.finish_drawing()
    await pilot.pause()


async def opened(pilot: Pilot[None]) -> ReliabilityScreen:
    pilot.app.coding.post_message(Show("reliability"))
    await settled(pilot)
    assert isinstance(pilot.app.screen, ReliabilityScreen)
    return pilot.app.screen


def table(screen: ReliabilityScreen) -> dict[str, list[str]]:
    return {line.id: [cell.text.strip() for cell in line.cells] for line in screen.grid.lines}


def notes(screen: ReliabilityScreen) -> str:
    return screen.query_one("#around", Prose).text


def asked(screen: ReliabilityScreen) -> str:
    return screen.query_one("#asked", Bar).text


async def test_a_key_opens_it_with_a_line_for_each_code_domain_and_all(
    workbench: Start, coded: Project
) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("alt+r")
        await settled(pilot)
        assert isinstance(app.screen, ReliabilityScreen)
        found = table(app.screen)
        codes = [id.removeprefix("code ") for id in found if id.startswith("code")]
        assert codes == ["4.1.1", "4.1.2", "5.1.1"]
        assert [id for id in found if id.startswith("domain ")][:2] == [
            "domain None u_alpha",
            "domain None cu_alpha",
        ]
        assert sum(id.startswith("overall ") for id in found) > 4
        low, high = (float(found["code 4.1.1"][at]) for at in (3, 4))
        assert low <= float(found["code 4.1.1"][0]) <= high
        assert "●" in found["code 4.1.1"][1]
        assert found["code 4.1.1"][5:7] == ["1", "1"]
        study = app.screen.answer.result.study
        parts = [unitized_counts(study.continua_of(text, "4.1.1"), text.mask.length) for text in study.texts]
        assert found["code 4.1.1"][0] == f"{sum(parts, UnitizedCounts()).alpha().binary.value:.3f}"
        assert "王：1 个段落" in notes(app.screen)
        assert "参考标准（Krippendorff" in notes(app.screen)
        await pilot.press("f8")
        await settled(pilot)
        assert "exports/reliability-character" in app.screen.query_one("#status", Bar).text
        check_exports(coded, found["code 4.1.1"][0])
        await pilot.press("escape")
        assert app.screen is app.coding


def check_exports(project: Project, value: str) -> None:
    """All figures stand in one file, and the other is a report to be quoted from."""
    (path,) = (project.folder / "exports").glob("reliability-*.csv")
    rows = csv.DictReader(path.read_bytes().decode("utf-8-sig").splitlines())
    assert value in [
        row["value"] for row in rows if (row["of"], row["figure"]) == ("4.1.1", "binary_u_alpha")
    ]
    (report,) = (project.folder / "exports").glob("reliability-*.md")
    assert "独立编码" in report.read_bytes().decode()


async def test_values_stand_there_before_their_intervals(
    workbench: Start, coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    drawn = agreeing.with_intervals

    def slow(answer: agreeing.Answer) -> agreeing.Answer:
        goes_on.wait(10)
        return drawn(answer)

    monkeypatch.setattr(screens, "with_intervals", slow)
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        app.coding.post_message(Show("reliability"))
        for _ in range(200):
            await pilot.pause()
            await app.writing.finish()
            if isinstance(app.screen, ReliabilityScreen) and app.screen.grid.lines:
                break
            await asyncio.sleep(0.01)
        screen = app.screen
        before = table(screen)["code 4.1.1"]
        assert before[0]
        assert not before[3]
        assert "正在计算区间" in screen.query_one("#status", Bar).text
        await app.run_action("screen.export_agreement")
        assert "区间还在计算" in screen.query_one("#status", Bar).text
        goes_on.set()
        await settled(pilot)
        after = table(screen)["code 4.1.1"]
        assert after[0] == before[0]
        assert after[3]


async def test_enter_leads_to_the_differences_and_intervals_are_not_drawn_again(
    workbench: Start, coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = []
    drawn = agreeing.with_intervals
    monkeypatch.setattr(screens, "with_intervals", lambda answer: times.append(1) or drawn(answer))
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.grid.highlight("code 5.1.1", 0)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, CompareScreen)
        assert [one.transcript for one in app.screen.items] == ["G01"]
        assert "公共事务总量上升" in app.screen.screen_title
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is screen
        assert len(times) == 1
        assert table(screen)["code 4.1.1"][3]


async def test_each_key_measures_or_lays_out_another_way(workbench: Start, coded: Project) -> None:
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert "F2 按句 " in asked(screen)
        assert screen.answer.result.question.unit == "sentence"
        await pilot.press("f3")
        await settled(pilot)
        assert "F3 只分到第 1 级" in asked(screen)
        assert [id for id in table(screen) if id.startswith("code ")] == ["code 问题", "code 原因"]
        await pilot.press("f3", "f5", "f7")
        await settled(pilot)
        assert "F5 不含访谈者" in asked(screen)
        values = [texts[0] for id, texts in table(screen).items() if id.startswith("code ")]
        assert values == sorted(values, key=lambda said: (said == "–", said != "–" and float(said)))
        assert "F4" not in asked(screen)


async def test_a_code_without_a_value_says_why(workbench: Start, coded: Project) -> None:
    for one in transcripts.codings_of(coded, "C01", None):
        if one.code == "4.1.2":
            coding.untag(coded, one.coder, [one.id])
    app = workbench()
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert table(screen)["code 4.1.2"][:3] == ["–", "没有人用过这个编码", ""]
        screen.grid.highlight("code 4.1.2", 0)
        await pilot.pause()
        assert "|uα 没有数值：没有人用过这个编码" in notes(screen)
        await pilot.press("f10")
        assert "code 4.1.2" not in table(screen)


async def test_of_three_each_pair_can_be_measured(workbench: Start, coded: Project) -> None:
    coding.tag(coded, "赵", "C01", transcripts.read(coded, "C01").turns[5].span, ["4.1.2"])
    done(coded, "C01", "G01", who=("赵",))
    app = workbench()
    async with app.run_test(size=(160, 40)) as pilot:
        screen = await opened(pilot)
        assert "F4 全体编码员" in asked(screen)
        assert screen.answer.result.study.coders == ("王", "李", "赵")
        await pilot.press("f4", "f4")
        await settled(pilot)
        assert screen.answer.result.study.coders == ("王", "赵")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.pair == ("王", "赵")


def missing(project: Project) -> str:
    told = agreement_notes(agreeing.points(project, agreeing.Asked()), None, project.codebook, "F8")
    return "\n".join(one.text for one in told)


def test_without_two_who_are_done_it_says_what_is_missing(project: Project) -> None:
    turn = transcripts.read(project, "C01").turns[1].span
    assert "还没有人开始编码" in missing(project)
    coding.tag(project, "王", "C01", turn, ["4.1.1"])
    assert "目前只有王开始编码" in missing(project)
    coding.tag(project, "李", "C01", turn, ["4.1.1"])
    assert "还没有两位编码员都已完成的访谈" in missing(project)
    assert "在正文里按 F8" in missing(project)
    assert "C01（王 进行中、李 进行中）" in missing(project)


async def test_a_blind_coder_sees_nothing_of_what_is_hidden(workbench: Start, coded: Project) -> None:
    for coder in ("王", "李", "赵"):
        assigning.assign(coded, "王", ["C01", "G01"], coder)
    app = workbench("赵")
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert table(screen) == {}
        assert "您完成之后才能看到他人在其中的编码：C01、G01" in notes(screen)
    assert differing.found(coded, "赵", begun=True).compared == {}
    done(coded, "G01", who=("赵",))
    answer = agreeing.points(coded, agreeing.Asked(eyes="赵"))
    assert [text.name for text in answer.result.study.texts] == ["G01"]
    assert answer.hidden == ("C01",)
    found = differing.found(coded, "赵", begun=True)
    assert {name for each in found.compared.values() for name in each.transcripts} == {"G01"}
    assert agreeing.points(coded, agreeing.Asked(eyes="王")).hidden == ()
