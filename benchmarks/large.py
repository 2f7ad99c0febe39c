"""A project with as many codings as one likes, written straight into its tables; the journal stays empty."""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from sqlalchemy import Connection, Table, select

from benchmarks.studies import WHO, sentences
from coder.model.identity import new_id, now
from coder.project.opening import Project, open_project
from coder.store import coders, schema

CODERS = (WHO, "李", "陈", "赵")
TURNS = 60
CONTEXT = 32

Text = tuple[str, list[tuple[int, int, str]]]
"""An interview, and (start, end, speaker) of its turns."""


def interview_of_60_turns(number: int) -> Text:
    """Invent an interview of about 8,000 characters."""
    chance = random.Random(number)
    text, turns = "", []
    for turn in range(TURNS):
        speaker = ("访谈者", "受访者")[turn % 2]
        start = len(text) + len(speaker) + 1
        text += f"{speaker}：{sentences(chance, 14)}\n"
        turns.append((start, len(text) - 1, speaker))
    return text, turns


def codebook() -> str:
    """Write 40 codes on three levels: 4 on top, 12 below them, 24 below those."""
    lines = [
        "schema: coder/codebook/1",
        "uuid: 0199f0a2-6c1e-7a40-9b51-3f2d8c0e4a10",
        "title: Benchmark",
        'version: "1.0"',
        "languages: [en]",
        "codes:",
    ]
    for top in range(4):
        lines.append(_code(f"a{top}"))
        for middle in range(3):
            lines.append(_code(f"a{top}b{middle}", f"a{top}"))
            lines += [_code(f"a{top}b{middle}c{low}", f"a{top}b{middle}") for low in range(2)]
    return "".join(f"{line}\n" for line in lines)


def _code(id: str, parent: str = "") -> str:
    above = f", parent: {parent}" if parent else ""
    return f"  - {{id: {id}, name: {{en: Code {id}}}, kind: problem, brief: What {id} is about{above}}}"


def large_project(
    folder: Path, codings: int, transcripts: int, interview: Callable[[int], Text] = interview_of_60_turns
) -> Project:
    """Make a project of invented transcripts and scatter codings of four coders over them."""
    (folder / "codebooks").mkdir(parents=True)
    (folder / "codebooks" / "large.yaml").write_bytes(codebook().encode())
    settings = "title: Benchmark\nlanguage: zh\ncodebook: codebooks/large.yaml\n"
    (folder / "coder.yaml").write_bytes(settings.encode())
    project = open_project(folder)
    texts = [interview(number) for number in range(transcripts)]
    with project.acting(WHO) as (connection, _coder):
        for name in CODERS:
            coders.ensure(connection, name)
        for number, (text, turns) in enumerate(texts):
            _insert_transcript(connection, number + 1, text, turns)
        rows = _coding_rows(connection, [text for text, _turns in texts], codings)
        _insert(connection, schema.coding, rows)
    return project


def _insert_transcript(
    connection: Connection, number: int, text: str, turns: list[tuple[int, int, str]]
) -> None:
    at, revision = now(), new_id()
    values = {"no": number, "id": new_id(), "name": f"C{number:04}", "revision_id": revision}
    connection.execute(schema.transcript.insert(), values | {"version": 1, "created_at": at})
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    stored = {"no": number, "id": revision, "transcript_no": number, "text": text, "sha256": sha256}
    facts = {"characters": len(text), "render": 1, "imported_at": at}
    connection.execute(schema.transcript_revision.insert(), stored | facts)
    keys = ("start_pos", "end_pos", "speaker")
    rows = [
        {"revision_no": number, "idx": idx} | dict(zip(keys, turn, strict=True))
        for idx, turn in enumerate(turns, 1)
    ]
    connection.execute(schema.turn.insert(), rows)
    begun = [
        {"transcript_no": number, "coder_no": no, "status": "done", "version": 1, "changed_at": at}
        for no in range(1, len(CODERS) + 1)
    ]
    connection.execute(schema.progress.insert(), begun)


def _coding_rows(connection: Connection, texts: list[str], count: int) -> Iterator[tuple[object, ...]]:
    """Scatter codings about a sentence long, no two of them equal."""
    codes = np.array(connection.execute(select(schema.code.c.no)).scalars().all())
    (codebook_no,) = connection.execute(select(schema.codebook_revision.c.no)).scalars()
    chance = np.random.default_rng(1)
    many = count + count // 1000 + 10
    shortest = min(map(len, texts))
    columns = (
        chance.integers(0, len(texts), many),
        chance.choice(codes, many),
        chance.integers(1, len(CODERS) + 1, many),
        chance.integers(0, shortest - 130, many),
        chance.integers(5, 120, many),
    )
    distinct = chance.permutation(np.unique(np.stack(columns, axis=1), axis=0))[:count]
    at = now()
    for place, code, coder, start, length in distinct.tolist():
        text, end = texts[place], start + length
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        keys = (new_id(), place + 1, place + 1, code, coder, start, end, text[start:end], before, after)
        yield (*keys, "manual", codebook_no, 1, at, at)


def _insert(connection: Connection, table: Table, rows: Iterator[tuple[object, ...]]) -> None:
    """Through the driver: SQLAlchemy would need a minute for a million rows."""
    names = (
        "id, transcript_no, revision_no, code_no, coder_no, start_pos, end_pos, quote, context_before, "
        "context_after, origin, codebook_revision_no, version, created_at, updated_at"
    )
    marks = ", ".join("?" for _name in names.split(", "))
    cursor = connection.connection.cursor()
    while some := list(itertools.islice(rows, 50_000)):
        cursor.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", some)
