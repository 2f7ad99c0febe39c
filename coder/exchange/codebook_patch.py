"""How the text of a codebook changes with an operation: only the lines that say something else."""

from __future__ import annotations

import yaml

from coder.exchange.codebook_edits import edits_for
from coder.exchange.codebook_layout import Layout
from coder.exchange.codebook_yaml import read_codebook
from coder.exchange.collecting import without_collecting
from coder.exchange.strict_yaml import LOADER
from coder.exchange.yaml_characters import BYTE_ORDER_MARK
from coder.exchange.yaml_events import RefusedError, tree_of
from coder.exchange.yaml_places import Page, UnplannedError
from coder.exchange.yaml_tree import Mapping
from coder.exchange.yaml_writing import edited, newline_of
from coder.model.codebook import Codebook
from coder.model.codebook_applied import applied
from coder.model.codebook_errors import CannotPatchError
from coder.model.codebook_operation import AddCode, Operation
from coder.model.problem import Problem

_MARK = BYTE_ORDER_MARK.decode()


def patched(text: str, codebook: Codebook, operation: Operation) -> str:
    """Do an operation in the text from which the codebook was read; every other line stays as it is.

    The new text is read again and must say exactly what `applied` does. Raises what `applied` raises, and
    CannotPatchError when the file is written in a way that no edit was thought of for.
    """
    return patched_and_read(text, codebook, operation)[0]


@without_collecting()
def patched_and_read(
    text: str, codebook: Codebook, operation: Operation
) -> tuple[str, Codebook, tuple[Problem, ...]]:
    """Give with the patched text what it was read as, and the warnings about it; see `patched`."""
    wanted = applied(codebook, operation)
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    newline = newline_of(body)
    ending = "" if body.endswith("\n") else newline
    page = Page(body + ending)
    try:
        layout = _layout(page)
        edits = edits_for(page, layout, codebook, wanted, operation)
        after = mark + edited(page.text, edits).removesuffix(ending)
    except UnplannedError:
        raise _cannot(page, codebook, operation) from None
    found, problems = read_codebook(after.encode(), project=wanted.project)
    if found is None or not _is_same(found, wanted):
        raise _cannot(page, codebook, operation)
    return after, found, problems


def _layout(page: Page) -> Layout:
    try:
        root = tree_of(yaml.parse(page.text, Loader=LOADER))
    except (RefusedError, yaml.YAMLError):
        raise UnplannedError from None
    if not isinstance(root, Mapping):
        raise UnplannedError
    return Layout(page, root)


def _is_same(found: Codebook, wanted: Codebook) -> bool:
    """Whether a codebook is the one that it should be, to the last default."""
    return found == wanted and [code.derived for code in found.codes] == [
        code.derived for code in wanted.codes
    ]


def _cannot(page: Page, codebook: Codebook, operation: Operation) -> CannotPatchError:
    """Name the lines that a person has to change."""
    near = operation.after or operation.parent if isinstance(operation, AddCode) else operation.id
    place = next((place for place, code in enumerate(codebook.codes) if code.id == near), -1)
    try:
        item = _layout(page).items[place]
    except (UnplannedError, IndexError):
        return CannotPatchError(operation.id, 1, page.text.count("\n"))
    return CannotPatchError(operation.id, item.line, page.text.count("\n", 0, page.content_end(item)) + 1)
