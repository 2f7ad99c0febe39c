"""A whole day of an analyst at the workbench: nothing of it is lost, and nothing else has changed."""

from __future__ import annotations

import json
import re
from collections import Counter

from tests.terminal import stored
from tests.terminal.analyst import (
    CLEAR,
    DELETE,
    DOWN,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F10,
    FIND,
    FIRST,
    IN_VIVO,
    LEFT,
    MORE_SENTENCE,
    NEXT_SENTENCE,
    NEXT_TURN,
    RECODE,
    TAB,
    TOP,
    UP_ONE,
    Analyst,
)
from tests.terminal.conftest import ESC
from tests.terminal.ledger import Entry, replayed

KINDS = {
    *("add", "rename", "change id", "move", "reorder", "merge", "split"),
    *("retire", "revive", "recolour", "set field", "in vivo", "new in picker"),
}


def test_a_day(study, terminal):
    analyst = Analyst(terminal, study)
    ledger = analyst.ledger
    file = ledger.file.decode()
    analyst.sit_down("C01")
    morning(analyst)
    late_morning(analyst)
    analyst.window.quit()
    analyst.sit_down()
    noon(analyst)
    analyst.window.kill()
    analyst.sit_down("C02")
    evening(analyst)
    analyst.window.quit()

    ledger.check()
    assert ledger.given >= 300, ledger.given
    assert (ledger.written, ledger.undone, ledger.redone) == (40, 30, 9)
    assert ledger.operations.keys() == KINDS
    assert replayed(study) == ledger.state.codings
    assert json.loads(stored.said(study, "doctor", "--format", "json"))["ok"]
    stored.said(study, "codebook", "check")
    deeds = Counter(row["direction"] for row in stored.rows(study, "history", "--coder", stored.WHO))
    assert deeds == {"do": ledger.done, "undo": 30, "redo": 9}
    now = blocks(ledger.file.decode())
    for id, block in blocks(file).items():
        if id not in TOUCHED:
            assert now[id] == block, id  # the change of an id, which others name, was taken back
    assert remarks(ledger.file.decode()) == remarks(file)


def morning(analyst: Analyst) -> None:
    """Code the first transcript in every way there is, and write about it."""
    window = analyst.window
    analyst.code_next("xsh", "4.1.1")
    for code in ("4.1.2", "4.2.1", "4.2.2", "4.2.3", "4.3.1", "4.3.2"):
        analyst.code_next(code, code)
    analyst.code_next("4.3.3 5.1.1 ", "4.3.3", "5.1.1")
    analyst.code_turns(9, 1, 2, 3)
    analyst.code_turns(9, 4, 5, 6)
    analyst.code_turns(6, 7, 8)
    coding = analyst.code_next("4.1.1", "4.1.1")
    recoded = coding._replace(code="5.1.1")
    analyst.swap(f"{RECODE}5.1.1\r", coding, recoded)
    shorter = recoded._replace(end=recoded.end - 2)
    analyst.swap(f"{F5}{LEFT * 2}\r", recoded, shorter)
    place = (shorter.start, shorter.end)
    analyst.note("", ["编码 5.1.1"], "末尾两字不算\r\r- 再看", "coding", *place, code="5.1.1")
    analyst.swap(DELETE, analyst.code_next("4.2.3", "4.2.3"))
    sentence = f"{TOP}{NEXT_TURN * 3}{NEXT_SENTENCE}{MORE_SENTENCE}"
    analyst.give(f"{sentence}.", "您先介绍介绍自己，干了多少年了？", "4.2.3")
    window.type(f"{TOP}{FIND}柜子\r", "选中 2 字")
    analyst.give("1", "柜子", analyst.digits()["1"])
    analyst.note_turns("追问", 1, 5, 7, 9)
    analyst.note_sentences("引得好", 2)
    there = f"{TOP}{NEXT_TURN * 19}"
    analyst.note(there, ["第 19 话轮", "访谈 C01"], "这一份最典型", "transcript")
    analyst.note(there, ["第 19 话轮", "访谈 C01", "项目"], "写进引言", "project")
    analyst.settle()


def late_morning(analyst: Analyst) -> None:
    """Work on while the window becomes small, then large; make codes while coding."""
    ledger, window = analyst.ledger, analyst.window
    window.type(f"{TOP}{F6}\r4.1.2", "必须说到“有的减、有的不减”")
    window.resize(80, 24)
    turn = analyst.bare()[0]
    ledger.give("C01", turn["start"], turn["end"], "4.1.2")
    analyst.press("\r", "已编码")
    window.type(f"{TOP}{NEXT_TURN * 11}{F4}窗口变大", "备忘 · 第 11 话轮")
    window.resize(200, 60)
    window.type("以前写的", "窗口变大以前写的")
    ledger.note("turn", "窗口变大以前写的", "C01", (11,))
    analyst.press(ESC, lambda text: "备忘 · 第 11 话轮" not in text)

    window.type(f"{TOP}{FIND}红箍儿\r", "选中 3 字")
    window.type(f"{IN_VIVO}4.3", "4.3 政策目标客体")
    window.type("\r")
    analyst.note_edit("in vivo", lambda was: was.with_entries("4.3.3", Entry("红箍儿", "红箍儿", "4.3")))
    analyst.give("", "红箍儿", "红箍儿")
    window.type(f"{TOP}{F6}\r保温杯\r4.2\r")
    cup = Entry("保温杯", "保温杯", "4.2")
    analyst.note_edit("new in picker", lambda was: was.with_entries("4.2.3", cup))
    turn = analyst.bare()[0]
    analyst.ledger.give("C01", turn["start"], turn["end"], "保温杯")
    analyst.press("")
    analyst.note_turns("追问", 13, 15, 17)
    analyst.settle()
    analyst.undo(6)
    analyst.redo(2)


