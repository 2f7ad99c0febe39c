"""What the tree of codes says about two of them: how far apart they are, and what is above them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coder.agreement.units import Value

Parents = Mapping[Value, Value | None]
"""Code -> the code above it, None for a topmost one."""


def line_of(parent: Parents, code: Value) -> tuple[Value, ...]:
    """List the codes from the top down to one.

    >>> line_of({"emotion": None, "anger": "emotion"}, "anger")
    ('emotion', 'anger')
    """
    line: list[Value] = []
    above: Value | None = code
    while above is not None:
        if above not in parent or above in line:
            raise ValueError(f"{above!r} is not in the tree, or above itself")
        line.append(above)
        above = parent[above]
    return tuple(reversed(line))


def tree_distance(parent: Parents) -> Callable[[Value, Value], float]:
    """Make a distance: the steps between two codes through the tree, as a share of the longest such way.

    The topmost codes are joined above. From 0 for the same code to 1; to be used in alpha as it is, not
    squared, or as `1 - δ` for a weighted kappa. A code outside the tree is an error.

    >>> distance = tree_distance({"emotion": None, "anger": "emotion", "joy": "emotion", "work": None})
    >>> distance("anger", "joy"), distance("anger", "work"), round(distance("anger", "emotion"), 4)
    (0.6666666666666666, 1.0, 0.3333)
    """
    lines = {code: line_of(parent, code) for code in parent}

    def steps(a: Value, b: Value) -> int:
        for code in (a, b):
            if code not in lines:
                raise ValueError(f"{code!r} is not in the tree")
        shared = sum(x == y for x, y in zip(lines[a], lines[b], strict=False))
        return len(lines[a]) + len(lines[b]) - 2 * shared

    far = max(lines, key=lambda code: len(lines[code]), default=None)
    longest = max((steps(far, code) for code in lines), default=0)
    return lambda a, b: steps(a, b) / max(longest, 1)


def roll_up(parent: Parents, depth: int) -> dict[Value, Value]:
    """Give for each code its ancestor at a depth, 1 being the top; codes above it stay.

    >>> roll_up({"emotion": None, "anger": "emotion", "rage": "anger"}, 2)
    {'emotion': 'emotion', 'anger': 'anger', 'rage': 'anger'}
    """
    if depth < 1:
        raise ValueError("the top is at depth 1")
    return {code: line_of(parent, code)[:depth][-1] for code in parent}


def domain_of(parent: Parents, head: Value | None) -> dict[Value, Value]:
    """Give for each code of a domain the value it has there: the child of the head it is below.

    A domain is the children of one code, each with all below it; the head's own passages are one more
    value. Below None are the topmost codes.

    >>> parent = {"emotion": None, "anger": "emotion", "rage": "anger", "work": None}
    >>> domain_of(parent, "emotion")
    {'emotion': 'emotion', 'anger': 'anger', 'rage': 'anger'}
    >>> domain_of(parent, None)
    {'emotion': 'emotion', 'anger': 'emotion', 'rage': 'emotion', 'work': 'work'}
    """
    if head is None:
        return roll_up(parent, 1)
    depth = len(line_of(parent, head))
    lines = {code: line_of(parent, code) for code in parent}
    return {code: line[: depth + 1][-1] for code, line in lines.items() if head in line}
