"""Use cases: make somebody administrator or auditor of a municipality, and take it away."""

from typing import Any

from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.actors import Actor
from backend.access.grants.municipal import queries
from backend.access.models import MunicipalityGrant, User
from backend.access.permissions import Role
from backend.access.rights import refuse_exceeding_in_municipality
from backend.core import events
from backend.core.clock import now
from backend.core.problems import AlreadyExists
from backend.core.records import touch


def give(session: Session, actor: Actor, municipality_id: str, user: User, role: Role) -> MunicipalityGrant:
    """Give a user a role. Raises 403 for more than the actor has, 409 if the user has a role there."""
    refuse_exceeding_in_municipality(actor, municipality_id, role)
    grant = queries.grant_of(session, user.id, municipality_id)
    if grant is not None and grant.deleted_at is None:
        raise AlreadyExists(value=user.email)
    if not actor.is_operator:
        # Whoever made a link for this account may lack what it may do from now on.
        access_queries.void_links(session, user.id)
    if grant is None:
        grant = MunicipalityGrant(user_id=user.id, municipality_id=municipality_id, role=role.value)
        session.add(grant)
    else:
        grant.role, grant.source, grant.deleted_at = role.value, None, None
        touch(grant)
    _record(session, actor, "municipality_grant.created", grant, {"role": [None, role.value]})
    return grant


def ensure(session: Session, actor: Actor, municipality_id: str, user: User, role: Role) -> MunicipalityGrant:
    """Give a user a role unless they have one there already; that one stays as it is."""
    grant = queries.grant_of(session, user.id, municipality_id)
    if grant is not None and grant.deleted_at is None:
        return grant
    return give(session, actor, municipality_id, user, role)


def change(session: Session, actor: Actor, grant: MunicipalityGrant, role: Role) -> None:
    """Give another role. Raises 403 for more than the actor has."""
    refuse_exceeding_in_municipality(actor, grant.municipality_id, role)
    grant.role = role.value
    touch(grant)
    _record(session, actor, "municipality_grant.changed", grant, events.changes_of(grant))


def take(session: Session, actor: Actor, grant: MunicipalityGrant) -> None:
    """Take the role away. A municipality may be without administrators: the operator can make new ones."""
    grant.deleted_at = now()
    touch(grant)
    _record(session, actor, "municipality_grant.deleted", grant, {})


def _record(session: Session, actor: Actor, event_type: str, grant: MunicipalityGrant, changes: dict[str, Any]) -> None:
    subject = events.Subject("municipality_grant", grant.id)
    events.record(session, actor, event_type, subject, stream_id=grant.municipality_id, changes=changes)
