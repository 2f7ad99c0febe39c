"""Chinese for the screens on which coders are compared."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # Two coders in one excerpt
    "{coder} {signs}: {codes}": "{coder}{signs}：{codes}",
    "nothing here": "此处未编码",
}
