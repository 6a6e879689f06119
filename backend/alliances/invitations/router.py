"""Endpoints: invitations."""

from fastapi import Request
from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.actors import Actor
from backend.access.authentication import refuse_foreign_origin
from backend.access.routes import Routes
from backend.access.sign_in import answers
from backend.access.sign_in import service as sign_in
from backend.access.sign_in.schemas import SessionOut
from backend.alliances import queries as alliance_queries
from backend.alliances.invitations import acceptance, queries, service
from backend.alliances.invitations.models import Invitation, InvitationState
from backend.alliances.invitations.schemas import (
    Acceptance,
    InvitationIn,
    InvitationOut,
    InvitationPreview,
    InvitationSecret,
    MunicipalityInvitationIn,
)
from backend.core.http import Answer
from backend.core.pagination import Paging, paginate
from backend.core.problems import AlreadyExists
from backend.core.schemas import Page, Tombstone
from backend.settings import Settings

routes = Routes("access")
SORTS = {
    "created_at": Invitation.created_at,
    "updated_at": Invitation.updated_at,
    "email": Invitation.email,
    "expires_at": Invitation.expires_at,
}


@routes.get("/alliances/{alliance_id}/invitations", "grants:read")
def list_invitations(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, state: InvitationState | None = None
) -> Page[InvitationOut | Tombstone]:
    """List who was invited into an alliance, and what became of it."""
    alliance = alliance_queries.require(session, actor, alliance_id, "grants:read")
    return _page(session, actor, paging, state, alliance_id=alliance.id)


@routes.post("/alliances/{alliance_id}/invitations", "grants:write", problems=(AlreadyExists,))
def create_invitation(
    session: Session, actor: Actor, request: Request, alliance_id: str, body: InvitationIn
) -> InvitationOut:
    """Invite somebody into an alliance by mail.

    The link in the mail is the only way to accept. The answer is the same whether the address has an account or not.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "grants:write")
    return service.show(actor, service.invite(session, actor, request.app.state.settings, alliance.id, body))


@routes.get("/municipalities/{municipality_id}/invitations", "grants:read")
def list_municipality_invitations(
    session: Session, actor: Actor, municipality_id: str, paging: Paging, state: InvitationState | None = None
) -> Page[InvitationOut | Tombstone]:
    """List who was invited to administer or audit a municipality."""
    access_queries.require_municipality(session, actor, municipality_id, "grants:read")
    return _page(session, actor, paging, state, municipality_id=municipality_id)


@routes.post("/municipalities/{municipality_id}/invitations", "grants:write", problems=(AlreadyExists,))
def create_municipality_invitation(
    session: Session, actor: Actor, request: Request, municipality_id: str, body: MunicipalityInvitationIn
) -> InvitationOut:
    """Invite somebody by mail to administer or audit a municipality."""
    settings: Settings = request.app.state.settings
    access_queries.require_municipality(session, actor, municipality_id, "grants:write")
    return service.show(actor, service.invite_to_municipality(session, actor, settings, municipality_id, body))


@routes.get("/invitations/{invitation_id}", "grants:read")
def read_invitation(session: Session, actor: Actor, invitation_id: str) -> InvitationOut:
    """Read one invitation."""
    return service.show(actor, queries.find(session, actor, invitation_id, "grants:read"))


@routes.post(
    "/invitations/{invitation_id}/mails",
    "grants:write",
    status=200,
    problems=(service.InvitationClosed, service.InvitationJustSent),
)
def resend_invitation(session: Session, actor: Actor, request: Request, invitation_id: str) -> InvitationOut:
    """Mail an invitation again, with a new link; the old one opens nothing any more."""
    invitation = queries.find(session, actor, invitation_id, "grants:write")
    service.send_again(session, actor, request.app.state.settings, invitation)
    return service.show(actor, invitation)


@routes.post(
    "/invitations/{invitation_id}/revocation", "grants:write", status=200, problems=(service.InvitationClosed,)
)
def revoke_invitation(session: Session, actor: Actor, invitation_id: str) -> InvitationOut:
    """Revoke an invitation: its link opens nothing any more. Revoking twice does no harm."""
    invitation = queries.find(session, actor, invitation_id, "grants:write")
    service.revoke(session, actor, invitation)
    return service.show(actor, invitation)


@routes.post("/invitation-previews", None, status=200, write=False, idempotent=False)
def preview_invitation(session: Session, actor: Actor, body: InvitationSecret) -> InvitationPreview:
    """Say what an invitation is for, to whoever has its mail. Changes nothing."""
    return acceptance.preview(session, body.secret)


@routes.post(
    "/invitation-acceptances",
    None,
    status=200,
    response=SessionOut,
    write=False,
    idempotent=False,
    problems=(acceptance.InvitationNotValid, acceptance.InvitationForSomebodyElse, acceptance.SignInToAccept),
)
def accept_invitation(session: Session, actor: Actor, request: Request, body: Acceptance) -> Answer:
    """Accept an invitation.

    Who is signed in with the invited address gets the role. Without an account `name` and `password` open one, and
    the answer sets the session's cookie. Accepting a second time does no harm.
    """
    refuse_foreign_origin(request)
    accepted, secret = acceptance.accept(session, request, actor, body)
    shown = sign_in.show(session, request.app.state.settings, accepted)
    if secret is not None:
        return answers.signed_in(request, secret, shown, status=200)
    return Answer(shown.model_dump_json().encode(), status=200, headers={"Cache-Control": "no-store"})


def _page(
    session: Session,
    actor: Actor,
    paging: Paging,
    state: InvitationState | None,
    **place: str,
) -> Page[InvitationOut | Tombstone]:
    statement = queries.visible_to(actor).filter_by(**place)
    if state is not None:
        statement = queries.in_state(statement, state)
    return paginate(
        session,
        paging,
        statement,
        entity=Invitation,
        sorts=SORTS,
        default="-created_at",
        show=lambda invitation: service.show(actor, invitation),
    )
