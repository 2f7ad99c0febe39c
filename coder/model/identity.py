"""Names that never clash, and the time."""

from __future__ import annotations

import secrets
import time
import uuid
from datetime import UTC, datetime


def new_id() -> str:
    """Make a UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then random."""
    value = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    return str(uuid.UUID(int=value))


def now() -> str:
    """Say the time in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
