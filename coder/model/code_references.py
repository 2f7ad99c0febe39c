"""Which other codes a code names, and how it names them by other ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coder.model.code import Code, Criterion, Examples


def naming(code: Code, present: Callable[[str], str]) -> Code:
    """Let a code name each other by the id that `present` gives for it."""

    def now(id: str | None) -> str | None:
        return None if id is None else present(id)

    def criteria(all: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        return tuple(replace(each, use=now(each.use)) if each.use else each for each in all)

    examples = code.examples
    return replace(
        code,
        parent=now(code.parent),
        merged_into=now(code.merged_into),
        split_into=tuple(map(present, code.split_into)),
        include=criteria(code.include),
        exclude=criteria(code.exclude),
        examples=Examples(
            criteria(examples.typical), criteria(examples.atypical), criteria(examples.close_but_no)
        ),
    )
