"""Somebody at the keyboard of the workbench who keeps account of what was done in a `ledger`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.terminal import stored
from tests.terminal.conftest import ESC, Terminal
from tests.terminal.ledger import Given, Ledger, State

F2, F3, F4, F5, F6, F7, F8, F9, F10 = (
    *("\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~"),
    *("\x1b[18~", "\x1b[19~", "\x1b[20~", "\x1b[21~"),
)
SHIFT_F5, DELETE, TAB, SPACE, ENTER = "\x1b[15;2~", "\x1b[3~", "\t", " ", "\r"
TOP, FIRST, NEXT_TRANSCRIPT, DOWN = "\x1b[1;5H", "\x1b[H", "\x1b[6;5~", "\x1b[B"
NEXT_TURN, NEXT_SENTENCE, MORE_SENTENCE, UP_ONE, LEFT = (
    *("\x1b[1;5B", "\x1b[1;3B", "\x1b[1;4B", "\x1b[1;3A", "\x1b[D"),
)
UNDO, REDO, UNIT, RECODE, IN_VIVO, FIND, CLEAR = "\x1a", "\x19", "\x14", "\x12", "\x0e", "\x06", "\x15\x0b"
LISTED = {120: 19, 200: 34}
"""Columns of the list of transcripts, by those of the window."""
AGREE = "Enter 执行"
ASKING = ("访谈者", "Interviewer")
DIGIT = re.compile(r" ([1-9])=? \S +(\S+)(?= |$)", re.MULTILINE)


class Analyst:
    """Types whole lines of keys at once where nothing has to be read between them."""

    def __init__(self, open_terminal: Callable[..., Terminal], folder: Path) -> None:
        self._open_terminal, self._folder = open_terminal, folder
        self.ledger = Ledger(folder)
        self.transcript = ""
        self.turns: Sequence[dict[str, Any]] = ()

    def sit_down(self, transcript: str = "", *, columns: int = 120, lines: int = 40) -> None:
        """Open the workbench: at a transcript, else where it was left."""
        where = [transcript] if transcript else []
        folder = self._folder
        self.window = self._open_terminal(
            "code", *where, folder=folder, columns=columns, lines=lines, CODER_CODER=stored.WHO
        )
        self._read(transcript or self.transcript)
        self.window.type(UNIT, " · 话轮 ")

    def _read(self, transcript: str) -> None:
        self.transcript = transcript
        self.turns = stored.rows(self._folder, "transcripts", "show", transcript)
        self.window.until(lambda text: f" {transcript}" in text.split("\n")[0])
        self.window.read()

    def go_on(self, transcript: str) -> None:
        """Open the transcript that follows."""
        self.window.child.send(NEXT_TRANSCRIPT)
        self._read(transcript)

    def press(self, keys: str, shows: str | Callable[[str], object] = "") -> None:
        """Press keys and see what comes of it: what is named, else my codings counted anew."""
        mine = Counter(one.transcript for one in self.ledger.state.codings if one.coder == stored.WHO)
        self.window.type(keys, shows or (lambda _text: self._counts() == mine))

    def _counts(self) -> Counter[str] | None:
        """Read from the list of transcripts how many codings of mine each has, if the list is there."""
        rows = self.window.text(LISTED[self.window.screen.columns])
        shown = re.findall(r"^ \S ([A-Z]\d\d) \S.*?(?: (\d+))?$", rows, re.MULTILINE)
        return Counter({name: int(count or 0) for name, count in shown}) if shown else None

    def digits(self) -> dict[str, str]:
        """Read from the codebook beside the text which digit stands for which code."""
        return dict(DIGIT.findall(self.window.text()))

    def bare(self) -> list[dict[str, Any]]:
        """List the turns of respondents without a coding of mine."""
        mine = self.ledger.mine(self.transcript)
        return [
            turn
            for turn in self.turns
            if turn["speaker"] not in ASKING
            and not any(one.start < turn["end"] and turn["start"] < one.end for one in mine)
        ]

    def code_turns(self, count: int, *which: int) -> None:
        """Give the next turns that are bare the codes of some of the digits that are shown, all in one go."""
        codes = self.digits()
        digits = [sorted(codes)[one - 1] for one in which]
        for turn in self.bare()[:count]:
            for digit in digits:
                self.ledger.give(self.transcript, turn["start"], turn["end"], codes[digit])
        self.press(TOP + (F6 + "".join(digits)) * count)

    def code_next(self, keys: str, *codes: str) -> Given:
        """Give the next bare turn codes from the picker; it is still at hand afterwards."""
        turn = self.bare()[0]
        self.ledger.give(self.transcript, turn["start"], turn["end"], *codes)
        self.press(f"{TOP}{F6}{ENTER}{keys}{ENTER}")
        return Given(stored.WHO, self.transcript, turn["start"], turn["end"], codes[0])

    def give(self, keys: str, words: str, code: str) -> Given:
        """Give words that stand in the text once a code."""
        start = next(
            turn["start"] + turn["text"].index(words) for turn in self.turns if words in turn["text"]
        )
        self.ledger.give(self.transcript, start, start + len(words), code)
        self.press(keys)
        return Given(stored.WHO, self.transcript, start, start + len(words), code)

    def swap(self, keys: str, old: Given, *new: Given) -> None:
        """Change a coding, or remove it."""
        self.ledger.swap(old, *new)
        self.press(keys)
        self.window.read()

    def note(
        self, keys: str, captions: Sequence[str], text: str, about: str, *place: int, code: str = ""
    ) -> None:
        """Write a memo: on the first thing that stands in its caption, or on one that follows."""
        for way, caption in zip((f"{keys}{F4}", *[UNIT] * len(captions)), captions, strict=False):
            self.press(way, f"备忘 · {caption}")
        self.press(text, text.rsplit("\r", 1)[-1])
        transcript = "" if about in {"code", "project"} else self.transcript
        self.ledger.note(about, text.replace("\r", "\n"), transcript, place, code)
        self.press(ESC, lambda shown: f"备忘 · {captions[-1]}" not in shown)

    def note_turns(self, text: str, *turns: int) -> None:
        """Write a memo on turns that are not coded, each in one go, from the top on."""
        way, last = TOP, 0
        for turn in turns:
            self.ledger.note("turn", f"{text} {turn}", self.transcript, (turn,))
            sign = re.compile(rf"(?<!\d){turn}✎")
            self.press(f"{way}{NEXT_TURN * (turn - last)}{F4}{text} {turn}{ESC}", sign.search)
            way, last = "", turn

    def note_sentences(self, text: str, count: int) -> None:
        """Write memos on passages: the first questions that are one sentence."""
        questions = [turn for turn in self.turns if re.fullmatch("[^。？！…—；]+[。？！]", turn["text"])]
        for turn in questions[:count]:
            keys = f"{TOP}{NEXT_TURN * turn['turn']}{MORE_SENTENCE}"
            self.note(keys, ["段落"], f"{text} {turn['turn']}", "passage", turn["start"], turn["end"])

    def open_codebook(self) -> None:
        """Go to the codebook's screen."""
        self.press(f"{F9}{ENTER}", "编码手册 1.1")
        self.window.read()

    def edit(
        self, operation: str, keys: str, change: Callable[[State], State], *, agree: bool = False
    ) -> None:
        """Change the codebook; what touches codings is agreed to when it has been shown."""
        self.window.type(keys, AGREE if agree else "")
        if agree:
            self.window.type(ENTER)
        self.note_edit(operation, change)
        self.ledger.check_codebook()

    def note_edit(self, operation: str, change: Callable[[State], State]) -> None:
        """Take a change of the codebook down, with the file that it has left."""
        self.ledger.edit(operation, change)
        self.ledger.edited()

    def undo(self, times: int) -> None:
        """Take back, and see that all is as before."""
        self.ledger.undo(times)
        self.press(UNDO * times)
        self.settle()

    def redo(self, times: int) -> None:
        """Bring back."""
        self.ledger.redo(times)
        self.press(REDO * times)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way, and compare everything."""
        self.window.read()
        self.ledger.check()
