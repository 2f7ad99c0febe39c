"""What is wrong with the keys that somebody wants for commands of the workbench."""

from __future__ import annotations

from coder.locale.language import _

RULES: dict[str, tuple[str, str]] = {
    "key-unknown-command": (
        _("keys: there is no command “{command}”"),
        _("`coder config keys` lists them"),
    ),
    "key-reserved": (
        _("keys: {key} cannot be given to “{command}”"),
        _(
            "Ctrl+C, Esc and the keys that quit and list all commands keep their meaning; take an F-key or Ctrl with another letter"
        ),
    ),
    "key-sent-alike": (
        _("keys: many terminals cannot tell {key} from {other}, so “{command}” does not get it"),
        _("take another key"),
    ),
    "key-types": (
        _("keys: “{command}” works everywhere, also where one types, so {key} cannot be its key"),
        _("take an F-key, or Ctrl or Alt with a letter"),
    ),
    "key-of-text-field": (
        _("keys: who types needs {key}, so “{command}”, which works everywhere, does not get it"),
        _("take an F-key, or Ctrl or Alt with another key"),
    ),
    "key-only-letters": (
        _("keys: an input method keeps {key} to itself, and “{command}” has no other key"),
        _("give it an F-key or one with Ctrl besides"),
    ),
    "key-taken": (
        _("keys: “{other}” has {key} now, so “{command}” has lost it"),
        _("give one of them another key"),
    ),
    "key-none-left": (
        _("keys: “{command}” has no key left"),
        _("the list of all commands still finds it; `coder config set keys.{command} KEY` gives it one"),
    ),
    "key-needed": (
        _("keys: “{command}” cannot be without a key"),
        _("give it another one instead of `none`"),
    ),
}
"""The other keys hold all the same."""
