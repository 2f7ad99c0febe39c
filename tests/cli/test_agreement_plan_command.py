"""`coder agreement-plan`: a table with the seed, for people and for programs."""

from __future__ import annotations

import json

from coder.locale import language


def test_what_is_needed_is_listed_with_what_it_was_drawn_from(imported):
    for who in ("甲", "乙"):
        assert imported("tag", "A01", "70:80", "会议", "--coder", who).code == 0
        assert imported("tag", "B01", "23:33", "表格", "--coder", who).code == 0
        for name in ("A01", "B01"):
            assert imported("transcripts", "done", name, "--coder", who).code == 0
    answer = imported("agreement-plan", "--format", "json", "--width", ".3", "--replicates", "100")
    found = json.loads(answer.out)
    assert (found["meta"]["seed"], found["meta"]["width"], found["meta"]["parts"]) == (1, 0.3, 2)
    assert {row["figure"] for row in found["rows"]} == {"multi_valued_alpha", "union", "binary_u_alpha"}
    assert set(found["rows"][0]["width"]) >= {"2", "10", "200"}
    language.choose("en")
    answer = imported("agreement-plan", "--replicates", "100")
    for words in ("How much must be coded twice", "seed 1", "So small a pilot", "nobody gave the code"):
        assert words in answer.out


def test_without_a_pilot_it_says_so(imported):
    language.choose("en")
    answer = imported("agreement-plan")
    assert answer.code == 0
    assert "There is no pilot" in answer.out
    assert imported("agreement-plan", "--width", "0").code == 2
