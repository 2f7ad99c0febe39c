"""Which tables there are; the same on SQLite and, later, PostgreSQL.

`no` is an integer key that never leaves the database; `id` is a UUID. Offsets are code points.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
    text,
)

metadata = MetaData()
HEAD = "0003"
"""Names this schema; the newest of `migrations/versions`."""


_LIVE = text("deleted_at IS NULL")
"""Condition of the partial indexes. PostgreSQL has them too (the migrations say so); naming its option here
would load its dialect, 30 ms at every start."""


def _key(name: str = "no") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=True)


def _id() -> Column[str]:
    return Column("id", Text, nullable=False, unique=True)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _ref(name: str, target: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=nullable)


alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)
"""Where Alembic looks for the version of the schema."""

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

coder = Table(
    "coder",
    metadata,
    _key(),
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    sqlite_strict=True,
)

transcript = Table(
    "transcript",
    metadata,
    _key(),
    _id(),
    Column("name", Text, nullable=False),
    _words("title"),
    Column("revision_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("deleted_at", Text),
    sqlite_strict=True,
)
Index(
    "transcript_live_name",
    transcript.c.name,
    unique=True,
    sqlite_where=_LIVE,
)

transcript_revision = Table(
    "transcript_revision",
    metadata,
    _key(),
    _id(),
    _ref("transcript_no", "transcript.no"),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    _words("source_path"),
    _words("source_sha256"),
    _words("encoding"),
    Column("render", Integer, nullable=False),
    Column("imported_at", Text, nullable=False),
    sqlite_strict=True,
)

cue_time = Table(
    "cue_time",
    metadata,
    _ref("revision_no", "transcript_revision.no"),
    Column("pos", Integer, nullable=False),
    Column("ms", Integer, nullable=False),
    PrimaryKeyConstraint("revision_no", "pos"),
    sqlite_strict=True,
)

turn = Table(
    "turn",
    metadata,
    _ref("revision_no", "transcript_revision.no"),
    Column("idx", Integer, nullable=False),
    Column("start_pos", Integer, nullable=False),
    Column("end_pos", Integer, nullable=False),
    Column("speaker", Text),
    Column("start_ms", Integer),
    Column("end_ms", Integer),
    PrimaryKeyConstraint("revision_no", "idx"),
    CheckConstraint("start_pos >= 0 AND end_pos >= start_pos"),
    sqlite_strict=True,
)

attribute = Table(
    "attribute",
    metadata,
    _ref("transcript_no", "transcript.no"),
    Column("key", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("transcript_no", "key"),
    sqlite_strict=True,
)

progress = Table(
    "progress",
    metadata,
    _ref("transcript_no", "transcript.no"),
    _ref("coder_no", "coder.no"),
    Column("status", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", Text, nullable=False),
    PrimaryKeyConstraint("transcript_no", "coder_no"),
    sqlite_strict=True,
)

codebook_revision = Table(
    "codebook_revision",
    metadata,
    _key(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("content_sha256", Text, nullable=False),
    _words("version"),
    Column("text", Text, nullable=False),
    _ref("parent_no", "codebook_revision.no", nullable=True),
    Column("loaded_at", Text, nullable=False),
    _ref("coder_no", "coder.no"),
    Column("state", Text, nullable=False, server_default="written"),
    sqlite_strict=True,
)

code = Table(
    "code",
    metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("uuid", Text, nullable=False),
    Column("parent", Text),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("position", Integer, nullable=False),
    sqlite_strict=True,
)

coding = Table(
    "coding",
    metadata,
    _key(),
    _id(),
    _ref("transcript_no", "transcript.no"),
    _ref("revision_no", "transcript_revision.no"),
    _ref("code_no", "code.no"),
    _ref("coder_no", "coder.no"),
    Column("start_pos", Integer),
    Column("end_pos", Integer),
    Column("quote", Text, nullable=False),
    _words("context_before"),
    _words("context_after"),
    Column("review", Integer, nullable=False, server_default="0"),
    _words("memo"),
    Column("origin", Text, nullable=False),
    _ref("codebook_revision_no", "codebook_revision.no"),
    Column("version", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("deleted_at", Text),
    CheckConstraint("start_pos >= 0 AND end_pos > start_pos"),
    sqlite_strict=True,
)
Index(
    "coding_live_once",
    coding.c.transcript_no,
    coding.c.code_no,
    coding.c.coder_no,
    coding.c.start_pos,
    coding.c.end_pos,
    unique=True,
    sqlite_where=_LIVE,
)
Index(
    "coding_by_place",
    coding.c.transcript_no,
    coding.c.coder_no,
    coding.c.start_pos,
    coding.c.end_pos,
    coding.c.code_no,
    sqlite_where=_LIVE,
)
Index(
    "coding_by_code",
    coding.c.code_no,
    coding.c.transcript_no,
    sqlite_where=_LIVE,
)

memo = Table(
    "memo",
    metadata,
    _key(),
    _id(),
    Column("about", Text, nullable=False),
    _ref("transcript_no", "transcript.no", nullable=True),
    _ref("revision_no", "transcript_revision.no", nullable=True),
    _ref("code_no", "code.no", nullable=True),
    Column("start_pos", Integer),
    Column("end_pos", Integer),
    _words("quote"),
    _words("context_before"),
    _words("context_after"),
    _ref("coder_no", "coder.no"),
    Column("text", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("deleted_at", Text),
    CheckConstraint("start_pos >= 0 AND end_pos > start_pos"),
    sqlite_strict=True,
)
"""What somebody noted about a passage, turn, transcript, code or the project (`about` says which); what is
noted about a coding stands in `coding.memo`."""
Index("memo_by_transcript", memo.c.transcript_no, memo.c.start_pos, sqlite_where=_LIVE)

assignment = Table(
    "assignment",
    metadata,
    _ref("transcript_no", "transcript.no"),
    _ref("coder_no", "coder.no"),
    Column("version", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("deleted_at", Text),
    PrimaryKeyConstraint("transcript_no", "coder_no"),
    sqlite_strict=True,
)
"""Who is to code which transcript."""

decision = Table(
    "decision",
    metadata,
    _key(),
    _id(),
    _ref("transcript_no", "transcript.no"),
    _ref("revision_no", "transcript_revision.no"),
    _ref("coder_no", "coder.no"),
    Column("start_pos", Integer, nullable=False),
    Column("end_pos", Integer, nullable=False),
    Column("codings", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("choice", Text, nullable=False),
    _words("reason"),
    Column("version", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("deleted_at", Text),
    CheckConstraint("start_pos >= 0 AND end_pos > start_pos"),
    sqlite_strict=True,
)
"""What somebody (`coder_no`) decided where coders differ. `codings` lists, as JSON, the ids it is about, and
`made` those of the consensus that came of it."""
Index("decision_by_transcript", decision.c.transcript_no, decision.c.start_pos, sqlite_where=_LIVE)

journal = Table(
    "event",
    metadata,
    _key("seq"),
    Column("action_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    _ref("coder_no", "coder.no"),
    Column("direction", Text, nullable=False),
    Column("op", Text, nullable=False),
    Column("target_id", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("undoes", Text),
    sqlite_strict=True,
)
Index("event_by_coder", journal.c.coder_no, journal.c.seq)
Index("event_by_action", journal.c.action_id, journal.c.seq)
Index("event_by_target", journal.c.target_id, journal.c.seq)

APPEND_ONLY = {
    f"event_no_{verb.lower()}": f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for verb in ("UPDATE", "DELETE")
}
for _statement in APPEND_ONLY.values():
    event.listen(journal, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]  # SQLAlchemy does not type DDL
