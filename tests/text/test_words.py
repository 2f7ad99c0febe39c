from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.text.dictionary import frequencies
from coder.text.words import Words

CASES = """\
社区|工作者|每天|要|填|三四遍|台账|，|流于形式|。
don't| |e-mail| |it’s| |R&D| |AT&T| |C++|工程师| |c#|，|K12|教育
3.5|万元|，|50%|的|1,000|人|９：３０|开会|12%
U.S|.| |3D|打印| |1,000|kg| |2024-05-01
我|觉得|…|…|嗯|👩‍👧|😀|👍🏽|1️⃣|🇨🇳
我|覺得|沒有|關係|，|臺灣|的|社區|工作者
나는| |간다|。|カ|タ|カ|ナ|ひ|ら|Привет|,| |мир
字︀|好|ＡＢＣ１| |é|́| |𠮷|野家
一|　　|二|  ⏎|  |三
[|red|]|好|[|/|red|]
"""
CASES = CASES.replace("é|́", "é́").replace("９：３０", "９|：|３０")
BEFORE_LOADING = """\
社|区|工|作| |don't| |C++|工|👩‍👧|3.5|万|，|字︀
"""


@pytest.fixture(scope="module")
def loaded() -> Words:
    """Load the dictionary once, after another project and after the cursor moved."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from jieba import finalseg  # noqa: PLC0415  warns where it is compiled

    finalseg.Force_Split_Words.add("台账")
    words = Words()
    assert words.boundaries("社区工作者") == (0, 1, 2, 3, 4, 5)
    words.load()
    return words


def shown(words: Words, text: str) -> str:
    return "|".join(text[start:end] for start, end in words.spans(text))


@pytest.mark.parametrize("case", CASES.rstrip("\n").split("\n"))
def test_words_end_where_a_reader_says(loaded: Words, case: str) -> None:
    case = case.replace("⏎", "\n")
    assert shown(loaded, case.replace("|", "")) == case


def test_before_the_dictionary_is_there_each_character_is_a_word() -> None:
    case = BEFORE_LOADING.rstrip("\n")
    assert shown(Words(), case.replace("|", "")) == case


def test_loading_takes_the_place_of_what_was_remembered(loaded: Words) -> None:
    assert loaded.boundaries("社区工作者") == (0, 2, 5)


def test_nothing_has_no_word(loaded: Words) -> None:
    assert loaded.boundaries("") == (0,)
    assert loaded.spans("") == ()


def test_one_traditional_character_does_not_change_simplified_text(loaded: Words) -> None:
    around = "我们社区工作者每天要填写很多台账和报表，" * 5
    assert shown(loaded, around + "弄乾") == shown(loaded, around) + "|弄乾"
    assert shown(loaded, around[:20] + "弄乾") == shown(loaded, around[:20]) + "|弄|乾"


TEXT = st.lists(
    st.sampled_from(
        [
            *"我们社区工作者台账社區沒有。，！",
            *" \n\t　'’.-&%,:3５aBＣéñ½²ßがｶﾞ한가각ไท𠮷〇\ufe0f\u0301\u200d\u2028\x85🏽😀🇨",
            "AT&T",
            "C++",
            "c#",
            "👩‍👧",
            "重复",
            "12345热线",
            "覺得",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(text=TEXT, is_loaded=st.booleans())
def test_words_joined_are_the_text_and_cut_no_grapheme(loaded: Words, text: str, is_loaded: bool) -> None:  # noqa: FBT001
    words = loaded if is_loaded else Words()
    boundaries = words.boundaries(text)
    assert boundaries[0] == 0
    assert boundaries[-1] == len(text)
    assert list(boundaries) == sorted(set(boundaries))
    assert {found.end() for found in regex.finditer(r"\X", text)}.issuperset(boundaries[1:])


def test_a_long_run_of_rare_characters_is_no_trap(loaded: Words) -> None:
    text = "齉龘麤👩‍👧" * 5_000
    assert loaded.boundaries(text)[-1] == len(text)
    assert shown(loaded, text).count("👩‍👧") == 5_000


def test_the_dictionary_is_read_as_jieba_reads_it(loaded: Words) -> None:
    jieba = sys.modules["jieba"]
    path = Path(str(jieba.__file__)).with_name("dict.txt")
    with path.open("rb") as file:
        assert frequencies(path) == jieba.Tokenizer.gen_pfdict(file)


def test_words_of_another_project_are_forgotten(loaded: Words) -> None:
    assert not sys.modules["jieba.finalseg"].Force_Split_Words


def test_jieba_says_nothing_reads_no_cache_and_leaves_no_file(tmp_path: Path) -> None:
    """In a fresh process without compiled files: warnings are errors, a poisoned cache lies there."""
    poison = tmp_path / "tmp"
    poison.mkdir()
    (poison / "jieba.cache").write_bytes(b"not a dictionary")
    script = "from coder.text.words import Words; w = Words(); w.load(); print(len(w.spans('社区工作者')))"
    environment = os.environ | {"TMPDIR": str(poison), "PYTHONPYCACHEPREFIX": str(tmp_path / "pyc")}
    command = [sys.executable, "-W", "error", "-c", script]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr, run.returncode) == ("2\n", "", 0)
    assert [file.name for file in poison.iterdir()] == ["jieba.cache"]
    assert (poison / "jieba.cache").read_bytes() == b"not a dictionary"


def test_jieba_is_kept_from_the_screen(loaded: Words) -> None:
    assert logging.getLogger("jieba").level > logging.CRITICAL
