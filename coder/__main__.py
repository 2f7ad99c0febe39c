"""`coder` on the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Choose the language before anything is imported that says something, then run the command."""
    try:
        from coder.cli.language import language_for, unknown_wish  # noqa: PLC0415  # the order is the point
        from coder.locale.language import choose  # noqa: PLC0415  # as above

        choose(language_for(sys.argv[1:]))

        from coder.cli.program import run  # noqa: PLC0415  # says things while it is imported
        from coder.cli.speaking import say_unknown_language  # noqa: PLC0415  # the same

        wish = unknown_wish(sys.argv[1:])
        code = say_unknown_language(wish) if wish else run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130  # while it was still being loaded
    sys.exit(code)


if __name__ == "__main__":
    main()
