"""Any sequence of coding and codebook operations, undone in any order, keeps every invariant.

Two coders work in windows of their own; undoing everything, newest first, restores the start.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coder.exchange.codebook_yaml import codebook_sha256
from coder.model.code import Bilingual
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
from coder.model.errors import CoderError, NothingToUndoError
from coder.model.event import Direction
from coder.model.span import Span
from coder.model.transcript import Status
from coder.project.codebook_editing import carried_out, planned
from coder.project.coding import tag, untag
from coder.project.doctor import examine
from coder.project.history import history
from coder.project.importing import import_transcripts
from coder.project.opening import open_project
from coder.project.recoding import move_ends, recode
from coder.project.transcripts import codings_of, overview
from coder.project.undoing import redo, undo
from coder.store import codebooks
from tests.conftest import write_study

CODERS = st.sampled_from(["甲", "乙"])
PICK = st.integers(0, 30)
IDS = st.sampled_from(["新一", "新二", "新三", "表格", "会议", "派活", "填表"])
NAMES = st.sampled_from(["一", "二", "名：三", "four"])
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 8), st.integers(1, 3))


class Editing(RuleBasedStateMachine):
    """Every rule may be refused; then nothing has changed."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        project = open_project(write_study(self.folder))
        import_transcripts(project, "丙", sorted((self.folder / "transcripts").iterdir()))
        self.windows = {"甲": project, "乙": open_project(self.folder)}
        tag(project, "丙", "A01", Span(1, 3), ["表格"], "丙")
        self.start = self.state()
        self.first = len(history(project))

    def teardown(self):
        if hasattr(self, "windows"):
            try:
                self.undo_everything()
            finally:
                for project in self.windows.values():
                    project.close()
                shutil.rmtree(self.folder)

    def state(self):
        project = self.windows["甲"]
        project.reload_codebook()
        codings = {(one.id, one.code, one.coder, one.span, one.memo) for one in codings_of(project, "A01")}
        statuses = {
            (one.facts.name, who, status)
            for one in overview(project)
            for who, status in one.status.items()
            if status is not Status.NEW
        }
        return (self.folder / "codebooks/small.yaml").read_bytes(), codings, statuses

    def attempt(self, do):
        before = self.state()
        try:
            do()
        except CoderError:
            assert self.state() == before

    def edit(self, who, operation):
        def do():
            plan = planned(self.windows[who], who, operation)
            carried_out(self.windows[who], who, operation)
            assert self.windows[who].codebook == plan.codebook

        self.attempt(do)

    def a_code(self, pick):
        codes = self.windows["甲"].codebook.codes
        return codes[pick % len(codes)].id

    def usable(self, pick):
        codes = [code for code in self.windows["甲"].codebook.codes if code.usable]
        return codes[pick % len(codes)].id if codes else "没有"

    def own(self, who, pick):
        mine = codings_of(self.windows[who], "A01", who)
        return mine[pick % len(mine)].id if mine else ""

    @rule(who=CODERS, span=SPANS, pick=PICK, memo=st.sampled_from(["", "备忘"]))
    def code(self, who, span, pick, memo):
        self.attempt(lambda: tag(self.windows[who], who, "A01", span, [self.usable(pick)], memo))

    @rule(who=CODERS, pick=PICK)
    def uncode(self, who, pick):
        self.attempt(lambda: untag(self.windows[who], who, [self.own(who, pick)]))

    @rule(who=CODERS, pick=PICK, other=PICK)
    def recode(self, who, pick, other):
        self.attempt(lambda: recode(self.windows[who], who, self.own(who, pick), self.usable(other)))

    @rule(who=CODERS, pick=PICK, span=SPANS)
    def move_ends(self, who, pick, span):
        self.attempt(lambda: move_ends(self.windows[who], who, self.own(who, pick), span))

    @rule(who=CODERS, id=IDS, name=NAMES, pick=PICK)
    def add(self, who, id, name, pick):
        self.edit(who, AddCode(id, Bilingual(name), self.a_code(pick)))

    @rule(who=CODERS, pick=PICK, name=NAMES)
    def rename(self, who, pick, name):
        self.edit(who, RenameCode(self.a_code(pick), Bilingual(name)))

    @rule(who=CODERS, pick=PICK, id=IDS)
    def change_id(self, who, pick, id):
        self.edit(who, ChangeId(self.a_code(pick), id))

    @rule(who=CODERS, pick=PICK, color=st.sampled_from(["#cc3311", None]))
    def recolour(self, who, pick, color):
        self.edit(who, SetField(self.a_code(pick), "color", color))

    @rule(who=CODERS, pick=PICK, other=PICK)
    def merge(self, who, pick, other):
        self.edit(who, MergeCodes(self.usable(pick), self.usable(other)))

    @rule(who=CODERS, pick=PICK, ids=st.lists(IDS, min_size=1, max_size=2, unique=True))
    def split(self, who, pick, ids):
        self.edit(who, SplitCode(self.a_code(pick), tuple(AddCode(id, Bilingual(id)) for id in ids)))

    @rule(who=CODERS, pick=PICK)
    def retire(self, who, pick):
        self.edit(who, RetireCode(self.a_code(pick)))

    @rule(who=CODERS, pick=PICK)
    def revive(self, who, pick):
        self.edit(who, SetField(self.a_code(pick), "status", "active"))

    @rule(who=CODERS, pick=PICK, parent=PICK, after=PICK, alone=st.booleans())
    def move(self, who, pick, parent, after, alone):
        behind = self.windows[who].codebook.by_id.get(self.a_code(after))
        if alone or behind is None:
            self.edit(who, MoveCode(self.a_code(pick), self.a_code(parent)))
        else:
            self.edit(who, MoveCode(self.a_code(pick), behind.parent, behind.id))

    @rule(who=CODERS)
    def undo(self, who):
        self.attempt(lambda: undo(self.windows[who], who))

    @rule(who=CODERS)
    def redo(self, who):
        self.attempt(lambda: redo(self.windows[who], who))

    @rule(who=CODERS)
    def reopen(self, who):
        self.windows[who].close()
        self.windows[who] = open_project(self.folder)

    @rule()
    def undo_everything(self):
        """Take everything back, always the newest of all: nothing may stand against that."""
        while (who := self.last_to_act()) is not None:
            undo(self.windows[who], who)
        assert self.state() == self.start
        for name in self.windows:
            try:
                undo(self.windows[name], name)
            except NothingToUndoError:
                continue
            raise AssertionError

    def last_to_act(self):
        taken_back = set()
        for action in history(self.windows["甲"])[: -self.first]:
            if action.id in taken_back:
                continue
            if action.direction is Direction.UNDO:
                taken_back.add(action.undoes)
            elif any(event.op != "codebook.load" for event in action.events):
                return action.coder
        return None

    @invariant()
    def sound(self):
        if not hasattr(self, "windows"):
            return
        for project in self.windows.values():
            project.reload_codebook()
            assert project.codebook_text.errors == ()
        project = self.windows["乙"]
        found = examine(project)
        assert found.problems == ()
        with project.database.reading() as transaction:
            current = codebooks.current(transaction)
        assert current.state == "written"
        assert current.sha256 == codebook_sha256(project.codebook_path.read_bytes())
        assert {one.code for one in codings_of(project, "A01")} <= set(project.codebook.by_id)


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=10,
    stateful_step_count=16,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # shrinking a failure of a machine with a disk takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
