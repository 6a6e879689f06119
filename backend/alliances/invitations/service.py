"""Use cases: invite somebody, mail it again, revoke it."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.permissions import Role
from backend.access.rights import refuse_appointing, refuse_exceeding_in_municipality
from backend.access.secrets import INVITATION, hash_secret, new_secret
from backend.alliances.groups.models import Group
from backend.alliances.invitations import queries
from backend.alliances.invitations.models import Invitation, InvitationState
from backend.alliances.invitations.schemas import InvitationIn, InvitationOut, MunicipalityInvitationIn
from backend.core import events, mail
from backend.core.clock import now
from backend.core.language import text
from backend.core.problems import AlreadyExists, Conflict, NotFound, invalid
from backend.core.records import touch
from backend.settings import Settings

AGAIN_AFTER = timedelta(minutes=5)


class InvitationClosed(Conflict):
    """What was accepted or revoked is not mailed again."""


class InvitationJustSent(Conflict):
    """Nobody's mailbox is filled by impatience."""


def show(actor: Actor, invitation: Invitation) -> InvitationOut:
    """The invitation with its state and what the actor may do with it."""
    is_open = invitation.state in (InvitationState.sent, InvitationState.expired)
    can = ["resend", "revoke"] if is_open and _may(actor, invitation) else []
    return InvitationOut.model_validate({**invitation.model_dump(), "state": invitation.state, "can": can})


def invite(session: Session, actor: Actor, settings: Settings, alliance_id: str, body: InvitationIn) -> Invitation:
    """Invite an address into an alliance. Raises 403 for more than the actor has, 409 for an open invitation.

    Whether the address has an account plays no part. Raises 422 for a group or person of another alliance.
    """
    role = Role(body.role)
    refuse_appointing(actor, alliance_id, role)
    if body.group_id is not None:
        actor.require("groups:write", alliance_id, group_id=body.group_id)
        if queries.group_of(session, alliance_id, body.group_id) is None:
            raise invalid("#/group_id", "unknown_reference")
    if body.person_id is not None and queries.person_of(session, alliance_id, body.person_id) is None:
        raise invalid("#/person_id", "unknown_reference")
    return _create(session, actor, settings, body.model_dump(mode="json"), alliance_id=alliance_id)


def invite_to_municipality(
    session: Session, actor: Actor, settings: Settings, municipality_id: str, body: MunicipalityInvitationIn
) -> Invitation:
    """Invite an address to administer or audit a municipality. Raises as `invite` does."""
    refuse_exceeding_in_municipality(actor, municipality_id, Role(body.role))
    return _create(session, actor, settings, body.model_dump(mode="json"), municipality_id=municipality_id)


def send_again(session: Session, actor: Actor, settings: Settings, invitation: Invitation) -> None:
    """Mail it again with a new link, valid for the full time; the old link opens nothing any more.

    Raises 409 for a closed invitation, and for one that was mailed within the last minutes.
    """
    if invitation.state not in (InvitationState.sent, InvitationState.expired):
        raise InvitationClosed
    if invitation.sent_at > now() - AGAIN_AFTER:
        raise InvitationJustSent(minutes=int(AGAIN_AFTER.total_seconds() // 60))
    invitation.invited_by, invitation.invited_by_kind, invitation.invited_by_name = actor.id, actor.kind, actor.name
    secret = _renew(settings, invitation)
    touch(invitation)
    record(session, actor, "invitation.sent_again", invitation)
    _mail(session, settings, invitation, secret)


def revoke(session: Session, actor: Actor, invitation: Invitation) -> None:
    """Make the link worthless. Revoking twice changes nothing; raises 409 for one that was accepted."""
    if invitation.state is InvitationState.revoked:
        return
    if invitation.state is InvitationState.accepted:
        raise InvitationClosed
    invitation.revoked_at = now()
    touch(invitation)
    record(session, actor, "invitation.revoked", invitation)


def _may(actor: Actor, invitation: Invitation) -> bool:
    if invitation.alliance_id is not None:
        return actor.may("grants:write", invitation.alliance_id)
    return actor.may_in_municipality("grants:write", invitation.municipality_id or "")


def _create(
    session: Session,
    actor: Actor,
    settings: Settings,
    values: dict[str, Any],
    *,
    alliance_id: str | None = None,
    municipality_id: str | None = None,
) -> Invitation:
    if queries.is_pending(session, values["email"], alliance_id=alliance_id, municipality_id=municipality_id):
        raise AlreadyExists(value=values["email"])
    invitation = Invitation(
        **values,
        alliance_id=alliance_id,
        municipality_id=municipality_id,
        secret_hash="",
        expires_at=now(),
        invited_by=actor.id,
        invited_by_kind=actor.kind,
        invited_by_name=actor.name,
    )
    secret = _renew(settings, invitation)
    session.add(invitation)
    record(session, actor, "invitation.created", invitation)
    _mail(session, settings, invitation, secret)
    return invitation


def _renew(settings: Settings, invitation: Invitation) -> str:
    secret = new_secret(INVITATION)
    invitation.secret_hash = hash_secret(secret)
    invitation.sent_at, invitation.expires_at = now(), now() + timedelta(days=settings.invitation_days)
    return secret


def _mail(session: Session, settings: Settings, invitation: Invitation, secret: str) -> None:
    place = queries.place_of(session, invitation)
    if place is None:
        raise NotFound
    group: Group | None = None
    if invitation.alliance_id is not None and invitation.group_id is not None:
        group = queries.group_of(session, invitation.alliance_id, invitation.group_id)
    values = {
        "place": place,
        "is_municipality": invitation.municipality_id is not None,
        "group": group.name if group else None,
        "role": text(f"role.{invitation.role}", invitation.language),
        "invited_by": invitation.invited_by_name,
        # Behind `#`, which browsers send to no server and into no log.
        "url": f"{settings.base_url}/invitation#secret={secret}",
        "days": settings.invitation_days,
    }
    try:
        mail.queue(
            session,
            to=invitation.email,
            name=invitation.name,
            template="invitation",
            language=invitation.language,
            alliance_id=invitation.alliance_id,
            values=values,
        )
    except mail.InvalidAddress as failure:
        raise invalid("#/email", "no_mail_address") from failure


def record(session: Session, actor: Actor, event_type: str, invitation: Invitation) -> None:
    """Append an event about an invitation to the stream of the place that it leads to."""
    stream_id = invitation.alliance_id or invitation.municipality_id or events.INSTALLATION
    changes = {"role": [None, invitation.role]} if event_type == "invitation.created" else {}
    subject = events.Subject("invitation", invitation.id)
    events.record(
        session,
        actor,
        event_type,
        subject,
        stream_id=stream_id,
        alliance_id=invitation.alliance_id,
        changes=changes,
    )
