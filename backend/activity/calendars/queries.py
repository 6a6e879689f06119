"""Every select of calendars: feeds, and the dates in them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User
from backend.actions import queries as action_queries
from backend.actions.models import ActionItem, Assignment, AssignmentState, FollowUp, Step
from backend.activity.calendars.models import CalendarFeed
from backend.alliances.groups.models import Group
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.meetings import queries as meeting_queries
from backend.meetings.models import Meeting

ITEM = (
    ActionItem.id.label("item_id"),
    ActionItem.number,
    ActionItem.title,
    ActionItem.status,
    ActionItem.visibility,
    ActionItem.revision.label("item_revision"),
    ActionItem.deleted_at.label("item_deleted_at"),
    ActionItem.updated_at.label("item_updated_at"),
    Alliance.short_name,
    Alliance.slug,
)


def visible_to(actor: Actor) -> Select[Any]:
    """One's own feeds, of alliances that one still sees; a technical token has none."""
    seen = or_(CalendarFeed.alliance_id.is_(None), actor.sees(CalendarFeed.alliance_id))
    return select(CalendarFeed).where(CalendarFeed.user_id == (actor.user_id or ""), seen)


def find_feed(session: Session, actor: Actor, feed_id: str) -> CalendarFeed:
    """One's own feed by id; 404 otherwise."""
    statement = visible_to(actor).where(CalendarFeed.id == feed_id, CalendarFeed.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def feed_by_hash(session: Session, secret_hash: str) -> tuple[CalendarFeed, User] | None:
    """The open feed of this secret and its owner, unless their account is locked."""
    statement = (
        select(CalendarFeed, User)
        .join(User, User.id == CalendarFeed.user_id)
        .where(
            CalendarFeed.secret_hash == secret_hash,
            CalendarFeed.deleted_at.is_(None),
            User.deleted_at.is_(None),
            User.disabled_at.is_(None),
        )
    )
    row = session.execute(statement).one_or_none()
    return None if row is None else (row[0], row[1])


def names(session: Session, feeds: Sequence[CalendarFeed]) -> dict[str, str]:
    """Names of the alliances and groups of these feeds, by their id."""
    found: dict[str, str] = {}
    for table, ids in (
        (Alliance, {feed.alliance_id for feed in feeds}),
        (Group, {feed.group_id for feed in feeds}),
    ):
        rows = session.execute(select(table.id, table.name).where(table.id.in_(ids - {None})))
        found.update({row.id: row.name for row in rows})
    return found


def follow_ups(
    session: Session,
    actor: Actor,
    since: date,
    *,
    alliance_ids: Sequence[str],
    group_id: str | None = None,
    people: Mapping[str, str] | None = None,
) -> list[Any]:
    """Next dates that end at or after `since`, also of removed cards; `people` (by alliance): only where they are
    named and have not declined.
    """
    statement = (
        select(FollowUp, *ITEM)
        .join(ActionItem, ActionItem.id == FollowUp.action_item_id)
        .join(Alliance, Alliance.id == FollowUp.alliance_id)
        .where(
            FollowUp.alliance_id.in_(alliance_ids),
            FollowUp.latest >= since,
            FollowUp.action_item_id.in_(action_queries.visible_to(actor).with_only_columns(ActionItem.id)),
        )
    )
    if group_id is not None:
        statement = statement.where(ActionItem.group_id == group_id)
    if people is not None:
        named = select(Assignment.action_item_id).where(_of(people), Assignment.deleted_at.is_(None))
        statement = statement.where(ActionItem.id.in_(named.where(Assignment.state != AssignmentState.declined)))
    return list(session.execute(statement.order_by(FollowUp.id)))


def steps(session: Session, actor: Actor, since: date, people: Mapping[str, str]) -> list[Any]:
    """Steps of these people (by alliance) that are due at or after `since`."""
    own = select(Assignment.step_id).where(
        _of(people),
        Assignment.step_id.is_not(None),
        Assignment.deleted_at.is_(None),
        Assignment.state != AssignmentState.declined,
    )
    statement = (
        select(Step, *ITEM)
        .join(ActionItem, ActionItem.id == Step.action_item_id)
        .join(Alliance, Alliance.id == Step.alliance_id)
        .where(
            Step.id.in_(own),
            Step.latest >= since,
            Step.action_item_id.in_(action_queries.visible_to(actor).with_only_columns(ActionItem.id)),
        )
    )
    return list(session.execute(statement.order_by(Step.id)))


def meetings(
    session: Session,
    actor: Actor,
    since: date,
    *,
    alliance_ids: Sequence[str],
    group_ids: Sequence[str] | None = None,
    people: Sequence[str] = (),
) -> list[Any]:
    """Meetings of the alliances (of these groups, or with these people) that end at or after `since`, also removed."""
    statement = (
        select(Meeting, Group.name.label("group_name"), Alliance.slug)
        .join(Group, Group.id == Meeting.group_id)
        .join(Alliance, Alliance.id == Meeting.alliance_id)
        .where(
            Meeting.alliance_id.in_(alliance_ids),
            Meeting.latest >= since,
            Meeting.id.in_(meeting_queries.visible_to(actor).with_only_columns(Meeting.id)),
        )
    )
    if group_ids is not None:
        listed = meeting_queries.lists(people)
        statement = statement.where(or_(meeting_queries.sits_in(group_ids), listed))
    return list(session.execute(statement.order_by(Meeting.id)))


def _of(people: Mapping[str, str]) -> Any:
    """Assignments of these people."""
    return or_(
        *(
            and_(Assignment.alliance_id == alliance_id, Assignment.party_id == person_id)
            for alliance_id, person_id in people.items()
        )
    )
