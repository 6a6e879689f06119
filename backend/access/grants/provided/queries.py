"""Every select about roles that identity providers give."""

from sqlalchemy import select
from sqlmodel import Session

from backend.access.models import Grant, MunicipalityGrant
from backend.access.queries import ALLIANCES, MUNICIPALITIES


def all_grants_of(session: Session, user_id: str) -> list[Grant | MunicipalityGrant]:
    """A user's grants in alliances and municipalities, also those that were taken away."""
    return [
        *session.execute(select(Grant).where(Grant.user_id == user_id)).scalars(),
        *session.execute(select(MunicipalityGrant).where(MunicipalityGrant.user_id == user_id)).scalars(),
    ]


def grants_from(session: Session, source: str) -> list[Grant | MunicipalityGrant]:
    """Every living grant that this identity provider gave."""
    return [
        *session.execute(select(Grant).where(Grant.source == source, Grant.deleted_at.is_(None))).scalars(),
        *session.execute(
            select(MunicipalityGrant).where(MunicipalityGrant.source == source, MunicipalityGrant.deleted_at.is_(None))
        ).scalars(),
    ]


def living_places(session: Session, alliance_ids: list[str], municipality_ids: list[str]) -> set[str]:
    """Those of the ids that name an alliance or a municipality that exists."""
    found: set[str] = set()
    for places, ids in ((ALLIANCES.c, alliance_ids), (MUNICIPALITIES.c, municipality_ids)):
        if ids:
            found.update(
                session.execute(select(places.id).where(places.id.in_(ids), places.deleted_at.is_(None))).scalars()
            )
    return found
