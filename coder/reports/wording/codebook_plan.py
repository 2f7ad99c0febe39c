"""What an operation on the codebook would touch, said before it is done."""

from __future__ import annotations

from collections.abc import Mapping

from coder.locale.language import _, plural
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    Operation,
    RetireCode,
    SplitCode,
)
from coder.project.codebook_editing import Plan


def plan_lines(plan: Plan) -> list[str]:
    """Say how many codings of whom an operation touches, and what becomes of them."""
    operation = plan.operation
    if isinstance(operation, AddCode):
        return []
    said = [touched_line(operation, plan.codings)]
    if plan.fused:
        said.append(
            plural(
                plan.fused,
                "{count} of them becomes one with a coding that its coder gave already",
                "{count} of them become one with codings that their coders gave already",
            )
        )
    if plan.memos:
        said.append(
            plural(
                plan.memos,
                "{count} memo joins that of such a coding",
                "{count} memos join those of such codings",
            )
        )
    return said


def touched_line(operation: Operation, codings: Mapping[str, int]) -> str:
    """Say what becomes of the codings with the code, which are counted by coder."""
    count = sum(codings.values())
    return _about_codings(operation, count).format(**_names(operation)) + _by_coder(codings)


def question(operation: Operation) -> str:
    """Ask whether to do what touches codings."""
    asked = {
        MergeCodes: _("Merge {code} into {into}?"),
        SplitCode: _("Split {code} into {into}?"),
        RetireCode: _("Retire {code}?"),
        ChangeId: _("Give {code} the id {into}?"),
    }
    return asked[type(operation)].format(**_names(operation))


def _about_codings(operation: Operation, count: int) -> str:
    match operation:
        case MergeCodes():
            return plural(
                count,
                "{count} coding of {{code}} becomes one of {{into}}",
                "{count} codings of {{code}} become some of {{into}}",
            )
        case SplitCode():
            return plural(
                count,
                "{count} coding stays with {{code}} until it gets one of the new codes",
                "{count} codings stay with {{code}} until they get one of the new codes",
            )
        case RetireCode():
            return plural(
                count,
                "{count} coding stays with {{code}}, which is given no more",
                "{count} codings stay with {{code}}, which is given no more",
            )
        case ChangeId():
            return plural(
                count,
                "{count} coding of {{code}} follows to {{into}}",
                "{count} codings of {{code}} follow to {{into}}",
            )
        case _:
            return plural(
                count,
                "{count} coding with {{code}} stays as it is",
                "{count} codings with {{code}} stay as they are",
            )


def _by_coder(codings: Mapping[str, int]) -> str:
    if not codings:
        return ""
    return _(" ({coders})").format(coders=_(", ").join(f"{who} {count:,}" for who, count in codings.items()))


def _names(operation: Operation) -> dict[str, str]:
    match operation:
        case MergeCodes(into=into):
            other = into
        case ChangeId(new=new):
            other = new
        case SplitCode(into=parts):
            other = _(", ").join(part.id for part in parts)
        case _:
            other = ""
    return {"code": operation.id, "into": other}
