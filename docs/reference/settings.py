"""What `coder.yaml` and the environment can set, and what holds otherwise."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from textual.theme import BUILTIN_THEMES

from coder.exchange.settings_yaml import KEYS, SENTENCE_KEYS
from coder.model.settings import AmbiguousWidth, EllipsisIs, Language, Margins, Settings
from coder.tui.themes import DARK, LIGHT
from docs.reference.layout import both, code, heading, table


def section() -> Iterator[str]:
    """List every setting and every variable."""
    yield heading(2, both(zh="设置", en="Settings"))
    yield both(
        zh="项目文件夹里的 `coder.yaml` 是整个研究的设置，用编辑器改，重新打开后生效。没有写的字段取默认值；写错的字段会连同行号一起报告。\n",
        en="`coder.yaml` in the project folder holds the settings of the study; edit it, and open the project again. A field that is not written keeps its default; a wrong one is reported with its line.\n",
    )
    names = both(zh="字段", en="Field"), both(zh="默认值", en="Default"), both(zh="含义", en="Meaning")
    yield table(names, [(code(name), *_row(name)) for name in _names()])
    yield heading(3, both(zh="环境变量", en="Environment variables"))
    yield table((both(zh="变量", en="Variable"), names[2]), _variables())
    yield both(
        zh="界面语言依次取：`--lang`、`CODER_LANG`、`coder.yaml` 里的 `language`、系统区域设置，都没有就用中文。编码员依次取：`--coder`、`CODER_CODER`、`coder.yaml` 里的 `coder`、登录名。\n",
        en="The language is that of `--lang`, else `CODER_LANG`, else `language` in `coder.yaml`, else the locale, else Chinese. The coder is `--coder`, else `CODER_CODER`, else `coder` in `coder.yaml`, else the login name.\n",
    )


def _names() -> Iterator[str]:
    for key in KEYS:
        if key == "sentences":
            yield from (f"{key}.{below}" for below in SENTENCE_KEYS)
        else:
            yield key


def _row(name: str) -> tuple[str, str]:
    default = Settings()
    nothing = both(zh="（空）", en="(empty)")
    rows: dict[str, tuple[str, str]] = {
        "title": (
            nothing,
            both(
                zh="研究的标题：一行文字，或 `{zh: …, en: …}`；空着时用文件夹的名字",
                en="Title of the study: a text, or `{zh: …, en: …}`; without it, the folder's name",
            ),
        ),
        "language": (
            nothing,
            both(zh="界面语言：", en="Language of the interface: ")
            + _choices(Language)
            + both(zh="；空着时看系统", en="; empty leaves it to the system"),
        ),
        "codebook": (
            code(default.codebook),
            both(
                zh="编码手册的位置，在项目文件夹之内", en="Where the codebook is, inside the project folder"
            ),
        ),
        "database": (
            code(default.database),
            both(zh="数据库的位置，在项目文件夹之内", en="Where the database is, inside the project folder"),
        ),
        "coder": (
            nothing,
            both(
                zh="没有另外说明时，谁在编码；一个人用的项目才该写",
                en="Who codes, where nothing else says so; for a project of one person",
            ),
        ),
        "interviewers": (
            "`[]`",
            both(
                zh="提问的说话人，如 `[李明]`；“访谈者”“记者”“Q”之类的标签不用写。他们的话轮可以不计",
                en="Speakers who ask, such as `[李明]`; labels such as 访谈者, Interviewer or Q are known. Their turns can be left out",
            ),
        ),
        "sentences.ellipsis": (
            code(default.ellipsis),
            both(
                zh="写作 `sentences: {ellipsis: end}`。“……”对句子做什么：`pause` 是停顿，`end` 是句末。可取 ",
                en="Written as `sentences: {ellipsis: end}`. What …… does to a sentence: `pause` as in speech, or `end` as in writing. One of ",
            )
            + _choices(EllipsisIs),
        ),
        "margins": (
            code(default.margins),
            both(zh="正文旁的括线用什么画：", en="What the brackets beside the text are drawn with: ")
            + _choices(Margins),
        ),
        "ambiguous_width": (
            code(default.ambiguous_width),
            both(
                zh="终端给“ ” … — 这类字符几格；`auto` 会先问终端。可取 ",
                en="Cells that the terminal gives to characters such as “ ” … —; `auto` asks the terminal. One of ",
            )
            + _choices(AmbiguousWidth),
        ),
        "theme": (
            nothing,
            both(
                zh=f"工作台的配色；空着是 `{DARK.name}`。可取 ",
                en=f"Colours of the workbench; empty means `{DARK.name}`. One of ",
            )
            + ", ".join(map(code, (DARK.name, LIGHT.name, *BUILTIN_THEMES))),
        ),
    }
    return rows[name]


def _choices(choices: type[StrEnum]) -> str:
    return ", ".join(map(code, choices))


def _variables() -> Iterator[tuple[str, str]]:
    yield (
        "`CODER_PROJECT`",
        both(zh="项目文件夹，如同 `--project`", en="Folder of the project, like `--project`"),
    )
    yield (
        "`CODER_CODER`",
        both(zh="谁在编码，如同 `--coder`", en="Who acts, like `--coder` where something is written"),
    )
    yield "`CODER_LANG`", both(zh="界面语言，`zh` 或 `en`", en="Language of the interface, `zh` or `en`")
    yield (
        "`NO_COLOR`",
        both(zh="设了任何值，工作台就不用颜色", en="Set to anything, the workbench uses no colour"),
    )
    yield "`TEXTUAL_ANIMATIONS`", both(zh="`none` 关掉动画", en="`none` switches animations off")
