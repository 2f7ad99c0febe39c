"""Memos, and whether a revision of the codebook has reached its file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of memos; every revision known so far was read from the file."""
    with op.batch_alter_table("codebook_revision", table_kwargs={"sqlite_strict": True}) as table:
        table.add_column(sa.Column("state", sa.Text(), server_default="written", nullable=False))
    op.create_table(
        "memo",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("transcript_no", sa.Integer(), nullable=True),
        sa.Column("revision_no", sa.Integer(), nullable=True),
        sa.Column("code_no", sa.Integer(), nullable=True),
        sa.Column("start_pos", sa.Integer(), nullable=True),
        sa.Column("end_pos", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), server_default="", nullable=False),
        sa.Column("context_before", sa.Text(), server_default="", nullable=False),
        sa.Column("context_after", sa.Text(), server_default="", nullable=False),
        sa.Column("coder_no", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
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
            ["code_no"],
            ["code.no"],
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
        "memo_by_transcript",
        "memo",
        ["transcript_no", "start_pos"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
