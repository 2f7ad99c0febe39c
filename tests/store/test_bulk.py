"""Codings by the million: in the same time whichever index happened to be made last."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from coder.model.span import Span
from coder.project.coding import tag
from coder.store import bulk, schema

INDEXES = sorted(index.name for index in schema.coding.indexes)


def make_again(connection: Connection, name: str) -> None:
    (index,) = (index for index in schema.coding.indexes if index.name == name)
    index.drop(connection)
    index.create(connection)


@pytest.mark.parametrize("last", INDEXES)
def test_all_codings_are_read_from_the_index_that_holds_them(study, last):
    for place in (9, 3, 6):
        tag(study, "甲", "A01", Span(place, place + 2), ["表格", "会议"])
    with study.database.writing() as connection:
        make_again(connection, last)
    said = []
    with study.database.reading() as connection:
        driver = connection.connection.driver_connection
        driver.set_trace_callback(said.append)
        rows = list(bulk.live_codings(connection))
        driver.set_trace_callback(None)
        names = bulk.keys(connection)
        (plan,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said[-1]}").fetchall()
    assert "coding_by_place" in plan[3]
    assert [
        (names.transcripts[transcript], names.coders[coder], names.codes[code], start, end)
        for transcript, coder, code, start, end in rows
    ] == [("A01", "甲", code, place, place + 2) for place in (3, 6, 9) for code in ("表格", "会议")]
