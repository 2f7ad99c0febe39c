"""Who is to code what, and what was decided where coders differ."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables; nobody was assigned anything before, and nothing was decided."""
    op.create_table(
        "assignment",
        sa.Column("transcript_no", sa.Integer(), nullable=False),
        sa.Column("coder_no", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["transcript_no"],
            ["transcript.no"],
        ),
        sa.ForeignKeyConstraint(
            ["coder_no"],
            ["coder.no"],
        ),
        sa.PrimaryKeyConstraint("transcript_no", "coder_no"),
        sqlite_strict=True,
    )
    op.create_table(
        "decision",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("transcript_no", sa.Integer(), nullable=False),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("coder_no", sa.Integer(), nullable=False),
        sa.Column("start_pos", sa.Integer(), nullable=False),
        sa.Column("end_pos", sa.Integer(), nullable=False),
        sa.Column("codings", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.CheckConstraint("start_pos >= 0 AND end_pos > start_pos"),
        sa.ForeignKeyConstraint(
            ["transcript_no"],
            ["transcript.no"],
        ),
        sa.ForeignKeyConstraint(
            ["revision_no"],
            ["transcript_revision.no"],
        ),
        sa.ForeignKeyConstraint(
            ["coder_no"],
            ["coder.no"],
        ),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(
        "decision_by_transcript",
        "decision",
        ["transcript_no", "start_pos"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
