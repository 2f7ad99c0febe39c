"""A code under a new id takes its codings along; two codes are never merged in silence."""

from __future__ import annotations

import pytest

from coder.model.span import Span
from coder.project.choosing import chosen_codings
from coder.project.coding import tag
from coder.project.filters import Filters
from coder.project.opening import open_project
from coder.project.transcripts import codings_of


@pytest.fixture
def coded(study):
    for code in ("派活", "会议"):
        tag(study, "甲", "A01", Span(60, 66), [code])
    return study


def changed(study, old, new):
    text = study.codebook_path.read_text()
    assert old in text
    study.codebook_path.write_text(text.replace(old, new))
    return open_project(study.folder)


def test_filters_know_a_new_id_before_anything_is_written_under_it(coded):
    again = changed(coded, "{id: 派活,", "{id: 摊派, former_ids: [派活],")
    for name in ("摊派", "派活"):
        assert [one.code for one in chosen_codings(again, Filters(codes=(name,)))] == ["摊派"]
    assert {one.code for one in codings_of(again, "A01")} == {"会议", "摊派"}
    again.close()


def test_former_ids_do_not_merge_two_codes_that_both_have_codings(coded):
    text = coded.codebook_path.read_text()
    without = "".join(line for line in text.splitlines(keepends=True) if "id: 会议" not in line)
    coded.codebook_path.write_text(without.replace("{id: 派活,", "{id: 派活, former_ids: [会议],"))
    again = open_project(coded.folder)
    assert "merged-by-former-id" in {problem.rule for problem in again.codebook_problems}
    assert again.codebook == coded.codebook
    assert {one.code for one in codings_of(again, "A01")} == {"会议", "派活"}
    again.close()
