from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from coder.exchange.docx import read_docx
from coder.exchange.guarded_zip import GuardedZip
from coder.exchange.transcript_file import read_transcript
from coder.exchange.unreadable import UnreadableError
from coder.model.errors import TranscriptFileError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def document(body: str, namespace: str = W) -> bytes:
    spaces = f'xmlns:w="{namespace}" xmlns:m="m"'
    return f"<w:document {spaces}><w:body>{body}</w:body></w:document>".encode()


def packed(*entries: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return buffer.getvalue()


def docx(body: str, namespace: str = W) -> bytes:
    return packed(("word/document.xml", document(body, namespace)))


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def words(body: str, namespace: str = W) -> str:
    return read_docx(GuardedZip(docx(body, namespace))).text


def counts(body: str) -> dict[str, object]:
    return {problem.rule: problem.facts["count"] for problem in read_docx(GuardedZip(docx(body))).warnings}


@pytest.mark.parametrize("namespace", [W, STRICT])
def test_one_paragraph_is_one_line(namespace: str) -> None:
    assert words(p(r("一"), r("二")) + p() + p(r("三")), namespace) == "一二\n\n三\n"


def test_tab_stops_are_no_tabs() -> None:
    assert words(p("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>", r("一"))) == "一\n"


def test_line_ends_in_the_xml_are_blanks() -> None:
    assert words(p(r("one\n  two\tthree"))) == "one   two three\n"


def test_characters_that_are_elements() -> None:
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:sym w:char='2190'/></w:r>"
    )
    assert words(body) == "a\t\n\n\u2011\u00ad←\n"


def test_a_deleted_paragraph_end_joins() -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    assert words(p(mark, r("一")) + p(mark, r("二")) + p(r("三")) + p(r("四"))) == "一二三\n四\n"


def test_hidden_is_what_is_switched_on() -> None:
    off = "<w:rPr><w:vanish w:val='0'/></w:rPr>"
    formerly = "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
    assert words(p(r("一", off), r("二", formerly), r("三", "<w:rPr><w:vanish/></w:rPr>"))) == "一二\n"


def test_content_controls_hyperlinks_and_formulas_are_read() -> None:
    body = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p(r('一'))}</w:sdtContent></w:sdt>"
    body += p(f"<w:hyperlink>{r('二')}</w:hyperlink><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    assert words(body) == "一\n二x\n"


def test_tables_have_a_row_a_line() -> None:
    def cell(*lines: str) -> str:
        return f"<w:tc>{''.join(p(r(line)) for line in lines)}</w:tc>"

    rows = [cell("访谈者", "甲") + cell("一", "二"), cell("受访者") + cell("三") + cell(""), cell("")]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert words(table + p(r("后"))) == "访谈者 甲\t一\n二\n受访者\t三\n\n后\n"


def test_what_is_left_out_is_counted() -> None:
    body = p(
        "<w:pPr><w:numPr/></w:pPr>",
        r("一"),
        "<w:r><w:footnoteReference/></w:r><w:r><w:endnoteReference/></w:r><w:r><w:commentReference/></w:r>",
    )
    body += "<w:altChunk/><w:sectPr><w:headerReference/><w:footerReference/></w:sectPr>"
    assert counts(body) == {
        "docx-numbers": 1,
        "docx-notes": 2,
        "docx-comments": 1,
        "docx-embedded": 1,
        "docx-page-heads": 2,
    }


def test_an_empty_deletion_mark_counts_for_nothing() -> None:
    assert counts(p("<w:pPr><w:rPr><w:del/><w:ins/></w:rPr></w:pPr>", r("一"))) == {}


BOMB = document(p(r("好" * 20_000_000)))
DOCTYPE = b'<!DOCTYPE w [<!ENTITY x "y">]>' + document(p(r("&x;")))
OUTSIDE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document(p(r("&x;")))
WIDE = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w SYSTEM "http://a/b"><w/>'.encode("utf-16")
LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
    + document(p(r("&j;")))
)


