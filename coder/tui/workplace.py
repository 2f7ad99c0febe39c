"""What every screen is given when it is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from coder.tui.keys_in_force import Keys, usual_keys
from coder.tui.seeking import Seeker
from coder.tui.slots import Digits
from coder.tui.study import Study
from coder.tui.writing import Writing


@dataclass(frozen=True, slots=True)
class Workplace:
    """One analyst at one study in one terminal."""

    study: Study
    writing: Writing
    """The one queue of work, so that what is read on one screen has what was done on another."""
    ascii_signs: bool = False
    keys: Keys = field(default_factory=usual_keys)
    """Which key is pressed for what."""
    recent: list[str] = field(default_factory=list)
    """Commands chosen from the list of all, the latest first."""
    digits: Digits = field(default_factory=Digits)
    seeker: Seeker = field(default_factory=Seeker)
