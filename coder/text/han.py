"""Which characters are Chinese ones."""

from __future__ import annotations

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The inside of a character class; jieba knows fewer of them."""
