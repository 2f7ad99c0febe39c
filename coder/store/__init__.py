"""The database: schema, transactions, journal, migrations."""

from __future__ import annotations
