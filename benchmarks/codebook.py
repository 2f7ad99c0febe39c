"""How fast is a codebook of 500 codes: checked, changed, and searched while choosing a code.

python -m benchmarks.codebook
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from textual import events

from benchmarks.measuring import Figure, table, timed, took
from benchmarks.studies import WHO, interview
from coder.exchange.codebook_patch import patched
from coder.exchange.codebook_yaml import read_codebook
from coder.model.code import Bilingual
from coder.model.codebook_operation import MergeCodes, MoveCode, Operation, RenameCode
from coder.project import coding, transcripts
from coder.project.codebook_editing import carried_out, planned
from coder.project.creating import create_project
from coder.project.importing import import_transcripts
from coder.project.opening import Project
from coder.project.undoing import undo
from coder.tui.app import Workbench
from coder.tui.leading import Show

GROUPS, EACH = 10, 49
HAN = "形式执行数据填报负担上升社区治理考核台账检查部门协同资源不足居民参与信息系统流程繁琐压力传导责任下沉"
TYPED = ("xsh", "shuju", "code", "c4.", "社区", "fudan")
EDIT = 0.3
KEY = 0.016
OPERATIONS: dict[str, Operation] = {
    "rename": RenameCode("c3.4", Bilingual("换个名字", "Another name")),
    "move": MoveCode("c3.6", "G7"),
    "merge": MergeCodes("c5.1", "c5.2"),
}


def codebook_text() -> str:
    """Write 500 codes as people write them: remarks, definitions, criteria, keywords; the same each time."""
    return "".join(f"{line}\n" for line in _lines(random.Random(1)))


def _lines(chance: random.Random) -> Iterator[str]:
    yield from ("schema: coder/codebook/1", "uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10")
    yield from ("title: {zh: 大, en: Large}", 'version: "1.0"', "languages: [zh, en]", "codes:")
    for group in range(GROUPS):
        yield f"  - {{id: G{group}, name: {{zh: 组{group}}}, kind: cause, codable: false, brief: 一组编码}}"
        for number in range(EACH):
            name = "".join(chance.choices(HAN, k=8))
            yield f"  # 讨论过：{name}"
            yield f"  - id: c{group}.{number}"
            yield f"    name: {{zh: {name}, en: Code number {group} {number}}}"
            yield f"    parent: G{group}"
            yield f"    brief: 说到{name}"
            yield from ("    definition: |", f"      受访者说到{name}，并且给出了理由。" * 4)
            yield from ("    include:", f"      - 提到{name}")
            yield from ("    exclude:", f"      - {{text: 只是抱怨, use: G{group}}}")
            yield f"    keywords: [{name[:2]}{group}{number}]"


def files(text: str) -> Iterator[Figure]:
    """Measure reading and patching, without a project."""
    data = text.encode()
    book, problems = read_codebook(data)
    if book is None:
        raise SystemExit(str(problems))
    yield Figure("read and check all of it", timed(lambda: read_codebook(data), 7), 0.2)
    for name, operation in OPERATIONS.items():
        yield Figure(
            f"{name}: patch, read again, compare",
            timed(lambda change=operation: patched(text, book, change), 7),
            EDIT,
        )


def operations(project: Project) -> Iterator[Figure]:
    """Measure what the analyst waits for: what a change touches, the change itself, and taking it back."""
    for name, operation in OPERATIONS.items():
        plans, changes, undone = [], [], []
        for _ in range(7):
            plans.append(took(lambda change=operation: planned(project, WHO, change)))
            plan = planned(project, WHO, operation)
            changes.append(took(lambda plan=plan: carried_out(project, WHO, plan)))
            undone.append(took(lambda: undo(project, WHO)))
        yield Figure(f"{name}: what it touches", plans)
        yield Figure(f"{name}: carried out", changes, EDIT)
        yield Figure(f"{name}: undone", undone)


async def keys(project: Project) -> list[Figure]:
    """Measure from a key to the frame that answers it, at 120 by 40."""
    app = Workbench(project, WHO)
    painted = asyncio.Event()
    display = app._display  # noqa: SLF001  # the only place that sees every frame

    def watched(*parts: object) -> None:
        display(*parts)  # type: ignore[arg-type]  # whatever Textual gives it
        painted.set()

    app._display = watched  # type: ignore[method-assign]  # noqa: SLF001  # as above
    found: list[Figure] = []
    async with app.run_test(size=(120, 40)) as pilot:

        async def settle() -> None:
            for _ in range(3):
                await pilot.pause()
                await app.writing.finish()

        async def answers(what: str, pressed: Sequence[str], target: float | None = KEY) -> None:
            found.append(Figure(what, [await _answer(app, key, painted) for key in pressed], target))

        await pilot.pause(3)
        typing = [*chain.from_iterable((*word, *["backspace"] * len(word)) for word in TYPED)] * 3
        await pilot.press("enter")
        await settle()
        await answers("picker: a key of the name", typing)
        await answers("picker: one code on", ["down"] * 40)
        await pilot.press("escape", "ctrl+b")
        await settle()
        await answers("codebook beside the text: a key of the name", typing)
        await pilot.press("escape")
        app.coding.post_message(Show("codebook"))
        await settle()
        await answers("codebook's screen: a key of the name", typing)
        await pilot.press("escape")
        await settle()
        await answers("codebook's screen: one code on", ["down"] * 40)
    return found


async def _answer(app: Workbench, key: str, painted: asyncio.Event) -> float:
    await asyncio.sleep(0.03)
    painted.clear()
    begun = time.perf_counter()
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    await asyncio.wait_for(painted.wait(), 10)
    return time.perf_counter() - begun


def study(folder: Path, text: str) -> Project:
    """Make a project with the codebook, one interview and some codings."""
    book = folder / "book.yaml"
    book.write_bytes(text.encode())
    project = create_project(folder / "study", "大", book, "zh")
    path = folder / "C01.txt"
    path.write_bytes(interview(20_000).encode())
    import_transcripts(project, WHO, [path])
    for number, turn in enumerate(transcripts.read(project, "C01").turns):
        code = f"c{number % GROUPS}.{number % 5}"
        coding.tag(project, WHO, "C01", turn.span, [code])
    return project


def main() -> None:
    """Print the section."""
    text = codebook_text()
    with tempfile.TemporaryDirectory() as place:
        project = study(Path(place), text)
        sections: tuple[Callable[[], list[Figure]], ...] = (
            lambda: list(files(text)),
            lambda: list(operations(project)),
            lambda: asyncio.run(keys(project)),
        )
        figures = [figure for section in sections for figure in section()]
        project.close()
    note = f"{GROUPS * (EACH + 1)} codes in {len(text.encode()) // 1000} kB of YAML with remarks."
    table("A codebook of 500 codes", figures, note)


if __name__ == "__main__":
    main()
