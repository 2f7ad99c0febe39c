"""How a file with many small parts is read without pauses for collecting garbage that is not there."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Make many values that all stay; looking through them for garbage meanwhile takes as long as reading.

    A codebook of 500 codes is read in half the time. What is garbage is collected afterwards.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
