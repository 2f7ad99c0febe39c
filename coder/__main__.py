"""`coder` on the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Choose the language before anything is imported that says something, then run the command."""
    from coder.cli.language import language_for  # noqa: PLC0415  # the order is the point
    from coder.locale.language import choose  # noqa: PLC0415

    choose(language_for(sys.argv[1:]))

    from coder.cli.program import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
