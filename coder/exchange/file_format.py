"""Which format a file has: told by what stands in it, checked against what its name says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from coder.exchange.file_bytes import ZIP_HEADS
from coder.exchange.unreadable import UnreadableError

NAMES = {
    "text": "TXT",
    "docx": "Word (.docx)",
    "srt": "SubRip (.srt)",
    "vtt": "WebVTT (.vtt)",
    "doc": "Word 97–2003 (.doc)",
    "rtf": "RTF",
    "pdf": "PDF",
    "odt": "OpenDocument (.odt)",
    "html": "HTML",
    "whisper": "Whisper JSON",
    "chat": "CHAT (.cha)",
    "elan": "ELAN (.eaf)",
    "zip": "ZIP",
}
WORD_MAIN = re.compile(r"word/document\d*\.xml")
"""Where a Word file has its text; some programs number it."""
READABLE = frozenset({"text", "docx", "srt", "vtt"})

_SUFFIXES = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
    **dict.fromkeys((".docx", ".docm"), "docx"),
    **dict.fromkeys((".html", ".htm"), "html"),
    ".srt": "srt",
    ".vtt": "vtt",
    ".doc": "doc",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".odt": "odt",
    ".json": "whisper",
    ".cha": "chat",
    ".eaf": "elan",
    ".zip": "zip",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADS = ((_OLE, "doc"), (b"{\\rtf", "rtf"), (b"%PDF-", "pdf"), *((head, "zip") for head in ZIP_HEADS))
_SRT = re.compile(r"\s*(?:\d{1,9}[ \t]*\n)?[ \t]*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,9}[ \t]*-->")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHAT = re.compile(r"@(?:UTF8|Begin)[ \t]*(?:\n|$)")
_WHISPER = re.compile(r"\s*\{(?=.*\"segments\"\s*:)", re.DOTALL)
_SNIFFED = 64 * 1024


def format_of_bytes(data: bytes) -> str | None:
    """Name the format of a file that is no text; a text has none yet."""
    return next((name for head, name in _HEADS if data.startswith(head)), None)


def format_of_zip(names: Sequence[str]) -> str:
    """Name the format of what is packed together."""
    if any(WORD_MAIN.fullmatch(name) for name in names):
        return "docx"
    return "odt" if "content.xml" in names else "zip"


def format_of_text(text: str) -> str:
    """Name the format of a text."""
    head = text[:_SNIFFED]
    if re.match(r"WEBVTT(?:[ \t\n]|$)", head):
        return "vtt"
    patterns = (("srt", _SRT), ("html", _HTML), ("chat", _CHAT), ("whisper", _WHISPER))
    found = next((name for name, pattern in patterns if pattern.match(head)), None)
    if found is None and head.lstrip().startswith("<") and "<ANNOTATION_DOCUMENT" in head:
        return "elan"
    return found or "text"


def require_readable(path: Path, found: str) -> None:
    """Refuse a format that is known but not read, and a name that says another format."""
    if found == "zip":
        raise UnreadableError("format-zip")
    if found == "doc":
        raise UnreadableError("format-old-word")
    if found not in READABLE:
        raise UnreadableError("format-not-read", format=NAMES[found])
    named = _SUFFIXES.get(path.suffix.casefold(), found)
    if named != found:
        raise UnreadableError("format-not-as-named", suffix=path.suffix, format=NAMES[found])
