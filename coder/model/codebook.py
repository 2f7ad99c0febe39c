"""The codebook: all codes of a study and how they hang together."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property

from coder.model.code import Bilingual, Code


@dataclass(frozen=True)
class Codebook:
    """Codes in the order of the file, as a forest by `parent`."""

    codes: tuple[Code, ...] = ()
    uuid: str = ""
    title: Bilingual = field(default_factory=Bilingual)
    version: str = ""
    languages: tuple[str, ...] = ("zh", "en")
    project: str = field(default="", compare=False)
    """A UUID that stands in for the codebook's own where those of codes are derived from it."""

    @cached_property
    def by_id(self) -> dict[str, Code]:
        """Codes by their present id."""
        return {code.id: code for code in self.codes}

    @cached_property
    def _present_id(self) -> dict[str, str]:
        former = {old: code.id for code in self.codes for old in code.former_ids}
        return former | {code.id: code.id for code in self.codes}

    def resolve(self, name: str) -> Code | None:
        """Find a code by its id or by one it had before."""
        present = self._present_id.get(name)
        return self.by_id[present] if present is not None else None

    def present_id(self, name: str) -> str:
        """Give the id that a code has today; what no code is called stays as it is."""
        return self._present_id.get(name, name)

    @cached_property
    def _children(self) -> dict[str | None, tuple[Code, ...]]:
        children: dict[str | None, list[Code]] = {}
        for code in self.codes:
            children.setdefault(code.parent, []).append(code)
        return {parent: tuple(codes) for parent, codes in children.items()}

    def children(self, parent: str | None) -> tuple[Code, ...]:
        """List the codes directly below one, or the topmost below `None`."""
        return self._children.get(parent, ())

    def ancestors(self, id: str) -> tuple[str, ...]:
        """Name the codes above one, from its parent to the top."""
        above: list[str] = []
        parent = self.by_id[id].parent
        while parent is not None:
            above.append(parent)
            parent = self.by_id[parent].parent
        return tuple(above)

    def depth(self, id: str) -> int:
        """Count the codes above one; 0 for a topmost code."""
        return len(self.ancestors(id))

    def subtree(self, id: str) -> tuple[str, ...]:
        """Name a code and everything below it, in tree order."""
        below = [id]
        for child in self.children(id):
            below.extend(self.subtree(child.id))
        return tuple(below)

    def in_tree_order(self) -> tuple[Code, ...]:
        """List the codes as a tree is read: each followed by what is below it."""
        return tuple(self.by_id[id] for top in self.children(None) for id in self.subtree(top.id))

    @cached_property
    def content_sha256(self) -> str:
        """Fingerprint of the meaning: layout, comments and newlines do not change it."""
        meaning = dataclasses.asdict(self)
        del meaning["project"]
        for code in meaning["codes"]:
            del code["derived"]
        canonical = json.dumps(meaning, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    @property
    def revision(self) -> str:
        """The short fingerprint by which files and figures name it."""
        return self.content_sha256[:12]
