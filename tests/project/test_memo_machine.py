"""Any sequence of memos, codings, undo and redo keeps every invariant, and undoing all restores the start."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coder.model.event import Kind
from coder.model.memo import About, Target, written
from coder.model.span import Span
from coder.project import memos
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.importing import import_transcripts
from coder.project.opening import open_project
from coder.project.transcripts import codings_of, remove
from coder.project.undoing import redo, undo
from tests.conftest import write_study

ONLY = [Kind.CODING, Kind.PROGRESS, Kind.MEMO]
CODERS = st.sampled_from(["甲", "乙"])
TEXTS = st.text(st.sampled_from("备忘 ab\n*😀"), min_size=1, max_size=8).map(lambda text: f"{text}。")
PICK = st.randoms(use_true_random=False)
TARGETS = st.one_of(
    st.just(Target(About.PROJECT)),
    st.sampled_from(["派活", "问题"]).map(lambda code: Target(About.CODE, code=code)),
    st.just(Target(About.TRANSCRIPT, "A01")),
    st.integers(1, 4).map(lambda turn: Target(About.TURN, "A01", turn=turn)),
    st.integers(0, 90).map(lambda start: Target(About.PASSAGE, "A01", span=Span(start, start + 10))),
)


class Noting(RuleBasedStateMachine):
    """Keeps, beside the project, the states each coder should find on undo."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.project = open_project(write_study(self.folder))
        import_transcripts(self.project, "丙", sorted((self.folder / "transcripts").iterdir()))
        self.done: dict[str, list[object]] = {"甲": [], "乙": []}
        self.undone: dict[str, list[object]] = {"甲": [], "乙": []}

    def teardown(self):
        if hasattr(self, "project"):
            self.project.close()
            shutil.rmtree(self.folder)

    def state(self, coder):
        found = memos.all(self.project)
        return (
            {(one.id, one.about, one.span, one.code, one.text) for one in found if one.coder == coder},
            {(one.id, one.code, one.span, one.memo) for one in codings_of(self.project, "A01", coder)},
        )

    def did(self, coder, before):
        if self.state(coder) != before:
            self.done[coder].append(before)
            self.undone[coder].clear()

    @rule(coder=CODERS, about=TARGETS, text=TEXTS, ask=st.sampled_from([memos.add, memos.write]))
    def note(self, coder, about, text, ask):
        before = self.state(coder)
        kept = ask(self.project, coder, about, text)
        assert kept.text == written(text)
        self.did(coder, before)

    @rule(coder=CODERS, start=st.integers(0, 90), memo=st.one_of(st.just(""), TEXTS))
    def give(self, coder, start, memo):
        before = self.state(coder)
        tag(self.project, coder, "A01", Span(start, start + 5), ["派活"], memo)
        self.did(coder, before)

    @rule(coder=CODERS, pick=PICK, memo=st.one_of(st.just(""), TEXTS))
    def note_on_coding(self, coder, pick, memo):
        mine = codings_of(self.project, "A01", coder)
        if mine:
            before = self.state(coder)
            memos.write(self.project, coder, Target(About.CODING, coding=pick.choice(mine).id), memo)
            self.did(coder, before)

    @rule(coder=CODERS, pick=PICK)
    def take(self, coder, pick):
        mine = codings_of(self.project, "A01", coder)
        if mine:
            before = self.state(coder)
            untag(self.project, coder, [pick.choice(mine).id])
            self.did(coder, before)

    @rule(coder=CODERS, pick=PICK, text=st.one_of(st.none(), TEXTS))
    def change(self, coder, pick, text):
        mine = [one for one in memos.all(self.project) if one.coder == coder]
        if mine:
            before, chosen = self.state(coder), pick.choice(mine)
            if text is None:
                memos.remove(self.project, coder, chosen.id, seen=chosen.version)
            else:
                memos.edit(self.project, coder, chosen.id, text, seen=chosen.version)
            self.did(coder, before)

    @rule()
    def remove_the_transcript_and_think_again(self):
        before = [self.state(coder) for coder in ("甲", "乙")]
        remove(self.project, "丙", "A01")
        assert all(one.transcript != "A01" for one in memos.all(self.project))
        undo(self.project, "丙")
        assert [self.state(coder) for coder in ("甲", "乙")] == before

    @precondition(lambda self: any(self.done.values()))
    @rule(coder=CODERS)
    def undo(self, coder):
        if self.done[coder]:
            before = self.state(coder)
            undo(self.project, coder, only=ONLY)
            assert self.state(coder) == self.done[coder].pop()
            self.undone[coder].append(before)

    @precondition(lambda self: any(self.undone.values()))
    @rule(coder=CODERS)
    def redo(self, coder):
        if self.undone[coder]:
            before = self.state(coder)
            redo(self.project, coder, only=ONLY)
            assert self.state(coder) == self.undone[coder].pop()
            self.done[coder].append(before)

    @rule()
    def restart(self):
        self.project.close()
        self.project = open_project(self.folder)

    @rule(coder=CODERS)
    def undo_everything(self, coder):
        while self.done[coder]:
            self.undo(coder)
        assert self.state(coder) == (set(), set())

    @invariant()
    def sound(self):
        if hasattr(self, "project"):
            assert examine(self.project).problems == ()


TestNoting = Noting.TestCase
TestNoting.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # shrinking a failure of a machine with a disk takes minutes
)
