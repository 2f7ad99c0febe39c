"""How a file that is a zip comes out the same whenever it is written."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip can say."""


def timeless(data: bytes) -> bytes:
    """Pack a zip again with every part as old as can be.

    >>> def packed(when):
    ...     out = io.BytesIO()
    ...     with ZipFile(out, "w") as zipped:
    ...         zipped.writestr(ZipInfo("a.xml", when), "<a/>")
    ...     return timeless(out.getvalue())
    >>> packed((2026, 1, 1, 0, 0, 0)) == packed((2027, 1, 1, 0, 0, 0))
    True
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, EARLIEST.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
