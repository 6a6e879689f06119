"""Use cases: show an invitation to whoever has its mail, and accept it."""

from typing import Any

from fastapi import Request
from sqlmodel import Session

from backend.access import passwords
from backend.access import queries as access_queries
from backend.access.accounts import service as accounts
from backend.access.actors import SYSTEM, Actor
from backend.access.authentication import actor_of, actor_of_token
from backend.access.grants import queries as grants_queries
from backend.access.grants import service as grants
from backend.access.grants.municipal import service as municipal
from backend.access.models import User
from backend.access.permissions import Role
from backend.access.rights import refuse_appointing
from backend.access.secrets import is_well_formed
from backend.access.sign_in import service as sign_in
from backend.alliances.groups.memberships import service as memberships
from backend.alliances.invitations import queries, service
from backend.alliances.invitations.models import Invitation, InvitationState
from backend.alliances.invitations.schemas import Acceptance, InvitationPreview
from backend.core.clock import now
from backend.core.problems import Conflict, Forbidden, NotFound, Unauthorized, invalid
from backend.core.records import touch
from backend.people import service as people
from backend.people.models import PartyKind, Person
from backend.people.parties import PartyReference


class InvitationNotValid(Conflict):
    """Used, expired or revoked; or whoever invited may not do so any more."""


class InvitationForSomebodyElse(Forbidden):
    """Somebody else is signed in in this browser."""


class SignInToAccept(Unauthorized):
    """The address has an account; only its owner can accept, by signing in."""


def preview(session: Session, secret: str) -> InvitationPreview:
    """What the invitation says. Raises 404 for a secret that is none."""
    invitation = _found(session, secret)
    place = queries.place_of(session, invitation)
    if place is None:
        raise NotFound
    group = None
    if invitation.alliance_id is not None and invitation.group_id is not None:
        group = queries.group_of(session, invitation.alliance_id, invitation.group_id)
    owner = access_queries.user_by_email(session, invitation.email)
    values: dict[str, Any] = {
        **invitation.model_dump(include={"role", "email", "name", "invited_by_name", "expires_at"}),
        "kind": "municipality" if invitation.municipality_id else "alliance",
        "place": place,
        "group": group.name if group else None,
        "state": invitation.state,
        "has_account": owner is not None and not _is_unclaimed(session, owner),
    }
    return InvitationPreview.model_validate(values)


def accept(session: Session, request: Request, actor: Actor, body: Acceptance) -> tuple[Actor, str | None]:
    """Take the invitation up: as who is signed in, else as a new account that is signed in by this.

    The actor from now on, and the cookie's value of a session that began. Accepting again what one has accepted
    changes nothing. Raises 409 for a closed invitation, 401 where one has to sign in first, 403 for somebody else's.
    """
    hashed = None
    if actor.user_id is None:
        hashed = _password(session, body)
    invitation = _found(session, body.secret, lock=True)
    if invitation.state is InvitationState.accepted and actor.user_id == invitation.accepted_by is not None:
        return actor, None
    if invitation.state is not InvitationState.sent:
        raise InvitationNotValid
    inviter = _inviter(session, invitation)
    user = _user(session, actor, invitation, body, hashed)
    if user.email_verified_at is None:
        user.email_verified_at = now()
    if invitation.alliance_id is not None:
        _join(session, inviter, invitation, invitation.alliance_id, user)
    elif invitation.municipality_id is not None:
        municipal.ensure(session, inviter, invitation.municipality_id, user, Role(invitation.role))
    invitation.accepted_at, invitation.accepted_by = now(), user.id
    touch(invitation)
    service.record(session, sign_in.known(user), "invitation.accepted", invitation)
    if actor.user_id is not None:
        return actor_of(session, user, actor.session_id), None
    return sign_in.start(session, request, user, amr=["pwd"])


def _found(session: Session, secret: str, *, lock: bool = False) -> Invitation:
    found = queries.by_secret(session, secret, lock=lock) if is_well_formed(secret) else None
    if found is None:
        raise NotFound
    return found


