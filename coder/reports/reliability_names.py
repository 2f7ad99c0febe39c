"""What codes and domains are called in a table."""

from __future__ import annotations

from dataclasses import dataclass

from coder.agreement.units import Value
from coder.locale.language import _, current
from coder.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Naming:
    """Names of codes in the reader's language."""

    codebook: Codebook

    def name(self, value: Value) -> str:
        """Name a code by id and name, a heading by its name alone."""
        code = self.codebook.by_id.get(str(value))
        if code is None:
            return str(value)
        said = code.name.said_in(current()) or code.id
        return said if said == code.id or not code.codable else f"{code.id} {said}"

    def domain(self, parent: Value | None) -> str:
        """Name the codes below one."""
        return _("Topmost codes") if parent is None else self.name(parent)

    def depth(self, value: Value) -> int:
        """Say how deep a code stands."""
        return self.codebook.depth(str(value)) if str(value) in self.codebook.by_id else 0
