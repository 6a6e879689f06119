"""Use cases: give, change and take a role."""

from typing import Any

from sqlmodel import Session

from backend.access import queries
from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.grants import queries as grants_queries
from backend.access.models import Grant, User
from backend.access.permissions import ROLES, Role
from backend.access.rights import refuse_appointing
from backend.access.sign_in import links
from backend.access.standing.service import standing_of
from backend.core import events, mail
from backend.core.clock import now
from backend.core.problems import AlreadyExists, Conflict, Forbidden, invalid
from backend.core.records import touch
from backend.settings import Settings


class LastCoordinator(Conflict):
    """Somebody has to be able to give access."""


class AccountWithMoreRights(Forbidden):
    """Signing in as somebody who may do more would be taking what one was not given."""


def give(
    session: Session, actor: Actor, alliance_id: str, user: User, role: Role, person_id: str | None = None
) -> Grant:
    """Give a user a role in an alliance. Raises 403 for more than the actor has, 409 if the user has a role there."""
    refuse_appointing(actor, alliance_id, role)
    _refuse_foreign_person(session, alliance_id, person_id)
    grant = grants_queries.grant_of(session, user.id, alliance_id)
    if grant is not None and grant.deleted_at is None:
        raise AlreadyExists(value=user.email)
    _void_lesser_links(session, actor, user.id)
    if grant is None:
        grant = Grant(user_id=user.id, alliance_id=alliance_id, role=role.value, person_id=person_id)
        session.add(grant)
    else:
        # One row per user and alliance: who comes back gets the old one again.
        grant.role, grant.person_id, grant.source, grant.deleted_at = role.value, person_id, None, None
        touch(grant)
    _record(session, actor, "grant.created", grant, {"role": [None, role.value]})
    return grant


def change(session: Session, actor: Actor, grant: Grant, values: dict[str, Any]) -> None:
    """Change role or person. Raises 403 for more than the actor has, 409 for the last coordinator."""
    role = Role(values.get("role", grant.role))
    refuse_appointing(actor, grant.alliance_id, role)
    refuse_appointing(actor, grant.alliance_id, Role(grant.role))
    if grant.is_coordinator and role is not Role.coordinator:
        _refuse_last_coordinator(session, grant)
    if "person_id" in values:
        _refuse_foreign_person(session, grant.alliance_id, values["person_id"])
    if role.value != grant.role:
        _void_lesser_links(session, actor, grant.user_id)
    for name, value in values.items():
        setattr(grant, name, value)
    if changes := events.changes_of(grant):
        touch(grant)
        _record(session, actor, "grant.changed", grant, changes)


def take(session: Session, actor: Actor, grant: Grant) -> None:
    """Take the role away. Raises 409 for the last coordinator."""
    refuse_appointing(actor, grant.alliance_id, Role(grant.role))
    if grant.is_coordinator:
        _refuse_last_coordinator(session, grant)
    grant.deleted_at = now()
    touch(grant)
    _record(session, actor, "grant.deleted", grant)


def link(session: Session, actor: Actor, grant: Grant, hours: int) -> str:
    """A one-time secret that signs the grant's user in. Raises 403 if the account has rights that the actor has not."""
    user = session.get_one(User, grant.user_id)
    accounts.refuse_disabled(user)
    refuse_more_rights(session, actor, user)
    return links.issue(session, actor, user, hours, grant.alliance_id)


def mail_link(session: Session, actor: Actor, settings: Settings, grant: Grant) -> None:
    """Mail the grant's user a one-time sign-in link. Only they read it, so it matters not what else they may do."""
    user = session.get_one(User, grant.user_id)
    accounts.refuse_disabled(user)
    secret = links.issue(session, actor, user, settings.sign_in_link_hours, grant.alliance_id)
    mail.queue(
        session,
        to=user.email,
        name=user.name,
        template="sign_in_link",
        language=user.language,
        user_id=user.id,
        alliance_id=grant.alliance_id,
        values={
            "sent_by": actor.name,
            "url": links.address(settings.base_url, secret),
            "hours": settings.sign_in_link_hours,
        },
    )


def refuse_more_rights(session: Session, actor: Actor, user: User) -> None:
    """Raise 403 unless the actor may do everything that the user may do, wherever that is."""
    if not holds_all_rights_of(session, actor, user):
        raise AccountWithMoreRights(permission="grants:write")


def holds_all_rights_of(session: Session, actor: Actor, user: User) -> bool:
    """Whether the actor may do everything that the user may do, wherever that is."""
    if user.is_operator and not (actor.is_operator and all(map(actor.may, ROLES[Role.operator]))):
        return False
    standing = standing_of(session, user.id)
    in_alliances = all(
        actor.may(permission, alliance_id, group_id)
        for alliance_id, held in standing.roles.items()
        # Who administers the municipality appoints and dismisses in its alliances.
        if not actor.administers_alliance(alliance_id)
        for group_id in (None, *held.speaks_for)
        for permission in (*held.permissions(group_id), "grants:write")
    )
    return in_alliances and all(
        actor.may_in_municipality(permission, municipality_id)
        for municipality_id, role in standing.municipalities.items()
        for permission in ROLES[role]
    )


def _void_lesser_links(session: Session, actor: Actor, user_id: str) -> None:
    # Whoever made a link for this account had all the rights it had then, and may lack the new one. An operator's own
    # links are spared: accounts are opened first and given roles afterwards.
    if not actor.is_operator:
        queries.void_links(session, user_id)


def _refuse_last_coordinator(session: Session, grant: Grant) -> None:
    if not grants_queries.has_other_coordinator(session, grant.alliance_id, grant.id):
        raise LastCoordinator


def _refuse_foreign_person(session: Session, alliance_id: str, person_id: str | None) -> None:
    if person_id is not None and not grants_queries.is_person_of(session, alliance_id, person_id):
        raise invalid("#/person_id", "unknown_reference")


def _record(
    session: Session, actor: Actor, event_type: str, grant: Grant, changes: dict[str, list[Any]] | None = None
) -> None:
    events.record(
        session,
        actor,
        event_type,
        events.Subject("grant", grant.id),
        stream_id=grant.alliance_id,
        alliance_id=grant.alliance_id,
        changes=changes or {},
    )
