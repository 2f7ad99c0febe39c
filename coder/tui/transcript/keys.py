"""Which keys move and select in the transcript: one table for the view, the help and the keymap file."""

from __future__ import annotations

from dataclasses import dataclass

from coder.locale.language import _


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a part of the screen does at a key."""

    id: str
    """By which a keymap file names it."""
    keys: str
    """Default keys, separated by commas."""
    action: str
    title: str

    @property
    def usual(self) -> tuple[str, ...]:
        """List the default keys."""
        return tuple(self.keys.split(","))

    @property
    def selects(self) -> bool:
        """Whether it is the selecting twin of a move."""
        return self.action.startswith("stretch(")


def _both(name: str, keys: str, shifted: str, title: str, longer: str, *, onward: bool) -> tuple[Key, Key]:
    """Bind a move and the selecting twin that Shift makes of it."""
    direction, way = (1, "next") if onward else (-1, "previous")
    return (
        Key(f"{way}-{name}", keys, f"step('{name}', {direction})", title),
        Key(f"select-{way}-{name}", shifted, f"stretch('{name}', {direction})", longer),
    )


def _moves() -> tuple[Key, ...]:
    return (
        *_both("character", "left", "shift+left", _("Left"), _("Select left"), onward=False),
        *_both("character", "right", "shift+right", _("Right"), _("Select right"), onward=True),
        *_both("row", "up", "shift+up", _("Row up"), _("Select a row up"), onward=False),
        *_both("row", "down", "shift+down", _("Row down"), _("Select a row down"), onward=True),
        *_both("word", "ctrl+left", "ctrl+shift+left", _("Word back"), _("Select a word back"), onward=False),
        *_both("word", "ctrl+right", "ctrl+shift+right", _("Next word"), _("Select a word on"), onward=True),
        *_both(
            "sentence",
            "alt+up",
            "alt+shift+up",
            _("Sentence back"),
            _("Select a sentence back"),
            onward=False,
        ),
        *_both(
            "sentence",
            "alt+down",
            "alt+shift+down",
            _("Next sentence"),
            _("Select a sentence on"),
            onward=True,
        ),
        *_both("turn", "ctrl+up", "ctrl+shift+up", _("Turn back"), _("Select a turn back"), onward=False),
        *_both("turn", "ctrl+down", "ctrl+shift+down", _("Next turn"), _("Select a turn on"), onward=True),
        *_both("page", "pageup", "shift+pageup", _("Page up"), _("Select a page up"), onward=False),
        *_both("page", "pagedown", "shift+pagedown", _("Page down"), _("Select a page down"), onward=True),
        *_both("row-edge", "home", "shift+home", _("Row start"), _("Select to the row start"), onward=False),
        *_both("row-edge", "end", "shift+end", _("Row end"), _("Select to the row end"), onward=True),
        *_both(
            "text-edge",
            "ctrl+home",
            "ctrl+shift+home",
            _("First row"),
            _("Select to the start"),
            onward=False,
        ),
        *_both("text-edge", "ctrl+end", "ctrl+shift+end", _("Last row"), _("Select to the end"), onward=True),
    )


SELECT_UNIT = Key("select-unit", "space", "select_unit", _("Select word, sentence or turn"))
CYCLE_UNIT = Key("cycle-unit", "ctrl+t", "cycle_unit", _("What Space selects"))
FRONT = Key("front", "tab", "front", _("Next coding here"))
KEEP = Key("keep", "enter", "keep", _("Keep the new end"))
LET_GO = Key("let-go", "escape", "let_go", _("Let go"))
KEYS: tuple[Key, ...] = (
    *_moves(),
    SELECT_UNIT,
    CYCLE_UNIT,
    Key("grow", "ctrl+e", "grow", _("Widen the selection")),
    FRONT,
    KEEP,
    LET_GO,
)
SIDEWAYS = KEYS[0], KEYS[2]
"""A character back, and on."""
