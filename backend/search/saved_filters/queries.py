"""Every select about saved filters and their subscriptions."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.models import User
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.search.saved_filters.models import FilterRhythm, FilterSubscription, SavedFilter


def visible_to(actor: Actor) -> Select[Any]:
    """One's own filters and those shared in the actor's alliances; guests have their own only."""
    own = and_(SavedFilter.owner_id == actor.user_id, actor.sees(SavedFilter.alliance_id, guests=True))
    shared = and_(SavedFilter.is_shared.is_(True), actor.sees(SavedFilter.alliance_id))
    return select(SavedFilter).where(shared if actor.user_id is None else or_(own, shared))


def find(session: Session, actor: Actor, filter_id: str) -> SavedFilter:
    """The filter by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(SavedFilter.id == filter_id, SavedFilter.deleted_at.is_(None))
    found: SavedFilter | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def owner_names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Names of users."""
    statement = select(User.id, User.name).where(col(User.id).in_(ids))
    return {row.id: row.name for row in session.execute(statement)} if ids else {}


def slugs(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Addresses of alliances."""
    statement = select(Alliance.id, Alliance.slug).where(col(Alliance.id).in_(ids))
    return {row.id: row.slug for row in session.execute(statement)} if ids else {}


def subscriptions(session: Session, user_id: str | None, filter_ids: Collection[str]) -> dict[str, FilterSubscription]:
    """A user's subscriptions to these filters, by filter."""
    if user_id is None or not filter_ids:
        return {}
    statement = select(FilterSubscription).where(
        FilterSubscription.user_id == user_id, col(FilterSubscription.saved_filter_id).in_(filter_ids)
    )
    return {one.saved_filter_id: one for one in session.execute(statement).scalars()}


def subscribed(session: Session) -> list[tuple[str, str, str, Any]]:
    """Id, user, rhythm and last telling of every subscription to a living filter of a living alliance."""
    statement = (
        select(FilterSubscription.id, FilterSubscription.user_id, FilterSubscription.rhythm, FilterSubscription.told_at)
        .join(SavedFilter, col(SavedFilter.id) == FilterSubscription.saved_filter_id)
        .join(Alliance, col(Alliance.id) == FilterSubscription.alliance_id)
        .where(
            FilterSubscription.rhythm != FilterRhythm.none,
            SavedFilter.deleted_at.is_(None),
            Alliance.deleted_at.is_(None),
        )
    )
    return [(row.id, row.user_id, row.rhythm, row.told_at) for row in session.execute(statement)]


def locked(session: Session, subscription_id: str) -> FilterSubscription | None:
    """The subscription, for whoever tells now; None while another worker does."""
    statement = select(FilterSubscription).filter_by(id=subscription_id).with_for_update(skip_locked=True)
    return session.execute(statement.execution_options(populate_existing=True)).scalar_one_or_none()


def concerned(session: Session, subscription: FilterSubscription) -> tuple[SavedFilter, Alliance, User] | None:
    """The filter, its alliance and the subscriber; None if one of them is gone or locked out."""
    statement = (
        select(SavedFilter, Alliance, User)
        .join(Alliance, col(Alliance.id) == SavedFilter.alliance_id)
        .join(User, col(User.id) == subscription.user_id)
        .where(
            SavedFilter.id == subscription.saved_filter_id,
            User.disabled_at.is_(None),
            User.deleted_at.is_(None),
        )
    )
    row = session.execute(statement).first()
    return None if row is None else (row[0], row[1], row[2])


def rows(session: Session, statement: Select[Any]) -> list[Any]:
    """The records of a statement that somebody else put together."""
    return list(session.execute(statement).scalars())
