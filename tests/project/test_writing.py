"""A file is replaced whole or not at all, and nothing but a file ever is."""

from __future__ import annotations

import os
import stat

import pytest

from coder.model.errors import DiskError, NotAFileError
from coder.project.writing import replaced


def test_a_new_file_is_for_its_owner_and_an_old_one_keeps_its_mode(tmp_path):
    path = tmp_path / "figures.csv"
    with replaced(path) as file:
        file.write(b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    with replaced(path) as file:
        file.write(b"two")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"two", 0o640)
    assert [entry.name for entry in tmp_path.iterdir()] == ["figures.csv"]


def test_what_fails_leaves_the_old_one(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), replaced(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["figures.csv"]


def test_a_link_leads_to_its_file(tmp_path):
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with replaced(tmp_path / "link.csv") as file:
        file.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_pipe_and_a_folder_are_left_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(NotAFileError), replaced(tmp_path / name) as file:
            file.write(b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("name", ["nowhere/figures.csv", f"{'长' * 300}.csv"])
def test_a_place_that_cannot_be_is_an_error(tmp_path, name):
    with pytest.raises(DiskError), replaced(tmp_path / name) as file:
        file.write(b"x")
