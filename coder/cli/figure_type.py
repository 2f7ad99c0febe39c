"""The file that a figure goes to."""

from __future__ import annotations

from pathlib import Path

import click

from coder.locale.language import _

SUFFIXES = (".svg", ".png", ".pdf")


class FigureType(click.Path):
    """A file for a figure."""

    def convert(  # type: ignore[override]  # click.Path says Any
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        """Refuse a name that says no format."""
        path = super().convert(str(value), param, ctx)
        if Path(str(value)).suffix.lower() not in SUFFIXES:
            self.fail(
                _("the suffix of “{path}” is none of {suffixes}").format(
                    path=value, suffixes=" ".join(SUFFIXES)
                ),
                param,
                ctx,
            )
        return path
