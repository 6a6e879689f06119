"""Which schema the database has, and which one this version needs."""

from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlmodel import Session

from backend.core.db import migration_config


def revision_of(session: Session) -> str | None:
    """The revision of the database's schema; None without any."""
    if not inspect(session.connection()).has_table("alembic_version"):
        return None
    return session.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def newest_revision() -> str:
    """The revision that this version works with."""
    head = ScriptDirectory.from_config(migration_config("")).get_current_head()
    assert head is not None, "there is at least the initial migration"
    return head
