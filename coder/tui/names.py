"""How codes and commands are found by what somebody types of their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coder.model.codebook import Codebook
from coder.text.pinyin import NameIndex, Rank
from coder.tui.commands.command import Command


class Names:
    """Finds ids by names in either language, by pinyin and by its initials."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[str]]], like: Names | None = None) -> None:
        self.index: NameIndex = NameIndex(rows, like.index if like is not None else None)

    def load(self) -> None:
        """Learn all readings; costs 0.3 s, so it is called from a thread."""
        self.index.load()

    def find(self, typed: str) -> tuple[str, ...]:
        """Name what fits, best first; letters strewn over a name count only when nothing else fits."""
        fits = self.index.find(typed)
        good = [found for found in fits if found.rank < Rank.SCATTERED]
        return tuple(found.key for found in good or fits)


def code_names(codebook: Codebook, like: Names | None = None) -> Names:
    """Find codes of a codebook; what was learned about names of another one is known from the start."""
    return Names(((code.id, (code.name.zh, code.name.en)) for code in codebook.codes), like)


def command_names(commands: Iterable[Command]) -> Names:
    """Find commands."""
    both = ((command.id, command.both_titles) for command in commands)
    return Names((id, (titles.zh, titles.en)) for id, titles in both)
