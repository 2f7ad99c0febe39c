"""What `coder.yaml`, the user's own settings and the environment can set, and what holds otherwise."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

from collections.abc import Iterator

from coder.model.settings import SETTINGS, Setting
from coder.reports.wording.settings import meaning
from docs.reference.layout import both, code, heading, said, table


def section() -> Iterator[str]:
    """List every setting and every variable."""
    yield heading(2, both(zh="设置", en="Settings"))
    yield both(
        zh="项目文件夹里的 `coder.yaml` 是整个研究的设置。个人的设置写在 `~/.config/coder/settings.yaml`（有 `XDG_CONFIG_HOME` 时在 `$XDG_CONFIG_HOME/coder/settings.yaml`，Windows 上在 `%APPDATA%\\coder\\settings.yaml`），对所有项目有效，没有这个文件也无妨。两处都能写的，以项目为准；没有写的取默认值；写错的会连同行号一起报告。用编辑器改，或用 `coder config set`；`coder config show` 列出当前的值和来源。\n",
        en="`coder.yaml` in the project folder holds the settings of the study. Your own stand in `~/.config/coder/settings.yaml` (`$XDG_CONFIG_HOME/coder/settings.yaml` where that is set, `%APPDATA%\\coder\\settings.yaml` on Windows) and hold for all projects; the file need not be there. Where a setting can stand in both, the project goes before. What is not written keeps its default; what is wrong is reported with its line. Use an editor, or `coder config set`; `coder config show` lists what holds and where it comes from.\n",
    )
    names = (
        both(zh="字段", en="Field"),
        both(zh="默认值", en="Default"),
        both(zh="个人", en="Yours"),
        both(zh="含义", en="Meaning"),
    )
    yield table(names, [_row(setting) for setting in SETTINGS])
    yield heading(3, both(zh="环境变量", en="Environment variables"))
    yield table((both(zh="变量", en="Variable"), names[-1]), _variables())
    yield both(
        zh="界面语言依次取：`--lang`、`CODER_LANG`、`coder.yaml` 里的 `language`、个人设置里的 `language`、系统区域设置，都没有就用中文。编码员依次取：`--coder`、`CODER_CODER`、`coder.yaml` 里的 `coder`、个人设置里的 `coder`、登录名。\n",
        en="The language is that of `--lang`, else `CODER_LANG`, else `language` in `coder.yaml`, else in your own settings, else the locale, else Chinese. The coder is `--coder`, else `CODER_CODER`, else `coder` in `coder.yaml`, else in your own settings, else the login name.\n",
    )


def _row(setting: Setting) -> tuple[str, str, str, str]:
    usual = both(zh="可取 ", en=" One of ") + ", ".join(map(code, setting.usual)) if setting.usual else ""
    return (
        code(setting.name),
        _default(setting.default),
        both(zh="可以", en="yes") if setting.is_personal else "",
        said(meaning(setting)) + usual,
    )


def _default(value: object) -> str:
    """Show a default as it would be written."""
    if isinstance(value, tuple):
        return "`[]`"
    if isinstance(value, str) and value:
        return code(value)
    return both(zh="（空）", en="(empty)")


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
        "`CODER_CONFIG`",
        both(zh="个人设置的文件，代替上面的位置", en="File of your own settings, instead of the place above"),
    )
    yield (
        "`NO_COLOR`",
        both(zh="设了任何值，工作台就不用颜色", en="Set to anything, the workbench uses no colour"),
    )
    yield "`TEXTUAL_ANIMATIONS`", both(zh="`none` 关掉动画", en="`none` switches animations off")
