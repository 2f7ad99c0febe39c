"""Memos as a document: a memo keeps its Markdown, what others wrote is shown as it is, nothing runs over."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from coder.locale import language
from coder.model.codebook import Codebook
from coder.model.memo import About, Memo
from coder.model.span import Span
from coder.reports.memo_export import memo_markdown, quote_markdown
from coder.reports.memos import memo_table, memos_table
from coder.reports.table_formats import Format, table_text

META = {"codebook_revision": "0123456789ab", "version": "0.1.0"}
READER = MarkdownIt("commonmark")
MEMO = Memo(
    id="01a20dbf-ae30-7c34-a4b8-6b741dff5b8a",
    about=About.PASSAGE,
    coder="甲",
    text="为什么？",
    transcript="C01",
    span=Span(3, 9),
    quote="没人拦得住",
    turn=12,
    speaker="受访者",
    created_at="2026-11-24T13:29:55.504Z",
    updated_at="2026-11-25T08:00:00.000Z",
)


def memo(**values) -> Memo:
    return Memo(**{name: values.get(name, getattr(MEMO, name)) for name in Memo.__slots__})


def document(*memos: Memo) -> str:
    return memo_markdown(memos, "研究", Codebook(), {"C01": "C01 街道"}, META)


@pytest.fixture(autouse=True)
def _english():
    language.choose("en")


def test_the_document_in_full():
    on_code = memo(about=About.CODE, code="表格", transcript="", span=None, quote="", turn=None, speaker="")
    on_project = memo(about=About.PROJECT, transcript="", span=None, quote="", updated_at=MEMO.created_at)
    assert document(on_project, on_code, MEMO, memo(coder="乙", text="# 一\n\n\n* 二\tb")) == (
        "# Memos: 研究\n\n"
        "4 memos · 甲, 乙 · codebook 0123456789ab · coder 0.1.0\n\n"
        "## On the project\n\n"
        "- **甲** · 2026-11-24 13:29 UTC · `01a20dbf-ae30-7c34-a4b8-6b741dff5b8a`\n\n"
        "  为什么？\n\n"
        "## On codes\n\n"
        "### 表格\n\n"
        "- **甲** · 2026-11-24 13:29, changed 2026-11-25 08:00 UTC"
        " · `01a20dbf-ae30-7c34-a4b8-6b741dff5b8a`\n\n"
        "  为什么？\n\n"
        "## On transcripts\n\n"
        "### C01 C01 街道\n\n"
        "#### Turn 12 · 受访者 · 3:9\n\n"
        "> 没人拦得住\n\n"
        "- **甲** · 2026-11-24 13:29, changed 2026-11-25 08:00 UTC"
        " · `01a20dbf-ae30-7c34-a4b8-6b741dff5b8a`\n\n"
        "  为什么？\n\n"
        "- **乙** · 2026-11-24 13:29, changed 2026-11-25 08:00 UTC"
        " · `01a20dbf-ae30-7c34-a4b8-6b741dff5b8a`\n\n"
        "  # 一\n\n\n  * 二\tb\n"
    )


def test_a_project_without_memos_has_a_document_that_says_so():
    assert document() == "# Memos: 研究\n\n0 memos · codebook 0123456789ab · coder 0.1.0\n"


UNCLOSED = [
    "```\n没有关",
    "~~~~ python",
    "<!-- 没有关",
    "<script>",
    "<pre>",
    "> 引",
    "* 一\n  * 二",
    "[a]:",
    "    缩进",
]


@pytest.mark.parametrize("text", UNCLOSED)
def test_nothing_in_a_memo_swallows_what_follows(text):
    shown = READER.render(
        document(memo(text=text), memo(id="next", text="**下一条**"), memo(span=Span(20, 30)))
    )
    assert "<strong>下一条</strong>" in shown
    assert "<code>next</code>" in shown
    assert shown.count("<h4>") == 2


def test_a_memo_is_markdown():
    shown = READER.render(document(memo(text="# 标题\n\n1. 一\n2. *二*")))
    assert "<h1>标题</h1>" in shown
    assert "<em>二</em>" in shown


@pytest.mark.parametrize("unseen", ["\x1b[31m", "\x07", "\u202e", "\x85", "\u2028"], ids=ascii)
def test_what_acts_on_a_screen_is_shown_as_a_sign(unseen):
    name = f"C{unseen}1"
    text = document(memo(text=f"a{unseen}b", quote=f"c{unseen}d", speaker=f"e{unseen}f", transcript=name))
    assert unseen[0] not in text
    for table in (
        memos_table([memo(text=f"a{unseen}b")], META, for_people=True),
        memo_table(MEMO, META, for_people=True),
    ):
        assert unseen[0] not in table_text(table, Format.TABLE, width=80)


HOSTILE = st.lists(
    st.sampled_from([*"#*_`[]()<>!&\\|~-+=.:1 \t\n\"'字a", "1. ", "- ", "---", "http://x", "<b>", "&lt;"]),
    max_size=25,
).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(HOSTILE)
def test_a_quote_reads_as_it_was_said(quote):
    """Whatever is in it, a reader of Markdown shows the words and no markup; blanks aside."""
    shown = READER.render(quote_markdown(quote))
    assert re.sub(r"</?(?:blockquote|p|br ?/?)>", "", shown).count("<") == 0
    words = html.unescape(re.sub(r"<[^>]*>", "", shown))
    assert "".join(words.split()) == "".join(quote.split())


def test_the_lines_of_a_quote_stay_apart():
    assert quote_markdown("一\n二\n\n三\n") == "> 一<br>\n> 二\n>\n> 三\n>"


def test_a_list_for_people_fits_a_screen_and_one_for_machines_has_every_key():
    found = [MEMO, memo(about=About.CODING, code="表格", text="长" * 300)]
    shown = table_text(memos_table(found, META, for_people=True), Format.TABLE, width=80)
    assert "C01 · 3:9" in shown
    assert max(map(cell_len, shown.split("\n"))) <= 80
    assert "长" in shown
    table = memos_table(found, META, for_people=False)
    assert [row[3:8] for row in table.rows] == [
        (12, None, 3, 9, "没人拦得住"),
        (12, "表格", 3, 9, "没人拦得住"),
    ]
