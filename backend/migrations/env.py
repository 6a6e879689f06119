"""Alembic's entry: the address comes from the caller or the settings, the metadata from the models."""

from alembic import context
from sqlalchemy import create_engine, event
from sqlmodel import SQLModel

import backend.tables as _tables
from backend.settings import Settings

url = context.config.attributes.get("url") or Settings().database
assert _tables, "every table is known"

engine = create_engine(url)
if url.startswith("sqlite"):
    # Batch mode rebuilds tables; with foreign keys on, dropping the old one would cascade.
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=OFF"))
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=url.startswith("sqlite"),
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
