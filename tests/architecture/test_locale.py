"""Every sentence of the interface exists in both languages and asks for the same facts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import coder
from coder.locale.language import PARTS, chinese

PACKAGE = Path(coder.__file__).parent
CLICK = set(import_module("coder.locale.zh_CN.click").MESSAGES)
"""Said by click, not by us; a test of the command line runs them."""


def _sentences() -> Iterator[tuple[str, str]]:
    """Each literal that is said, with where; a sentence that is no literal cannot be translated."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            if path.name == "language.py" or (path.name == "click_words.py" and not _is_literal(node)):
                continue  # the mechanism itself
            if node.func.id == "_":
                (argument,) = node.args
                assert isinstance(argument, ast.Constant), f"{place}: not a literal"
                yield str(argument.value), place
            elif node.func.id == "plural":
                for argument in node.args[1:]:
                    assert isinstance(argument, ast.Constant), f"{place}: not a literal"
                yield str(node.args[2].value), place


def _is_literal(call: ast.Call) -> bool:
    return all(isinstance(argument, ast.Constant) for argument in call.args)


def _placeholders(sentence: str) -> list[str]:
    return sorted(set(re.findall(r"\{(\w+)[^}]*\}", sentence)))


def test_every_sentence_has_its_chinese():
    said = chinese()
    missing = [f"{place}: {sentence}" for sentence, place in _sentences() if sentence not in said]
    assert missing == []


def test_both_languages_ask_for_the_same_facts():
    wrong = {
        english: translated
        for english, translated in chinese().items()
        if _placeholders(english) != _placeholders(translated) and english not in CLICK
    }
    assert wrong == {}


def test_no_translation_is_left_over():
    said = {sentence for sentence, _place in _sentences()}
    assert [english for english in chinese() if english not in said | CLICK] == []


def test_no_two_parts_translate_the_same_sentence_differently():
    seen: dict[str, str] = {}
    clashes = []
    for part in PARTS:
        for english, translated in import_module(f"coder.locale.zh_CN.{part}").MESSAGES.items():
            if seen.setdefault(english, translated) != translated:
                clashes.append((english, seen[english], translated))
    assert clashes == []
