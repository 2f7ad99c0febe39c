"""One field of a code set: a colour, a definition, a list of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.codebook_changes import change, changing
from coder.cli.options import TEXT, confirmed
from coder.cli.session import Session
from coder.cli.text_file import text_of
from coder.locale.language import _
from coder.model.code import Bilingual, Code, CodeStatus, Criterion
from coder.model.codebook_operation import FieldValue, Operation, RetireCode, SetField

if TYPE_CHECKING:
    from coder.project.opening import Project

_BILINGUAL = ("brief", "definition")
_CRITERIA = ("include", "exclude", "examples.typical", "examples.atypical", "examples.close_but_no")
_SINGLE = ("kind", "codable", "origin", "color", "status")
FIELDS = (*_SINGLE, *_BILINGUAL, *_CRITERIA, "keywords")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a field shall hold, as it was asked for."""

    field: str
    values: tuple[str, ...]
    language: str | None
    use: str | None
    how: str
    """`replace`, `add`, `remove` or `clear`."""


@click.command(
    name="set",
    help=_(
        "Set a field of a code: {fields}. A list is replaced by the VALUEs; --add and --remove change parts of it."
    ).format(fields=_(", ").join(FIELDS)),
)
@click.argument("code", type=TEXT)
@click.argument("field", type=click.Choice(FIELDS), metavar="FIELD")
@click.argument("values", type=TEXT, nargs=-1, metavar="[VALUE]…")
@click.option("--lang", type=click.Choice(["zh", "en"]), help=_("The language of a brief or a definition."))
@click.option("--add", "how", flag_value="add", help=_("Add the VALUEs to a list."))
@click.option("--remove", "how", flag_value="remove", help=_("Take the VALUEs out of a list."))
@click.option("--clear", "how", flag_value="clear", help=_("Take the field away."))
@click.option(
    "--use", type=TEXT, metavar="CODE", help=_("The code to give instead, in cases for or against.")
)
@click.option(
    "--file", "file", type=click.Path(path_type=Path), metavar="FILE",
    help=_("Take the text from a file, or one entry of a list from each line; - is standard input."),
)  # fmt: skip
@confirmed
@changing
@click.pass_obj
def set_(
    session: Session,
    code: str,
    field: str,
    values: tuple[str, ...],
    lang: str | None,
    how: str | None,
    use: str | None,
    file: Path | None,
    dry_run: bool,
    yes: bool,
    coder: str | None,
) -> None:
    """Set a field."""
    if file is not None:
        values = _from_file(field, values, text_of(file))
    wish = Wish(field, values, lang, use, how or "replace")
    _check(wish)

    def operation(project: Project) -> Operation:
        from coder.project.naming import code_named

        found = code_named(project.codebook, code)
        if (field, values) == ("status", (CodeStatus.RETIRED.value,)):
            return RetireCode(found.id)
        instead = code_named(project.codebook, use).id if use is not None else None
        first = project.codebook.languages[0]
        return SetField(found.id, field, value_of(replace(wish, use=instead), found, first))

    change(session, coder, operation, dry_run=dry_run, yes=yes)


def _from_file(field: str, values: Sequence[str], text: str) -> tuple[str, ...]:
    if values:
        raise click.UsageError(_("give VALUE or --file, not both"))
    if field in _BILINGUAL:
        return (text,)
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _check(wish: Wish) -> None:
    """Refuse what makes no sense for the field."""
    is_list = wish.field in _CRITERIA or wish.field == "keywords"
    if wish.how in {"add", "remove"} and not is_list:
        raise click.UsageError(
            _("--add and --remove are for lists, and “{field}” is none").format(field=wish.field)
        )
    if wish.language is not None and wish.field not in _BILINGUAL:
        raise click.UsageError(_("--lang is for {fields}").format(fields=_(", ").join(_BILINGUAL)))
    if wish.use is not None and (wish.field not in _CRITERIA or wish.how == "remove"):
        raise click.UsageError(_("--use is for {fields}").format(fields=_(", ").join(_CRITERIA)))
    if (wish.how == "clear") is bool(wish.values) or not all(value.strip() for value in wish.values):
        raise click.UsageError(_("give a VALUE, or --clear"))
    if not is_list and len(wish.values) > 1:
        raise click.UsageError(_("“{field}” holds one value: put it in quotes").format(field=wish.field))


def value_of(wish: Wish, code: Code, first: str) -> FieldValue:
    """Say what the field holds then; `first` is the language that is meant where none is named."""
    if wish.field in _BILINGUAL:
        return _words(wish, getattr(code, wish.field), first)
    if wish.how == "clear":
        return None
    if wish.field == "keywords":
        return _list(wish, code.keywords, wish.values)
    if wish.field in _CRITERIA:
        given = tuple(Criterion(text, wish.use) for text in wish.values)
        return _criteria(wish, _cases(code, wish.field), given)
    (value,) = wish.values
    if wish.field == "codable" and value in {"true", "false"}:
        return value == "true"
    return value


def _words(wish: Wish, words: Bilingual, first: str) -> Bilingual | None:
    if wish.how == "clear" and wish.language is None:
        return None
    said = "" if wish.how == "clear" else wish.values[0]
    return replace(words, **{wish.language or first: said}) or None


def _list(wish: Wish, there: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    if wish.how == "remove":
        _check_there(given, there)
        return tuple(one for one in there if one not in given)
    return tuple(dict.fromkeys([*(there if wish.how == "add" else ()), *given]))


def _criteria(wish: Wish, there: Sequence[Criterion], given: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Change a list of cases; one is named by its text, and --use gives a case that is there a code."""
    texts = [one.text for one in given]
    if wish.how == "remove":
        _check_there(texts, [one.text for one in there])
        return tuple(one for one in there if one.text not in texts)
    kept = [one for one in there if one.text not in texts] if wish.how == "add" else []
    return (*kept, *given)


def _check_there(given: Sequence[str], there: Sequence[str]) -> None:
    missing = [one for one in given if one not in there]
    if missing:
        raise click.UsageError(_("“{value}” is not in the list").format(value=missing[0]))


def _cases(code: Code, field: str) -> tuple[Criterion, ...]:
    name, _dot, part = field.partition(".")
    found: tuple[Criterion, ...] = getattr(code.examples, part) if part else getattr(code, name)
    return found
