"""What each setting means, and what is wrong with one."""

from __future__ import annotations

from coder.locale.language import _
from coder.model.settings import Setting

HELP: dict[str, str] = {
    "title": _("Title of the study: a text, or `{zh: …, en: …}`; empty means the folder's name."),
    "language": _("Language of the interface; empty leaves it to the system."),
    "codebook": _("Where the codebook is, inside the project folder."),
    "database": _("Where the database is, inside the project folder."),
    "coder": _("Who codes, where neither `--coder` nor CODER_CODER says so; empty means the login name."),
    "interviewers": _(
        "Speakers who ask, so that their turns can be left out; labels such as 访谈者, Interviewer or Q are known."
    ),
    "blind": _(
        "In which transcripts a coder sees no codings of others until done: those assigned to several coders, all, or none."
    ),
    "sentences.ellipsis": _("What …… does to a sentence: a pause, as in speech, or its end, as in writing."),
    "margins": _("What the brackets beside the text are drawn with."),
    "ambiguous_width": _(
        "Cells that the terminal gives to characters such as “ ” … —; `auto` asks the terminal."
    ),
    "theme": _("Colours of the workbench; empty means coder-dark."),
    "keys": _(
        "Other keys for commands of the workbench: `{recode: ctrl+r, finish: [f8, ctrl+d]}`; `none` takes them away."
    ),
    "queries": _(
        "Saved queries over codes: `{forms-near-meetings: 表格 NEAR:1 会议}`; `coder query --save NAME EXPR` writes one."
    ),
}
"""By the names of the settings."""


def meaning(setting: Setting) -> str:
    """Say what a setting is about, and what it can be where that is a matter of choice."""
    if setting.choices is None:
        return HELP[setting.name]
    choices = _(", ").join(setting.choices)
    return _("{meaning} One of {choices}.").format(meaning=HELP[setting.name], choices=choices)


RULES: dict[str, tuple[str, str]] = {
    "setting-of-study": (
        _("“{key}” is a setting of a study, not of a person"),
        _("write it into the coder.yaml of the project"),
    ),
    "unusual-text": (_("“{field}” is “{value}”, which is not known"), _("one of {usual}")),
    "not-a-command": (
        _("“{value}” cannot be the name of a command"),
        _("`coder config keys` names the commands, such as `recode`"),
    ),
    "not-a-key": (
        _("“{value}” is no key"),
        _("write such as ctrl+r, alt+up, f5, enter, or one character; `none` alone for no key"),
    ),
    "several-values": (_("“{field}” takes one value"), _("put a value with blanks in quotes")),
    "no-text": (_("this is no text that a file can hold"), _("leave out control characters")),
    "not-a-coder": (
        _("“{found}” is no name for a coder"),
        _("1 to 64 printable characters, no blank at either end"),
    ),
    "keys-of-which": (
        _("it is not said which command the keys are for"),
        _("name it: `coder config set keys.recode ctrl+r`"),
    ),
    "not-a-query-name": (
        _("a query cannot be called “{value}”"),
        _("1 to 64 visible characters, no blanks, none of / \\ : * ? and quotes, no - or . at the beginning"),
    ),
    "query-without-name": (
        _("it is not said what the query is called"),
        _("name it: `coder query --save NAME EXPR`"),
    ),
    "two-titles": (
        _("the title is there in two languages"),
        _("name one of them: `title.zh` or `title.en`"),
    ),
}
"""A setting says what it cannot say."""