def noon(analyst: Analyst) -> None:
    """Go on where the morning ended, take more back than was done since, and begin with the codebook."""
    ledger, window = analyst.ledger, analyst.window
    ledger.check()
    analyst.undo(10)
    analyst.redo(4)
    analyst.go_on("C02")
    analyst.code_turns(12, 1, 2, 3)
    analyst.code_turns(12, 4, 5, 6)
    analyst.code_turns(8, 1, 3, 6)
    coding = analyst.code_next("5.2.5", "5.2.5")
    analyst.note("", ["编码 5.2.5"], "群里要数", "coding", coding.start, coding.end, code="5.2.5")
    analyst.note_turns("追问", 1, 3, 5, 7, 9, 11, 13)
    analyst.note_sentences("引得好", 2)
    analyst.settle()

    analyst.open_codebook()
    for code in ("4.1.1", "4.2.2", "5.1.1", "6.2.1"):
        analyst.note(f"{code}{ESC}", [f"编码 {code}"], f"{code} 的边界", "code", code=code)
    name = "形式化执行挂牌、数据填报等程序性事项"
    window.type(f"4.1.1{ESC}{F2}（含", f"{name}（含")
    window.resize(200, 60)
    analyst.edit("rename", "证明）\r", lambda was: was.with_entry("4.1.1", name=f"{name}（含证明）"))
    keys = f"5.1.1{ESC}{F10}{TAB}{CLEAR}#123456\r"
    analyst.edit("recolour", keys, lambda was: was.with_entry("5.1.1", color="#123456"))
    longer = ledger.state.entry("4.2.2").definition + "再补一句。"
    keys = f"4.2.2{ESC}{F3}{FIRST}{DOWN * 9}\r再补一句。{ESC}"
    analyst.edit("set field", keys, lambda was: was.with_entry("4.2.2", definition=longer), agree=True)
    keys = f"{ESC}4.2.1{ESC}{F3}{FIRST}{DOWN}\r{CLEAR}4.2.1b\r"
    analyst.edit(
        "change id",
        keys,
        lambda was: was.with_code("4.2.1", "4.2.1b").with_entry("4.2.1", id="4.2.1b"),
        agree=True,
    )


def evening(analyst: Analyst) -> None:
    """After the fall: take back, go on, and put the codebook in order."""
    ledger = analyst.ledger
    ledger.check()
    analyst.undo(14)
    analyst.redo(3)
    analyst.go_on("C03")
    analyst.code_turns(14, 1, 2, 3, 4)
    analyst.code_turns(14, 1, 4, 5)
    analyst.code_turns(9, 5, 6, 7)
    for code in ("6.2.1", "6.2.2"):
        coding = analyst.code_next(code, code)
        analyst.note("", [f"编码 {code}"], "有办法", "coding", coding.start, coding.end, code=code)
    analyst.note_turns("追问", *range(1, 19, 2))
    analyst.note_sentences("引得好", 1)
    analyst.note(f"{TOP}{NEXT_TURN * 19}", ["第 19 话轮", "访谈 C03"], "年轻人的说法", "transcript")
    analyst.settle()

    analyst.open_codebook()
    analyst.edit(
        "add", f"4.1.1{ESC}{F5}保密\r", lambda was: was.with_entries("4.1.1", Entry("保密", "保密", "4.1"))
    )
    analyst.edit("move", f"保密{ESC}{F6}4.2\r", lambda was: was.with_entry("保密", parent="4.2"))
    analyst.edit("reorder", f"6.2.3{ESC}{UP_ONE}", lambda was: was.with_entries("6.2.1", was.entry("6.2.3")))
    analyst.edit(
        "merge",
        f"4.1.2{ESC}{F7}4.1.1\r",
        lambda was: was.with_code("4.1.2", "4.1.1").with_entry("4.1.2", status="merged", became=("4.1.1",)),
        agree=True,
    )
    parts = [Entry(name, name, "4.3") for name in ("来了又走", "接不住")]
    analyst.edit(
        "split",
        f"4.3.3{ESC}{F8}来了又走\r接不住\r\r",
        lambda was: was.with_entry("4.3.3", status="retired", became=("来了又走", "接不住")).with_entries(
            "4.3.3", *parts
        ),
        agree=True,
    )
    analyst.edit(
        "retire", f"5.2.5{ESC}{DELETE}", lambda was: was.with_entry("5.2.5", status="retired"), agree=True
    )
    analyst.edit(
        "revive", f"5.2.5{ESC}{DELETE}", lambda was: was.with_entry("5.2.5", status="active"), agree=True
    )


TOUCHED = {*("4.1.1", "5.1.1", "4.2.2", "4.2.1", "6.2.3", "4.1.2", "4.3.3", "5.2.5")}


def blocks(file: str) -> dict[str, str]:
    """Cut the file at its codes."""
    parts = re.split(r"(?m)^  - id: ", file)
    return {part.split("\n")[0].strip('"'): part for part in parts}


def remarks(file: str) -> list[str]:
    """List the lines that are remarks."""
    return [line for line in file.split("\n") if line.lstrip().startswith("#")]
