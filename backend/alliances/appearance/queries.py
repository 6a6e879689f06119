"""Every select about logos."""

from sqlalchemy import select
from sqlmodel import Session

from backend.alliances.appearance.models import Logo


def logo_of(session: Session, alliance_id: str) -> Logo | None:
    """The logo of an alliance."""
    statement = select(Logo).where(Logo.alliance_id == alliance_id, Logo.deleted_at.is_(None))
    return session.execute(statement).scalar_one_or_none()
