"""Endpoints: the queue of mails, the mail server, how often one wants mail oneself."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.mail import preferences, queries, service
from backend.activity.mail.schemas import (
    MailOut,
    MailPreferenceOut,
    MailPreferencePatch,
    MailServerOut,
    TestMailIn,
    TestMailOut,
)
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.mail import Mail, MailState
from backend.core.pagination import Paging, paginate
from backend.core.problems import invalid
from backend.core.schemas import Id, Page, Tombstone
from backend.settings import Settings

routes = Routes("mail")
SORTS = {"created_at": Mail.created_at, "due_at": Mail.due_at, "updated_at": Mail.updated_at}


@routes.get("/mails", "mails:read")
def list_mails(
    session: Session,
    actor: Actor,
    paging: Paging,
    state: MailState | None = None,
    alliance_id: Annotated[Id | None, Query(description="Only mails of this alliance")] = None,
) -> Page[MailOut | Tombstone]:
    """List the queue, oldest first: all of it for operators, their alliances' mails for those who coordinate."""
    return paginate(
        session,
        paging,
        queries.mails(actor, state, alliance_id),
        entity=Mail,
        sorts=SORTS,
        default="created_at",
        show=lambda mail: service.show(actor, mail),
    )


@routes.get("/mails/{mail_id}", "mails:read")
def read_mail(session: Session, actor: Actor, mail_id: str) -> MailOut:
    """Read how one mail fares."""
    return service.show(actor, queries.find_mail(session, actor, mail_id))


@routes.post("/mails/{mail_id}/retry", "mails:write", status=200, problems=(service.MailNotOpen,))
def retry_mail(session: Session, actor: Actor, mail_id: str) -> MailOut:
    """Send a mail again that failed, or one that waits without its pause."""
    mail = queries.find_mail(session, actor, mail_id)
    actor.require("mails:write", mail.alliance_id)
    service.retry(session, actor, mail)
    return service.show(actor, mail)


@routes.delete("/mails/{mail_id}", "mails:write", problems=(service.MailNotOpen,))
def cancel_mail(session: Session, actor: Actor, mail_id: str, if_match: IfMatch) -> None:
    """Take a mail out of the queue; it is not sent."""
    mail = queries.find_mail(session, actor, mail_id)
    actor.require("mails:write", mail.alliance_id)
    if_match.check(mail)
    service.cancel(session, actor, mail)


@routes.get("/mail-server", "mails:read")
def read_mail_server(session: Session, actor: Actor, request: Request) -> MailServerOut:
    """Say whether mails can be sent, and how many wait."""
    return service.server(session, actor, request.app.state.settings)


@routes.post("/mails/test", "mail-server:write", status=200, write=False)
def send_test_mail(session: Session, actor: Actor, request: Request, body: TestMailIn) -> TestMailOut:
    """Send a test mail at once; the answer is the mail server's."""
    settings: Settings = request.app.state.settings
    user = accounts.own(session, actor) if actor.user_id else None
    to = body.to or (user.email if user else None)
    if to is None:
        raise invalid("#/to", "missing")
    name, language = (user.name, user.language) if user and to == user.email else ("", None)
    # A mail server takes its time: meanwhile no connection to the database is held.
    session.rollback()
    sent = service.send_test(settings, to, name, language or negotiate(request.headers.get("accept-language")))
    service.record_test(session, actor)
    return sent


@routes.get("/alliances/{alliance_id}/mail-preference", "session:read")
def read_mail_preference(session: Session, actor: Actor, alliance_id: str) -> MailPreferenceOut:
    """Say how often you get mail about an alliance."""
    alliance = alliance_queries.find(session, actor, alliance_id)
    return preferences.show(preferences.of_user(session, accounts.own(session, actor), alliance.id))


@routes.patch("/alliances/{alliance_id}/mail-preference", "session:write")
def change_mail_preference(
    session: Session, actor: Actor, alliance_id: str, body: MailPreferencePatch, if_match: IfMatch
) -> MailPreferenceOut:
    """Choose how often you get mail about an alliance."""
    alliance = alliance_queries.find(session, actor, alliance_id)
    preference = preferences.of_user(session, accounts.own(session, actor), alliance.id)
    if_match.check(preference)
    preferences.change(session, actor, preference, body.changes())
    return preferences.show(preference)
