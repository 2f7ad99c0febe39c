"""Write the reference in both languages, or print it in one: `python -m docs.reference [zh|en]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from coder.locale.language import LANGUAGES, choose

FOLDER = Path(__file__).parent.parent
FILES = {"zh": FOLDER / "reference.zh-CN.md", "en": FOLDER / "reference.md"}


def page(language: str) -> bytes:
    """Let a process of its own write the page: a language is chosen before anything is imported."""
    command = (sys.executable, "-m", "docs.reference", language)
    return subprocess.run(command, cwd=FOLDER.parent, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603


def main() -> None:
    """Print one page, or write both files."""
    if len(sys.argv) > 1:
        choose(sys.argv[1])
        from docs.reference.page import reference  # noqa: PLC0415  # after the language is chosen

        sys.stdout.buffer.write(reference().encode())
        return
    for language in LANGUAGES:
        FILES[language].write_bytes(page(language))


if __name__ == "__main__":
    main()
