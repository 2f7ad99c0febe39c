"""What can be done to a code on the codebook screen: added, renamed, moved, merged, split, retired."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coder.locale.language import _
from coder.model.code import Bilingual, Code, CodeStatus, Kind
from coder.model.codebook_operation import (
    AddCode,
    ChangeId,
    MergeCodes,
    MoveCode,
    RenameCode,
    RetireCode,
    SetField,
    SplitCode,
)
from coder.project.codebook_editing_new import new_id, parts_of
from coder.tui.field_texts import bilingual_value, languages_of
from coder.tui.listing import TOP
from coder.tui.screens.codebook_asking import Picking
from coder.tui.screens.codebook_changing import CodebookChanging
from coder.tui.widgets.asking import Blank, Inquiry
from coder.tui.widgets.prose import Paragraph

LIVE = frozenset({CodeStatus.DRAFT, CodeStatus.ACTIVE})


class CodebookOperations(CodebookChanging):
    """Each begins with the highlighted code."""

    def action_rename_code(self) -> None:
        """Ask for another name."""
        id = self.subject()
        if not id:
            return
        code = self.codebook.by_id[id]
        languages = languages_of(self.codebook, code.name)
        shown = [getattr(code.name, language) for language in languages]

        def rename(words: Sequence[str]) -> None:
            name = bilingual_value(code.name, languages, shown, words)
            self.change(lambda: RenameCode(id, name))

        inquiry = Inquiry(
            _("Another name for {code}").format(code=id),
            self.touched(RenameCode(id, code.name)),
            self.blanks(languages, shown),
        )
        self.inquire(inquiry, _("Rename"), rename)

    def blanks(self, languages: Sequence[str], shown: Sequence[str]) -> list[Blank]:
        """Make a field for each language."""
        labels = {"zh": _("Chinese"), "en": _("English")}
        return [Blank(labels[one], text) for one, text in zip(languages, shown, strict=True)]

    def action_change_code_id(self) -> None:
        """Ask for another id."""
        id = self.subject()
        if id:
            inquiry = Inquiry(
                _("Another id for {code}").format(code=self.named(id)),
                self.touched(ChangeId(id, "…")),
                [Blank(_("Id of the code"), id)],
            )
            self.inquire(
                inquiry, _("Go on"), lambda words: self.change(lambda: ChangeId(id, words[0].strip()))
            )

    def action_add_beside(self) -> None:
        """Ask for the name of a code that stands after this one."""
        id = self.subject()
        if id:
            code = self.codebook.by_id[id]
            kind = code.kind if code.parent is None and "kind" not in code.derived else None
            self._add(_("New code beside {code}").format(code=self.named(id)), code.parent, id, kind)
        elif not self.codebook.codes:
            self._add(_("New code"), None, None, None)

    def action_add_below(self) -> None:
        """Ask for the name of a code that stands below this one."""
        id = self.subject()
        if id:
            self._add(_("New code below {code}").format(code=self.named(id)), id, None, None)

    def _add(self, title: str, parent: str | None, after: str | None, kind: Kind | None) -> None:
        languages = languages_of(self.codebook, Bilingual())
        empty = [""] * len(languages)
        project = self.study.project

        def add(words: Sequence[str]) -> None:
            name = bilingual_value(Bilingual(), languages, empty, words)
            if not name:
                self.tell(_("Type a name, in one language at least."))
                return
            said = name.said_in(project.codebook.languages[0])
            self.change(lambda: AddCode(new_id(project, said), name, parent, kind, after=after))

        about = [Paragraph(_("No coding is touched; its id is made from the name."), "quiet")]
        self.inquire(Inquiry(title, about, self.blanks(languages, empty)), _("Add"), add)

    def action_move_code(self) -> None:
        """Let a parent be picked in the tree."""
        id = self.subject()
        if not id:
            return
        below = set(self.codebook.subtree(id))

        def allows(other: str) -> bool:
            return other not in below and self.codebook.by_id[other].status in LIVE

        def move(picked: Sequence[str]) -> None:
            parent = None if picked[0] == TOP else picked[0]
            self.change(lambda: MoveCode(id, parent))

        def about(_other: str) -> Sequence[Paragraph]:
            return self.touched(MoveCode(id, None))

        title = _("Below which code shall {code} stand?").format(code=self.named(id))
        picking = Picking(id, allows, about, with_top=True)
        self.ask_in_tree(title, picking, self.codebook.by_id[id].parent or TOP, move)

    def action_code_up(self) -> None:
        """Put the code before the one above it."""
        self._shift(-1)

    def action_code_down(self) -> None:
        """Put the code behind the one after it."""
        self._shift(1)

    def _shift(self, step: int) -> None:
        id = self.subject()
        if not id:
            return
        parent = self.codebook.by_id[id].parent
        siblings = [code.id for code in self.codebook.children(parent)]
        place = siblings.index(id)
        if not 0 <= place + step < len(siblings):
            first, last = _("It is the first already."), _("It is the last already.")
            self.tell(first if step < 0 else last)
        elif step > 0:
            self.change(lambda: MoveCode(id, parent, siblings[place + 1]))
        elif place > 1:
            self.change(lambda: MoveCode(id, parent, siblings[place - 2]))
        else:  # nothing stands before the first: it goes behind this one instead
            self.change(lambda: MoveCode(siblings[0], parent, id), follow=id)

    def action_merge_code(self) -> None:
        """Let the code be picked whose codings those of this one become."""
        id = self.subject()
        if not id:
            return
        code = self.codebook.by_id[id]

        def allows(other: str) -> bool:
            into = self.codebook.by_id[other]
            return other != id and into.status in LIVE and into.codable is code.codable

        def about(other: str) -> Sequence[Paragraph]:
            return self.touched(MergeCodes(id, other))

        title = _("Into which code shall {code} be merged?").format(code=self.named(id))
        self.ask_in_tree(
            title,
            Picking(id, allows, about),
            self._nearest(code, allows),
            lambda picked: self.change(lambda: MergeCodes(id, picked[0])),
        )

    def _nearest(self, code: Code, allows: Callable[[str], bool]) -> str:
        """Find a code to begin with: one beside it, else the first there is."""
        candidates = (*self.codebook.children(code.parent), *self.codebook.in_tree_order())
        return next((one.id for one in candidates if allows(one.id)), "")

    def action_split_code(self) -> None:
        """Ask for the names of new codes, one after the other; an empty one ends the list."""
        id = self.subject()
        if id:
            self._ask_part(id, ())

    def _ask_part(self, id: str, names: tuple[str, ...]) -> None:
        """Ask for one more name."""
        project = self.study.project

        def take(words: Sequence[str]) -> None:
            name = words[0].strip()
            if name and name not in names:
                self._ask_part(id, (*names, name))
            elif not name and names:
                self.change(lambda: SplitCode(id, parts_of(project, id, names)), must_agree=True)
            else:
                self.tell(_("Type the name of a new code."))

        number = len(names) + 1
        about = [Paragraph(name, indent=3, lead=f"{place}") for place, name in enumerate(names, 1)]
        if names:
            about.append(Paragraph(_("An empty name goes on."), "quiet"))
        else:
            about += self.touched(SplitCode(id, ()))
        title = _("Split {code}").format(code=self.named(id))
        blank = Blank(_("New code {number}").format(number=number))
        self.inquire(Inquiry(title, about, [blank]), _("Next"), take)

    def action_retire_code(self) -> None:
        """Retire the code, or bring it back; shown first."""
        id = self.subject()
        if id and self.codebook.by_id[id].status in LIVE:
            self.change(lambda: RetireCode(id), must_agree=True)
        elif id:
            self.change(lambda: SetField(id, "status", "active"), must_agree=True)
