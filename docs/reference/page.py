"""The reference as one page."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

import re
from collections.abc import Iterator

from docs.reference import codebook, commands, errors, files, keys, settings, shapes
from docs.reference.layout import both, heading


def reference() -> str:
    """Write all sections below a table of contents."""
    parts = list(_sections())
    titles = [part[3:].strip() for part in parts if part.startswith("## ")]
    contents = "".join(f"- [{title}](#{anchor(title)})\n" for title in titles)
    return "\n".join([heading(1, both(zh="参考手册", en="Reference")), _introduction(), contents, *parts])


def anchor(title: str) -> str:
    """Name a heading as code hosts do in links.

    >>> anchor("Keys of the workbench"), anchor("JSON 输出")
    ('keys-of-the-workbench', 'json-输出')
    """
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _introduction() -> str:
    return both(
        zh="本页由 `python -m docs.reference` 从程序写出，不要手改；测试会核对。English: [reference.md](reference.md)。怎么用，见[使用指南](guide.zh-CN.md)。\n",
        en="Written from the program by `python -m docs.reference`; do not edit it, a test compares. 中文：[reference.zh-CN.md](reference.zh-CN.md). How to work with it: [guide](guide.md).\n",
    )


def _sections() -> Iterator[str]:
    yield from commands.section()
    yield from keys.section()
    yield from settings.section()
    yield from codebook.section()
    yield from files.section()
    yield from errors.exit_codes()
    yield from errors.section()
    yield from shapes.section()
