"""Every select about invitations."""

from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.models import Grant, Token, UserSession
from backend.access.queries import MUNICIPALITIES
from backend.access.secrets import hash_secret
from backend.access.single_sign_on.models import Identity
from backend.alliances.groups.models import Group, Membership
from backend.alliances.invitations.models import Invitation, InvitationState
from backend.alliances.models import Alliance
from backend.core.clock import now
from backend.core.problems import NotFound
from backend.people.models import Person


def visible_to(actor: Actor) -> Select[Any]:
    """Invitations into the actor's alliances, and into municipalities where they may see who has access."""
    municipality, places = col(Invitation.municipality_id), actor.municipalities
    of_municipalities = (
        municipality.is_not(None)
        if actor.is_operator
        else municipality.in_(sorted(one for one in places if actor.may_in_municipality("grants:read", one)))
    )
    into_alliances = and_(col(Invitation.alliance_id).is_not(None), actor.sees(Invitation.alliance_id))
    return select(Invitation).where(or_(into_alliances, of_municipalities))


def in_state(statement: Select[Any], state: InvitationState) -> Select[Any]:
    """Of these invitations those in one state."""
    one = Invitation
    if state is InvitationState.accepted:
        return statement.where(col(one.accepted_at).is_not(None))
    statement = statement.where(col(one.accepted_at).is_(None))
    if state is InvitationState.revoked:
        return statement.where(col(one.revoked_at).is_not(None))
    statement = statement.where(col(one.revoked_at).is_(None))
    return statement.where(one.expires_at <= now() if state is InvitationState.expired else one.expires_at > now())


def find(session: Session, actor: Actor, invitation_id: str, permission: str) -> Invitation:
    """The invitation by id, if visible; 404 otherwise, 403 if the permission is not held there."""
    statement = visible_to(actor).where(Invitation.id == invitation_id, col(Invitation.deleted_at).is_(None))
    found: Invitation | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    if found.alliance_id is not None:
        actor.require(permission, found.alliance_id)
    elif found.municipality_id is not None:
        actor.require_in_municipality(permission, found.municipality_id)
    return found


def by_secret(session: Session, secret: str, *, lock: bool = False) -> Invitation | None:
    """The invitation that this secret opens, in whatever state. With `lock` two acceptances take turns."""
    statement = select(Invitation).where(
        Invitation.secret_hash == hash_secret(secret), col(Invitation.deleted_at).is_(None)
    )
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return session.execute(statement).scalar_one_or_none()


def is_pending(session: Session, email: str, *, alliance_id: str | None, municipality_id: str | None) -> bool:
    """Whether this address has an open invitation to the same place."""
    statement = in_state(select(Invitation.id), InvitationState.sent).where(Invitation.email == email)
    statement = statement.filter_by(alliance_id=alliance_id, municipality_id=municipality_id)
    return session.execute(statement).first() is not None


def place_of(session: Session, invitation: Invitation) -> str | None:
    """The name of the alliance or municipality; None if it is gone."""
    if invitation.alliance_id is not None:
        alliance = select(Alliance.name).where(
            Alliance.id == invitation.alliance_id, col(Alliance.deleted_at).is_(None)
        )
        return session.execute(alliance).scalar_one_or_none()
    place = MUNICIPALITIES.c
    statement = select(place.name).where(place.id == invitation.municipality_id, place.deleted_at.is_(None))
    return session.execute(statement).scalar_one_or_none()


def group_of(session: Session, alliance_id: str, group_id: str) -> Group | None:
    """The living group of this alliance."""
    return session.execute(select(Group).filter_by(id=group_id, alliance_id=alliance_id, deleted_at=None)).scalar()


def person_of(session: Session, alliance_id: str, person_id: str) -> Person | None:
    """The living person of this alliance."""
    return session.execute(select(Person).filter_by(id=person_id, alliance_id=alliance_id, deleted_at=None)).scalar()


def people_by_email(session: Session, alliance_id: str, email: str) -> list[Person]:
    """The people of the alliance with this address whom no account is yet."""
    taken = select(Grant.person_id).where(
        Grant.alliance_id == alliance_id, col(Grant.person_id).is_not(None), col(Grant.deleted_at).is_(None)
    )
    statement = select(Person).where(
        Person.alliance_id == alliance_id,
        col(Person.email).ilike(email.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"), escape="\\"),
        col(Person.deleted_at).is_(None),
        col(Person.id).not_in(taken),
    )
    return list(session.execute(statement).scalars())


def sits_in(session: Session, group_id: str, person_id: str) -> bool:
    """Whether the person is a member of the group already."""
    statement = select(Membership.id).filter_by(group_id=group_id, party_id=person_id, deleted_at=None)
    return session.execute(statement).first() is not None


def is_in_use(session: Session, user_id: str) -> bool:
    """Whether somebody is signed in with the account, or an identity provider knows it."""
    signed_in = select(UserSession.id).where(UserSession.user_id == user_id)
    known = select(Identity.id).where(Identity.user_id == user_id)
    return session.execute(signed_in.union_all(known).limit(1)).first() is not None


def living_token(session: Session, token_id: str) -> Token | None:
    """The token that invited, while it still opens something."""
    token = session.get(Token, token_id)
    if token is None or token.revoked_at is not None or (token.expires_at is not None and token.expires_at <= now()):
        return None
    return token
