"""An interview of a study on community burden, its codings, and an app that shows nothing but the view."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.text.sentences import sentences
from coder.tui.looks import CodeLook
from coder.tui.transcript.view import TranscriptView

INTERVIEW = """访谈编号：C03
访谈时间：2026年3月12日

访谈者：您觉得减负之后，填表的事情少了吗？
社区工作者甲：说实话，台账是清理了一批，可是换了个名目又回来了。以前是纸质的，现在是系统里填，\
一个数据三四个部门都来要，格式还不一样……“减负”减到最后，反而更忙了！（笑）
访谈者：为什么会这样呢？
社区工作者甲：我觉得吧，主要是部门之间数据不通。民政要一份，卫健要一份，街道还要一份；\
我们就七八个人，白天入户，\
晚上填表——有时候填到十一二点。您说这个叫减负吗？不叫。上面发一个文件，说不准随便让社区盖章，\
结果呢，该盖的还得盖，不盖居民就办不成事。

访谈者：那您认为应该怎么办？
社区工作者甲：要我说，第一，数据共享，报一次就够了；第二，考核别光看材料，看看居民满不满意。\
The system (“智慧社区”) crashes every Monday at 9:30, honestly.
社区工作者乙：我补充一句，经费也是问题。
"""
LOOKS = {
    "formal": CodeLook("#E69F00", "X", "形式化执行"),
    "double": CodeLook("#56B4E9", "S", "数据重复"),
    "staff": CodeLook("#009E73", "R", "人手不足"),
    "down": CodeLook("#CC79A7", "Z", "责任下沉"),
    "marks": CodeLook("#D55E00", "K", "考核"),
}
PASSAGES = (
    ("1", "formal", "说实话，台账是清理", "反而更忙了！"),
    ("2", "double", "以前是纸质的", "格式还不一样"),
    ("3", "staff", "我们就七八个人", "白天入户"),
    ("4", "double", "主要是部门之间", "十一二点。"),
    ("5", "down", "上面发一个文件", "办不成事。"),
    ("6", "marks", "第二，考核", "满意。"),
    ("7", "formal", "换了", "名目"),
    ("8", "staff", "格式", "不一样"),
)


def parsed(text: str) -> Transcript:
    """Find the turns of a text whose labels end in a full-width colon."""
    found = re.finditer(r"^(访谈者|社区工作者[甲乙])：(.*)$", text, re.MULTILINE)
    turns = (Turn(number, Span(*match.span(2)), match[1]) for number, match in enumerate(found, 1))
    return Transcript("C03", text, tuple(turns))


def coding_on(transcript: Transcript, name: str, code: str, first: str, last: str) -> Coding:
    start = transcript.text.index(first)
    span = Span(start, transcript.text.index(last, start) + len(last))
    return Coding(name, transcript.id, code, "王", span, span.of(transcript.text))


class Letters:
    """Knows words of two characters, so that tests need no dictionary."""

    def boundaries(self, text: str) -> tuple[int, ...]:
        found = re.finditer(r"[A-Za-z0-9]+|[\u4e00-\u9fff]{1,2}|.", text, re.DOTALL)
        return tuple(sorted({0, len(text), *(match.start() for match in found)}))


class Reader(App[None]):
    """The view and nothing else."""

    CSS = "TranscriptView { height: 1fr; }"

    def __init__(
        self,
        transcript: Transcript,
        codings: Iterable[Coding],
        theme: str | None,
        *,
        ascii_margin: bool = False,
    ) -> None:
        super().__init__()
        self.transcript, self.codings, self.wanted_theme = transcript, list(codings), theme
        self.view = TranscriptView(sentences=sentences, words=Letters(), ascii_margin=ascii_margin)
        self.heard: list[Message] = []
        self.opens = True
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        if self.wanted_theme:
            self.theme = self.wanted_theme
        if self.opens:
            self.view.show(self.transcript, self.codings, LOOKS, interviewers=("访谈者",))
        self.view.focus()

    def action_note(self, key: str) -> None:
        self.asked.append(key)

    def said(self, kind: type[Message]) -> list[Message]:
        """What was said of a kind; a message that bubbles is heard at every node, and counts once."""
        return list({id(message): message for message in self.heard if type(message) is kind}.values())


@pytest.fixture
def transcript() -> Transcript:
    return parsed(INTERVIEW)


@pytest.fixture
def codings(transcript: Transcript) -> list[Coding]:
    return [coding_on(transcript, *passage) for passage in PASSAGES]


@pytest.fixture
def reader(transcript: Transcript, codings: list[Coding]) -> Callable[..., Reader]:
    """Make an app; a text, codings and a theme may be given."""

    def make(
        text: str | None = None,
        *,
        marked: Iterable[Coding] | None = None,
        theme: str | None = None,
        ascii_margin: bool = False,
    ) -> Reader:
        shown = transcript if text is None else parsed(text)
        return Reader(shown, codings if marked is None else marked, theme, ascii_margin=ascii_margin)

    return make
