"""How an older database is brought to the schema of today."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from coder.model.errors import NewerDatabaseError
from coder.store.backup import keep_backup
from coder.store.database import Database
from coder.store.schema import HEAD


def scripts() -> ScriptDirectory:
    """Open the folder of migrations."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return ScriptDirectory.from_config(settings)


def migrate(database: Database, version: str) -> None:
    """Back up, then run every migration up to today's; refuse a schema we do not know.

    Foreign keys are off for the whole of it: SQLite changes a table by making it anew, and dropping the
    old one would delete what points to it.
    """
    folder = scripts()
    try:
        folder.get_revision(version)
    except CommandError as error:
        raise NewerDatabaseError(database.path, version, HEAD) from error
    keep_backup(database)
    run(database, folder)


def run(database: Database, folder: ScriptDirectory) -> None:
    """Run the migrations in one transaction on a connection of their own."""
    with database.migrating() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "fn": lambda revision, _context: folder._upgrade_revs("head", revision),  # noqa: SLF001  # as alembic.command does
                "render_as_batch": True,
                "transactional_ddl": False,  # the transaction is ours
            },
        )
        with Operations.context(context):
            context.run_migrations()
