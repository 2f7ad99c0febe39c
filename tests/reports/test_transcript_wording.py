"""Every problem the readers of transcripts know has words, and the words ask only for facts there are."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import coder.exchange
from coder.locale.language import chinese
from coder.reports.wording.transcripts import RULES

MODULES = (
    *(
        "canonical",
        "cues",
        "cue_speakers",
        "decoding",
        "docx",
        "encoding_ranking",
        "file_bytes",
        "file_format",
    ),
    *("front_matter", "guarded_xml", "guarded_zip", "header_block", "speaker_pattern", "speaker_vote", "srt"),
    *("transcript_file", "turns", "vtt"),
)
ELSEWHERE = {"attribute-conflict", "same-text"}
"""What the import of several files notices."""


def said() -> set[str]:
    found = set()
    folder = Path(str(coder.exchange.__file__)).parent
    for module in MODULES:
        for node in ast.walk(ast.parse((folder / f"{module}.py").read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value:
                found |= {rule for rule in RULES if rule.partition(":")[0] == node.value}
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"UnreadableError", "warning"}:
                rule = node.args[0]
                assert not isinstance(rule, ast.Constant) or rule.value in RULES, ast.unparse(node)
    return found


def test_every_rule_is_used_and_every_problem_has_words() -> None:
    assert said() | ELSEWHERE == set(RULES)


def test_every_sentence_has_its_chinese_with_the_same_gaps() -> None:
    for sentences in RULES.values():
        for sentence in sentences:
            assert sentence in chinese() or sentence in chinese().values()
    for english, translated in chinese().items():
        assert _gaps(english) == _gaps(translated), english


def _gaps(sentence: str) -> set[str | None]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence)} - {None}
