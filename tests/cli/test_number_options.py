"""Numbers given to options: what is no number has no place in any range."""

from __future__ import annotations

import click
import pytest

from coder.cli.program import program


def _numbers(command, path=()):
    """Find the options that take a number with a point, below a command."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from _numbers(command.get_command(context, name), (*path, name))
    for option in command.params:
        if isinstance(option.type, click.types.FloatParamType):
            yield " ".join((*path, option.opts[0])), option


NUMBERS = dict(_numbers(program))


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["nan", "-nan", "inf", "-inf", "1e999", "Infinity"])
def test_no_option_takes_what_is_no_number(name, text):
    option = NUMBERS[name]
    with pytest.raises(click.BadParameter) as refused:
        option.type.convert(text, option, None)
    assert option.type.convert("0.9", option, None) == 0.9
    assert refused.value.message.startswith(f"{float(text)} ")


def test_the_options_are_found():
    assert {"reliability --level", "agreement-plan --width", "cooc --resolution"} <= set(NUMBERS)


@pytest.mark.parametrize(
    ("command", "range_"),
    [
        (("agreement-plan", "--width"), "0.01<=x<=2"),
        (("reliability", "--level"), "0.5<=x<=0.999"),
        (("cooc", "--resolution"), "x>0"),
    ],
)
def test_it_is_refused_as_a_number_outside_the_range_is(command, range_, coder):
    for text in ("-4.0", "nan"):
        refused = coder(*command, text)
        assert (refused.code, refused.out) == (2, "")
        assert f"{text} 不在范围 {range_} 之内" in refused.err
