from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("jieba", "opencc", "pypinyin", "textual", "spacy", "numpy", "sqlalchemy")
SCRIPT = """
import sys
from coder.text.pinyin import NameIndex
from coder.text.sentences import sentences
from coder.text.words import Words
NameIndex([("1", ["重复", "Again"])]).find("cf")
Words().boundaries("我們走。")
sentences("好。走")
{then}
print(*sorted(set({heavy}) & set(sys.modules)))
"""


@pytest.mark.parametrize(
    ("then", "loaded"),
    [("", ""), ("Words().load()", "jieba opencc"), ("NameIndex([('1', ['重'])]).load()", "opencc pypinyin")],
)
def test_what_is_slow_to_import_waits_for_load(then: str, loaded: str) -> None:
    script = SCRIPT.format(heavy=HEAVY, then=then)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == loaded
