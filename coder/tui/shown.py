"""Which codings are drawn: those of all codes and coders but the ones the analyst has hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coder.model.codebook import Codebook
from coder.model.coding import Coding


@dataclass(frozen=True, slots=True)
class Shown:
    """A filter for the eye: nothing that it hides is counted less or left out of a result.

    It names what is hidden, so that a code or coder that comes later is seen.
    """

    hidden_codes: frozenset[str] = frozenset()
    hidden_coders: frozenset[str] = frozenset()

    @property
    def is_all(self) -> bool:
        """Whether everything is drawn."""
        return not self.hidden_codes and not self.hidden_coders

    def draws(self, coding: Coding) -> bool:
        """Whether a coding is drawn."""
        return self.draws_code(coding.code) and coding.coder not in self.hidden_coders

    def draws_code(self, code: str) -> bool:
        """Whether codings of a code are drawn."""
        return code not in self.hidden_codes

    def toggle_branch(self, codebook: Codebook, code: str) -> Shown:
        """Hide a code and what is below it, or show them all when none of them is seen."""
        branch = frozenset(_branch(codebook, code))
        return self._hiding(
            self.hidden_codes - branch if branch <= self.hidden_codes else self.hidden_codes | branch
        )

    def only_branch(self, codebook: Codebook, code: str) -> Shown:
        """Hide every code but one and those below it."""
        return self._hiding(frozenset(codebook.by_id) - frozenset(_branch(codebook, code)))

    def share_of(self, codebook: Codebook, code: str) -> float:
        """Tell how much of a branch is drawn: 1 is all, 0 is nothing."""
        branch = tuple(_branch(codebook, code))
        return sum(one not in self.hidden_codes for one in branch) / len(branch)

    def toggle_coder(self, name: str) -> Shown:
        """Hide a coder's codings, or show them again."""
        return replace(self, hidden_coders=self.hidden_coders ^ {name})

    def _hiding(self, codes: frozenset[str]) -> Shown:
        return replace(self, hidden_codes=codes)


def _branch(codebook: Codebook, code: str) -> Iterable[str]:
    """Name the codes of a branch that can have codings; of a bare heading, itself."""
    below = codebook.subtree(code)
    return [one for one in below if codebook.by_id[one].codable] or [code]
