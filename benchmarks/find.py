"""How long a search takes in 100 MB of interviews.

python -m benchmarks.find
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.large import Text, large_project
from benchmarks.measuring import Figure, table, timed, took
from coder.project.finding import find
from coder.project.found import Found
from coder.project.opening import Project
from coder.project.searcher import Searcher
from coder.text.search import Query

TRANSCRIPTS, TURNS, TURN_LENGTH, CODINGS = 1_000, 565, 55, 100_000
SCREEN = 50
RUNS = 5
COMMON = bytes(
    byte for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF) for byte in (row, cell)
).decode("gb2312")
"""The 3,666 characters that come first in GB2312, the commonest of them."""
PHRASES = {"经济压力": 30, " App ": 200, "２０２４年": 300, "形式主义": 20_000, "失眠": 29}
"""In every how many turns they are said: some in all transcripts, one in 28 of them."""
TRADITIONAL = str.maketrans("经济压开关发说话会", "經濟壓開關發說話會")
EVERY_TRADITIONAL = 20
"""One transcript in so many is written so."""
QUERIES = {
    "1 character, 的 as often as it is in speech": Query("的"),
    "1 character, rare": Query(COMMON[-1]),
    "2 characters, 失眠": Query("失眠"),
    "4 characters, 经济压力": Query("经济压力"),
    "4 characters, rare, 形式主义": Query("形式主义"),
    "Latin, whole word, app": Query("app"),
    "regular expression, 经济.{0,3}力": Query("经济.{0,3}力", regex=True),
    r"regular expression with nothing to go by, \d+年": Query(r"\d+年", regex=True),
    "regular expression with an end, 失眠$": Query("失眠$", regex=True),
    "not there, 不存在的话": Query("不存在的话"),
}


def interview(number: int) -> Text:
    """Invent an interview of 33,000 characters as often as they are in speech, with known phrases in it."""
    chance = np.random.default_rng(number)
    weights = 1 / (np.arange(len(COMMON)) + 8.0)
    letters = np.frombuffer(("的" + COMMON).encode("utf-32-le"), np.uint32)
    shares = np.concatenate(([0.035], 0.965 * weights / weights.sum()))
    said = chance.choice(letters, TURNS * TURN_LENGTH, p=shares).tobytes().decode("utf-32-le")
    text, turns = "", []
    for turn in range(TURNS):
        speaker = ("访谈者", "受访者")[turn % 2]
        start = len(text) + len(speaker) + 1
        words = said[turn * TURN_LENGTH : (turn + 1) * TURN_LENGTH]
        text += f"{speaker}：{words}{''.join(_phrases(number * TURNS + turn))}\n"
        turns.append((start, len(text) - 1, speaker))
    return text if number % EVERY_TRADITIONAL else text.translate(TRADITIONAL), turns


def _phrases(turn: int) -> Iterator[str]:
    return (phrase for phrase, every in PHRASES.items() if not turn % every)


def screen(project: Project, query: Query, searcher: Searcher | None) -> Found:
    """Find as many hits as a screen has and make them, as they are shown."""
    found = find(project, query, first=SCREEN, searcher=searcher)
    assert all(hit.quote for hit in found[:SCREEN])
    return found


def figures(project: Project, kept: Searcher) -> Iterator[Figure]:
    """Search with what was read before, and anew as a command does."""
    for name, query in QUERIES.items():
        count = len(find(project, query, searcher=kept))
        for whose, searcher in (("workbench", kept), ("new command", None)):
            said = f"{name}: {count:,} hits, {whose}"
            first = timed(lambda query=query, searcher=searcher: screen(project, query, searcher), RUNS)
            yield Figure(f"{said}, first {SCREEN}", first, 0.2)
            every = timed(
                lambda query=query, searcher=searcher: find(project, query, searcher=searcher), RUNS
            )
            yield Figure(f"{said}, all", every, 1.5)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        project = large_project(Path(folder) / "study", CODINGS, TRANSCRIPTS, interview)
        kept = Searcher(project)
        facts = kept.facts()
        without = Figure("read all texts, once per workbench", [took(lambda: kept.read(facts))])
        made = Figure("make the index, once per project", [took(kept.prepare)])
        size = (project.database.path.with_name("search.db").stat().st_size) / 1e6
        characters = sum(len(kept.text(one)) for one in facts)
        note = (
            f"{TRANSCRIPTS:,} transcripts, {TRANSCRIPTS * TURNS:,} turns, {characters / 1e6:.1f} million "
            f"characters, {CODINGS:,} codings; the index has {size:.0f} MB. After imports, in one process; "
            "“new command” reads anew every text that it looks at."
        )
        table("Finding in 100 MB of interviews", [without, made, *figures(project, kept)], note)
        project.close()


if __name__ == "__main__":
    main()
