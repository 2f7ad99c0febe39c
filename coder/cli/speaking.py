"""What goes to stderr: errors with a hint, notes, progress. Data goes to stdout, and nothing else does."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from coder.locale.language import LANGUAGES, _
from coder.model.errors import CoderError, FileProblemError
from coder.model.problem import Problem, Severity
from coder.reports.visible import visible
from coder.reports.wording import errors  # noqa: F401  # registers the words of every error
from coder.reports.wording.problems import problem_line, problem_words
from coder.reports.wording.words import words


def say_error(message: str, hint: str) -> None:
    """Say what is wrong and what to do about it, a line each."""
    click.echo(f"error: {visible(message)}", err=True)
    if hint:
        click.echo(f"hint: {visible(hint)}", err=True)


def say_note(message: str) -> None:
    """Tell something by the way."""
    click.echo(visible(message), err=True)


def say_problems(error: CoderError) -> None:
    """Say an error; of a file, every error in it, and the warnings where there is nothing worse."""
    if not isinstance(error, FileProblemError):
        said = words(error)
        say_error(said.message, said.hint)
    elif error.errors:
        say_flaws(str(error.path), error.errors)
    else:
        for problem in error.problems:
            say_problem(str(error.path), problem)


def say_flaws(path: str, problems: Sequence[Problem], label: str = "error") -> None:
    """Say the first problem in a file with its hint, and list the others below it."""
    _say_labelled(label, path, problems[0])
    for problem in problems[1:]:
        click.echo(f"  {visible(problem_line(path, problem))}", err=True)


def say_problem(path: str, problem: Problem) -> None:
    """Say one problem in a file with its place."""
    _say_labelled("error" if problem.severity is Severity.ERROR else "warning", path, problem)


def _say_labelled(label: str, path: str, problem: Problem) -> None:
    click.echo(f"{label}: {visible(problem_line(path, problem))}", err=True)
    hint = problem_words(problem).hint
    if hint:
        click.echo(f"hint: {visible(hint)}", err=True)


def say_unknown_language(wish: str) -> int:
    """Refuse a language that there is not; give the exit code of wrong usage."""
    message = _("CODER_LANG is “{value}”, which is none of {allowed}")
    say_error(
        message.format(value=wish, allowed=_(", ").join(LANGUAGES)),
        _("set it to one of these, or remove it"),
    )
    return 2


def on_a_terminal() -> bool:
    """Tell whether a person sits there and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()  # a shell can close it
