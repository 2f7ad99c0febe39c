"""Our widgets shadow nothing of Textual's unless they mean to override it."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from textual.scroll_view import ScrollView

from coder.tui.transcript import mouse, pane, view, window

MEANT = {
    "ALLOW_SELECT",
    "BINDINGS",
    "COMPONENT_CLASSES",
    "DEFAULT_CSS",
    "__init__",
    "notify_style_update",
    "on_mount",
    "render_line",
    "watch_has_focus",
    "watch_scroll_y",
}


def own_names(module: object) -> set[str]:
    """Names that a module's classes define, on the class or on `self`."""
    tree = ast.parse(Path(inspect.getfile(module)).read_bytes())
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for part in ast.walk(node):
                match part:
                    case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                        found.add(name)
                    case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                        found.add(name)
                    case ast.AnnAssign(target=ast.Name(id=name)):
                        found.add(name)
    return found


def test_no_name_of_textuals_is_shadowed() -> None:
    names = own_names(window) | own_names(pane) | own_names(mouse) | own_names(view)
    assert {"cursor", "selection", "goto", "_strips"} <= names
    widget = ScrollView()
    shadowed = {name for name in names if hasattr(widget, name)}
    assert shadowed - {"virtual_size"} <= MEANT
