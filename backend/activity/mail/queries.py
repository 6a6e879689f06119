"""Every select of mails and of who wants them how often."""


from sqlalchemy import select, update
from sqlmodel import Session

from backend.core.claims import claim
from backend.core.clock import now
from backend.core.mail import Mail, MailState

WAITING = (MailState.queued, MailState.sending)


def take_due(session: Session, limit: int, lease_seconds: float) -> list[str]:
    """Claim mails that are due, oldest first; their ids. Also those that somebody took and never finished."""
    due = Mail.state.in_(WAITING) & (Mail.due_at <= now())
    ids = claim(session, Mail, due, limit, lease_seconds)
    if ids:
        session.execute(update(Mail).where(Mail.id.in_(ids)).values(state=MailState.sending))
    return ids


def taken(session: Session, mail_id: str) -> Mail | None:
    """A mail that is being sent; None if it was called off meanwhile."""
    return session.execute(select(Mail).filter_by(id=mail_id, state=MailState.sending)).scalar_one_or_none()
