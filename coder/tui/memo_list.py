"""Which memos the list shows, and how its lines and the highlighted memo read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from coder.locale.language import _, current
from coder.model.memo import About, Memo
from coder.project import history, memos, transcripts
from coder.project.filters import Filters
from coder.project.opening import Project
from coder.reports.memo_export import memo_markdown
from coder.reports.provenance import meta_of
from coder.reports.times import minute
from coder.tui.describing import GAP
from coder.tui.exporting import export_markdown
from coder.tui.looks import CodeLook, looks
from coder.tui.subjects import code_named, of_memo, one_line
from coder.tui.widgets.ink import cut
from coder.tui.widgets.prose import Paragraph
from coder.tui.widgets.rows import Row
from coder.tui.wording import named

KINDS = (None, About.PROJECT, About.CODE, About.TRANSCRIPT, About.TURN, About.PASSAGE, About.CODING)
"""In which order the kinds of things take turns; `None` is all of them."""
KIND_WORDS = {
    None: _("on anything"),
    About.PROJECT: _("on the project"),
    About.CODE: _("on a code"),
    About.TRANSCRIPT: _("on a transcript"),
    About.TURN: _("on a turn"),
    About.PASSAGE: _("on a passage"),
    About.CODING: _("on a coding"),
}
BEGINNING = 300
"""Characters of a memo from which its line is made."""
CODER = 8
"""Cells at most of a coder's name."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which memos are listed."""

    coders: tuple[str, ...]
    """Empty for everybody."""
    kind: About | None = None
    typed: str = ""
    eyes: str = ""
    """Who looks: what others noted where one is blind is left out."""

    @property
    def about(self) -> tuple[About, ...]:
        """The kind as the project is asked for it."""
        return () if self.kind is None else (self.kind,)


@dataclass(frozen=True, slots=True)
class MemoList:
    """What there is."""

    memos: tuple[Memo, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the transcripts."""
    coders: tuple[str, ...] = ()
    """Everybody who codes here."""
    looks: Mapping[str, CodeLook] = field(default_factory=dict)
    rows: Sequence[Row] = ()
    """The lines of the list."""


def listed(project: Project, wish: Wish) -> MemoList:
    """Read the memos that who looks may see, and make their lines, in a thread."""
    coders = history.coder_names(project)
    titles = {one.facts.name: one.facts.title for one in transcripts.overview(project)}
    known = all(name in coders for name in wish.coders)
    found = (
        memos.all(project, Filters(wish.coders, eyes=wish.eyes), about=wish.about, search=wish.typed)
        if known
        else ()
    )
    looked = looks(project.codebook, current())
    return MemoList(found, titles, coders, looked, memo_rows(found, titles, looked))


def export(project: Project, wish: Wish) -> str:
    """Write what is listed as one document, and give its path; raise DiskError."""
    found = listed(project, wish)
    meta = meta_of(project, "memo export", filters=Filters(wish.coders))
    title = project.settings.title.said_in(current())
    document = memo_markdown(found.memos, title, project.codebook, found.titles, meta)
    return export_markdown(project, document, "memos")


def memo_rows(found: Sequence[Memo], titles: Mapping[str, str], looks: Mapping[str, CodeLook]) -> list[Row]:
    """List memos below what they are in: the project, the codebook, each transcript."""
    coders = min(CODER, max((cell_len(memo.coder) for memo in found), default=0))
    kinds = max((cell_len(KIND_WORDS[memo.about]) for memo in found), default=0)
    turns = max((len(_turn(memo)) for memo in found), default=0)
    parts = [_part(memo, titles) for memo in found]
    counts = Counter(parts)
    rows: list[Row] = []
    above = ""
    for memo, part in zip(found, parts, strict=True):
        if part != above:
            rows.append(Row(f"={part}", part, count=f"{counts[part]:,}", tone="heading", can_choose=False))
            above = part
        look = looks.get(memo.code) if memo.code else None
        behind = (cut(KIND_WORDS[memo.about], kinds), cut(memo.coder, coders), memo.updated_at[:10])
        rows.append(
            Row(
                memo.id,
                one_line(memo.text[:BEGINNING]),
                sign=_turn(memo).rjust(turns),
                letter=(look.letter if look else "?") if memo.code else "",
                color=look.color if look else "",
                count="  ".join(behind),
            )
        )
    return rows


def _part(memo: Memo, titles: Mapping[str, str]) -> str:
    if memo.about is About.PROJECT:
        return _("On the project")
    if memo.about is About.CODE:
        return _("On codes")
    return named(memo.transcript, titles.get(memo.transcript, ""))


def _turn(memo: Memo) -> str:
    return "" if memo.turn is None else str(memo.turn)


def whole(
    memo: Memo, looks: Mapping[str, CodeLook], titles: Mapping[str, str], study: str
) -> Sequence[Paragraph]:
    """Give a memo in full: on what, by whom and when, and its words."""
    return tuple(_whole(memo, looks, titles, study))


def _whole(
    memo: Memo, looks: Mapping[str, CodeLook], titles: Mapping[str, str], study: str
) -> Iterator[Paragraph]:
    if memo.span is None:
        yield Paragraph(of_memo(memo, looks, titles, study).title, "title")
    else:
        place = (memo.transcript, _("turn {turn}").format(turn=memo.turn) if memo.turn else "", memo.speaker)
        yield Paragraph(" · ".join(filter(None, place)), "title")
        if memo.code:
            look = looks.get(memo.code)
            color = look.color if look else ""
            yield Paragraph(
                code_named(memo.code, looks), indent=2, lead=look.letter if look else "?", color=color
            )
        yield Paragraph(_("“{quote}”").format(quote=one_line(memo.quote)), "quiet")
    written, changed = minute(memo.created_at), minute(memo.updated_at)
    times = (
        written
        if written == changed
        else _("{written}, changed {changed}").format(written=written, changed=changed)
    )
    yield Paragraph(f"{memo.coder} · {times} UTC", "label")
    yield GAP
    yield Paragraph(memo.text)
