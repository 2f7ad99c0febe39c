"""What goes to stderr: errors with a hint, notes, progress. Data goes to stdout, and nothing else does."""

from __future__ import annotations

import re
import sys

import click

from coder.model.errors import CoderError, FileProblemError
from coder.model.problem import Problem, Severity
from coder.reports.wording import errors  # noqa: F401  # registers the words of every error
from coder.reports.wording.problems import problem_words
from coder.reports.wording.words import words

_ACTS_ON_TERMINALS = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def one_line(text: str) -> str:
    """Keep a message on its line, with every character a terminal would act on made visible."""

    def visible(found: re.Match[str]) -> str:
        number = ord(found[0])
        return chr(0x2400 + number) if number < 0x20 else "␡" if number == 0x7F else "␦"

    return _ACTS_ON_TERMINALS.sub(visible, text)


def say_error(message: str, hint: str) -> None:
    """Say what is wrong and what to do about it, a line each."""
    click.echo(f"error: {one_line(message)}", err=True)
    if hint:
        click.echo(f"hint: {one_line(hint)}", err=True)


def say_note(message: str) -> None:
    """Tell something by the way."""
    click.echo(one_line(message), err=True)


def say_problems(error: CoderError) -> None:
    """Say an error; of a file, every problem in it."""
    if not isinstance(error, FileProblemError):
        said = words(error)
        say_error(said.message, said.hint)
        return
    for problem in error.problems:
        say_problem(str(error.path), problem)


def say_problem(path: str, problem: Problem) -> None:
    """Say one problem in a file with its place."""
    said = problem_words(problem)
    place = ":".join(str(part) for part in (path, problem.line, problem.column) if part)
    label = "error" if problem.severity is Severity.ERROR else "warning"
    click.echo(f"{label}: {one_line(f'{place}: {problem.rule}: {said.message}')}", err=True)
    if said.hint:
        click.echo(f"hint: {one_line(said.hint)}", err=True)


def on_a_terminal() -> bool:
    """Tell whether a person sits there and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
