"""Every error and warning, with its message and its hint."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from coder.reports.wording import (
    codebook,
    codings_file,
    doctor,
    finding,
    keys,
    settings,
    transcripts,
    yaml_files,
)
from coder.reports.wording import errors as _registered  # noqa: F401  # registers the words of every error
from coder.reports.wording.words import words
from docs.reference.error_examples import ERRORS
from docs.reference.layout import both, code, heading, said, table

TABLES: tuple[tuple[Callable[[], str], Mapping[str, tuple[str, str]]], ...] = (
    (lambda: both(zh="读取访谈", en="Reading transcripts"), transcripts.RULES),
    (
        lambda: both(zh="YAML 文件：编码手册和 `coder.yaml`", en="YAML files: codebooks and `coder.yaml`"),
        yaml_files.RULES,
    ),
    (lambda: both(zh="设置", en="Settings"), settings.RULES),
    (lambda: both(zh="按键", en="Keys"), keys.RULES),
    (lambda: both(zh="编码手册的内容", en="What a codebook says"), codebook.RULES),
    (lambda: both(zh="编码文件", en="Files of codings"), codings_file.RULES),
    (lambda: both(zh="查找", en="Finding"), finding.RULES),
    (lambda: both(zh="`coder doctor` 的发现", en="Findings of `coder doctor`"), doctor.RULES),
)


def exit_codes() -> Iterator[str]:
    """Say what each exit code means."""
    yield heading(2, both(zh="退出码", en="Exit codes"))
    rows = (
        ("0", both(zh="完成", en="Done")),
        ("1", both(zh="没有做成，或检查发现了问题", en="It failed, or a check found problems")),
        ("2", both(zh="命令写错了", en="Wrong usage")),
        ("130", both(zh="被中断（Ctrl+C）", en="Interrupted (Ctrl+C)")),
    )
    yield table((both(zh="退出码", en="Code"), both(zh="含义", en="Meaning")), rows)
    yield both(
        zh="结果写到标准输出，说明和错误写到标准错误。失败的命令不改动任何东西；`--keep-going` 例外，它留下读得通的部分，仍以 1 退出。\n",
        en="Results go to stdout, remarks and errors to stderr. A command that fails changes nothing; with `--keep-going` what is sound is kept, and the exit code is still 1.\n",
    )


def section() -> Iterator[str]:
    """List every error and every rule."""
    yield heading(2, both(zh="错误和提醒", en="Errors and warnings"))
    yield both(
        zh="每条错误两行：`error:` 说哪里不对，`hint:` 说怎么办。文件里的问题还带规则名和位置：`文件:行:列: 规则: 说明`。`{…}` 处填入具体内容。\n",
        en="An error has two lines: `error:` says what is wrong, `hint:` what to do. A problem in a file names its place and rule: `file:line:column: rule: message`. At `{…}` stand the facts.\n",
    )
    yield heading(3, both(zh="命令的错误", en="Errors of commands"))
    names = both(zh="错误", en="Error"), both(zh="说明", en="Message"), both(zh="提示", en="Hint")
    rows = [(type(error).__name__, words(error)) for error in ERRORS]
    yield table(names, [(code(name), said(word.message), said(word.hint)) for name, word in rows])
    rule = both(zh="规则", en="Rule"), *names[1:]
    for title, rules in TABLES:
        yield heading(3, title())
        yield table(
            rule, [(code(name), said(message), said(hint)) for name, (message, hint) in rules.items()]
        )
