"""How a reader says what it found in a file: the flaw that stops it, or one that does not."""

from __future__ import annotations

from coder.model.problem import Problem, Severity


class UnreadableError(Exception):
    """Something stops the reading; whoever knows the path makes an error of it that people see."""

    def __init__(self, rule: str, *, line: int = 0, column: int = 0, **facts: object) -> None:
        super().__init__(rule)
        self.problem = Problem(rule, line=line, column=column, facts=facts)


def warning(rule: str, *, line: int = 0, **facts: object) -> Problem:
    """Note something that does not stop the reading."""
    return Problem(rule, Severity.WARNING, line=line, facts=facts)
