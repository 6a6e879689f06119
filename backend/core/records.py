"""What every table row has: an identifier that sorts by time, a version that guards against lost updates."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import declared_attr
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Field, Session, SQLModel
from uuid_utils import uuid7

from backend.core import naming as _naming
from backend.core.clock import now

assert _naming, "constraint names are set before the first table is declared"

ID_LENGTH = 36


def new_id() -> str:
    """A UUIDv7 (RFC 9562) as text."""
    return str(uuid7())


def reference(table_column: str, *, null: bool = False, index: bool = True, on_delete: str = "CASCADE") -> Any:
    """A foreign key column, named by table so that a lower room can point at a higher one."""
    return Field(
        default=None if null else ...,
        foreign_key=table_column,
        max_length=ID_LENGTH,
        nullable=null,
        index=index,
        ondelete=on_delete,
    )


class Record(SQLModel):
    """Base of all tables that people change."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=ID_LENGTH, sa_type=String(ID_LENGTH))
    version: int = Field(default=1, nullable=False)
    created_at: datetime = Field(default_factory=now, nullable=False)
    updated_at: datetime = Field(default_factory=now, nullable=False, index=True)
    deleted_at: datetime | None = Field(default=None)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 (SQLAlchemy passes the class)
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # set by the mapper


def touch(record: Record) -> None:
    """Mark a record as changed now; the version rises with the flush."""
    record.updated_at = now()


def hold(session: Session, record: Record) -> None:
    """Let nobody else write on the record until the commit: what is decided on its state now, holds then.

    Raises StaleDataError if somebody was quicker; the unit of work runs again on what is stored then.
    """
    session.flush()
    read = record.version
    session.refresh(record, ["version"], with_for_update={"key_share": True})
    if record.version != read:
        raise StaleDataError(f"{type(record).__name__} was changed meanwhile")
