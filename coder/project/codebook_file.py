"""Which codebook is in force: the file's, unless it is broken or has lost codes that are in use."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coder.exchange.codebook_yaml import read_codebook
from coder.model.codebook import Codebook
from coder.model.errors import CodebookFileError
from coder.model.event import Change
from coder.model.problem import Problem, Severity
from coder.project import codebook_pending
from coder.project.codebook_text import CodebookText, Read, read_file
from coder.store import codebooks
from coder.store.coders import Coder
from coder.store.database import Transaction, project_id


def in_force(path: Path, transaction: Transaction, parsed: Sequence[CodebookText] = ()) -> CodebookText:
    """Read the codebook to work with.

    `parsed` are texts that were read before, the newest first: what the file holds need not be read again,
    and a broken file leaves the newest in force where no revision is on record. Raises CodebookFileError when
    there is none of either, or the one on record breaks today's rules.
    """
    found = read_file(path)
    last = codebooks.current(transaction)
    project = project_id(transaction)
    used, problems = _known(found, parsed) or found.parsed(project)
    waiting = codebook_pending.problems_of(transaction, last, found.look.sha256)
    vanished = _vanished(used.codebook, transaction) if used is not None and last is not None else ()
    problems = (*waiting, *vanished, *problems)
    if used is not None and not any(one.severity is Severity.ERROR for one in problems):
        return replace(used, problems=problems, look=found.look)
    if last is not None:
        earlier, _flaws = read_codebook(last.text.encode(), project=project)
        if earlier is not None:
            return CodebookText(earlier, last.text, last.sha256, problems, found.look)
    elif parsed:
        return replace(parsed[0], problems=problems, look=found.look)
    raise CodebookFileError(path, problems)


def _known(found: Read, parsed: Sequence[CodebookText]) -> tuple[CodebookText, tuple[Problem, ...]] | None:
    for text in parsed:
        if text.sha256 == found.look.sha256 and not text.errors:
            return text, tuple(one for one in text.problems if one.rule not in codebook_pending.RULES)
    return None


def _vanished(codebook: Codebook, transaction: Transaction) -> tuple[Problem, ...]:
    in_use, known = codebooks.codes_in_use(transaction), codebooks.codes_known(transaction)
    return vanished_codes(codebook, in_use, known)


def vanished_codes(
    codebook: Codebook, in_use: Mapping[str, int], known: Collection[str]
) -> tuple[Problem, ...]:
    """List the codes that codings still use and the file has no longer, or under the id of another code.

    `known` holds the ids that were ever in use here: a code under a new id is renamed, one under an id that
    was another code's would be merged with it, silently.
    """
    problems = []
    for id, count in sorted(in_use.items()):
        present = codebook.resolve(id)
        if present is None:
            problems.append(Problem("vanished-code", Severity.ERROR, facts={"id": id, "count": count}))
        elif present.id != id and present.id in known:
            facts = {"id": id, "count": count, "present": present.id}
            problems.append(Problem("merged-by-former-id", Severity.ERROR, facts=facts))
    return tuple(problems)


def recording(transaction: Transaction, coder: Coder, used: CodebookText) -> Change | None:
    """Plan to put on record that this codebook is in use; `None` when it is already."""
    last = codebooks.current_sha256(transaction)
    if last == used.sha256:
        return None
    if last is not None:
        codebooks.overtake(transaction, last)
    return codebooks.record(transaction, coder.no, used.sha256, used.text, used.codebook)
