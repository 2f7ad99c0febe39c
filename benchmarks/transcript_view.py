"""How fast is the transcript view with a long interview and thousands of overlapping codings.

Prints the table of budgets: 1 MB, 3,100 turns, 5,000 codings up to 8 deep, at 120 by 40.
    python -m benchmarks.transcript_view [--size 1] [--codings 5000]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import time
from collections.abc import Callable
from functools import partial

from textual.app import App, ComposeResult

from benchmarks.measuring import HEAD, Figure
from coder.model.coding import Coding
from coder.model.span import Span
from coder.model.transcript import Transcript, Turn
from coder.text.sentences import sentences
from coder.tui.looks import CodeLook
from coder.tui.memory import set_aside
from coder.tui.transcript.breaks import NOT_AT_END, NOT_AT_START
from coder.tui.transcript.lanes import assign
from coder.tui.transcript.measure import measure_text
from coder.tui.transcript.pane import WIDEST
from coder.tui.transcript.spanmap import SpanMap, drawn
from coder.tui.transcript.view import TranscriptView
from coder.tui.transcript.wrap import Layout, rows

PHRASES = (
    *("说实话", "台账是清理了一批", "可是换了个名目又回来了", "以前是纸质的", "现在是系统里填"),
    *("一个数据三四个部门都来要", "格式还不一样", "白天入户", "晚上填表——有时候填到十一二点"),
    *("“减负”减到最后反而更忙了", "我们就七八个人", "嗯……怎么说呢", "上面发文件（不止一份）"),
    *("《清单》里没有的也要做", "占了50%以上的时间", "the system crashes every Monday", "得填3.5个小时"),
)
COLORS = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999")
LOOKS = {
    f"code{number}": CodeLook(COLORS[number % 8], chr(65 + number % 26), f"编码{number}")
    for number in range(40)
}


def interview(characters: int, seed: int = 7) -> Transcript:
    """Make an interview of about so many characters, the same each time."""
    chance = random.Random(seed)
    parts: list[str] = []
    turns: list[Turn] = []
    length = 0
    while length < characters:
        speaker = "访谈者" if len(turns) % 2 == 0 else "社区工作者甲"
        label = f"{speaker}："
        count = chance.randint(1, 3) if len(turns) % 2 == 0 else chance.randint(3, 30)
        words = "".join(chance.choice(PHRASES) + chance.choice("，，，。。？！；") for _ in range(count))
        start = length + len(label)
        turns.append(Turn(len(turns) + 1, Span(start, start + len(words)), speaker))
        parts += (label, words, "\n")
        length = start + len(words) + 1
    return Transcript("B01", "".join(parts), tuple(turns))


def codings_on(transcript: Transcript, count: int, deepest: int = 8, seed: int = 7) -> list[Coding]:
    """Lay so many codings over a text, none of them deeper than allowed."""
    chance = random.Random(seed)
    depth = bytearray(len(transcript.text) + 1)
    found: list[Coding] = []
    while len(found) < count:
        start = chance.randrange(len(transcript.text) - 400)
        if chance.random() < 0.4 and found:
            start = max(0, chance.choice(found[-60:]).span.start + chance.randint(-20, 40))
        span = Span(start, start + chance.choice((8, 20, 40, 90, 250)))
        if max(depth[span.start : span.end]) < deepest:
            for offset in range(span.start, span.end):
                depth[offset] += 1
            number = len(found)
            found.append(
                Coding(f"{number:06}", "B01", f"code{number % 40}", "王", span, span.of(transcript.text))
            )
    return found


class Letters:
    """Words of two Han, as long as no dictionary is loaded."""

    def boundaries(self, text: str) -> tuple[int, ...]:
        """Give the offsets at which words begin or end."""
        found = re.finditer(r"[A-Za-z0-9]+|[\u4e00-\u9fff]{1,2}|.", text, re.DOTALL)
        return (0, *(match.end() for match in found))


class Bench(App[None]):
    """The view alone, noting when each frame was written."""

    CSS = "TranscriptView { height: 1fr; }"

    def __init__(self, transcript: Transcript, codings: list[Coding]) -> None:
        super().__init__()
        self.transcript, self.codings = transcript, codings
        self.view = TranscriptView(sentences=sentences, words=Letters())
        self.frames: list[float] = []
        self.painted = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Show the view."""
        yield self.view

    def on_mount(self) -> None:
        """Open the transcript."""
        self.view.show(self.transcript, self.codings, LOOKS, interviewers=("访谈者",))
        self.view.focus()

    def _display(self, screen: object, renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        self.frames.append(time.perf_counter())
        self.painted.set()


def table_row(what: str, milliseconds: float | None, times: list[float]) -> None:
    """Print what something took beside its budget."""
    print(Figure(what, times, milliseconds and milliseconds / 1000).row(), flush=True)


async def to_frame(app: Bench, act: Callable[[], object], pause: float = 0.04) -> float:
    """Measure from a deed to the end of the frame that shows it."""
    await asyncio.sleep(pause)
    app.painted.clear()
    app.frames.clear()
    begun = time.perf_counter()
    act()
    await app.painted.wait()
    return app.frames[0] - begun


def parts(transcript: Transcript, codings: list[Coding]) -> str:
    """Time the pieces that need no screen, and count what must not happen."""

    def timed(act: Callable[[], object], times: int = 5) -> list[float]:
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            act()
            taken.append(time.perf_counter() - begun)
        return taken

    table_row("measure", None, timed(lambda: measure_text(transcript.text)))
    measure = measure_text(transcript.text)
    for width in (40, 80, 112, 160):
        table_row(f"re-wrap at {width}", 20, timed(partial(rows, measure, width)))
    spans = [drawn(coding) for coding in codings]
    table_row("span map", None, timed(lambda: SpanMap(spans)))
    layout = Layout(measure, min(WIDEST, 92))
    assert layout.height
    table_row("lanes", None, timed(lambda: assign(spans, layout, 6)))
    forbidden = too_wide = 0
    lines = set(measure.lines)
    for row, start in enumerate(layout.starts):
        first, last = layout.row_span(row)
        opener = start and transcript.text[start - 1] in NOT_AT_END
        if start not in lines and (transcript.text[start] in NOT_AT_START or opener):
            forbidden += 1
        hangs = transcript.text[last - 1 : last] == " "
        too_wide += measure.width_of(first, last) > layout.width + hangs
    return (
        f"Of {layout.height:,} rows {forbidden} begin or end with a forbidden mark, {too_wide} are too wide."
    )


async def screen(transcript: Transcript, codings: list[Coding]) -> None:
    """Time what an analyst waits for."""
    app = Bench(transcript, codings)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.5)
        view = app.view
        opening = [await to_frame(app, app.on_mount) for _ in range(5)]
        table_row("build → first frame", 250, opening)
        set_aside()
        cold: list[float] = []
        kept: list[float] = []
        for number in range(40):
            view.top_offset = len(transcript.text) * number // 41
            for times in (cold, kept):
                await asyncio.sleep(0.04)
                if times is cold:
                    view._strips.clear()  # noqa: SLF001 - nothing a reader does makes every row cold
                begun = time.thread_time()
                await to_frame(app, view.refresh, pause=0)
                times.append(time.thread_time() - begun)
        table_row("frame, all rows cold, CPU", 8, cold)
        table_row("frame, all rows kept, CPU", None, kept)
        view.goto(len(transcript.text) // 3)
        await pilot.pause(0.1)
        moves = ("character", "row", "word", "sentence", "turn", "page")
        for act, title in ((view.action_step, "key → frame: "), (view.action_stretch, "extend → frame: ")):
            for move in moves:
                budget = None if move == "page" else 8
                times = [await to_frame(app, partial(act, move, 1)) for _ in range(30)]
                table_row(title + move, budget, times)
            view.goto(len(transcript.text) // 2)
            await pilot.pause(0.05)
        adding = []
        for number in range(30):
            cursor = view.cursor + 10 * number
            span = Span(cursor, cursor + 40)
            coding = Coding(f"new{number}", "B01", "code3", "王", span, "")
            adding.append(await to_frame(app, partial(view.add_coding, coding)))
        table_row("add a coding → frame", 50, adding)
        removing = [await to_frame(app, partial(view.remove_coding, f"new{n}")) for n in range(30)]
        table_row("remove a coding → frame", 50, removing)
        resizing = []
        for number in range(6):
            size = (100 + 5 * (number % 2), 40)
            begun = time.perf_counter()
            await pilot.resize_terminal(*size)
            await pilot.pause()
            resizing.append(time.perf_counter() - begun)
        table_row("resize → idle", None, resizing)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=float, default=1.0, help="megabytes of UTF-8")
    options.add_argument("--codings", type=int, default=5000)
    chosen = options.parse_args()
    transcript = interview(int(337_875 * chosen.size))
    codings = codings_on(transcript, chosen.codings)
    size = len(transcript.text.encode()) / 1e6
    turns = len(transcript.turns)
    print("\n## The transcript view\n")
    print(f"{len(transcript.text):,} characters, {size:.2f} MB, {turns:,} turns, {len(codings):,} codings.\n")
    print(HEAD)
    flaws = parts(transcript, codings)
    asyncio.run(screen(transcript, codings))
    print(f"\n{flaws}")


if __name__ == "__main__":
    main()
