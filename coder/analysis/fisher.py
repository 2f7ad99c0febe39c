"""Do two codes meet in more transcripts than chance explains: Fisher's exact test."""

from __future__ import annotations

from math import exp, lgamma


def fisher_p(n_ab: int, n_a: int, n_b: int, n: int) -> float:
    """Probability of meeting at least this often if n_a and n_b of n units were drawn independently.

    One-sided: the upper tail of the hypergeometric distribution. Fisher (1935), The Design of Experiments

    >>> round(fisher_p(3, 4, 4, 8), 4)  # the lady tasting tea
    0.2429
    >>> round(fisher_p(10, 12, 13, 30), 7)  # twins of convicts, Fisher (1935), JRSS 98(1)
    0.0004652
    """
    low, high = max(n_ab, n_a + n_b - n), min(n_a, n_b)
    return min(1.0, sum(exp(_ln_share(both, n_a, n_b, n)) for both in range(low, high + 1)))


def _ln_share(both: int, n_a: int, n_b: int, n: int) -> float:
    return _ln_choose(n_a, both) + _ln_choose(n - n_a, n_b - both) - _ln_choose(n, n_b)


def _ln_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
