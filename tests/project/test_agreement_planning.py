"""How much must be coded twice: larger studies have narrower intervals, and a wish has its size."""

from __future__ import annotations

import numpy as np
import pytest

from coder.agreement.planning import studies_drawn, width_of
from coder.agreement.redrawn_values import binary_u_values
from coder.model.transcript import Status
from coder.project.agreement_planning import Plan, plan_agreement
from coder.project.coding import tag
from coder.project.filters import Filters
from coder.project.reliability import reliability
from coder.project.reliability_question import Question
from coder.project.transcripts import set_status


@pytest.fixture
def coded(study, passage):
    """Two transcripts; the coders agree in one and partly in the other."""
    for who, words in (("甲", "会议又多了"), ("乙", "会议又多")):
        tag(study, who, "A01", passage("A01", words), ["会议"])
        tag(study, who, "A01", passage("A01", "部门直接派活"), ["派活"])
        tag(study, who, "B01", passage("B01", "表格确实清理"), ["会议"])
        for name in ("A01", "B01"):
            set_status(study, who, name, Status.DONE)
    return study


def test_the_pilot_is_what_reliability_measures(coded):
    planned = plan_agreement(coded, Filters(), Plan(replicates=100))
    found = reliability(coded, Filters(), Question(replicates=0)).figures
    by_code = {one.code: one.pilot.value for one in planned.figures if one.code}
    assert by_code == {code.code: code.main.value for code in found.codes}
    whole = {one.figure: one.pilot.value for one in planned.figures if not one.code}
    assert whole == {
        "multi_valued_alpha": found.overall.multi_valued["sentence"].value,
        "union": found.overall.union.value,
    }


def test_larger_studies_have_narrower_intervals_and_a_wish_has_its_size(coded):
    (figure,) = [one for one in plan_agreement(coded, Filters(), Plan(0.05)).figures if one.code == "会议"]
    assert figure.widths[10] > figure.widths[40] > figure.widths[200]
    assert figure.needed == min(size for size, width in figure.widths.items() if width <= 0.05)
    (never,) = [one for one in plan_agreement(coded, Filters(), Plan(0.01)).figures if one.code == "会议"]
    assert never.needed is None or never.widths[never.needed] <= 0.01
    assert never.widths == figure.widths


def test_turns_can_be_drawn(coded):
    planned = plan_agreement(coded, Filters(), Plan(drawn="turn", replicates=100))
    assert planned.parts == 6
    assert max(planned.figures[0].widths) == 3000


def test_without_a_pilot_there_is_nothing_to_simulate(study):
    planned = plan_agreement(study, Filters(), Plan())
    assert {one.pilot.reason for one in planned.figures} == {"fewer-than-two-coders"}
    assert {one.needed for one in planned.figures} == {None}


def test_the_simulated_width_is_near_the_one_of_statistics():
    """A mean of n values of variance v has a 95 % interval of 2 · 1.96 √(v / n), wider by Student's t."""
    values = np.array([0.0, 1.0] * 20)
    drawn = np.array(studies_drawn(40, 100, 4000, 1), float) @ values / 100
    assert width_of(drawn, 100, 0.95) == pytest.approx(2 * 1.984 * (0.25 / 100) ** 0.5, rel=0.05)
    assert width_of(np.full(100, np.nan), 10, 0.95) is None
    assert np.isnan(binary_u_values(1, *(np.zeros(1) for _column in range(4))))[0]
