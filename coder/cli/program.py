"""The command `coder`: a table of commands, and what happens when one of them fails."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

import click

from coder import __version__
from coder.cli import click_words
from coder.cli.session import Session
from coder.cli.speaking import say_error, say_problems
from coder.locale.language import _
from coder.model.errors import CoderError

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", _("Copy the sample study and open it")),
    "init": ("init", _("Make a new project folder")),
    "import": ("importing", _("Take transcripts in")),
    "transcripts": ("transcripts", _("List, show and mark transcripts")),
    "codebook": ("codebook", _("Show, check and change the codebook")),
    "code": ("code", _("Open the workbench")),
    "tag": ("tag", _("Give a passage a code")),
    "untag": ("untag", _("Remove a coding")),
    "recode": ("recode", _("Give a coding another code")),
    "move-ends": ("move_ends", _("Let a coding begin or end elsewhere")),
    "codings": ("codings", _("List, export and import codings")),
    "memo": ("memo", _("Write, list and export memos")),
    "find": ("find", _("Find words in what was said")),
    "query": ("query", _("Find passages by their codes, words and memos")),
    "undo": ("undoing:undo", _("Take back the last action")),
    "redo": ("undoing:redo", _("Bring back what was taken back")),
    "history": ("history", _("Show who did what when")),
    "freq": ("freq", _("Count codes")),
    "crosstab": ("crosstab", _("Set codes against groups")),
    "saturation": ("saturation", _("Count the new codes of each transcript")),
    "cooc": ("cooc", _("Count which codes go together")),
    "figure": ("figure", _("Draw what was counted")),
    "assign": ("assign", _("Say who is to code what")),
    "reliability": ("reliability", _("Measure how far coders agree")),
    "compare": ("compare", _("Show where two coders differ")),
    "adjudicate": ("adjudicate", _("Decide what holds where coders differ")),
    "agreement-plan": ("agreement_plan", _("Say how much must be coded twice")),
    "config": ("config", _("Show and change settings")),
    "doctor": ("doctor", _("Check that everything is sound")),
    "backup": ("backup", _("Copy the database safely")),
}
"""Name of the command → its module in `coder.cli.commands` (and what it is called there, where a module
has two), and the line in the overview."""


_NOWHERE_TO_WRITE = {errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO}
"""What writing an answer to a full device or a closed pipe fails with; files have errors of their own."""


class Program(click.Group):
    """Imports the one command that is run; lists all without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Name the commands in the order in which a study needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        name, _colon, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"coder.cli.commands.{name}"), attribute or "command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Print the table."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, line) for name, (_module, line) in COMMANDS.items()])


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("A terminal workbench for coding interviews. Without a command it opens the workbench."),
)
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    envvar="CODER_PROJECT",
    metavar="DIR",
    help=_("Folder of the project; otherwise the nearest one upwards with a coder.yaml."),
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help=_("Language of the interface."))
@click.option("--debug", is_flag=True, help=_("Show the whole traceback when something fails."))
@click.version_option(__version__, message="coder %(version)s", help=_("Print the version."))
@click.pass_context
def program(context: click.Context, project: Path | None, lang: str | None, debug: bool) -> None:  # noqa: ARG001  # read before, in `language`
    """Keep what every command needs."""
    context.obj = Session(project, debug=debug)
    if context.invoked_subcommand is None:
        command = program.get_command(context, "code")
        assert command is not None  # noqa: S101  # it is in the table
        context.invoke(command)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    click_words.translate()
    _speak_utf8()
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except OSError as error:
        if error.errno not in _NOWHERE_TO_WRITE:
            raise
        _let_go_of_stdout()
        say_error(
            _("the answer could not be written: {detail}").format(detail=error.strerror),
            _("what the command did is done; only its answer is lost"),
        )
        return 1
    return code


def _let_go_of_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains once more while it exits


def _run(arguments: list[str]) -> int:
    try:
        answer: Any = program.main(arguments, prog_name="coder", standalone_mode=False)
    except click.exceptions.Exit as wish:
        return wish.exit_code
    except (click.Abort, KeyboardInterrupt):
        say_error(_("interrupted"), "")
        return 130
    except Exception as error:  # the edge: whatever it is, a user gets a sentence
        if "--debug" in arguments and not isinstance(error, click.ClickException):
            raise
        return _failed(error)
    return answer if isinstance(answer, int) else 0


def _failed(error: Exception) -> int:
    match error:
        case click.UsageError():
            say_error(*click_words.usage(error))
            return 2
        case click.ClickException():
            say_error(error.format_message(), "")
        case CoderError():
            say_problems(error)
        case UnicodeEncodeError():
            say_error(
                _("an argument is no text in the encoding of this terminal"),
                _("type it again, or use a UTF-8 terminal"),
            )
            return 2
        case OSError() if error.errno in _NOWHERE_TO_WRITE:
            raise error
        case _:
            say_error(
                _("something unexpected happened: {detail}").format(
                    detail=f"{type(error).__name__}: {error}"
                ),
                _("nothing was half written; run it again with `coder --debug …` and report what it shows"),
            )
    return 1


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _speak_utf8() -> None:
    """Write UTF-8 to files and pipes whatever the locale; never fail on a character of a transcript."""
    sys.stdout = sys.stdout or _nowhere()  # the shell may have closed them
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = stream.encoding if stream.isatty() else "utf-8"
            reconfigure(encoding=encoding, errors="backslashreplace")
