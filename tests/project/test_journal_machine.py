"""Any sequence of work, undo and redo keeps every invariant, and undoing everything restores the start."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coder.model.errors import NothingToUndoError
from coder.model.event import Kind
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.importing import import_transcripts
from coder.project.opening import open_project
from coder.project.recoding import move_ends, recode
from coder.project.transcripts import codings_of, overview, read, set_status
from coder.project.undoing import redo, undo
from tests.conftest import write_study

ONLY = [Kind.CODING, Kind.PROGRESS]
CODERS = st.sampled_from(["甲", "乙"])


class Coding(RuleBasedStateMachine):
    """Keeps, beside the project, the states each coder should find on undo."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.project = open_project(write_study(self.folder))
        import_transcripts(self.project, "丙", sorted((self.folder / "transcripts").iterdir()))
        self.length = len(read(self.project, "A01").text)
        self.done: dict[str, list[object]] = {"甲": [], "乙": []}
        self.undone: dict[str, list[object]] = {"甲": [], "乙": []}

    def teardown(self):
        if hasattr(self, "project"):
            self.project.close()
            shutil.rmtree(self.folder)

    def state(self, coder):
        codings = {
            (one.id, one.code, one.span, one.quote, one.memo)
            for one in codings_of(self.project, "A01", coder)
        }
        (found,) = [one for one in overview(self.project) if one.facts.name == "A01"]
        return codings, found.status.get(coder, Status.NEW)

    def did(self, coder, before):
        if self.state(coder) != before:
            self.done[coder].append(before)
            self.undone[coder].clear()

    @rule(
        coder=CODERS,
        start=st.integers(0, 60),
        length=st.integers(1, 40),
        codes=st.sets(st.sampled_from(["表格", "会议", "派活"]), min_size=1),
        memo=st.sampled_from(["", "甲", "乙"]),
    )
    def give(self, coder, start, length, codes, memo):
        before = self.state(coder)
        span = Span(start, min(start + length, self.length))
        tag(self.project, coder, "A01", span, sorted(codes), memo)
        self.did(coder, before)

    @rule(coder=CODERS, pick=st.randoms(use_true_random=False))
    def take(self, coder, pick):
        mine = codings_of(self.project, "A01", coder)
        if mine:
            before = self.state(coder)
            untag(self.project, coder, [pick.choice(mine).id])
            self.did(coder, before)

    @rule(
        coder=CODERS,
        pick=st.randoms(use_true_random=False),
        code=st.sampled_from(["表格", "会议", "派活"]),
    )
    def recode(self, coder, pick, code):
        mine = codings_of(self.project, "A01", coder)
        if mine:
            before = self.state(coder)
            recode(self.project, coder, pick.choice(mine).id, code)
            self.did(coder, before)

    @rule(
        coder=CODERS,
        pick=st.randoms(use_true_random=False),
        start=st.sampled_from([0, 10, 20]),  # few, so that some become equal
        length=st.sampled_from([5, 15]),
    )
    def move_ends(self, coder, pick, start, length):
        mine = codings_of(self.project, "A01", coder)
        if mine:
            before = self.state(coder)
            span = Span(start, min(start + length, self.length))
            move_ends(self.project, coder, pick.choice(mine).id, span)
            self.did(coder, before)

    @rule(coder=CODERS, status=st.sampled_from(list(Status)))
    def mark(self, coder, status):
        before = self.state(coder)
        set_status(self.project, coder, "A01", status)
        self.did(coder, before)

    @rule(coder=CODERS)
    def undo(self, coder):
        before = self.state(coder)
        if not self.done[coder]:
            try:
                undo(self.project, coder, only=ONLY)
            except NothingToUndoError:
                return
            raise AssertionError
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
        assert self.state(coder) == (set(), Status.NEW)

    @invariant()
    def sound(self):
        if hasattr(self, "project"):
            assert examine(self.project).problems == ()


TestCoding = Coding.TestCase
TestCoding.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # shrinking a failure of a machine with a disk takes minutes
)
