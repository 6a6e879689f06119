"""Every select about deliveries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from backend.activity.webhooks.attempts import STAYS
from backend.activity.webhooks.models import Delivery, DeliveryState, Webhook, WebhookState
from backend.core.events import Event
from backend.core.problems import NotFound


def of_webhook(webhook_id: str, state: DeliveryState | None) -> Select[Any]:
    """A webhook's deliveries, or those in one state."""
    statement = select(Delivery).where(Delivery.webhook_id == webhook_id)
    return statement if state is None else statement.where(Delivery.state == state)


def find(session: Session, delivery_id: str) -> Delivery:
    """The delivery by id; 404 otherwise. Whether its webhook may be seen is asked there."""
    found = session.get(Delivery, delivery_id)
    if found is None or found.deleted_at is not None:
        raise NotFound
    return found


def of_event(session: Session, webhook_id: str, event_id: str) -> Delivery | None:
    """The delivery of one event to one receiver."""
    return session.execute(select(Delivery).filter_by(webhook_id=webhook_id, event_id=event_id)).scalar_one_or_none()


def enqueue(session: Session, webhook_id: str, happened: Sequence[Event]) -> int:
    """Put events on their way, each once for each webhook; how many are new."""
    if not happened:
        return 0
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    rows = [
        Delivery(
            webhook_id=webhook_id,
            event_id=event.id,
            stream_id=event.stream_id,
            sequence=event.sequence,
            event_type=event.type,
        ).model_dump()
        for event in happened
    ]
    statement = insert(Delivery).on_conflict_do_nothing(index_elements=["webhook_id", "event_id"])
    return session.execute(statement.values(rows)).rowcount


def sendable(moment: datetime, besides: Sequence[str]) -> ColumnElement[bool]:
    """Of webhooks: those with something to send now."""
    due = select(Delivery.id).where(
        Delivery.webhook_id == Webhook.id, Delivery.state == DeliveryState.pending, Delivery.next_attempt_at <= moment
    )
    return (
        (Webhook.state == WebhookState.active)
        & Webhook.deleted_at.is_(None)
        & or_(Webhook.held_until.is_(None), Webhook.held_until <= moment)
        & Webhook.id.not_in(besides)
        & due.exists()
    )


def is_anything_due(session: Session, moment: datetime, besides: Sequence[str]) -> bool:
    """Whether any other webhook has something to send; asked without waiting for writers."""
    return session.execute(select(Webhook.id).where(sendable(moment, besides)).limit(1)).first() is not None


def next_due(session: Session, webhook_id: str, moment: datetime, limit: int) -> list[Delivery]:
    """What to send to one receiver, in the order in which it happened."""
    statement = select(Delivery).where(
        Delivery.webhook_id == webhook_id, Delivery.state == DeliveryState.pending, Delivery.next_attempt_at <= moment
    )
    ordered = statement.order_by(func.coalesce(Delivery.sequence, 0), Delivery.id).limit(limit)
    return list(session.execute(ordered).scalars())


def events_by_id(session: Session, ids: Sequence[str | None]) -> dict[str, Event]:
    """Several events at once."""
    return {event.id: event for event in session.execute(select(Event).where(Event.id.in_(ids))).scalars()}


def note(session: Session, delivery_id: str, attempts_before: int, values: dict[str, Any]) -> bool:
    """Store what came of an attempt, unless somebody else has stored a later one meanwhile."""
    statement = update(Delivery).where(
        Delivery.id == delivery_id,
        Delivery.state == DeliveryState.pending,
        Delivery.attempt_count == attempts_before,
    )
    return session.execute(statement.values(version=Delivery.version + 1, **values)).rowcount == 1


def release(session: Session, webhook_id: str, moment: datetime) -> None:
    """The receiver is back: what waited for it is due now."""
    waiting = update(Delivery).where(
        Delivery.webhook_id == webhook_id,
        Delivery.state == DeliveryState.pending,
        Delivery.failure.not_in(STAYS),
    )
    session.execute(waiting.values(next_attempt_at=moment))


def revive(session: Session, webhook_id: str, moment: datetime) -> None:
    """Try everything that has not arrived again, from the first attempt on."""
    lost = update(Delivery).where(Delivery.webhook_id == webhook_id, Delivery.state != DeliveryState.delivered)
    session.execute(lost.values(**_afresh(moment)))


def send_again(session: Session, webhook_id: str, stream_id: str, after: int, moment: datetime) -> None:
    """Everything of a stream behind a number is due again, whether it has arrived or not."""
    statement = update(Delivery).where(
        Delivery.webhook_id == webhook_id, Delivery.stream_id == stream_id, Delivery.sequence > after
    )
    session.execute(statement.values(**_afresh(moment)))


def _afresh(moment: datetime) -> dict[str, Any]:
    values = {"state": DeliveryState.pending, "attempt_count": 0, "failure": None, "next_attempt_at": moment}
    return {**values, "updated_at": moment, "version": Delivery.version + 1}


def sweep(session: Session, before: datetime) -> int:
    """Forget deliveries that are over, or whose webhook is; their number."""
    removed = select(Webhook.id).where(Webhook.deleted_at.is_not(None))
    over = (Delivery.state != DeliveryState.pending) | Delivery.webhook_id.in_(removed)
    return session.execute(delete(Delivery).where(over, Delivery.updated_at < before)).rowcount