def _password(session: Session, body: Acceptance) -> str:
    """The hash of the new account's password. It takes long by intention: meanwhile no connection is held."""
    invitation = _found(session, body.secret)
    owner = access_queries.user_by_email(session, invitation.email)
    if invitation.state is not InvitationState.sent:
        raise InvitationNotValid
    if owner is not None and not _is_unclaimed(session, owner):
        raise SignInToAccept(headers=sign_in.CHALLENGE)
    if body.name is None or body.password is None:
        raise invalid("#/name" if body.name is None else "#/password", "missing")
    passwords.refuse_weak(body.password, "#/password", invitation.email, body.name)
    session.rollback()
    return passwords.hash_password(body.password)


def _is_unclaimed(session: Session, user: User) -> bool:
    """Whether an account was opened for somebody who has never been in it: whoever reads the mail is its owner."""
    if user.password_hash or user.email_verified_at or user.is_operator or user.disabled_at:
        return False
    return not queries.is_in_use(session, user.id)


def _user(session: Session, actor: Actor, invitation: Invitation, body: Acceptance, hashed: str | None) -> User:
    if actor.user_id is not None:
        user = session.get_one(User, actor.user_id)
        if user.email.lower() != invitation.email:
            raise InvitationForSomebodyElse(permission="session:write")
        return user
    found = access_queries.user_by_email(session, invitation.email)
    if found is not None and not _is_unclaimed(session, found):
        raise SignInToAccept(headers=sign_in.CHALLENGE)
    if found is None:
        found = accounts.create(session, SYSTEM, invitation.email, body.name or invitation.name)
    else:
        access_queries.end_sessions(session, found.id)
        access_queries.void_links(session, found.id)
        found.name = body.name or found.name
    found.password_hash, found.language = hashed, invitation.language
    touch(found)
    accounts.record(session, sign_in.known(found), "user.password_changed", found)
    return found


def _inviter(session: Session, invitation: Invitation) -> Actor:
    """Whoever invited, as what they are today. Raises 409 if they could not invite any more."""
    if invitation.invited_by_kind == "token":
        token = queries.living_token(session, invitation.invited_by or "")
        inviter = actor_of_token(session, token) if token else None
    elif invitation.invited_by is None:
        inviter = SYSTEM if invitation.invited_by_kind == SYSTEM.kind else None
    else:
        user = session.get(User, invitation.invited_by)
        inviter = actor_of(session, user) if user and not (user.disabled_at or user.deleted_at) else None
    if inviter is None:
        raise InvitationNotValid
    try:
        if invitation.alliance_id is not None:
            refuse_appointing(inviter, invitation.alliance_id, Role(invitation.role))
        else:
            inviter.require_in_municipality("grants:write", invitation.municipality_id or "")
    except Forbidden as lost:
        raise InvitationNotValid from lost
    return inviter


def _join(session: Session, inviter: Actor, invitation: Invitation, alliance_id: str, user: User) -> None:
    held = grants_queries.grant_of(session, user.id, alliance_id)
    is_member = held is not None and held.deleted_at is None
    person_id = held.person_id if held is not None and is_member else invitation.person_id
    group = queries.group_of(session, alliance_id, invitation.group_id) if invitation.group_id else None
    if person_id is None and (group is not None or invitation.role != Role.reader):
        person_id = _person(session, inviter, alliance_id, user).id
    if held is None or not is_member:
        grants.give(session, inviter, alliance_id, user, Role(invitation.role), person_id)
    elif held.person_id is None and person_id is not None:
        grants.change(session, inviter, held, {"person_id": person_id})
    if group is not None and person_id is not None and not queries.sits_in(session, group.id, person_id):
        session.flush()
        party = PartyReference(kind=PartyKind.person, id=person_id, name=user.name)
        memberships.create(session, inviter, group, {"party": party, "role": "member"})


def _person(session: Session, inviter: Actor, alliance_id: str, user: User) -> Person:
    """The person of the alliance that the user is: the only one with their address, else a new one of their name.

    The address is not written there: whether the alliance may see it is for its owner to say.
    """
    known = queries.people_by_email(session, alliance_id, user.email)
    if len(known) == 1:
        return known[0]
    person = people.create_person(session, inviter, alliance_id, {"name": user.name})
    session.flush()
    return person
