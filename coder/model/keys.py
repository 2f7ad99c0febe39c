"""How is a key written in the settings: `ctrl+r`, `alt+up`, `f5`, `enter`, one character."""

from __future__ import annotations

import string
import unicodedata

MODIFIERS = ("alt", "ctrl", "shift")
NAMED_KEYS = (
    "enter",
    "escape",
    "space",
    "tab",
    "backspace",
    "delete",
    "insert",
    "home",
    "end",
    "pageup",
    "pagedown",
    "up",
    "down",
    "left",
    "right",
    *(f"f{number}" for number in range(1, 25)),
)
_ALSO = {
    "control": "ctrl",
    "option": "alt",
    "esc": "escape",
    "return": "enter",
    "bksp": "backspace",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
"""Other ways to write a key, those of the help screen among them."""
_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that the screen library calls otherwise than Unicode does."""


def key_of(written: str) -> str | None:
    """Give a key the name that the workbench knows it by; `None` if there is no such key.

    >>> key_of("Ctrl+R"), key_of("^r"), key_of("Shift+Alt+Up"), key_of("PgDn"), key_of("。"), key_of("ctrl+.")
    ('ctrl+r', 'ctrl+r', 'alt+shift+up', 'pagedown', '。', 'ctrl+full_stop')
    >>> key_of("ctlr+r"), key_of("shift+1"), key_of("")
    (None, None, None)
    """
    text = written.strip()
    if len(text) == 2 and text.startswith("^"):
        text = f"ctrl+{text[1]}"
    *modifiers, last = _parts(text)
    held = sorted({_ALSO.get(one.lower(), one.lower()) for one in modifiers})
    if not set(held) <= set(MODIFIERS) or len(held) != len(modifiers):
        return None
    key = _last(last)
    if key is None or not held:
        return key
    return _modified(held, key)


def is_printable(key: str) -> bool:
    """Tell whether a key types a character, which a text field keeps and an input method swallows."""
    return len(key) == 1 or key in {"comma", "space"}


def twins(key: str) -> tuple[str, ...]:
    """List what arrives instead of a key while an input method types full-width signs.

    >>> twins("1"), twins("."), twins("space"), twins("f5")
    (('１',), ('．', '。', '｡'), ('ideographic_space',), ())
    """
    sign = _SIGNS.get(key, key)
    if key == "space":
        return (sign_name(_WIDE_SPACE),)
    if len(sign) != 1 or not "!" <= sign <= "~":
        return ()
    return (chr(ord(sign) + _WIDER), *_TYPED_FOR.get(sign, ""))


def sign_name(character: str) -> str:
    """Name a sign as the screen library does.

    >>> sign_name(","), sign_name("/"), sign_name("。"), sign_name("a")
    ('comma', 'slash', 'ideographic_full_stop', 'a')
    """
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name)


def sign_of(name: str) -> str:
    """Write the sign that the screen library calls so; what is no sign stays as it is.

    >>> sign_of("full_stop"), sign_of("comma"), sign_of("f5")
    ('.', ',', 'f5')
    """
    return _SIGNS.get(name, name)


_SIGNS = {sign_name(character): character for character in string.punctuation}
_WIDER = ord("！") - ord("!")
"""How far a full-width sign stands behind its ASCII twin."""
_WIDE_SPACE = "\u3000"
_TYPED_FOR = {
    ".": "。｡",
    "/": "、",
    "\\": "、",
    "[": "【",
    "]": "】",
    "<": "《",
    ">": "》",
    "'": "‘’",
    '"': "“”",
    "`": "·",
    "$": "￥",
}
"""What Chinese input methods type at keys with a sign, besides its full-width twin."""


def _parts(text: str) -> list[str]:
    """Part a key at `+`, which may be the last key itself."""
    if text == "+" or text.endswith("++"):
        return [*filter(None, text[:-2].split("+")), "+"]
    return text.split("+")


def _last(text: str) -> str | None:
    """Name the key that is pressed last; a comma by its name, as lists of keys are written with commas."""
    name = _ALSO.get(text.lower(), text.lower())
    if name in NAMED_KEYS:
        return name
    character = _SIGNS.get(name, text)
    if len(character) != 1 or not character.isprintable() or character.isspace():
        return None
    return "comma" if character == "," else character


def _modified(held: list[str], key: str) -> str | None:
    if held == ["shift"] and is_printable(key):
        upper = key.upper()
        return upper if len(upper) == 1 and upper != key.lower() else None
    return "+".join([*held, sign_name(key.lower() if len(key) == 1 else key)])
