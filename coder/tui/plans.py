"""What is shown of a change of the codebook before it is done: the codings it touches, lines it changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coder.locale.language import _
from coder.model.code import CodeStatus
from coder.model.codebook_operation import ChangeId, MergeCodes, RetireCode, SetField, SplitCode
from coder.project.codebook_editing import Plan
from coder.reports.wording.codebook_plan import plan_lines, question
from coder.reports.wording.problems import problem_words
from coder.tui.code_form import label_of
from coder.tui.widgets.prose import Paragraph

LIVE = frozenset({CodeStatus.DRAFT, CodeStatus.ACTIVE})
_PLACE = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)")


def plan_question(plan: Plan) -> str:
    """Ask whether to do it."""
    operation = plan.operation
    if isinstance(operation, MergeCodes | SplitCode | RetireCode | ChangeId):
        return question(operation)
    if isinstance(operation, SetField):
        if operation.field == "status" and plan.before.codebook.by_id[operation.id].status not in LIVE:
            return _("Bring {code} back?").format(code=operation.id)
        field = label_of(operation.field)
        return _("Change “{field}” of {code}?").format(field=field, code=operation.id)
    return _("Change the codebook?")


def plan_paragraphs(plan: Plan) -> list[Paragraph]:
    """Say what would become of codings and memos, what would not be as it should, and which lines change."""
    return [
        *(Paragraph(line, "title") for line in plan_lines(plan)),
        *(Paragraph(problem_words(one).message, "body", 2, "!") for one in plan.warnings),
        *_lines(plan.diff),
    ]


def _lines(diff: str) -> Iterator[Paragraph]:
    """Show changed lines with those around them; the names of the file above them are known."""
    for line in diff.split("\n")[2:-1]:
        place = _PLACE.match(line)
        if place:
            yield Paragraph(_("from line {line}").format(line=place[1]), "label")
        else:
            tone = "quiet" if line.startswith(" ") else "body"
            yield Paragraph(line[1:], tone, 2, line[:1])
