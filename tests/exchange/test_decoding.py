from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.decoding import decode
from coder.exchange.unreadable import UnreadableError

INTERVIEWS = Path(__file__).parents[1] / "data/interviews"
TEXTS = {
    folder: [path.read_bytes().decode() for path in sorted((INTERVIEWS / folder).glob("*.md"))]
    for folder in ("zh-hans", "zh-hant", "en")
}
WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]
ENCODINGS = {
    "zh-hans": [*WIDE, "gbk"],
    "zh-hant": [*WIDE, "gbk", "big5", "big5hkscs"],
    "en": [*WIDE, "cp1252"],
}


def refusal(data: bytes, encoding: str | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        decode(data, encoding)
    return caught.value.problem.rule


@st.composite
def pieces(draw: st.DrawFn, folder: str, shortest: int) -> str:
    text = draw(st.sampled_from(TEXTS[folder]))
    start = draw(st.integers(0, len(text) - shortest))
    return text[start : start + draw(st.integers(shortest, 1000))]


@pytest.mark.parametrize(
    ("folder", "encoding"), [(f, e) for f, encodings in ENCODINGS.items() for e in encodings]
)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_piece_is_read_right_or_refused(folder: str, encoding: str, data: st.DataObject) -> None:
    piece = data.draw(pieces(folder, 200))
    try:
        encoded = piece.encode(encoding)
    except UnicodeEncodeError:
        return
    try:
        decoded = decode(encoded)
    except UnreadableError:
        # An English text has nothing to tell the Chinese encodings apart by.
        assert folder == "en"
        assert encoding == "gb18030"
        return
    assert decoded.text.removeprefix("\ufeff") == piece
    if encoding in {"gbk", "big5", "big5hkscs", "cp1252"} and not piece.isascii():
        assert decoded.confidence == "high"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_twenty_characters_are_nearly_always_enough(encoding: str) -> None:
    found = 0
    for text in TEXTS["zh-hans"]:
        for start in range(0, 2000, 100):
            try:
                found += decode(text[start : start + 20].encode(encoding)).text == text[start : start + 20]
            except UnreadableError:
                continue
    assert found >= 0.9 * 20 * len(TEXTS["zh-hans"])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data(), folder=st.sampled_from([("zh-hans", "gb18030"), ("zh-hant", "big5hkscs")]))
def test_lines_in_two_encodings_are_never_read(data: st.DataObject, folder: tuple[str, str]) -> None:
    name, encoding = folder
    lines = [
        line for line in data.draw(pieces(name, 400)).split("\n") if len(line) > 3 and not line.isascii()
    ]
    encodings = data.draw(
        st.lists(st.sampled_from([encoding, "utf-8"]), min_size=len(lines), max_size=len(lines))
    )
    joined = b"\n".join(line.encode(e, "ignore") for line, e in zip(lines, encodings, strict=True))
    if len(set(encodings)) == 2:
        assert refusal(joined) in {"encoding-mixed", "encoding-unclear", "encoding-uncertain"}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("I: Können Sie sich kurz vorstellen?\nB: Ja, schöne Grüße!", "cp1252"),
        ("Il était né à Besançon, près de l’école où ça s’est passé.", "cp1252"),
        ("It’s fine – “really” – I don’t mind…", "cp1252"),
        ("All of it is ASCII.", "utf-8"),
        ("Schöne Grüße aus Köln", "utf-8"),
        ("It was £20 for a return ticket, and I said to them that it was far too much for that.", "utf-8"),
        ("And then I said\u00a0" + "that it is all the same to me. " * 5, "utf-8"),
        ("Я работаю в этом районе уже восемь лет, и мне нравится.", "utf-8"),
    ],
)
def test_western_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text
    assert decode(text.encode(encoding)).encoding == encoding


@pytest.mark.parametrize("text", ["A: л", "A: 谢B: 谢", "·", "路"])
def test_two_byte_sequences_alone_are_not_believed(text: str) -> None:
    data = text.encode("utf-8") if text in "A: л·" else text.encode("gb18030")
    assert refusal(data) == "encoding-uncertain"


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_kr", "mac_roman", "koi8_r"])
def test_what_no_rule_knows_is_refused(encoding: str) -> None:
    texts = {
        "shift_jis": "質問者：こんにちは、自己紹介をお願いします。",
        "euc_kr": "안녕하세요. 자기소개를 부탁드립니다.",
        "mac_roman": "It’s what she’s said, I don’t know",
        "koi8_r": "Я работаю в этом районе уже восемь лет",
    }
    assert refusal(texts[encoding].encode(encoding)).startswith("encoding-")


def test_what_is_told_is_strict_and_wins() -> None:
    data = "第一行\n问：谢谢\n".encode("gbk")
    with pytest.raises(UnreadableError) as caught:
        decode(b"abc\n\n" + data, "utf-8")
    problem = caught.value.problem
    assert (problem.rule, problem.line, problem.facts["byte"]) == ("text-undecodable", 3, 5)
    assert decode(data, "GBK").text == "第一行\n问：谢谢\n"
    assert decode(data, "latin-1").confidence == "given"


@pytest.mark.parametrize("encoding", ["utf-99", "", "base64", "hex", "rot13", "zlib", "a\x00b", "undefined"])
def test_an_encoding_that_is_none(encoding: str) -> None:
    assert refusal(b"abc", encoding) in {"encoding-unknown", "text-undecodable"}


def test_a_mark_is_believed_but_checked() -> None:
    assert decode("\ufeff好".encode("utf-32-le")).encoding == "utf-32"
    assert decode("\ufeff好".encode("utf-16-be")).encoding == "utf-16"
    assert refusal(b"\xef\xbb\xbf\xff") == "text-undecodable"
    assert refusal(b"\xff\xfe\x00\xd8") == "text-undecodable"


def test_nul_names_its_byte() -> None:
    with pytest.raises(UnreadableError) as caught:
        decode("好\r\n吗\x00".encode())
    assert (caught.value.problem.rule, caught.value.problem.line) == ("text-nul", 2)
    assert caught.value.problem.facts["byte"] == 8


@settings(max_examples=200, deadline=None, derandomize=True)
@given(data=st.binary(max_size=200), encoding=st.one_of(st.none(), st.text(max_size=12)))
def test_any_bytes_are_read_or_refused(data: bytes, encoding: str | None) -> None:
    try:
        decoded = decode(data, encoding)
    except UnreadableError:
        return
    assert isinstance(decoded.text, str)
