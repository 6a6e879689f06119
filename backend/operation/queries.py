"""Every select of this room: sweeping, and the plain rows of a backup."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session

from backend.access.models import FailedSignIn, SignInLink, User, UserSession
from backend.core.idempotency import IdempotentRequest
from backend.municipalities.models import Municipality


def is_empty(session: Session) -> bool:
    """Whether nothing was stored yet: no user, and no municipality made with a token."""
    kept = (session.execute(select(table.id).limit(1)).first() for table in (User, Municipality))
    return not any(kept)


def sweep_sessions(session: Session, ended_before: datetime, unused_since: datetime) -> int:
    """Delete sessions past their end, or not used for too long; their number."""
    outdated = (UserSession.expires_at < ended_before) | (UserSession.seen_at < unused_since)
    return session.execute(delete(UserSession).where(outdated)).rowcount


def sweep_links(session: Session, ended_before: datetime) -> int:
    """Delete one-time links past their end; their number."""
    return session.execute(delete(SignInLink).where(SignInLink.expires_at < ended_before)).rowcount


def sweep_answers(session: Session, made_before: datetime) -> int:
    """Delete kept answers of idempotent requests; their number."""
    return session.execute(delete(IdempotentRequest).where(IdempotentRequest.created_at < made_before)).rowcount


def sweep_failures(session: Session, occurred_before: datetime) -> int:
    """Delete counted failures of signing in; their number."""
    return session.execute(delete(FailedSignIn).where(FailedSignIn.occurred_at < occurred_before)).rowcount
