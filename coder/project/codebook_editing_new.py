"""Which ids new codes get, and where those stand into which a code is split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coder.model.code import Bilingual
from coder.model.code_ids import id_from_name
from coder.model.codebook import Codebook
from coder.model.codebook_operation import AddCode
from coder.project.naming import code_named
from coder.project.opening import Project
from coder.store import codebooks


def new_id(project: Project, name: str, taken: Iterable[str] = ()) -> str:
    """Make an id from a name that no code has, had, or ever had here; nor is it in `taken`."""
    with project.database.reading() as transaction:
        known = codebooks.codes_known(transaction)
    return id_from_name(name, {*ids_of(project.codebook), *known, *taken})


def ids_of(codebook: Codebook) -> frozenset[str]:
    """Name every id that the codebook knows, present and former."""
    return frozenset(id for code in codebook.codes for id in (code.id, *code.former_ids))


def parts_of(project: Project, code: str, names: Sequence[str]) -> tuple[AddCode, ...]:
    """Plan the codes into which one is split: beside it, in order, of its kind; raise UnknownCodeError."""
    whole = code_named(project.codebook, code)
    parts: list[AddCode] = []
    for name in names:
        parts.append(
            AddCode(
                id=new_id(project, name, [part.id for part in parts]),
                name=Bilingual(**{project.codebook.languages[0]: name}),
                parent=whole.parent,
                kind=None if "kind" in whole.derived else whole.kind,
                after=parts[-1].id if parts else whole.id,
            )
        )
    return tuple(parts)
