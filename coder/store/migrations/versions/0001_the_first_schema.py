"""The first schema: transcripts, codings, progress, codebook revisions and the journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "code",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "coder",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("name"),
        sqlite_strict=True,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_strict=True,
    )
    op.create_table(
        "transcript",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("revision_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(
        "transcript_live_name",
        "transcript",
        ["name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "attribute",
        sa.Column("transcript_no", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["transcript_no"],
            ["transcript.no"],
        ),
        sa.PrimaryKeyConstraint("transcript_no", "key"),
        sqlite_strict=True,
    )
    op.create_table(
        "codebook_revision",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("parent_no", sa.Integer(), nullable=True),
        sa.Column("loaded_at", sa.Text(), nullable=False),
        sa.Column("coder_no", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coder_no"],
            ["coder.no"],
        ),
        sa.ForeignKeyConstraint(
            ["parent_no"],
            ["codebook_revision.no"],
        ),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("sha256"),
        sqlite_strict=True,
    )
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("coder_no", sa.Integer(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coder_no"],
            ["coder.no"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sqlite_strict=True,
    )
    op.create_index("event_by_action", "event", ["action_id", "seq"], unique=False)
    op.create_index("event_by_coder", "event", ["coder_no", "seq"], unique=False)
    op.create_index("event_by_target", "event", ["target_id", "seq"], unique=False)
    op.create_table(
        "progress",
        sa.Column("transcript_no", sa.Integer(), nullable=False),
        sa.Column("coder_no", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coder_no"],
            ["coder.no"],
        ),
        sa.ForeignKeyConstraint(
            ["transcript_no"],
            ["transcript.no"],
        ),
        sa.PrimaryKeyConstraint("transcript_no", "coder_no"),
        sqlite_strict=True,
    )
    op.create_table(
        "transcript_revision",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("transcript_no", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("source_path", sa.Text(), server_default="", nullable=False),
        sa.Column("source_sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("encoding", sa.Text(), server_default="", nullable=False),
        sa.Column("render", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["transcript_no"],
            ["transcript.no"],
        ),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "coding",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("transcript_no", sa.Integer(), nullable=False),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("code_no", sa.Integer(), nullable=False),
        sa.Column("coder_no", sa.Integer(), nullable=False),
        sa.Column("start_pos", sa.Integer(), nullable=True),
        sa.Column("end_pos", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("context_before", sa.Text(), server_default="", nullable=False),
        sa.Column("context_after", sa.Text(), server_default="", nullable=False),
        sa.Column("review", sa.Integer(), server_default="0", nullable=False),
        sa.Column("memo", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("codebook_revision_no", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.CheckConstraint("start_pos >= 0 AND end_pos > start_pos"),
        sa.ForeignKeyConstraint(
            ["code_no"],
            ["code.no"],
        ),
        sa.ForeignKeyConstraint(
            ["codebook_revision_no"],
            ["codebook_revision.no"],
        ),
        sa.ForeignKeyConstraint(
            ["coder_no"],
            ["coder.no"],
        ),
        sa.ForeignKeyConstraint(
            ["revision_no"],
            ["transcript_revision.no"],
        ),
        sa.ForeignKeyConstraint(
            ["transcript_no"],
            ["transcript.no"],
        ),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(
        "coding_by_code",
        "coding",
        ["code_no", "transcript_no"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "coding_by_place",
        "coding",
        ["transcript_no", "coder_no", "start_pos", "end_pos", "code_no"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "coding_live_once",
        "coding",
        ["transcript_no", "code_no", "coder_no", "start_pos", "end_pos"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "cue_time",
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("ms", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_no"],
            ["transcript_revision.no"],
        ),
        sa.PrimaryKeyConstraint("revision_no", "pos"),
        sqlite_strict=True,
    )
    op.create_table(
        "turn",
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("start_pos", sa.Integer(), nullable=False),
        sa.Column("end_pos", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("start_ms", sa.Integer(), nullable=True),
        sa.Column("end_ms", sa.Integer(), nullable=True),
        sa.CheckConstraint("start_pos >= 0 AND end_pos >= start_pos"),
        sa.ForeignKeyConstraint(
            ["revision_no"],
            ["transcript_revision.no"],
        ),
        sa.PrimaryKeyConstraint("revision_no", "idx"),
        sqlite_strict=True,
    )

    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
