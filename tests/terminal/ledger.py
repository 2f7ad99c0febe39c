"""What must be there after each thing an analyst does: kept by the test, compared with what is stored."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.terminal import stored


class Given(NamedTuple):
    """A coding."""

    coder: str
    transcript: str
    start: int
    end: int
    code: str


class Noted(NamedTuple):
    """A memo of mine; `place` is a turn, a passage or a coding, empty for all else."""

    about: str
    transcript: str
    place: tuple[int, ...]
    code: str
    text: str


class Entry(NamedTuple):
    """A code as the file has it."""

    id: str
    name: str
    parent: str
    status: str = ""
    color: str = ""
    definition: str = ""
    became: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """Everything that a day changes."""

    codings: frozenset[Given]
    memos: frozenset[Noted]
    codes: tuple[Entry, ...]
    """In the order of the file."""

    def with_code(self, old: str, new: str) -> State:
        """Let codings and memos of one code have another."""
        return replace(
            self,
            codings=frozenset(one._replace(code=new) if one.code == old else one for one in self.codings),
            memos=frozenset(one._replace(code=new) if one.code == old else one for one in self.memos),
        )

    def with_entry(self, id: str, /, **changes: Any) -> State:
        """Change what the file says of a code."""
        return replace(
            self, codes=tuple(one._replace(**changes) if one.id == id else one for one in self.codes)
        )

    def entry(self, id: str) -> Entry:
        """Look a code up."""
        return next(one for one in self.codes if one.id == id)

    def with_entries(self, after: str, *entries: Entry) -> State:
        """Put codes behind another one; those that are there already leave their place."""
        rest = [one for one in self.codes if one.id not in {new.id for new in entries}]
        at = 1 + next(place for place, one in enumerate(rest) if one.id == after)
        return replace(self, codes=(*rest[:at], *entries, *rest[at:]))


class Ledger:
    """The state after each deed, so that undoing is going back one page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages = [found(folder)]
        self.at = 0
        self.files = {0: self.file}
        """What the codebook's file held from a page on."""
        self.done, self.undone, self.redone = 0, 0, 0
        self.given, self.written = 0, 0
        """Codings made and memos written, also those undone later."""
        self.operations = Counter[str]()

    @property
    def state(self) -> State:
        """What must be there now."""
        return self.pages[self.at]

    @property
    def file(self) -> bytes:
        """What the codebook's file holds."""
        return (self.folder / "codebooks" / "community-burden.yaml").read_bytes()

    def do(self, state: State) -> None:
        """Note a deed."""
        del self.pages[self.at + 1 :]
        self.files = {page: file for page, file in self.files.items() if page <= self.at}
        self.pages.append(state)
        self.at += 1
        self.done += 1

    def edited(self) -> None:
        """Remember the file that the last deed has left."""
        self.files[self.at] = self.file

    def undo(self, times: int) -> None:
        """Go back."""
        self.at -= times
        self.undone += times

    def redo(self, times: int) -> None:
        """Go forth again."""
        self.at += times
        self.redone += times

    def give(self, transcript: str, start: int, end: int, *codes: str) -> None:
        """Note that a passage was given codes in one go."""
        new = {Given(stored.WHO, transcript, start, end, code) for code in codes}
        self.given += len(new - self.state.codings)
        self.do(replace(self.state, codings=self.state.codings | new))

    def swap(self, old: Given, *new: Given) -> None:
        """Note that a coding became another one, or none."""
        self.do(replace(self.state, codings=(self.state.codings - {old}).union(new)))

    def note(
        self, about: str, text: str, transcript: str = "", place: Iterable[int] = (), code: str = ""
    ) -> None:
        """Note that a memo was written."""
        self.written += 1
        memo = Noted(about, transcript, tuple(place), code, text)
        self.do(replace(self.state, memos=self.state.memos | {memo}))

    def edit(self, operation: str, change: Callable[[State], State]) -> None:
        """Note a change of the codebook."""
        self.operations[operation] += 1
        self.do(change(self.state))

    def mine(self, transcript: str) -> list[Given]:
        """List my codings in a transcript."""
        codings = self.state.codings
        return sorted(one for one in codings if (one.coder, one.transcript) == (stored.WHO, transcript))

    def check(self) -> None:
        """Hold what is stored against what must be there."""
        there, state = found(self.folder), self.state
        for stored_ones, wanted in ((there.codings, state.codings), (there.memos, state.memos)):
            missing, unwanted = wanted - stored_ones, stored_ones - wanted
            assert not missing, (missing, unwanted)
            assert not unwanted, (missing, unwanted)
        self.check_codebook()

    def check_codebook(self) -> None:
        """Hold the codebook's file against what it must say, byte by byte where that was seen before."""
        for there, wanted in zip(entries(self.file), self.state.codes, strict=True):
            assert there == wanted
        assert self.file == self.files[max(page for page in self.files if page <= self.at)]


def found(folder: Path) -> State:
    """Read what is stored."""
    lines = map(json.loads, stored.said(folder, "codings", "export").split("\n")[:-1])
    given = (Given(*(line[field] for field in Given._fields)) for line in lines)
    file = (folder / "codebooks" / "community-burden.yaml").read_bytes()
    memos = map(_noted, stored.memos(folder))
    return State(frozenset(given), frozenset(memos), entries(file))


@cache
def entries(file: bytes) -> tuple[Entry, ...]:
    """Read the codes in a codebook's file."""
    return tuple(map(_entry, yaml.load(file, yaml.CSafeLoader)["codes"]))


def replayed(folder: Path) -> set[Given]:
    """Play the journal from its beginning, when nothing was there, and give the codings of its end."""
    database = sqlite3.connect(f"file:{folder / '.coder/project.db'}?mode=ro", uri=True)
    names = dict(database.execute("select id, name from transcript union select id, name from coder"))
    rows: dict[str, dict[str, Any]] = {}
    for op, target, after in database.execute("select op, target_id, after from event order by seq"):
        row = json.loads(after)
        if op.startswith("coding."):
            rows[target] = row
        for old, new in row.get("renamed", {}).items():
            for one in rows.values():
                one["code"] = new if one["code"] == old else one["code"]
    database.close()
    return {
        Given(names[row["coder"]], names[row["transcript"]], row["start"], row["end"], row["code"])
        for row in rows.values()
        if not row["deleted_at"]
    }


def _noted(row: dict[str, Any]) -> Noted:
    spans = {"coding", "passage"}
    place = (
        (row["start"], row["end"])
        if row["about"] in spans
        else (row["turn"],)
        if row["about"] == "turn"
        else ()
    )
    return Noted(row["about"], row["transcript"] or "", place, row["code"] or "", row["text"])


def _entry(code: dict[str, Any]) -> Entry:
    name, definition = code["name"], code.get("definition") or {}
    return Entry(
        str(code["id"]),
        name["zh"] if isinstance(name, dict) else name,
        str(code.get("parent") or ""),
        code.get("status") or "",
        code.get("color") or "",
        definition.get("zh", "").strip(),
        tuple(map(str, [*filter(None, [code.get("merged_into")]), *code.get("split_into", ())])),
    )
