"""Every select about decisions."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.alliances.groups.memberships.queries import joined_by
from backend.alliances.groups.models import Group
from backend.core.events import Stream
from backend.core.problems import NotFound
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.decisions.models import Decision, DecisionResult, Procedure
from backend.meetings.models import Meeting
from backend.people.queries import contains

#: How decisions are in order over the years: one number, so that a list can be sorted by it.
PLACE = Decision.year * 1_000_000 + Decision.number


def visible_to(actor: Actor) -> Select[Any]:
    """Decisions of the actor's alliances; for guests those of their own groups."""
    return select(Decision).where(
        actor.sees(Decision.alliance_id, invited=lambda people: col(Decision.group_id).in_(joined_by(people)))
    )


def of_alliance(
    actor: Actor,
    alliance_id: str,
    *,
    year: int | None = None,
    result: DecisionResult | None = None,
    procedure: Procedure | None = None,
    review_until: date | None = None,
    q: str | None = None,
    **references: str | None,
) -> Select[Any]:
    """Decisions of one alliance. `references` are columns of ids (`group_id`, `meeting_id`, …) and what they are."""
    statement = visible_to(actor).where(Decision.alliance_id == alliance_id)
    wanted = {"year": year, "result": result, "procedure": procedure, **references}
    for name, value in wanted.items():
        if value is not None:
            statement = statement.where(getattr(Decision, name) == value)
    if review_until is not None:
        statement = statement.where(col(Decision.review_on) <= review_until)
    return statement.where(*contains(q, Decision.matter, Decision.text))


def find(session: Session, actor: Actor, decision_id: str) -> Decision:
    """The decision by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Decision.id == decision_id, col(Decision.deleted_at).is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def next_number(session: Session, alliance_id: str, year: int) -> int:
    """The number behind the last decision of a year; the writers of the alliance take turns for it until the commit.

    Removed decisions count: nobody else gets their name.
    """
    # The row that every event of the alliance raises: no second lock, so that nobody waits in a circle.
    session.execute(select(Stream.sequence).where(Stream.id == alliance_id).with_for_update())
    last = select(func.max(Decision.number)).where(Decision.alliance_id == alliance_id, Decision.year == year)
    return int(session.execute(last).scalar_one() or 0) + 1


def links(session: Session, alliance_id: str) -> dict[str, str | None]:
    """By id of every living decision of the alliance: the one that it replaces."""
    statement = select(Decision.id, Decision.previous_id).where(
        Decision.alliance_id == alliance_id, col(Decision.deleted_at).is_(None)
    )
    return {row.id: row.previous_id for row in session.execute(statement)}


def replacements(session: Session, ids: Collection[str]) -> dict[str, str]:
    """By id: the living decision that replaces this one."""
    statement = select(Decision.previous_id, Decision.id).where(
        col(Decision.previous_id).in_(sorted(ids)), col(Decision.deleted_at).is_(None)
    )
    return {row.previous_id: row.id for row in session.execute(statement)}


def several(session: Session, actor: Actor, ids: Collection[str]) -> list[Decision]:
    """The visible decisions of these ids, oldest first."""
    statement = visible_to(actor).where(col(Decision.id).in_(sorted(ids)), col(Decision.deleted_at).is_(None))
    return list(session.execute(statement.order_by(PLACE)).scalars())


def meetings(session: Session, ids: Collection[str]) -> dict[str, Meeting]:
    """Meetings by id, also removed ones."""
    found = session.execute(select(Meeting).where(col(Meeting.id).in_(sorted(ids)))).scalars() if ids else ()
    return {meeting.id: meeting for meeting in found}


def meeting_of(session: Session, alliance_id: str, meeting_id: str) -> Meeting | None:
    """A living meeting of the alliance."""
    return session.execute(
        select(Meeting).filter_by(id=meeting_id, alliance_id=alliance_id, deleted_at=None)
    ).scalar_one_or_none()


def agenda_item_of(session: Session, alliance_id: str, agenda_item_id: str) -> AgendaItem | None:
    """A living agenda item of the alliance."""
    return session.execute(
        select(AgendaItem).filter_by(id=agenda_item_id, alliance_id=alliance_id, deleted_at=None)
    ).scalar_one_or_none()


def bodies(session: Session, alliance_id: str) -> list[Any]:
    """Id, kind, name and own rules of every living group of the alliance, in their order."""
    statement = select(Group.id, Group.kind, Group.name, Group.competences).where(
        Group.alliance_id == alliance_id, col(Group.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(Group.position, Group.id)).all())


def group_of_item(session: Session, action_item_id: str | None) -> str | None:
    """The group that an action item belongs to."""
    if action_item_id is None:
        return None
    return session.execute(select(ActionItem.group_id).where(ActionItem.id == action_item_id)).scalar_one_or_none()


def reviews_due(
    session: Session, alliance_id: str, on: date, group_ids: Collection[str] | None = None
) -> list[Decision]:
    """Decisions in force (of these groups) whose review is due on a day or was before, the longest due first."""
    later = select(Decision.previous_id).where(
        col(Decision.previous_id).is_not(None), col(Decision.deleted_at).is_(None), Decision.alliance_id == alliance_id
    )
    statement = select(Decision).where(
        Decision.alliance_id == alliance_id,
        col(Decision.deleted_at).is_(None),
        col(Decision.review_on) <= on,
        col(Decision.id).not_in(later),
    )
    if group_ids is not None:
        statement = statement.where(col(Decision.group_id).in_(sorted(group_ids)))
    return list(session.execute(statement.order_by(Decision.review_on, Decision.id)).scalars())
