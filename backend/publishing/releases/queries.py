"""Every select of releases."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User
from backend.actions.models import ActionItem, Card
from backend.alliances.groups.models import Group
from backend.core.problems import NotFound
from backend.publishing.releases.models import PublishedItem, Release, ReleaseState


def visible_to(actor: Actor) -> Select[Any]:
    """Releases of living cards in the actor's alliances."""
    return (
        select(Release)
        .join(ActionItem, ActionItem.id == Release.action_item_id)
        .where(actor.sees(Release.alliance_id), ActionItem.deleted_at.is_(None))
    )


def find(session: Session, actor: Actor, release_id: str) -> Release:
    """The release by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Release.id == release_id, Release.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def item_of(session: Session, release: Release) -> ActionItem:
    """The card that the release is of."""
    return session.get_one(ActionItem, release.action_item_id)


def items_of(session: Session, item_ids: Iterable[str]) -> dict[str, ActionItem]:
    """These cards by id."""
    statement = select(ActionItem).where(ActionItem.id.in_(sorted(set(item_ids))))
    return {item.id: item for item in session.execute(statement).scalars()}


def in_states(session: Session, item_id: str, *states: ReleaseState) -> list[Release]:
    """The releases of a card in one of these states."""
    statement = select(Release).where(Release.action_item_id == item_id, Release.state.in_(states))
    return list(session.execute(statement.order_by(Release.id)).scalars())


def all_of(session: Session, item_id: str) -> list[Release]:
    """Every release of a card."""
    return list(session.execute(select(Release).where(Release.action_item_id == item_id)).scalars())


def published(session: Session, item_id: str) -> PublishedItem | None:
    """What everybody reads of a card, or its tombstone."""
    return session.get(PublishedItem, item_id)


def card_of(session: Session, item_id: str) -> tuple[bytes, str | None]:
    """The kept JSON of a card and the name of its group."""
    statement = (
        select(Card.body, Group.name)
        .join(ActionItem, ActionItem.id == Card.action_item_id)
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .where(ActionItem.id == item_id)
    )
    body, group = session.execute(statement).one()
    return body, group


def names_of(session: Session, user_ids: Iterable[str | None]) -> dict[str, str]:
    """The names of these accounts by id."""
    wanted = sorted({one for one in user_ids if one is not None})
    return {row.id: row.name for row in session.execute(select(User.id, User.name).where(User.id.in_(wanted)))}
