"""The index of texts: it never rules out a text in which something stands, and is only a cache."""

from __future__ import annotations

import hashlib
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.store.search_index import APPLICATION_ID, LONGEST, SearchIndex
from coder.text.fold import folded

LETTERS = "表錶格发發髮会ａAaÁáeé\u0301ßſkK1１，。!😀👩\u200d👧𠮷\u2b820\U0002b820\"'*^()- 　\n\t\0"
FILE_OF_NO_PROGRAM = b"no database at all, but long enough to be taken for the head of one" * 20


def index_in(folder):
    folder.mkdir(exist_ok=True)
    return SearchIndex(SimpleNamespace(path=folder / "project.db", is_local=True))


@pytest.fixture
def index(tmp_path):
    return index_in(tmp_path / ".coder")


def named(*texts):
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}


def told(index, *phrases):
    return sorted(TEXTS[sha256] for sha256 in index.holding(phrases))


TEXTS = named("台账很多，天天填表。", "開會又多了", "表格 又\n回来了", "AT&T 的 App")


def test_it_knows_which_texts_hold_a_phrase(index):
    assert (index.known(), index.holding(["表"])) == (set(), None)
    assert index.add(TEXTS)
    assert index.known() == set(TEXTS)
    assert told(index, "填表") == ["台账很多，天天填表。"]
    assert told(index, "开会") == ["開會又多了"]
    assert told(index, "ａpp") == ["AT&T 的 App"]
    assert told(index, "表") == ["台账很多，天天填表。", "表格 又\n回来了"]
    assert told(index, "表", "又回") == ["表格 又\n回来了"]
    assert told(index, "，") == ["台账很多，天天填表。"]
    assert told(index, "t&t") == ["AT&T 的 App"]
    assert told(index, '"', "NOT") == []
    assert index.holding([" ", ""]) is None


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.text(LETTERS, max_size=90), min_size=1, max_size=6), st.data())
def test_it_never_misses_a_text(tmp_path_factory, texts, data):
    index = index_in(tmp_path_factory.mktemp("any") / ".coder")
    assert index.add(named(*texts))
    for _ in range(5):
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(text)))
        phrase = data.draw(st.one_of(st.just(text[start:]), st.text(LETTERS, max_size=3)))
        holding = index.holding([phrase])
        if not phrase[:LONGEST].strip():
            assert holding is None
            continue
        there = named(*(text for text in texts if folded(phrase) in folded(text)))
        assert there.keys() <= holding
        bare = folded("".join(phrase.split()))
        assert holding <= named(*(one for one in texts if bare[:9] in folded("".join(one.split())))).keys()


def test_what_is_known_is_not_taken_in_twice(index):
    assert index.add(TEXTS)
    assert index.add({**TEXTS, **named("新的一篇：填表")})
    assert len(index.known()) == len(TEXTS) + 1
    assert len(index.holding(["填表"])) == 2


def test_only_its_owner_reads_it(index):
    index.add(TEXTS)
    assert stat.S_IMODE(index.path.stat().st_mode) == 0o600


def test_most_of_it_gone_it_begins_anew(index):
    index.add(TEXTS)
    one, *others = TEXTS
    index.tidy([one, *others[:-1]])
    assert index.known() == set(TEXTS)
    index.tidy([one])
    assert index.known() == set()
    assert index.add({one: TEXTS[one]})
    assert index.known() == {one}


def spoilt_as(kind, index):
    index.add(TEXTS)
    if kind == "no database":
        index.path.write_bytes(FILE_OF_NO_PROGRAM)
    elif kind == "cut short":
        index.path.write_bytes(index.path.read_bytes()[:9000])
    elif kind == "scribbled over":
        data = bytearray(index.path.read_bytes())
        data[4096 * 2 :] = b"\xff" * (len(data) - 4096 * 2)
        index.path.write_bytes(data)
    else:
        with closing(sqlite3.connect(index.path)) as connection, connection:
            connection.execute("UPDATE made SET how = 'by another edition'")


@pytest.mark.parametrize("kind", ["no database", "cut short", "scribbled over", "another edition"])
def test_what_is_spoilt_is_made_anew(index, kind):
    spoilt_as(kind, index)
    assert index.holding(["表"]) is None
    assert index.add(TEXTS)
    assert told(index, "填表") == ["台账很多，天天填表。"]


@pytest.mark.parametrize("kind", ["no database", "a database"])
def test_the_file_of_another_program_is_left_alone(tmp_path, kind):
    index = index_in(tmp_path / "data")
    if kind == "no database":
        index.path.write_bytes(FILE_OF_NO_PROGRAM)
    else:
        with closing(sqlite3.connect(index.path)) as connection, connection:
            connection.execute("CREATE TABLE theirs (a)")
    before = index.path.read_bytes()
    assert not index.add(TEXTS)
    assert not index.add(TEXTS)
    index.tidy([])
    assert (index.known(), index.holding(["表"])) == (set(), None)
    assert index.path.read_bytes() == before


def test_beside_a_database_elsewhere_it_signs_its_own(tmp_path):
    index = index_in(tmp_path / "data")
    assert index.add(TEXTS)
    assert index.path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big")
    spoilt_as("another edition", index)
    assert index.add(TEXTS)
    assert index.known() == set(TEXTS)


def test_where_nothing_may_be_written_there_is_none(tmp_path):
    index = SearchIndex(SimpleNamespace(path=tmp_path / "nowhere" / "project.db", is_local=True))
    assert not index.add(TEXTS)
    assert (index.known(), index.holding(["表"])) == (set(), None)


def test_while_another_window_writes_it_answers_what_it_knew(index):
    index.add(TEXTS)
    with closing(sqlite3.connect(index.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM text")
        assert told(index, "填表") == ["台账很多，天天填表。"]
        assert not index.add(named("新的"))
        connection.execute("ROLLBACK")
    assert index.add(named("新的"))


KILLED = """
import os, signal, sys
from pathlib import Path
from types import SimpleNamespace
from coder.store.search_index import SearchIndex
import coder.store.search_index as module
index = SearchIndex(SimpleNamespace(path=Path(sys.argv[1]), is_local=True))
assert index.add({"first": "先说的"})
insert = module._insert
def then_killed(connection, sha256, characters, words):
    insert(connection, sha256, characters, words)
    if sha256 == "last":
        os.kill(os.getpid(), signal.SIGKILL)
module._insert = then_killed
index.add({**{str(number): "后说的" * 3000 for number in range(30)}, "last": "最后"})
"""


def test_killed_while_building_it_knows_what_it_knew(index):
    done = subprocess.run([sys.executable, "-c", KILLED, index.path.with_name("project.db")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert index.known() == {"first"}
    assert index.holding(["先说"]) == {"first"}
    assert index.add({"last": "最后"})
    assert index.holding(["最后"]) == {"last"}
