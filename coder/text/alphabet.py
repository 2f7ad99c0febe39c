"""Which characters occur in some texts, and which of them count as the same."""

from __future__ import annotations

import re

import regex

from coder.text.fold import folded
from coder.text.words import LETTER

_LETTER = regex.compile(LETTER, regex.VERSION1)
_ANY = re.compile(r"(?s:.)")


class Alphabet:
    """The characters of all texts read so far; few of a language's are ever new."""

    def __init__(self) -> None:
        self.size = 0
        """Grows with every new character, so that patterns made before can be told from newer ones."""
        self._alike: dict[str, str] = {}
        self._letters: list[str] = []
        self._unknown = _ANY

    def learn(self, text: str) -> None:
        """Read a text; looking for what is new is ten times as fast as taking every character up."""
        new = sorted(set(self._unknown.findall(text)))
        if not new:
            return
        for character, form in zip(new, folded("".join(new)), strict=True):
            self._alike[form] = self._alike.get(form, "") + character
        self._letters += (character for character in new if _LETTER.match(character))
        known = "".join(self._alike.values())
        self.size = len(known)
        self._unknown = re.compile(f"[^{re.escape(known)}]")

    def alike(self, character: str) -> str:
        """Give all characters that occur and count as the same; empty if none does."""
        return self._alike.get(folded(character), "")

    def letters(self) -> str:
        """Give the characters that make up words written with blanks between them."""
        return "".join(self._letters)
