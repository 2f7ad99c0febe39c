"""Quotes are added below one another; what cannot be written leaves what is there."""

from __future__ import annotations

import os
import shutil
import stat

import pytest

from coder.model.errors import DiskError, NotAFileError
from coder.project.quotes_file import QUOTES_FILE, add_quote


def test_quotes_stand_below_one_another_for_their_owner_alone(study):
    assert add_quote(study, "> 一\n") == QUOTES_FILE
    add_quote(study, "> 二\n")
    path = study.folder / QUOTES_FILE
    assert path.read_bytes().decode() == "> 一\n\n> 二\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_no_file_is_left_alone(study):
    (study.folder / "exports").mkdir()
    os.mkfifo(study.folder / QUOTES_FILE)
    with pytest.raises(NotAFileError):
        add_quote(study, "> 一\n")
    shutil.rmtree(study.folder / "exports")
    (study.folder / "exports").write_bytes(b"not a folder")
    with pytest.raises(DiskError):
        add_quote(study, "> 一\n")
    assert (study.folder / "exports").read_bytes() == b"not a folder"
