"""What the atoms of a query mean in a project: codings, memos, words that were said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coder.analysis.query.expression import Atom, Expression, Means, atoms
from coder.analysis.query.passages import Passage
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.errors import BadPatternError, UnknownCodeError, UnknownCodeInQueryError
from coder.model.memo import About
from coder.model.problem import Problem
from coder.project import memos_found
from coder.project.filters import Filters, chosen_codes
from coder.project.finding import find
from coder.project.naming import code_named
from coder.project.opening import Project
from coder.project.searcher import Searcher
from coder.text.search import Query

_MEMO, _WORDS = "memo ", "words "
"""What the keys of passages begin with that are no codings."""
_WITH_PLACE = (About.CODING, About.PASSAGE, About.TURN)


class Atoms:
    """What the atoms of a query mean in this project."""

    def __init__(
        self, project: Project, query: str, expression: Expression, filters: Filters, searcher: Searcher
    ) -> None:
        self.only = chosen_codes(filters, project)
        everything = dict.fromkeys(atoms(expression))
        self.codes = {
            atom: _codes_of(project.codebook, query, atom)
            for atom in everything
            if atom.means in {Means.CODE, Means.BELOW}
        }
        self.headings = tuple(
            atom.words
            for atom, codes in self.codes.items()
            if atom.means is Means.CODE and not any(project.codebook.by_id[code].codable for code in codes)
        )
        places = replace(filters, codes=())
        self._memos: dict[Atom, dict[tuple[str, str], list[Passage]]] = {}
        self._words: dict[Atom, dict[str, list[Passage]]] = {}
        warnings: list[Problem] = []
        for atom in everything:
            if atom.means is Means.MEMO:
                self._memos[atom] = _noted(project, places, atom)
            elif atom.of_nobody:
                self._words[atom], slow = _said(project, places, atom, query, searcher)
                warnings += slow
        self.warnings = tuple(warnings)

    def passages(
        self, name: str, coders: Iterable[str], coded: Sequence[Coding]
    ) -> dict[Atom, list[Passage]]:
        """Give the passages of each atom in one text, as some coders coded it."""
        found = {atom: self._words[atom].get(name, []) for atom in self._words}
        for atom, noted in self._memos.items():
            found[atom] = [one for coder in coders for one in noted.get((name, coder), [])]
        for atom, codes in self.codes.items():
            found[atom] = [
                Passage(one.span.start, one.span.end, one.id) for one in coded if one.code in codes
            ]
        return found


def _codes_of(codebook: Codebook, words: str, atom: Atom) -> frozenset[str]:
    try:
        code = code_named(codebook, atom.words)
    except UnknownCodeError as error:
        raise UnknownCodeInQueryError(error.name, error.nearest, words, atom.at) from error
    return frozenset(codebook.subtree(code.id) if atom.means is Means.BELOW else [code.id])


def _noted(project: Project, filters: Filters, atom: Atom) -> dict[tuple[str, str], list[Passage]]:
    """Find what the memos are about that hold some words: codings, passages and turns."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for memo in memos_found.all(project, filters, about=_WITH_PLACE, search=atom.words):
        if memo.span is not None:
            passage = Passage(memo.span.start, memo.span.end, f"{_MEMO}{memo.id}")
            found.setdefault((memo.transcript, memo.coder), []).append(passage)
    return found


def _said(
    project: Project, filters: Filters, atom: Atom, words: str, searcher: Searcher
) -> tuple[dict[str, list[Passage]], list[Problem]]:
    """Find where words were said, as a search does; what is wrong with a pattern is shown in the query."""
    try:
        found = find(
            project,
            Query(atom.words, regex=atom.means is Means.REGEX),
            replace(filters, coders=()),
            searcher=searcher,
        )
    except BadPatternError as error:
        raise BadPatternError(words, atom.at + error.position, error.detail) from error
    key = f"{_WORDS}{atom.words}"
    return {
        name: [Passage(span.start, span.end, key) for span in found.spans_in(name)]
        for name in found.transcripts
    }, found.warnings
