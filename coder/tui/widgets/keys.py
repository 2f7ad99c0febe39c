"""Which keys move in lists and tables: one table for the widgets, the help and the settings."""

from __future__ import annotations

from coder.locale.language import _
from coder.tui.transcript.keys import Key

FAR = 1_000_000
CHOOSE = Key("choose-line", "enter", "choose", _("Choose the line"))
LIST_KEYS = (
    Key("line-up", "up", "walk(-1)", _("Line up")),
    Key("line-down", "down", "walk(1)", _("Line down")),
    Key("list-page-up", "pageup", "walk_page(-1)", _("A page of lines up")),
    Key("list-page-down", "pagedown", "walk_page(1)", _("A page of lines down")),
    Key("list-start", "home", f"walk(-{FAR})", _("First line")),
    Key("list-end", "end", f"walk({FAR})", _("Last line")),
    CHOOSE,
)
TABLE_KEYS = (
    Key("line-up", "up", "walk(-1, 0)", _("Line up")),
    Key("line-down", "down", "walk(1, 0)", _("Line down")),
    Key("cell-left", "left", "walk(0, -1)", _("Cell to the left")),
    Key("cell-right", "right", "walk(0, 1)", _("Cell to the right")),
    Key("list-page-up", "pageup", "walk_page(-1)", _("A page of lines up")),
    Key("list-page-down", "pagedown", "walk_page(1)", _("A page of lines down")),
    Key("line-start", "home", f"walk(0, -{FAR})", _("First cell of the line")),
    Key("line-end", "end", f"walk(0, {FAR})", _("Last cell of the line")),
    Key("table-start", "ctrl+home", f"walk(-{FAR}, 0)", _("First line of the table")),
    Key("table-end", "ctrl+end", f"walk({FAR}, 0)", _("Last line of the table")),
    CHOOSE,
)
"""What a list does too goes by the same id here."""
WITH_FIELD = ("line-up", "line-down", "list-page-up", "list-page-down", "choose-line")
"""What a field hands on to its list; the other keys move in what is typed."""
