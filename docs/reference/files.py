"""What lies in a project folder, which transcripts are read, and how files of codings are written."""

# ruff: noqa: E501 -- a sentence is one line

from __future__ import annotations

from collections.abc import Callable, Iterator

from coder.exchange import attribute_keys, file_format
from coder.exchange.standoff import FORMAT, Head, write_coding, write_head
from coder.model.coding import Coding, Origin
from coder.model.span import Span
from coder.model.transcript import Status
from docs.reference.layout import block, both, code, heading, table

KEYS: dict[str, Callable[[], str]] = {
    "id": lambda: both(
        zh="UUID；可以不写，导入时新给一个", en="UUID; may be left out, then a new one is made"
    ),
    "transcript": lambda: both(zh="必填：访谈的短名", en="Required: short name of the transcript"),
    "coder": lambda: both(zh="必填：编码员", en="Required: the coder"),
    "code": lambda: both(
        zh="必填：编码的 `id`，用过的旧 `id` 也行", en="Required: `id` of the code, or one it had before"
    ),
    "start": lambda: both(
        zh="必填：段落第一个字符的位置，从 0 数起", en="Required: offset of the first character, from 0"
    ),
    "end": lambda: both(
        zh="必填：段落之后第一个字符的位置", en="Required: offset just past the last character"
    ),
    "quote": lambda: both(
        zh="必填：这段文字；必须与原文一字不差", en="Required: the words; they must equal the text there"
    ),
    "memo": lambda: both(zh="备忘", en="Memo"),
    "created_at": lambda: both(zh="何时给的，UTC", en="When it was given, in UTC"),
    "codebook_revision": lambda: both(
        zh="给的时候编码手册的版本：内容哈希的前 12 位",
        en="Codebook in force then: first 12 digits of its content hash",
    ),
    "version": lambda: both(zh="改动次数，从 1 起", en="Goes up with every change, from 1"),
    "updated_at": lambda: both(zh="最后改动的时间，UTC", en="Last change, in UTC"),
    "origin": lambda: (
        both(zh="怎么来的；`manual` 时不写。可取 ", en="How it came about; left out where `manual`. One of ")
        + ", ".join(map(code, Origin))
    ),
}
"""In the order of a line."""


def section() -> Iterator[str]:
    """Describe folder, transcripts and codings."""
    yield heading(2, both(zh="文件", en="Files"))
    yield from _folder()
    yield from _transcripts()
    yield from _codings()


def _folder() -> Iterator[str]:
    yield heading(3, both(zh="项目文件夹", en="The project folder"))
    rows = (
        (
            "coder.yaml",
            both(zh="设置；有它的文件夹就是项目", en="Settings; a folder that has it is a project"),
        ),
        ("codebooks/", both(zh="编码手册", en="Codebooks")),
        (
            "transcripts/",
            both(
                zh="访谈的原文件；导入以后不再读它", en="Source files; once imported they are not read again"
            ),
        ),
        (
            "exports/",
            both(zh="导出给人和别的程序用的文件", en="What is written for people and other programs"),
        ),
        (
            "exports/quotes.md",
            both(zh="收录的引文（“收录引文”）", en="Quotes that were kept (“Keep the quote”)"),
        ),
        (
            ".coder/project.db",
            both(
                zh="数据库：访谈文字、编码、备忘、操作历史", en="The database: texts, codings, memos, journal"
            ),
        ),
        (
            ".coder/search.db",
            both(zh="查找用的索引；删了会自己重建", en="Index for finding; made anew when it is missing"),
        ),
        (".coder/backups/", both(zh="备份", en="Backups")),
        (
            ".coder/places.json",
            both(
                zh="每个编码员上次停在哪里；丢了无妨", en="Where each coder left off; nothing is lost with it"
            ),
        ),
    )
    yield table(
        (both(zh="位置", en="Path"), both(zh="内容", en="Content")),
        [(code(path), text) for path, text in rows],
    )


def _transcripts() -> Iterator[str]:
    yield heading(3, both(zh="访谈", en="Transcripts"))
    read = ", ".join(file_format.NAMES[name] for name in file_format.NAMES if name in file_format.READABLE)
    refused = ", ".join(
        file_format.NAMES[name] for name in file_format.NAMES if name not in file_format.READABLE
    )
    yield both(
        zh=f"读取：{read}；`.md` 按纯文本读。格式看内容，不看扩展名。认得但不读：{refused}。\n\n"
        "开头的 `项目：内容` 成为属性。下表的写法统一成左边的名字，不论繁简；其他常见项目（访谈编号、性别、年龄、单位……）照原样保留。\n",
        en=f"Read: {read}; `.md` is read as plain text. The content decides, not the suffix. Recognised and refused: {refused}.\n\n"
        "Lines such as `key：value` at the head become attributes. Keys on the right, also in Traditional characters, are kept under the name on the left; other common ones keep their own.\n",
    )
    yield table(
        (both(zh="属性", en="Attribute"), both(zh="文件里的写法", en="Keys in the file")),
        [(code(name), "、".join(keys)) for name, keys in vars(attribute_keys)["_KEYS"].items()],
    )


def _codings() -> Iterator[str]:
    yield heading(3, both(zh="编码文件", en="Files of codings"))
    yield both(
        zh="JSONL，UTF-8，每行一个 JSON 对象，以换行符结尾。写到文件夹时一份访谈、一个编码员一个文件，第一行是文件头：\n",
        en="JSON lines in UTF-8, one object a line. Written into a folder, each transcript and coder has a file, which begins with a head:\n",
    )
    head = Head("C01", "甲", Status.DONE, "c36bd2e0…")
    coding = Coding(
        "019d0df4-8b78-7a11-97fc-6c80e1b9488a",
        "C01",
        "4.1.1",
        "甲",
        Span(420, 425),
        "减了。文件",
        created_at="2026-03-21T01:13:43.544Z",
        updated_at="2026-03-21T01:13:43.544Z",
        codebook_revision="adbe5b635cc0",
    )
    yield block(write_head(head) + write_coding(coding), "json")
    names = both(zh="键", en="Key"), both(zh="含义", en="Meaning")
    yield both(zh="文件头：\n", en="The head:\n")
    yield table(
        names,
        (
            ("`format`", code(FORMAT)),
            ("`transcript`, `coder`", both(zh="谁对哪份访谈的编码", en="Whose codings of which transcript")),
            (
                "`status`",
                both(zh="进度，导入时照此标记：", en="How far the coder is; an import sets it: ")
                + ", ".join(map(code, Status)),
            ),
            (
                "`text_sha256`",
                both(
                    zh="访谈文字的 SHA-256；对不上就拒绝导入",
                    en="SHA-256 of the text; where it differs, the file is refused",
                ),
            ),
        ),
    )
    yield both(zh="每条编码：\n", en="A coding:\n")
    yield table(names, [(code(key), text()) for key, text in KEYS.items()])