def flagged(data: bytes) -> bytes:
    """Set the bit for encryption in both headers."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return packed(("word/document.xml", document("")), ("word/document.xml", document(p(r("一")))))


GOOD = docx(p(r("问：好")))
HOSTILE = {
    "bomb": (lambda: packed(("word/document.xml", BOMB)), "zip-bomb"),
    "bomb beside": (lambda: packed(("word/document.xml", document("")), ("a", bytes(2**21))), "zip-bomb"),
    "doctype": (lambda: packed(("word/document.xml", DOCTYPE)), "xml-doctype"),
    "external entity": (lambda: packed(("word/document.xml", OUTSIDE)), "xml-doctype"),
    "doctype in utf-16": (lambda: packed(("word/document.xml", WIDE)), "xml-doctype"),
    "laughs": (lambda: packed(("word/document.xml", LAUGHS)), "xml-"),
    "deep": (lambda: docx("<w:p>" * 5000 + "</w:p>" * 5000), "xml-damaged"),
    "no xml": (lambda: packed(("word/document.xml", b"hello")), "xml-damaged"),
    "no body": (lambda: packed(("word/document.xml", b"<a/>")), "docx-no-document"),
    "no document": (lambda: packed(("word/other.xml", b"<a/>")), "format-zip"),
    "traversal": (
        lambda: packed(("../word/document.xml", b"<a/>"), ("word/document.xml", document(""))),
        "zip-unsafe",
    ),
    "absolute": (lambda: packed(("/etc/x", b""), ("word/document.xml", document(""))), "zip-unsafe-name"),
    "drive": (lambda: packed(("C:x", b""), ("word/document.xml", document(""))), "zip-unsafe-name"),
    "backslash": (lambda: packed(("a\\b", b""), ("word/document.xml", document(""))), "zip-unsafe-name"),
    "encrypted": (lambda: flagged(GOOD), "zip-encrypted"),
    "odd packing": (
        lambda: packed(("word/document.xml", document("")), packing=zipfile.ZIP_LZMA),
        "zip-odd-packing",
    ),
    "many": (lambda: packed(*((f"{n}", b"") for n in range(10_001))), "zip-too-many"),
    "truncated": (lambda: GOOD[:-30], "zip-damaged"),
    "wrong sum": (lambda: GOOD.replace(GOOD[14:18], b"\x00\x01\x02\x03"), "zip-damaged"),
    "twice": (twice, "zip-entry-twice"),
    "empty": (packed, "format-zip"),
    "no words": (lambda: docx(p()), "file-blank"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "format-old-word"),
    "text": ("问：好\n".encode, "format-not-as-named"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_one_error(name: str, tmp_path: Path) -> None:
    build, rule = HOSTILE[name]
    path = tmp_path / "interview.docx"
    path.write_bytes(build())
    with pytest.raises(TranscriptFileError) as caught:
        read_transcript(path)
    (problem,) = caught.value.problems
    assert problem.rule.startswith(rule)
    assert "root:" not in str(problem.facts)


def test_a_header_that_lies_about_the_size_is_found_out() -> None:
    good = packed(("word/document.xml", document(p(r("好" * 4000)))))
    at = good.index(b"PK\x01\x02") + 24
    archive = GuardedZip(good[:at] + (10).to_bytes(4, "little") + good[at + 4 :])
    with pytest.raises(UnreadableError) as caught:
        archive.read("word/document.xml", 1000)
    assert caught.value.problem.rule == "zip-damaged"
    with pytest.raises(UnreadableError) as caught:
        GuardedZip(good).read("word/document.xml", 1000)
    assert caught.value.problem.rule == "zip-entry-too-large"
    with pytest.raises(UnreadableError) as caught:
        GuardedZip(good).read("x", 1000)
    assert caught.value.problem.rule == "zip-entry-missing"


def test_a_damaged_byte_anywhere_gives_words_or_an_error(tmp_path: Path) -> None:
    path = tmp_path / "interview.docx"
    for at in range(len(GOOD)):
        path.write_bytes(GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :])
        try:
            assert read_transcript(path).text
        except TranscriptFileError as error:
            assert len(error.problems) == 1  # noqa: PT017 -- either outcome is right
