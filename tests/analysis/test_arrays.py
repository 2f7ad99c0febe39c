"""Codings become columns without changing whose they are."""

from __future__ import annotations

import numpy as np
import pytest

from coder.analysis.arrays import CodingArrays
from coder.model.coding import Coding
from coder.model.span import Span


def test_codings_keep_their_names() -> None:
    codings = [
        Coding("", "C02", "催报", "甲", Span(3, 5), ""),
        Coding("", "C01", "台账", "甲", Span(0, 2), ""),
        Coding("", "C02", "台账", "乙", Span(1, 9), ""),
    ]
    arrays = CodingArrays.of(codings)
    back = [
        (arrays.transcripts[text], arrays.codes[code], arrays.coders[coder], int(start), int(end))
        for text, code, coder, start, end in zip(
            arrays.transcript, arrays.code, arrays.coder, arrays.start, arrays.end, strict=True
        )
    ]
    assert back == [(c.transcript, c.code, c.coder, c.span.start, c.span.end) for c in codings]
    assert len(arrays.where(arrays.start > 0)) == 2


def test_keys_of_the_database_are_replaced_by_places() -> None:
    rows = np.array([[7, 2, 40, 0, 5], [3, 2, 11, 6, 8]])
    arrays = CodingArrays.from_rows(rows, {7: "C01", 3: "C02"}, {2: "甲"}, {11: "催报", 40: "台账"})
    assert arrays.transcript.tolist() == [0, 1]
    assert arrays.coder.tolist() == [0, 0]
    assert [arrays.codes[code] for code in arrays.code] == ["台账", "催报"]
    assert arrays.end.tolist() == [5, 8]


def test_a_key_without_a_name_is_refused() -> None:
    with pytest.raises(KeyError):
        CodingArrays.from_rows(np.array([[7, 2, 40, 0, 5]]), {3: "C01", 8: "C02"}, {2: "甲"}, {40: "台账"})
    with pytest.raises(KeyError):
        CodingArrays.from_rows(np.array([[7, 2, 40, 0, 5]]), {}, {2: "甲"}, {40: "台账"})


def test_no_codings_are_no_rows() -> None:
    assert len(CodingArrays.of([])) == 0
    assert len(CodingArrays.from_rows(np.zeros((0, 5), np.int64), {}, {}, {})) == 0
