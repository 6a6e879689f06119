"""Every select of archives: the rows that belong to one alliance, and what of them is here already."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, Table, or_, select
from sqlmodel import Session, SQLModel

from backend.actions.models import ActionItem
from backend.operation.archives import OF_USERS

ROWS_AT_ONCE = 500


def snapshot(session: Session) -> Connection:
    """A connection that sees one state however long it reads. What the session has loaded before is forgotten."""
    session.rollback()
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    # SQLite shows a reader one state anyway.
    return session.connection(execution_options={} if is_sqlite else {"isolation_level": "REPEATABLE READ"})


def rows_of(connection: Connection, table: Table, alliance_id: str) -> Iterator[RowMapping]:
    """The rows of a table that belong to the alliance, also removed ones, a few at a time."""
    statement = _belonging(table, alliance_id).order_by(*table.primary_key.columns)
    yield from connection.execute(statement.execution_options(yield_per=ROWS_AT_ONCE)).mappings()


def _belonging(table: Table, alliance_id: str) -> Select[Any]:
    known = SQLModel.metadata.tables
    if table.name == "alliances":
        return select(table).where(table.c.id == alliance_id)
    if table.name == "municipalities":
        alliances = known["alliances"].c
        return select(table).where(table.c.id.in_(select(alliances.municipality_id).where(alliances.id == alliance_id)))
    if table.name == "users":
        grants, preferences = known["grants"].c, known["mail_preferences"].c
        of_grants = select(grants.user_id).where(grants.alliance_id == alliance_id)
        of_preferences = select(preferences.user_id).where(preferences.alliance_id == alliance_id)
        kept = known["saved_filters"].c
        of_filters = select(kept.owner_id).where(kept.alliance_id == alliance_id, kept.owner_id.is_not(None))
        columns = (table.c[name] for name in OF_USERS)
        return select(*columns).where(or_(*(table.c.id.in_(one) for one in (of_grants, of_preferences, of_filters))))
    if table.name == "streams":
        return select(table).where(table.c.id == alliance_id)
    if table.name == "events":
        return select(table).where(table.c.stream_id == alliance_id)
    return select(table).where(table.c.alliance_id == alliance_id)


def same_here(connection: Connection, table: Table, row: dict[str, Any], unique: str) -> str | None:
    """The id of the record that this row is here already: by id, else by a column that tells them apart."""
    for column in ("id", unique):
        found = connection.execute(select(table.c.id).where(table.c[column] == row[column])).scalar_one_or_none()
        if found is not None:
            return str(found)
    return None


def alliance_like(connection: Connection, alliance_id: str, slug: str, short_name: str, municipality_id: str) -> bool:
    """Whether there is this alliance already, or one of its municipality with the same address or short name."""
    table = SQLModel.metadata.tables["alliances"].c
    alike = (table.municipality_id == municipality_id) & or_(table.slug == slug, table.short_name == short_name)
    return connection.execute(select(table.id).where(or_(table.id == alliance_id, alike))).first() is not None


def points_elsewhere(connection: Connection, column: Column[Any], goal: Table, alliance_id: str) -> bool:
    """Whether a row of the alliance points, in this column, at a record of another one."""
    source = column.table
    # An event belongs to what its stream is of, also one without an alliance.
    own = source.c.stream_id if source.name == "events" else source.c.alliance_id
    aimed = goal.alias("aimed")
    statement = select(aimed.c.id).where(aimed.c.id == column, own == alliance_id, aimed.c.alliance_id != alliance_id)
    return connection.execute(statement.limit(1)).first() is not None


def contents_of(connection: Connection, alliance_id: str) -> set[str]:
    """The ids of the files that the alliance's documents name."""
    document = SQLModel.metadata.tables["documents"].c
    statement = select(document.content_id).where(document.alliance_id == alliance_id)
    return set(connection.execute(statement.where(document.content_id.is_not(None))).scalars())


def shares_contents(connection: Connection, alliance_id: str) -> bool:
    """Whether a document of the alliance names the file of another alliance's document."""
    table = SQLModel.metadata.tables["documents"]
    other = table.alias("other").c
    same = (other.content_id == table.c.content_id) & (other.alliance_id != alliance_id)
    statement = select(table.c.id).where(table.c.alliance_id == alliance_id, same)
    return connection.execute(statement.limit(1)).first() is not None


def items(session: Session, alliance_id: str) -> Iterator[Any]:
    """The action items of an alliance, a portion at a time."""
    statement = select(ActionItem).where(ActionItem.alliance_id == alliance_id).order_by(ActionItem.id)
    yield from session.execute(statement, execution_options={"yield_per": ROWS_AT_ONCE}).scalars().partitions()
