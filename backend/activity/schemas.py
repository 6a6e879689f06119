"""Bodies: events."""

from typing import Any

from pydantic import Field

from backend.core.events import Event
from backend.core.schemas import Output, Page, Timestamp


class EventSubject(Output):
    """What an event is about."""

    type: str = Field(examples=["action_item"])
    id: str
    number: str | None


class EventActor(Output):
    """Who acted."""

    kind: str = Field(examples=["user"])
    name: str


class EventOut(Output):
    """One change. `sequence` has no gaps within an alliance and follows the order of commits."""

    id: str
    sequence: int
    type: str = Field(examples=["action_item.moved"])
    alliance_id: str | None
    subject: EventSubject
    actor: EventActor
    occurred_at: Timestamp
    changes: dict[str, Any]


class EventPage(Page[EventOut]):
    """Events in order. Ask on with `after=<sequence of the last one>`; `next` does just that."""


def show(event: Event) -> EventOut:
    """The event as callers see it."""
    return EventOut(
        id=event.id,
        sequence=event.sequence,
        type=event.type,
        alliance_id=event.alliance_id,
        subject=EventSubject(type=event.subject_type, id=event.subject_id, number=event.subject_number),
        actor=EventActor(kind=event.actor_kind, name=event.actor_name),
        occurred_at=event.occurred_at,
        changes=event.changes,
    )
