"""What the codebook is after an operation, or why the operation cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from coder.model.code import Bilingual, Change, Code, CodeStatus, Examples, Kind
from coder.model.code_fields import checked_examples, checked_name, checked_note, checked_words, with_field
from coder.model.code_ids import flaw_of, folded
from coder.model.code_references import naming
from coder.model.codebook import Codebook
from coder.model.codebook_defaults import with_defaults
from coder.model.codebook_errors import (
    CodeIdTakenError,
    CodeStillNeededError,
    MergeIntoItselfError,
    NothingToSplitIntoError,
    UnfitCodeIdError,
    UnfitFieldError,
)
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    MoveCode,
    Operation,
    RenameCode,
    RetireCode,
    SetField,
    SplitCode,
)
from coder.model.codebook_places import check_parent, moved, place_for
from coder.model.errors import UnknownCodeError, UnusableCodeError

_LIVE = frozenset({CodeStatus.DRAFT, CodeStatus.ACTIVE})


def applied(codebook: Codebook, operation: Operation) -> Codebook:
    """Do an operation to the codebook, with every default following; the file and its text are not touched.

    Raises the errors that say why it cannot be done: of an unknown or unusable code, an id that is taken or
    unfit, a place, a field or a value that cannot be.
    """
    codes = _STEPS[type(operation)](codebook, operation)
    return replace(codebook, codes=with_defaults(codes, codebook.uuid or codebook.project))


def _add(codebook: Codebook, new: AddCode) -> tuple[Code, ...]:
    _check_new_id(codebook, new.id)
    check_parent(codebook, new.id, new.parent)
    place = place_for(codebook, new.parent, new.after)
    code = Code(
        new.id,
        uuid="",
        name=_checked_name(codebook, new.name),
        parent=new.parent,
        kind=new.kind or Kind.OTHER,
        codable=new.codable,
        origin=new.origin,
        brief=checked_words("brief", new.brief) if new.brief else Bilingual(),
        examples=checked_examples(codebook, new.examples) if new.examples else Examples(),
        derived=frozenset({"uuid", "color"} if new.kind else {"uuid", "color", "kind"}),
    )
    return (*codebook.codes[:place], code, *codebook.codes[place:])


def _rename(codebook: Codebook, operation: RenameCode) -> tuple[Code, ...]:
    code = _code(codebook, operation.id)
    return _with(codebook, replace(code, name=_checked_name(codebook, operation.name)))


def _change_id(codebook: Codebook, operation: ChangeId) -> tuple[Code, ...]:
    code = _code(codebook, operation.id)
    old, new = operation.id, operation.new
    _check_new_id(codebook, new, but_former_of=code)
    former = (*(id for id in code.former_ids if folded(id) != folded(new)), old)
    codes = _with(codebook, replace(code, id=new, former_ids=former, derived=code.derived - {"uuid"}), old)
    return tuple(naming(each, lambda named: new if named == old else named) for each in codes)


def _set(codebook: Codebook, operation: SetField) -> tuple[Code, ...]:
    code = _code(codebook, operation.id)
    return _with(codebook, with_field(codebook, code, operation.field, operation.value))


def _move(codebook: Codebook, operation: MoveCode) -> tuple[Code, ...]:
    return moved(codebook, _code(codebook, operation.id), operation.parent, operation.after)


def _merge(codebook: Codebook, operation: MergeCodes) -> tuple[Code, ...]:
    code, into = _code(codebook, operation.id), _code(codebook, operation.into)
    if code is into:
        raise MergeIntoItselfError(code.id)
    if code.status is CodeStatus.MERGED:
        raise UnusableCodeError(code.id, "merged", code.merged_into)
    _check_live(into)
    if code.codable and not into.codable:
        raise UnusableCodeError(into.id, "heading")
    children = tuple(child.id for child in codebook.children(code.id) if child.status in _LIVE)
    if children:
        raise CodeStillNeededError(code.id, "children", children)
    gone = replace(_noted(code, operation.note), status=CodeStatus.MERGED, merged_into=into.id, split_into=())
    # What was merged into it before ends where its codings end.
    return tuple(
        replace(each, merged_into=into.id) if each.merged_into == code.id else each
        for each in _with(codebook, gone)
    )


def _split(codebook: Codebook, operation: SplitCode) -> tuple[Code, ...]:
    code = _code(codebook, operation.id)
    _check_live(code)
    _check_nothing_merged(codebook, code)
    if not operation.into:
        raise NothingToSplitIntoError(code.id)
    heading = next((part.id for part in operation.into if not part.codable), None)
    if heading is not None or not code.codable:
        raise UnusableCodeError(heading or code.id, "heading")
    for part in operation.into:
        codebook = replace(codebook, codes=_add(codebook, part))
    gone = replace(
        _noted(code, operation.note),
        status=CodeStatus.RETIRED,
        split_into=tuple(part.id for part in operation.into),
    )
    return _with(codebook, gone)


def _retire(codebook: Codebook, operation: RetireCode) -> tuple[Code, ...]:
    code = _code(codebook, operation.id)
    _check_live(code)
    _check_nothing_merged(codebook, code)
    return _with(codebook, replace(_noted(code, operation.note), status=CodeStatus.RETIRED))


_STEPS: dict[type, Callable[[Codebook, Any], tuple[Code, ...]]] = {
    AddCode: _add,
    RenameCode: _rename,
    ChangeId: _change_id,
    SetField: _set,
    MoveCode: _move,
    MergeCodes: _merge,
    SplitCode: _split,
    RetireCode: _retire,
}


def _code(codebook: Codebook, id: str) -> Code:
    code = codebook.by_id.get(id)
    if code is None:
        raise UnknownCodeError(id)
    return code


def _with(codebook: Codebook, code: Code, old: str | None = None) -> tuple[Code, ...]:
    return tuple(code if each.id == (old or code.id) else each for each in codebook.codes)


def _noted(code: Code, note: Change) -> Code:
    """Add a line to its history, unless nothing stands in it."""
    checked = checked_note(note)
    return code if checked == Change() else replace(code, history=(*code.history, checked))


def _checked_name(codebook: Codebook, name: Bilingual) -> Bilingual:
    checked = checked_name(name)
    if not any(getattr(checked, language) for language in codebook.languages):
        raise UnfitFieldError("name", checked.said_in("zh"), "language", codebook.languages)
    return checked


def _check_new_id(codebook: Codebook, id: str, but_former_of: Code | None = None) -> None:
    """Refuse what is no id, and what is or was one; a code may take one of its own back."""
    reason = flaw_of(id)
    if reason:
        raise UnfitCodeIdError(id, reason)
    wanted = folded(id)
    for code in codebook.codes:
        if folded(code.id) == wanted:
            raise CodeIdTakenError(id, code.id)
        if code is not but_former_of and any(folded(former) == wanted for former in code.former_ids):
            raise CodeIdTakenError(id, code.id, former=True)


def _check_live(code: Code) -> None:
    if code.status is CodeStatus.MERGED:
        raise UnusableCodeError(code.id, "merged", code.merged_into)
    if code.status is CodeStatus.RETIRED:
        raise UnusableCodeError(code.id, "retired", ", ".join(code.split_into) or None)


def _check_nothing_merged(codebook: Codebook, code: Code) -> None:
    """Refuse while codes are merged into it: they point to one that lives, and only a merge moves them on."""
    merged = tuple(each.id for each in codebook.codes if each.merged_into == code.id)
    if merged:
        raise CodeStillNeededError(code.id, "merged", merged)
