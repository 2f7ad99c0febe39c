"""Results for people: tables, and every error in words."""

from __future__ import annotations
