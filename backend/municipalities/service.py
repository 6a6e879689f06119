"""Use cases: add and remove a municipality, operators only; change it, its administrators too."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import AlreadyExists, Forbidden
from backend.core.records import touch
from backend.municipalities import queries
from backend.municipalities.models import Municipality


def create(session: Session, actor: Actor, values: dict[str, Any]) -> Municipality:
    """Add a municipality. Raises 409 if the slug is taken."""
    _require_operator(actor)
    if queries.slug_is_taken(session, values["slug"]):
        raise AlreadyExists(value=values["slug"])
    municipality = Municipality(**values)
    session.add(municipality)
    _record(session, actor, "municipality.created", municipality)
    return municipality


def change(session: Session, actor: Actor, municipality: Municipality, values: dict[str, Any]) -> None:
    """Change facts of a municipality, for its administrators. Raises 409 if the slug is taken."""
    actor.require_in_municipality("municipalities:write", municipality.id)
    if "slug" in values and queries.slug_is_taken(session, values["slug"], besides=municipality.id):
        raise AlreadyExists(value=values["slug"])
    for name, value in values.items():
        setattr(municipality, name, value)
    if not events.changes_of(municipality):
        return
    touch(municipality)
    _record(session, actor, "municipality.changed", municipality)


def delete(session: Session, actor: Actor, municipality: Municipality) -> None:
    """Leave a tombstone of the municipality."""
    _require_operator(actor)
    municipality.deleted_at = now()
    touch(municipality)
    _record(session, actor, "municipality.deleted", municipality)


def _require_operator(actor: Actor) -> None:
    if not actor.is_operator:
        raise Forbidden(permission="municipalities:write")


def _record(session: Session, actor: Actor, event_type: str, municipality: Municipality) -> None:
    changes = events.changes_of(municipality) if event_type != "municipality.created" else {}
    subject = events.Subject("municipality", municipality.id)
    events.record(session, actor, event_type, subject, stream_id=municipality.id, changes=changes)
