"""What is imported when: a command pays only for what it uses, and the layers hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import coder

PACKAGE = Path(coder.__file__).parent
HEAVY = (
    "textual",
    "spacy",
    "jieba",
    "networkx",
    "matplotlib",
    "sqlalchemy",
    "numpy",
    "pypinyin",
    "lxml",
    "opencc",
)


def _loaded_by(statement: str, names: tuple[str, ...]) -> list[str]:
    program = f"import sys; {statement}; print([n for n in {names!r} if n in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return ast.literal_eval(answer.stdout)


def test_the_command_line_loads_nothing_heavy():
    assert _loaded_by("import coder.cli.program", (*HEAVY, "rich", "yaml")) == []


def test_help_loads_no_command():
    program = (
        "import sys; from coder.cli.program import run; run(['--help']); "
        "late = ('coder.cli.commands.', 'coder.project', 'yaml'); "
        "print([n for n in sys.modules if n.startswith(late)], file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "module",
    [
        "coder.project.counting",
        "coder.project.coding",
        "coder.project.codings_files",
        "coder.reports.frequencies",
        "coder.project.cooccurring",
        "coder.reports.cooccurrence_meta",
    ],
)
def test_no_use_case_loads_the_screen_or_a_dictionary(module):
    assert (
        _loaded_by(f"import {module}", ("textual", "spacy", "jieba", "networkx", "matplotlib", "pypinyin"))
        == []
    )


def test_agreement_needs_the_standard_library_only():
    """numpy is for the intervals of multi-valued alpha, and loaded by them."""
    program = (
        "import sys; before = set(sys.modules); "
        "import coder.agreement, coder.agreement.multi_valued_interval; "
        "print({name.split('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "{'coder'}"


def test_the_workbench_paints_before_it_loads_dictionaries():
    assert (
        _loaded_by("import coder.tui.app", ("jieba", "pypinyin", "opencc", "numpy", "lxml", "alembic")) == []
    )


def test_the_model_knows_only_itself_and_the_standard_library():
    for path in (PACKAGE / "model").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("coder.model"), path


@pytest.mark.parametrize(
    "path", sorted(set(PACKAGE.rglob("__init__.py")) - {PACKAGE / "agreement" / "__init__.py"}), ids=str
)
def test_packages_import_nothing(path):
    imports = [
        node
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not (isinstance(node, ast.ImportFrom) and node.module == "__future__")
    ]
    assert imports == []
