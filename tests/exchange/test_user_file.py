"""Where a user's own settings lie, system by system."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.exchange.user_file import user_file


@pytest.mark.parametrize(
    ("environment", "platform", "place"),
    [
        ({"CODER_CONFIG": "own.yaml", "HOME": "/h"}, "linux", "own.yaml"),
        ({"CODER_CONFIG": "own.yaml", "APPDATA": "/a"}, "win32", "own.yaml"),
        ({"CODER_CONFIG": "", "HOME": "/h"}, "linux", "/h/.config/coder/settings.yaml"),
        ({"XDG_CONFIG_HOME": "/c", "HOME": "/h"}, "linux", "/c/coder/settings.yaml"),
        ({"XDG_CONFIG_HOME": "c", "HOME": "/h"}, "linux", "/h/.config/coder/settings.yaml"),
        ({"HOME": "/h"}, "darwin", "/h/.config/coder/settings.yaml"),
        ({"APPDATA": "/a", "HOME": "/h"}, "win32", "/a/coder/settings.yaml"),
    ],
)
def test_where_it_lies(environment: dict[str, str], platform: str, place: str) -> None:
    assert user_file(environment, platform) == Path(place)


def test_there_may_be_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    assert user_file({}, "win32") is None

    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    assert user_file({}, "linux") is None
