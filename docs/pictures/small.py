"""How is a picture of a terminal made small? By a palette: it has few colours, and a PNG may number them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
"""As many as a palette may have."""
STEP = 12
"""Shades that differ by less, as at the edges of letters, count as one, so that rare colours find room."""


def small(png: bytes) -> bytes:
    """Write a picture of four bytes a pixel with numbered colours."""
    pixels = _pixels(png)
    height, width = pixels.shape
    found, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    chosen = _commonest_of_each_shade(found, counts)
    palette = _channels(chosen)
    nearest = np.array([np.abs(palette - one).sum(axis=1).argmin() for one in _channels(found)], np.uint8)
    rows = nearest[places].reshape(height, width)
    lines = np.hstack([np.zeros((height, 1), np.uint8), rows])
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.astype(np.uint8).tobytes()),
            _chunk(b"IDAT", zlib.compress(lines.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _commonest_of_each_shade(found: NDArray[np.uint32], counts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Choose the colours to keep, the commonest first."""
    order = np.argsort(counts, kind="stable")[::-1]
    shades = [tuple(one) for one in (_channels(found[order]) // STEP).tolist()]
    first = {shade: place for place, shade in reversed(list(enumerate(shades)))}
    return found[order[sorted(first.values())[:COLOURS]]]


def _channels(pixels: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Part colours into red, green and blue."""
    return np.stack([pixels & 255, pixels >> 8 & 255, pixels >> 16 & 255], axis=1).astype(np.int32)


def _pixels(png: bytes) -> NDArray[np.uint32]:
    """Read a picture as its renderer writes it: one number a pixel, red lowest."""
    parts = list(_chunks(png))
    width, height, depth, kind = struct.unpack(">IIBB", dict(parts)[b"IHDR"][:10])
    if (depth, kind) != (8, 6):
        raise ValueError("a picture of red, green, blue and opacity in a byte each is expected")
    packed = zlib.decompress(b"".join(data for name, data in parts if name == b"IDAT"))
    lines = np.frombuffer(packed, np.uint8).reshape(height, 1 + 4 * width)
    above = np.zeros((width, 4), np.uint8)
    rows = []
    for line in lines:
        above = _unfiltered(int(line[0]), line[1:].reshape(width, 4), above)
        rows.append(above)
    return np.ascontiguousarray(np.stack(rows)).view("<u4").reshape(height, width)


def _unfiltered(kind: int, row: NDArray[np.uint8], above: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Undo what a row was told by: as it is, or as differences from its left, from above, or from both."""
    if kind == 0:
        return row
    if kind == 1:
        return np.cumsum(row, axis=0, dtype=np.uint8)
    if kind == 2:
        return row + above
    made, upper = row.tobytes(), above.tobytes()
    return np.frombuffer(_from_neighbours(kind, made, upper), np.uint8).reshape(row.shape)


def _from_neighbours(kind: int, told: bytes, above: bytes) -> bytes:
    """Undo the two that go byte by byte, for each rests on the one before."""
    made = bytearray(4)
    for at, (one, up) in enumerate(zip(told, above, strict=True)):
        left = made[at]
        if kind == 3:
            made.append((one + (left + up) // 2) & 255)
            continue
        corner = above[at - 4] if at >= 4 else 0
        sideways, upwards, across = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
        if sideways <= upwards and sideways <= across:
            made.append((one + left) & 255)
        else:
            made.append((one + (up if upwards <= across else corner)) & 255)
    return bytes(made[4:])


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Walk through the parts of a file."""
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
