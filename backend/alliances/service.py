"""Use cases: found, change and remove an alliance."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor, AllianceRole
from backend.access.permissions import Role
from backend.alliances import queries
from backend.alliances.models import Alliance
from backend.alliances.schemas import AllianceOut
from backend.core import events
from backend.core.clock import now
from backend.core.problems import AlreadyExists, Conflict
from backend.core.records import touch


class ShortNameInUse(Conflict):
    """Numbers stand on printed cards and in minutes; they never change."""


def show(actor: Actor, alliance: Alliance) -> AllianceOut:
    """The alliance with what the actor is and may do in it."""
    role = actor.role_in(alliance.id)
    assert role is not None, "only visible alliances are shown"
    return AllianceOut.model_validate({**alliance.model_dump(), "role": role, "can": actor.permissions_in(alliance.id)})


def create(session: Session, actor: Actor, values: dict[str, Any]) -> Alliance:
    """Found an alliance, for administrators of the municipality. Raises 409 if slug or short name is taken there."""
    actor.require_in_municipality("municipalities:write", values["municipality_id"])
    _refuse_taken(session, values["municipality_id"], values["slug"], values["short_name"])
    if values.get("has_public_page"):
        _refuse_public_twice(session, values["slug"])
    alliance = Alliance(**values)
    session.add(alliance)
    record(session, actor, "alliance.created", alliance)
    if not actor.is_operator:
        # What the actor is was read before there was this alliance.
        actor.roles[alliance.id] = AllianceRole(Role.administrator)
    return alliance


def change(session: Session, actor: Actor, alliance: Alliance, values: dict[str, Any]) -> None:
    """Change facts or settings. Raises 409 if slug or short name is taken, or if cards bear the short name."""
    slug, short_name = values.get("slug", alliance.slug), values.get("short_name", alliance.short_name)
    _refuse_taken(session, alliance.municipality_id, slug, short_name, besides=alliance.id)
    if short_name != alliance.short_name and alliance.last_item_number:
        raise ShortNameInUse(value=alliance.short_name)
    if values.get("has_public_page", alliance.has_public_page):
        _refuse_public_twice(session, slug, besides=alliance.id)
    for name, value in values.items():
        setattr(alliance, name, value)
    if not events.changes_of(alliance):
        return
    touch(alliance)
    record(session, actor, "alliance.changed", alliance)


def delete(session: Session, actor: Actor, alliance: Alliance) -> None:
    """Leave a tombstone of the alliance."""
    alliance.deleted_at = now()
    touch(alliance)
    record(session, actor, "alliance.deleted", alliance)


def record(session: Session, actor: Actor, event_type: str, alliance: Alliance) -> None:
    """Append an event about the alliance itself to its stream."""
    changes = {} if event_type.endswith(".created") else events.changes_of(alliance)
    subject = events.Subject("alliance", alliance.id)
    events.record(session, actor, event_type, subject, stream_id=alliance.id, alliance_id=alliance.id, changes=changes)


def _refuse_taken(session: Session, municipality_id: str, slug: str, short_name: str, besides: str = "") -> None:
    taken = queries.name_is_taken(session, municipality_id, slug, short_name, besides)
    if taken:
        raise AlreadyExists(value=taken)


def _refuse_public_twice(session: Session, slug: str, besides: str = "") -> None:
    """Public pages are found by the alliance's address alone, over all municipalities."""
    if queries.with_public_page(session, slug, besides):
        raise AlreadyExists(value=slug)
