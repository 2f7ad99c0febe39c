"""Whether the project is sound."""

from __future__ import annotations

import json

import click

from coder.cli.session import Session
from coder.locale.language import _
from coder.model.problem import Problem
from coder.reports.visible import visible
from coder.reports.wording.problems import problem_words


@click.command(
    name="doctor",
    help=_(
        "Check the database, the journal, every quote, the codebook and the files around them. Exit code 1 if anything is wrong."
    ),
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    help=_("How the result is written."),
)
@click.pass_obj
def command(session: Session, format_: str) -> int:
    """Examine the project."""
    from coder.project.doctor import examine

    with session.project() as project:
        findings = examine(project)
    if format_ == "json":
        answer = {
            "ok": findings.ok,
            "problems": [_entry(one) for one in findings.problems],
            "warnings": [_entry(one) for one in findings.warnings],
            "commit_ms": round(findings.commit_ms, 3),
        }
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        _print(findings.problems, "error")
        _print(findings.warnings, "warning")
        verdict = _("everything is sound") if findings.ok else _("something is wrong")
        click.echo(
            _("{verdict}; saving one coding takes {ms} ms here").format(
                verdict=verdict, ms=f"{findings.commit_ms:.1f}"
            )
        )
    return 0 if findings.ok else 1


def _entry(problem: Problem) -> dict[str, object]:
    said = problem_words(problem)
    return {"rule": problem.rule, "message": said.message, "hint": said.hint, **problem.facts}


def _print(problems: tuple[Problem, ...], label: str) -> None:
    for problem in problems:
        said = problem_words(problem)
        click.echo(f"{label}: {visible(said.message)}")
        click.echo(f"hint: {visible(said.hint)}")
