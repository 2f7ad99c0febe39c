"""All memos as one Markdown document: what they are about as headings, passages as quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from coder.locale.language import _, current, plural
from coder.model.codebook import Codebook
from coder.model.memo import About, Memo
from coder.reports.table_markdown import escaped
from coder.reports.times import minute
from coder.reports.visible import visible

_BEGINS_A_BLOCK = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")
"""What begins a list or underlines a heading, at the beginning of a line."""


def memo_markdown(
    found: Sequence[Memo],
    title: str,
    codebook: Codebook,
    titles: Mapping[str, str],
    meta: Mapping[str, object],
) -> str:
    """Write memos in the order in which they are given, which is that of the study.

    `titles` are those of the transcripts. What somebody else wrote, such as a quote or a title, is shown as
    it is; a memo is Markdown, and is kept inside the item of a list, so that nothing in it swallows the next.
    """
    heading = _("Memos: {title}").format(title=title) if title else _("Memos")
    paragraphs = [f"# {escaped(heading)}", escaped(_summary(found, meta))]
    for part, some in groupby(found, key=_part):
        paragraphs.append(f"## {_part_word(part)}")
        for thing, same in groupby(some, key=_thing):
            if thing:
                paragraphs.append(f"### {_thing_words(part, thing, codebook, titles)}")
            for _place, here in groupby(same, key=_place_of):
                paragraphs += _paragraphs(list(here), codebook)
    return "\n\n".join(paragraphs) + "\n"


def _summary(found: Sequence[Memo], meta: Mapping[str, object]) -> str:
    coders = dict.fromkeys(memo.coder for memo in found)
    said = [
        plural(len(found), "{count} memo", "{count} memos"),
        _(", ").join(coders),
        _("codebook {revision}").format(revision=meta["codebook_revision"]),
        f"coder {meta['version']}",
    ]
    return " · ".join(filter(None, said))


def _part(memo: Memo) -> About:
    return memo.about if memo.about in {About.PROJECT, About.CODE} else About.TRANSCRIPT


def _part_word(part: About) -> str:
    return {
        About.PROJECT: _("On the project"),
        About.CODE: _("On codes"),
        About.TRANSCRIPT: _("On transcripts"),
    }[part]


def _thing(memo: Memo) -> str:
    return memo.code if memo.about is About.CODE else memo.transcript


def _thing_words(part: About, thing: str, codebook: Codebook, titles: Mapping[str, str]) -> str:
    if part is About.CODE:
        return escaped(_code_words(thing, codebook))
    title = titles.get(thing, "")
    return escaped(f"{thing} {title}" if title not in {"", thing} else thing)


def _code_words(id: str, codebook: Codebook) -> str:
    code = codebook.by_id.get(id)
    name = code.name.said_in(current()) if code else ""
    return _("{name} ({id})").format(name=name, id=id) if name not in {"", id} else id


def _place_of(memo: Memo) -> object:
    return memo.about, memo.span, memo.code


def _paragraphs(here: Sequence[Memo], codebook: Codebook) -> Iterator[str]:
    first = here[0]
    if first.span is not None:
        yield f"#### {escaped(_place_words(first, codebook))}"
        yield quote_markdown(first.quote)
    for memo in here:
        yield _item(memo)


def _place_words(memo: Memo, codebook: Codebook) -> str:
    assert memo.span is not None  # noqa: S101  # asked only of what stands in a text
    said = [
        _("Turn {turn}").format(turn=memo.turn) if memo.turn is not None else "",
        memo.speaker,
        "" if memo.about is About.TURN else f"{memo.span.start}:{memo.span.end}",
        _code_words(memo.code, codebook) if memo.code else "",
    ]
    return " · ".join(filter(None, said))


def _item(memo: Memo) -> str:
    times = minute(memo.created_at)
    if minute(memo.updated_at) != times:
        times = _("{written}, changed {changed}").format(written=times, changed=minute(memo.updated_at))
    head = f"- **{escaped(memo.coder)}** · {times} UTC · `{memo.id}`"
    lines = (_kept(line) for line in memo.text.split("\n"))
    return "\n".join([head, "", *(f"  {line}" if line else "" for line in lines)])


def _kept(line: str) -> str:
    """Leave a line as it was written, but nothing in it that acts on a screen; tabs may set a list in."""
    return "\t".join(map(visible, line.split("\t")))


def quote_markdown(quote: str) -> str:
    """Write the words of a passage as a quote in which nothing is markup, line by line."""
    shown = (escaped(line.strip(" \t")) for line in quote.split("\n"))
    lines = [_BEGINS_A_BLOCK.sub(_harmless, line) for line in shown]
    return "\n".join(f"> {line}".rstrip() for line in _broken(lines))


def _harmless(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _broken(lines: Sequence[str]) -> Iterator[str]:
    """Let the next line begin anew, where both hold something."""
    for at, line in enumerate(lines):
        yield f"{line}<br>" if line and lines[at + 1 : at + 2] not in ([], [""]) else line
