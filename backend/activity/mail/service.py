"""Use cases: try a mail again or call it off, send a test mail, say how many wait."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.activity.mail import queries, transport
from backend.activity.mail.schemas import MailOut, MailServerOut, TestMailOut
from backend.core import events
from backend.core.clock import now
from backend.core.language import text
from backend.core.mail import Mail, MailState
from backend.core.mail_rendering import render
from backend.core.problems import Conflict
from backend.core.records import touch
from backend.settings import Settings

OPEN = (MailState.queued, MailState.failed)


class MailNotOpen(Conflict):
    """The mail was sent, is just being sent or was called off."""


def show(actor: Actor, mail: Mail) -> MailOut:
    """The mail without its text, with what the actor may do with it."""
    may = mail.state in OPEN and actor.may("mails:write", mail.alliance_id)
    return MailOut.model_validate({**mail.model_dump(), "can": ["retry", "cancel"] if may else []})


def retry(session: Session, actor: Actor, mail: Mail) -> None:
    """Let a mail that failed or waits be sent with the next turn of the worker. Raises 409 for others."""
    _refuse_closed(mail)
    mail.state, mail.attempts, mail.due_at, mail.claimed_until = MailState.queued, 0, now(), None
    touch(mail)
    _record(session, actor, "mail.retried", mail)


def cancel(session: Session, actor: Actor, mail: Mail) -> None:
    """Take a mail out of the queue and erase its text. Raises 409 if it is out of it already."""
    _refuse_closed(mail)
    mail.state, mail.text, mail.html, mail.calendar, mail.deleted_at = MailState.cancelled, "", "", None, now()
    touch(mail)
    _record(session, actor, "mail.cancelled", mail)


def server(session: Session, actor: Actor, settings: Settings) -> MailServerOut:
    """The mail server's state as far as the actor sees mails; its address for operators."""
    counts = queries.counts(session, actor)
    shown: dict[str, Any] = dict.fromkeys(("host", "port", "security", "sender"))
    if actor.is_operator and settings.smtp_host:
        shown = {
            "host": settings.smtp_host,
            "port": transport.port_of(settings),
            "security": settings.smtp_security,
            "sender": settings.mail_from or None,
        }
    return MailServerOut(
        is_configured=settings.sends_mail,
        waiting=sum(counts.get(state, 0) for state in queries.WAITING),
        failed=counts.get(MailState.failed, 0),
        **shown,
    )


def record_test(session: Session, actor: Actor) -> None:
    """Note that a test mail is on its way; to whom stays between the operator and the mail server."""
    subject = events.Subject("installation", events.INSTALLATION)
    events.record(session, actor, "mail.tested", subject, stream_id=events.INSTALLATION)


def send_test(settings: Settings, to: str, name: str, language: str) -> TestMailOut:
    """Send a mail at once, past the queue; what the server answered. Takes as long as the server does."""
    if not settings.sends_mail:
        return TestMailOut(is_accepted=False, to=to, answer=text("mail.no-server", language))
    letter = render("test", language, {"name": name, "url": settings.base_url})
    mail = Mail(
        to=to,
        name=name,
        language=letter.language,
        template="test",
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
    )
    try:
        with transport.connected(settings) as connection:
            return TestMailOut(is_accepted=True, to=to, answer=connection.send(mail))
    except transport.Refused as refusal:
        return TestMailOut(is_accepted=False, to=to, answer=refusal.answer)


def _refuse_closed(mail: Mail) -> None:
    if mail.state not in OPEN:
        raise MailNotOpen


def _record(session: Session, actor: Actor, event_type: str, mail: Mail) -> None:
    events.record(
        session,
        actor,
        event_type,
        events.Subject("mail", mail.id),
        stream_id=mail.alliance_id or events.INSTALLATION,
        alliance_id=mail.alliance_id,
    )
