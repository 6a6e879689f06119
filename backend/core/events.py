"""One row per change: history, audit, change feed, live stream and outbox are the same rows.

An event belongs to a stream (an alliance, a municipality or the installation). The stream's number is raised in the
transaction of the change: its row lock puts the writers of one stream in line, so that numbers have no gaps and
follow the order of commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Index, bindparam, func, insert, inspect, select, update
from sqlmodel import JSON, Field, Session, SQLModel

from backend.core.clock import now
from backend.core.records import ID_LENGTH, Record, new_id
from backend.core.schemas import format_timestamp

INSTALLATION = "00000000-0000-7000-8000-000000000000"
CATALOGUE: dict[str, str] = {}
CHANNEL = "buendniswerk_events"
STREAMS_CHANGED = "streams_changed"
SEQUENCES = "sequences"


class Stream(SQLModel, table=True):
    """The counter of one stream of events."""

    __tablename__ = "streams"

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    sequence: int = Field(default=0)


class Event(SQLModel, table=True):
    """What happened, to what, by whom, and what is different now."""

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_stream_sequence", "stream_id", "sequence", unique=True),
        Index("ix_events_context", "context_id", "sequence"),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=ID_LENGTH)
    stream_id: str = Field(max_length=ID_LENGTH)
    sequence: int
    type: str = Field(max_length=80)
    alliance_id: str | None = Field(default=None, max_length=ID_LENGTH)
    subject_type: str = Field(max_length=40)
    subject_id: str = Field(max_length=ID_LENGTH)
    subject_number: str | None = Field(default=None, max_length=40)
    context_id: str = Field(max_length=ID_LENGTH)
    actor_kind: str = Field(max_length=20)
    actor_id: str | None = Field(default=None, max_length=ID_LENGTH)
    actor_name: str = Field(max_length=200)
    occurred_at: datetime = Field(default_factory=now)
    changes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Author(Protocol):
    """Who acts, as far as an event needs to know."""

    @property
    def kind(self) -> str:
        """`user`, `token` or `system`."""

    @property
    def id(self) -> str | None:
        """Of the user or the token."""

    @property
    def name(self) -> str:
        """What people read."""


@dataclass(frozen=True)
class Subject:
    """What an event is about. `context_id` is the record whose history shows it (a step's: its action item)."""

    type: str
    id: str
    number: str | None = None
    context_id: str | None = None


def declare(**types: str) -> None:
    """Enter a room's event types into the catalogue: `item__moved="…"` is the type `item.moved`."""
    CATALOGUE.update({name.replace("__", "."): meaning for name, meaning in types.items()})


def changes_of(record: Record) -> dict[str, list[Any]]:
    """Old and new value of every changed field, taken before the flush."""
    state = inspect(record)
    found = {}
    for attribute in state.mapper.column_attrs:
        if attribute.key in ("version", "updated_at", "created_at", "id"):
            continue
        history = state.attrs[attribute.key].history
        if history.has_changes() and history.added:
            before = history.deleted[0] if history.deleted else None
            if before != history.added[0]:
                found[attribute.key] = [_plain(before), _plain(history.added[0])]
    return found


def record(
    session: Session,
    author: Author,
    event_type: str,
    subject: Subject,
    *,
    stream_id: str,
    alliance_id: str | None = None,
    changes: dict[str, Any] | None = None,
) -> None:
    """Append one event in this transaction and give it the stream's next number."""
    record_all(session, author, event_type, [(subject, changes or {})], stream_id=stream_id, alliance_id=alliance_id)


def record_all(
    session: Session,
    author: Author,
    event_type: str,
    happened: Sequence[tuple[Subject, dict[str, Any]]],
    *,
    stream_id: str,
    alliance_id: str | None = None,
) -> None:
    """Append events of one type, each with its changes, in as many statements as for a single one."""
    assert event_type in CATALOGUE, f"declare the event type {event_type} in the room's events.py"
    if not happened:
        return
    session.flush()
    first = _next(session, stream_id, len(happened))
    moment = now()
    rows = [
        {
            "id": new_id(),
            "stream_id": stream_id,
            "sequence": first + place,
            "type": event_type,
            "alliance_id": alliance_id,
            "subject_type": subject.type,
            "subject_id": subject.id,
            "subject_number": subject.number,
            "context_id": subject.context_id or subject.id,
            "actor_kind": author.kind,
            "actor_id": author.id,
            "actor_name": author.name,
            "occurred_at": moment,
            "changes": changes,
        }
        for place, (subject, changes) in enumerate(happened)
    ]
    # Never changed and never read back in the unit that wrote them: rows, not objects.
    session.connection().execute(APPEND, rows)
    session.info.setdefault(STREAMS_CHANGED, set()).add(stream_id)
    session.info.pop(SEQUENCES, None)


# Built once: putting a statement together costs more than running it, and these run with every change and board.
RAISE = (
    update(Stream)
    .where(Stream.id == bindparam("stream"))  # type: ignore[arg-type]  # column expression
    .values(sequence=Stream.sequence + bindparam("count"))
    .returning(Stream.sequence)  # type: ignore[call-overload]  # column expression
)
#: On PostgreSQL the same statement wakes the listeners, with the commit.
RAISE_AND_NOTIFY = RAISE.returning(func.pg_notify(CHANNEL, bindparam("stream")))
APPEND = insert(Event)
LAST = select(Stream.sequence).where(Stream.id == bindparam("stream"))  # type: ignore[arg-type, call-overload]  # column expression


def _next(session: Session, stream_id: str, count: int) -> int:
    """The first of `count` new numbers."""
    connection = session.connection()
    notifies = connection.dialect.name == "postgresql"
    given = {"stream": stream_id, "count": count}
    last = connection.execute(RAISE_AND_NOTIFY if notifies else RAISE, given).scalar_one_or_none()
    if last is None:
        session.add(Stream(id=stream_id, sequence=count))
        session.flush()
        if notifies:
            connection.execute(select(func.pg_notify(CHANNEL, stream_id)))
        return 1
    return int(last) - count + 1


def know(session: Session, stream_id: str, sequence: int | None) -> None:
    """Take note of a sequence that was read along with something else, so that nobody asks again in this unit."""
    if sequence is not None:
        session.info.setdefault(SEQUENCES, {})[stream_id] = sequence


def sequence_of(session: Session, stream_id: str) -> int:
    """The number of the stream's last event, or of the last before this unit asked who is asking."""
    known: int | None = session.info.get(SEQUENCES, {}).get(stream_id)
    if known is not None:
        return known
    return session.connection().execute(LAST, {"stream": stream_id}).scalar_one_or_none() or 0


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return format_timestamp(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
