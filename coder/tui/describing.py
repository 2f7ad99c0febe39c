"""What there is to read about a code, and about the codings at the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from coder.locale.language import _, plural
from coder.model.code import Code, Criterion
from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.model.memo import About, Memo
from coder.reports.wording.coding_deeds import quoted
from coder.tui.looks import UNKNOWN, CodeLook
from coder.tui.widgets.prose import Paragraph
from coder.tui.wording import KINDS, named, path_of

LINE_END = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")
GAP = Paragraph("")


def flowing(text: str) -> str:
    r"""Join the lines of a definition as its author wrapped them; only an empty line parts.

    >>> flowing("换了个名目\n又回来\n\nas\nbefore")
    '换了个名目又回来\nas before'
    """
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n".join(LINE_END.sub("", part).replace("\n", " ") for part in parts)


class Describer:
    """Knows the codebook and the language, and finds the words."""

    def __init__(self, codebook: Codebook, looks: Mapping[str, CodeLook], language: str, who: str) -> None:
        self._codebook, self._looks, self._language, self._who = codebook, looks, language, who

    def code(self, id: str) -> list[Paragraph]:
        """Describe a code: where it stands, what it means, when to give it and when not."""
        code = self._codebook.by_id.get(id)
        if code is None:
            return [
                Paragraph(id, "title", 2, "?"),
                Paragraph(_("The codebook no longer has this code."), "quiet", 2),
            ]
        return [self._titled(id), *self._place(code), *self._meaning(code)]

    def _titled(self, id: str) -> Paragraph:
        look = self._looks.get(id, UNKNOWN)
        return Paragraph(named(id, look.name), "title", 2, look.letter, look.color)

    def _place(self, code: Code) -> Iterator[Paragraph]:
        above = path_of(self._codebook, code.id, self._language)
        place = " · ".join(filter(None, (KINDS[code.kind], above)))
        if place:
            yield Paragraph(place, "quiet", 2)

    def _meaning(self, code: Code) -> Iterator[Paragraph]:
        meaning = (code.definition or code.brief).said_in(self._language)
        if meaning:
            yield GAP
            yield Paragraph(flowing(meaning))
        yield from self._criteria(_("Give it when"), code.include, "+")
        yield from self._criteria(_("Not when"), code.exclude, "-")
        yield from self._criteria(_("For example"), code.examples.typical, "·")
        yield from self._criteria(_("Close, but not this"), code.examples.close_but_no, "·")

    def _criteria(self, title: str, criteria: Sequence[Criterion], sign: str) -> Iterator[Paragraph]:
        if not criteria:
            return
        yield GAP
        yield Paragraph(title, "label")
        for one in criteria:
            instead = f" → {self._named(one.use)}" if one.use else ""
            yield Paragraph(flowing(one.text) + instead, indent=2, lead=sign)

    def _named(self, id: str) -> str:
        look = self._looks.get(id)
        return named(id, look.name) if look else id

    def codings(
        self, codings: Sequence[Coding], front: str | None, memos: Iterable[Memo] = ()
    ) -> list[Paragraph]:
        """Describe the codings at the cursor, all by name, the one in front in full; and the memos there."""
        noted = [paragraph for memo in memos for paragraph in (GAP, *memo_paragraphs(memo))]
        if not codings:
            return [Paragraph(_("Nothing is coded here."), "quiet"), *noted]
        chosen = next((coding for coding in codings if coding.id == front), codings[0])
        titles = [self._in_list(coding, chosen) for coding in codings]
        others = [coding for coding in codings if coding is not chosen]
        noted = [*_memo(chosen), *(said for coding in others for said in self._memo_besides(coding)), *noted]
        code = self._codebook.by_id.get(chosen.code)
        if code is None:
            return [*titles, *self.code(chosen.code)[1:], *noted]
        gap = [GAP] if len(titles) > 1 else []
        return [*titles, *gap, self._by(chosen), *self._place(code), *noted, *self._meaning(code)]

    def _memo_besides(self, coding: Coding) -> Iterator[Paragraph]:
        """Give the memo of a coding that is not in front."""
        if coding.memo:
            said = _("Memo on {code} · {coder}").format(code=coding.code, coder=coding.coder)
            yield from (GAP, Paragraph(said, "label"), Paragraph(coding.memo))

    def given(self, codings: Sequence[Coding]) -> list[Paragraph]:
        """Say of some codings what was given, by whom, and what was noted."""
        return [
            paragraph
            for coding in codings
            for paragraph in (GAP, self._titled(coding.code), self._by(coding), *_memo(coding))
        ]

    def _in_list(self, coding: Coding, chosen: Coding) -> Paragraph:
        look = self._looks.get(coding.code, UNKNOWN)
        others = "" if coding.coder == self._who else f" · {coding.coder}"
        tone = "title" if coding is chosen else "quiet"
        return Paragraph(f"{self._named(coding.code)}{others}", tone, 2, look.letter, look.color)

    def _by(self, coding: Coding) -> Paragraph:
        length = plural(len(coding.span), "{count} character", "{count} characters")
        return Paragraph(f"{coding.coder} · {length}", "quiet", 2)


def memo_paragraphs(memo: Memo, *, with_quote: bool = True) -> Iterator[Paragraph]:
    """Give a memo with whose it is, from when, and on what."""
    about = _ABOUT[memo.about].format(code=memo.code)
    yield Paragraph(f"{about} · {memo.coder} · {memo.updated_at[:10]}", "label")
    if memo.about is About.PASSAGE and with_quote:
        yield Paragraph(quoted(memo.quote), "quiet")
    yield Paragraph(memo.text)


_ABOUT = {
    About.CODING: _("Memo on the coding {code}"),
    About.PASSAGE: _("Memo on the passage"),
    About.TURN: _("Memo on the turn"),
    About.TRANSCRIPT: _("Memo on the transcript"),
    About.CODE: _("Memo on the code {code}"),
    About.PROJECT: _("Memo on the project"),
}


def _memo(coding: Coding) -> Iterator[Paragraph]:
    if coding.memo:
        yield GAP
        yield Paragraph(_("Memo"), "label")
        yield Paragraph(coding.memo)
