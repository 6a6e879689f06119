"""Events of programmes: in the stream of the alliance that a record belongs to."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from backend.core import events
from backend.core.events import Author
from backend.core.records import touch

#: What new records are called: their first event says it. Of what is for few readers it says nothing.
TITLES = {"programme": "title", "participation": "municipality_name", "programme_event": "title"}


@dataclass(frozen=True)
class MunicipalityAuthor:
    """A municipality that shares something with the office, which does not learn who of it did so."""

    name: str
    kind: str = "system"
    id: str | None = None


def created(session: Session, author: Author, subject: str, row: Any, *, context_id: str | None = None) -> None:
    """A new record, with its event."""
    session.add(row)
    title = TITLES.get(subject)
    changes = {title: [None, getattr(row, title)]} if title else {}
    happened(session, author, f"{subject}.created", row, changes, context_id=context_id)


def changed(
    session: Session,
    author: Author,
    event_type: str,
    row: Any,
    values: dict[str, Any],
    *,
    context_id: str | None = None,
) -> bool:
    """Set these values and record what is different now; says whether anything is."""
    for name, value in values.items():
        setattr(row, name, value)
    changes = events.changes_of(row)
    if not changes:
        return False
    touch(row)
    happened(session, author, event_type, row, changes, context_id=context_id)
    return True


def happened(
    session: Session,
    author: Author,
    event_type: str,
    row: Any,
    changes: dict[str, Any],
    *,
    context_id: str | None = None,
) -> None:
    """One event about this record; the hash of a code is nobody's business."""
    kept = {name: value for name, value in changes.items() if name != "invitation_hash"}
    events.record(
        session,
        author,
        event_type,
        events.Subject(event_type.partition(".")[0], row.id, context_id=context_id),
        stream_id=row.alliance_id,
        alliance_id=row.alliance_id,
        changes=kept,
    )
