"""Chinese for lists and counts: passages, frequencies, history."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "reading…": "正在读取……",
}
