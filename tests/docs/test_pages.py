"""The documents hold: links lead somewhere, commands run, nothing that can be asked for is left out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from coder import __version__
from coder.cli.commands import code
from coder.cli.program import program, run
from coder.exchange.codebook_fields import CODE_KEYS, CODEBOOK_KEYS
from coder.exchange.settings_yaml import KEYS
from coder.model import errors
from coder.reports.wording import codebook, codings_file, doctor, finding, keys, transcripts, yaml_files
from coder.reports.wording import settings as settings_words
from coder.tui.keys_in_force import keyed

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
GUIDES = (DOCS / "guide.md", DOCS / "guide.zh-CN.md")
REFERENCES = (DOCS / "reference.md", DOCS / "reference.zh-CN.md")
PAGES = (*READMES, ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!\\)\[[^\]]*(?<!\\)\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`\n]*`")
SHOWN = {"workbench", "memo", "codebook", "find", "frequencies", "passages", "history", "memos"}
FORMATS = ROOT / "tests" / "data" / "formats"


def text_of(page: Path) -> str:
    return page.read_bytes().decode()


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(CODE.sub("", FENCE.sub("", text_of(page)))):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_relative_to(ROOT), target
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_the_picture_is_there_and_small(page: Path) -> None:
    (picture,) = re.findall(r"^!\[[^\]]{10,}\]\(([^)]+)\)$", text_of(page), re.MULTILINE)
    data = (ROOT / picture).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 200_000


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_the_version_to_cite_is_this_one(page: Path) -> None:
    assert f"version {__version__}." in text_of(page)


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few interviews to import, and a workbench that nobody has to leave."""
    interviews = tmp_path / "interviews"
    interviews.mkdir()
    for name, source in (
        ("old.txt", "more/gb18030.txt"),
        ("short.txt", "more/ambiguous-gbk.txt"),
        ("meeting.vtt", "teams.vtt"),
        ("notes.docx", "more/two-column-table.docx"),
    ):
        (interviews / name).write_bytes((FORMATS / source).read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CODER_CODER", "甲")
    monkeypatch.setattr(code, "on_a_terminal", lambda: True)
    monkeypatch.setenv("CODER_CONFIG", str(tmp_path / "settings.yaml"))
    workbench = SimpleNamespace(run=lambda *_given: None, key_flaws=lambda *_given: ())
    monkeypatch.setattr(code, "import_module", lambda _name: workbench)
    return tmp_path


def lines_of(page: Path) -> Iterator[str]:
    """The lines of all shell blocks, without remarks."""
    for kind, text in FENCE.findall(text_of(page)):
        if kind == "sh":
            yield from (line for line in text.split("\n") if line and not line.startswith("#"))


def expanded(word: str) -> list[str]:
    """What a shell makes of a pattern."""
    found = sorted(str(path) for path in Path().glob(word)) if "*" in word else []
    return found or [word]


@pytest.mark.parametrize("page", [*READMES, *GUIDES], ids=name_of)
def test_commands_run_as_they_stand(
    page: Path, scene: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """From the first line to the last, each where the ones before have led."""
    ran = 0
    for line in lines_of(page):
        command, *arguments = shlex.split(line, comments=True)
        if command == "cd":
            monkeypatch.chdir(arguments[0])
        else:
            assert command == "coder", f"{line}: a shell block holds only `coder` and `cd`"
            given = [path for word in arguments for path in expanded(word)]
            assert run(given) == 0, f"{line}\n{capfd.readouterr().err}"
            ran += 1
    assert ran > 10


def commands(command: click.Command, name: str) -> Iterator[str]:
    yield name
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from commands(found, f"{name} {below}")


@pytest.mark.parametrize("page", REFERENCES, ids=name_of)
def test_every_command_has_a_heading(page: Path) -> None:
    heads = set(re.findall(r"^### (coder.*)$", text_of(page), re.MULTILINE))
    assert set(commands(program, "coder")) <= heads


@pytest.mark.parametrize("page", REFERENCES, ids=name_of)
def test_every_setting_field_and_rule_has_an_entry(page: Path) -> None:
    text = text_of(page)
    parts = (transcripts, yaml_files, settings_words, keys, codebook, codings_file, finding, doctor)
    tables = [part.RULES for part in parts]
    wanted = {
        "sentences.ellipsis",
        *KEYS,
        *CODEBOOK_KEYS,
        *CODE_KEYS,
        *(rule for table in tables for rule in table),
    }
    wanted.discard("sentences")
    assert [name for name in sorted(wanted) if f"\n| `{name}` |" not in text] == []


@pytest.mark.parametrize("page", REFERENCES, ids=name_of)
def test_everything_that_has_keys_has_an_entry(page: Path) -> None:
    """By the name with which the settings give it others; runs of digits are named by their ends."""
    text = text_of(page)
    names = {one.id for one in keyed() if not one.id.startswith(("code_again-", "keep_side-", "select-"))}
    assert [name for name in sorted(names) if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_the_guide_shows_every_screen_in_its_language(page: Path) -> None:
    shown = re.findall(r"^!\[[^\]]+\]\(pictures/([\w-]+)\.([\w-]+)\.png\)$", text_of(page), re.MULTILINE)
    assert {name for name, _language in shown} >= SHOWN
    assert {language for _name, language in shown} == {"zh-CN" if "zh" in page.name else "en"}
    for name, language in shown:
        assert len((DOCS / "pictures" / f"{name}.{language}.png").read_bytes()) < 200_000


def kinds_of_error(above: type[errors.CoderError]) -> Iterator[type[errors.CoderError]]:
    """All that can be raised; those of files are told by their rules."""
    for kind in above.__subclasses__():
        if not issubclass(kind, errors.FileProblemError):
            yield kind
            yield from kinds_of_error(kind)


@pytest.mark.parametrize("page", REFERENCES, ids=name_of)
def test_every_error_has_an_entry(page: Path) -> None:
    text = text_of(page)
    missing = [
        kind.__name__ for kind in kinds_of_error(errors.CoderError) if f"\n| `{kind.__name__}` |" not in text
    ]
    assert missing == []


@pytest.mark.parametrize("page", [*READMES, *GUIDES, *sorted((DOCS / "method").glob("*.md"))], ids=name_of)
def test_commands_named_in_passing_exist(page: Path) -> None:
    """`coder freq --by coder` between backticks is a command of this release with options it has."""
    named = set(commands(program, "coder"))
    for line in re.findall(r"`(coder [^`]+)`", FENCE.sub("", text_of(page))):
        words = [word for word in line.split() if not word.startswith("-")]
        name = " ".join(words[:3]) if " ".join(words[:3]) in named else " ".join(words[:2])
        assert name in named or line.startswith("coder --"), line
        for option in re.findall(r"(?<= )--[a-z-]+", line):
            assert any(option in text_of(page) for page in REFERENCES), line
