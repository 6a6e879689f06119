"""Every select of what everybody reads."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from backend.alliances import queries as alliance_queries
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.publishing.releases.models import PublishedItem

#: A page for people shows no more; programs read on in pages.
ON_A_PAGE = 500


def alliance_at(session: Session, key: str) -> Alliance:
    """The alliance with a public page by slug or id; 404 where there is none, or it is closed."""
    found = alliance_queries.with_public_page(session, key)
    if found is None:
        raise NotFound
    return found


def of_alliance(alliance_id: str) -> Select[Any]:
    """Released cards, and tombstones of those that were taken back."""
    return select(PublishedItem).where(PublishedItem.alliance_id == alliance_id)


def living(session: Session, alliance_id: str) -> list[PublishedItem]:
    """The released cards by number."""
    statement = of_alliance(alliance_id).where(PublishedItem.deleted_at.is_(None))
    return list(session.execute(statement.order_by(PublishedItem.number).limit(ON_A_PAGE)).scalars())
