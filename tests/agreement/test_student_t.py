"""Quantiles of Student's t are those of closed forms and of printed tables."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest

from coder.agreement.student_t import t_quantile


@pytest.mark.parametrize("probability", [0.6, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9995])
def test_closed_forms(probability) -> None:
    """One, two and four degrees of freedom have formulas."""
    assert t_quantile(probability, 1) == pytest.approx(
        math.tan(math.pi * (probability - 0.5)), rel=1e-11, abs=1e-10
    )
    a = 4 * probability * (1 - probability)
    assert t_quantile(probability, 2) == pytest.approx(
        2 * (probability - 0.5) * math.sqrt(2 / a), rel=1e-11, abs=1e-10
    )
    four = math.cos(math.acos(math.sqrt(a)) / 3) / math.sqrt(a) - 1
    assert t_quantile(probability, 4) == pytest.approx(2 * math.sqrt(four), rel=1e-11, abs=1e-10)


@pytest.mark.parametrize(
    ("degrees", "printed"),
    [(3, 3.1824463053), (5, 2.5705818356), (9, 2.2621571628), (11, 2.2009851601), (30, 2.0422724563),
     (60, 2.0002978220), (120, 1.9799304051), (1000, 1.9623390808)],
)  # fmt: skip
def test_printed_values(degrees, printed) -> None:
    assert t_quantile(0.975, degrees) == pytest.approx(printed, abs=1e-10)
    assert t_quantile(0.025, degrees) == -t_quantile(0.975, degrees)


def test_many_degrees_are_the_normal_distribution() -> None:
    """The first terms of the expansion around it (Abramowitz & Stegun 26.7.5) at 200,000."""
    z, n = NormalDist().inv_cdf(0.975), 200_000
    expanded = z + (z**3 + z) / (4 * n) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n * n)
    assert t_quantile(0.975, n) == pytest.approx(expanded, abs=1e-10)
    assert t_quantile(0.975, 99) > t_quantile(0.975, 100) > t_quantile(0.975, 101)


def test_the_middle_and_what_is_none() -> None:
    assert t_quantile(0.5, 7) == 0
    assert t_quantile(0.5 + 1e-9, 7) == pytest.approx(2.6e-9, rel=0.01)
    for probability, degrees in ((0, 5), (1, 5), (0.9, 0)):
        with pytest.raises(ValueError, match="degree"):
            t_quantile(probability, degrees)
