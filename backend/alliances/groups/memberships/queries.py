"""Every select about memberships."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Membership
from backend.core.clock import today
from backend.core.problems import NotFound
from backend.people.models import PartyKind


def visible_to(actor: Actor) -> Select[Any]:
    """Memberships in the actor's alliances; for guests those in their own groups."""
    return select(Membership).where(
        actor.sees(Membership.alliance_id, invited=lambda people: col(Membership.group_id).in_(joined_by(people)))
    )


def joined_by(people: Sequence[str]) -> Select[Any]:
    """The ids of the groups in which one of these people sits today: what guests see groups by."""
    return select(Membership.group_id).where(
        Membership.party_kind == PartyKind.person,
        col(Membership.party_id).in_(people),
        col(Membership.deleted_at).is_(None),
        lasting(today()),
    )


def lasting(on: date) -> ColumnElement[bool]:
    """The condition that a membership exists on a day."""
    return and_(
        or_(Membership.since.is_(None), col(Membership.since) <= on),
        or_(Membership.until.is_(None), col(Membership.until) >= on),
    )


def find(session: Session, actor: Actor, membership_id: str) -> Membership:
    """The membership by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Membership.id == membership_id, Membership.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def deputies(session: Session, group_id: str) -> dict[str, str | None]:
    """Every membership of the group, and the one that it stands in for."""
    statement = select(Membership.id, Membership.deputy_for).where(
        Membership.group_id == group_id, Membership.deleted_at.is_(None)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def group_ids_of(session: Session, alliance_id: str, person_id: str, on: date) -> list[str]:
    """Ids of the groups in which a person sits on a day."""
    statement = select(Membership.group_id).where(
        Membership.alliance_id == alliance_id,
        Membership.party_kind == PartyKind.person,
        Membership.party_id == person_id,
        Membership.deleted_at.is_(None),
        lasting(on),
    )
    return list(session.execute(statement.distinct()).scalars())
