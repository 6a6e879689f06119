"""Use case: roles that an identity provider gives. They follow what it says; roles given by hand stay as they are."""

from typing import Any

from sqlmodel import Session

from backend.access import queries
from backend.access.actors import Actor
from backend.access.grants.provided import queries as provided_queries
from backend.access.models import Grant, MunicipalityGrant, User
from backend.core import events
from backend.core.clock import now
from backend.core.records import touch


def follow(
    session: Session,
    actor: Actor,
    provider_id: str,
    user: User,
    *,
    alliances: dict[str, str],
    municipalities: dict[str, str],
) -> None:
    """Give, change and take the roles of this source until they are these: place → role. Places that are gone don't count.

    A role that was given by hand, or by another source, wins over one that this source would give at the same place.
    """
    living = provided_queries.living_places(session, list(alliances), list(municipalities))
    wanted = {place: role for place, role in {**alliances, **municipalities}.items() if place in living}
    held: dict[str, Any] = {_place(grant): grant for grant in provided_queries.all_grants_of(session, user.id)}
    for place, grant in held.items():
        if grant.source == provider_id and grant.deleted_at is None and place not in wanted:
            grant.deleted_at = now()
            touch(grant)
            _record(session, actor, "deleted", grant, {})
    for place, role in wanted.items():
        grant = held.get(place)
        if grant is not None and grant.deleted_at is None and (grant.source != provider_id or grant.role == role):
            continue
        # Whoever made a link for this account may be less than it becomes now.
        queries.void_links(session, user.id)
        if grant is None:
            grant = _new(user.id, place, role, provider_id, in_alliance=place in alliances)
            session.add(grant)
            _record(session, actor, "created", grant, {"role": [None, role]})
        elif grant.deleted_at is not None:
            grant.role, grant.source, grant.deleted_at = role, provider_id, None
            touch(grant)
            _record(session, actor, "created", grant, {"role": [None, role]})
        else:
            grant.role = role
            touch(grant)
            _record(session, actor, "changed", grant, events.changes_of(grant))


def take_all(session: Session, actor: Actor, provider_id: str) -> None:
    """Take every role that this source gave."""
    for grant in provided_queries.grants_from(session, provider_id):
        grant.deleted_at = now()
        touch(grant)
        _record(session, actor, "deleted", grant, {})


def _new(user_id: str, place: str, role: str, source: str, *, in_alliance: bool) -> Grant | MunicipalityGrant:
    if in_alliance:
        return Grant(user_id=user_id, alliance_id=place, role=role, source=source)
    return MunicipalityGrant(user_id=user_id, municipality_id=place, role=role, source=source)


def _place(grant: Grant | MunicipalityGrant) -> str:
    return grant.alliance_id if isinstance(grant, Grant) else grant.municipality_id


def _record(
    session: Session, actor: Actor, what: str, grant: Grant | MunicipalityGrant, changes: dict[str, Any]
) -> None:
    kind = "grant" if isinstance(grant, Grant) else "municipality_grant"
    events.record(
        session,
        actor,
        f"{kind}.{what}",
        events.Subject(kind, grant.id),
        stream_id=_place(grant),
        alliance_id=grant.alliance_id if isinstance(grant, Grant) else None,
        changes=changes,
    )
