"""One study for two programs: the same documents and the same codings, in the form that each takes."""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmarks.large import codebook
from benchmarks.measuring import command
from benchmarks.studies import CODER, WHO, sentences
from coder.exchange.codebook_yaml import read_codebook

DOCUMENTS, LINES, CODED = 50, 200, 100
"""100 codings in each of 50 documents of 200 lines."""


class Study:
    """The corpus, and a project of each program around it."""

    def __init__(self, folder: Path, peer: Path) -> None:
        self.folder = folder
        self.peer = peer
        self.source = folder / "source"
        self.names = [f"d{number:02}" for number in range(DOCUMENTS)]
        self._chance = random.Random(3)
        book, _problems = read_codebook(codebook().encode())
        assert book is not None
        self.codes = [code.id for code in book.codes]
        self._write_corpus()

    def coder(self, *words: str | Path, project: str = "coder") -> str:
        """Run our program in its project."""
        return command(CODER, "--project", self.folder / project, *words, CODER_CODER=WHO, CODER_LANG="en")

    def qc(self, *words: str | Path, project: str = "qc") -> str:
        """Run the peer in its project."""
        return command(self.peer, *words, folder=self.folder / project)

    def new_projects(self, name: str = "") -> None:
        """Begin anew in both; what it takes is not counted."""
        ours, theirs = self.folder / f"coder{name}", self.folder / f"qc{name}"
        book = self.folder / "book.yaml"
        book.write_bytes(codebook().encode())
        command(CODER, "init", ours, "--title", "Benchmark", "--codebook", book)
        theirs.mkdir()
        self.qc("init", project=theirs.name)
        settings = theirs / "settings.yaml"
        fill = f'cp "{self.folder / "codes"}/$(basename "{{corpus_file_path}}")" "{{codes_file_path}}"'
        editors = {"fill": {"name": "fill", "code_command": fill, "memo_command": "true"}}
        written = settings.read_text().replace("editor: code", "editor: fill")
        settings.write_text(f"{written}editors: {json.dumps(editors)}\n")
        (theirs / "codebook.yaml").write_text("".join(f"- {code}\n" for code in self.codes))

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """Ask both how often each code was given."""
        rows = json.loads(self.coder("freq", "--format", "json"))["rows"]
        ours = {row["code"]: row["codings"] for row in rows if row["codings"]}
        lines = self.qc("codes", "stats", "-e", "-m", "tsv").split("\n")[1:]
        cells = [line.split("\t") for line in lines if line.strip()]
        return ours, {code.strip().split(":")[-1]: int(count) for code, count in cells}

    def _write_corpus(self) -> None:
        for kind in ("source", "codes", "jsonl"):
            (self.folder / kind).mkdir()
        for name in self.names:
            lines = [f"受访者：{sentences(self._chance, 3)}" for _line in range(LINES)]
            coded = self._chance.sample(range(LINES), CODED)
            given = {place: self._chance.choice(self.codes) for place in coded}
            self._write("source", f"{name}.txt", lines)
            self._write("codes", f"{name}.txt", [given.get(place, "") for place in range(LINES)])
            self._write("jsonl", f"{name}.jsonl", _as_jsonl(name, lines, given))

    def _write(self, kind: str, name: str, lines: list[str]) -> None:
        (self.folder / kind / name).write_bytes("".join(f"{line}\n" for line in lines).encode())


def _as_jsonl(name: str, lines: list[str], given: dict[int, str]) -> list[str]:
    """Say which code each coded line has: what the peer calls a line is a passage here."""
    found, start = [], 0
    for place, line in enumerate(lines):
        if place in given:
            facts = {"transcript": name, "coder": WHO, "code": given[place], "quote": line}
            span = {"start": start, "end": start + len(line)}
            found.append(json.dumps(facts | span, ensure_ascii=False))
        start += len(line) + 1
    return found
