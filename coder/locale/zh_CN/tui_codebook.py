"""Chinese for what the program says: tui codebook."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    # coder/tui/screens/reading.py
    "{count} changes": "{count} 处改动",
    "The codebook was changed elsewhere and is read anew: {changes}": "编码手册在别处改过，已重新读入：{changes}",
}
