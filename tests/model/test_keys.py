"""A key is written as people write it, and known by the name the screen library has for it."""

from __future__ import annotations

import string

import pytest
from textual.keys import _character_to_key

from coder.model.keys import NAMED_KEYS, is_printable, key_of, sign_name

CHINESE = "，。、；：？！“”‘’（）《》【】—…·￥～"


@pytest.mark.parametrize("character", string.ascii_letters + string.digits + string.punctuation + CHINESE)
def test_any_character_is_a_key(character):
    assert sign_name(character) == _character_to_key(character)
    assert key_of(character) == ("comma" if character == "," else character)
    assert is_printable(key_of(character))


@pytest.mark.parametrize("character", string.punctuation)
def test_a_sign_may_be_written_by_its_name(character):
    assert key_of(sign_name(character)) == key_of(character)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ctrl+x", "ctrl+x"),
        ("CTRL+X", "ctrl+x"),
        ("^X", "ctrl+x"),
        ("Alt+↑", "alt+up"),
        ("shift+ctrl+Left", "ctrl+shift+left"),
        ("shift+a", "A"),
        ("F12", "f12"),
        ("Esc", "escape"),
        ("Del", "delete"),
        ("PgUp", "pageup"),
        ("Return", "enter"),
        ("+", "+"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+-", "ctrl+minus"),
        ("ctrl+,", "ctrl+comma"),
        (" f5 ", "f5"),
        ("压", "压"),
    ],
)
def test_ways_to_write_a_key(written, key):
    assert key_of(written) == key
    assert key_of(key) == key


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "ctrl",
        "ctrl+",
        "ctlr+r",
        "ctrl+ctrl+a",
        "super+a",
        "shift+1",
        "shift+,",
        "f25",
        "ab",
        "a b",
        "\t",
    ],
)
def test_what_is_no_key(written):
    assert key_of(written) is None


@pytest.mark.parametrize("name", NAMED_KEYS)
def test_named_keys_keep_their_names(name):
    assert key_of(name) == key_of(name.upper()) == name
    assert key_of(f"shift+{name}") == (None if name == "space" else f"shift+{name}")
