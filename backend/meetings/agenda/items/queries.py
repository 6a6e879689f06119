"""Every select about agenda items and the records they name."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem, FollowUp
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.ideas.models import Idea
from backend.meetings import queries as meeting_queries
from backend.meetings.agenda.models import AgendaItem, Outcome
from backend.meetings.models import Meeting

#: The document behind the notes is read where it is written in; it can be large.
LIGHT = defer(AgendaItem.notes_state)  # type: ignore[arg-type]  # an attribute of a table


def visible_to(actor: Actor) -> Select[Any]:
    """Agenda items of the actor's alliances; for guests what is not internal at the meetings they see."""

    def invited(_people: Sequence[str]) -> ColumnElement[bool]:
        meetings = meeting_queries.visible_to(actor).with_only_columns(col(Meeting.id))
        return and_(col(AgendaItem.is_internal).is_(False), col(AgendaItem.meeting_id).in_(meetings))

    return select(AgendaItem).options(LIGHT).where(actor.sees(AgendaItem.alliance_id, invited=invited))


def of_meeting(actor: Actor, meeting_id: str) -> Select[Any]:
    """The items on the agenda of one meeting that the actor sees."""
    return visible_to(actor).where(AgendaItem.meeting_id == meeting_id)


def listed(session: Session, actor: Actor, meeting_id: str) -> list[AgendaItem]:
    """The living items of a meeting that the actor sees, in their order."""
    statement = of_meeting(actor, meeting_id).where(col(AgendaItem.deleted_at).is_(None))
    return list(session.execute(statement.order_by(AgendaItem.position, AgendaItem.id)).scalars())


def find(session: Session, actor: Actor, item_id: str, *, lock: bool = False) -> AgendaItem:
    """The agenda item by id, if it and its meeting are visible; 404 otherwise. `lock`: nobody else writes it till then."""
    living = select(Meeting.id).where(col(Meeting.deleted_at).is_(None))
    statement = visible_to(actor).where(
        AgendaItem.id == item_id,
        col(AgendaItem.deleted_at).is_(None),
        or_(col(AgendaItem.meeting_id).is_(None), col(AgendaItem.meeting_id).in_(living)),
    )
    if lock:
        statement = statement.with_for_update()
    found: AgendaItem | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def meeting_of(session: Session, meeting_id: str) -> Meeting:
    """The meeting of an item that was found visible."""
    return session.execute(select(Meeting).where(Meeting.id == meeting_id)).scalar_one()


def meetings_by_id(session: Session, ids: Collection[str]) -> dict[str, Meeting]:
    """Several living meetings."""
    if not ids:
        return {}
    statement = select(Meeting).where(col(Meeting.id).in_(sorted(ids)), col(Meeting.deleted_at).is_(None))
    return {meeting.id: meeting for meeting in session.execute(statement).scalars()}


def in_alliance(session: Session, alliance_id: str, item_id: str) -> AgendaItem | None:
    """The living item of one alliance."""
    statement = select(AgendaItem).where(
        AgendaItem.id == item_id, AgendaItem.alliance_id == alliance_id, col(AgendaItem.deleted_at).is_(None)
    )
    return session.execute(statement.options(LIGHT)).scalar_one_or_none()


def on_agenda(session: Session, meeting_id: str) -> list[AgendaItem]:
    """All living items of a meeting in their order."""
    statement = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, col(AgendaItem.deleted_at).is_(None))
    return list(session.execute(statement.options(LIGHT).order_by(AgendaItem.position, AgendaItem.id)).scalars())


def order_of(session: Session, meeting_ids: Collection[str]) -> list[Any]:
    """Meeting, id and duration of the living items of several meetings, in their order."""
    statement = select(AgendaItem.meeting_id, AgendaItem.id, AgendaItem.minutes).where(
        col(AgendaItem.meeting_id).in_(sorted(meeting_ids)), col(AgendaItem.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(AgendaItem.position, AgendaItem.id)).all())


def last_position(session: Session, meeting_id: str | None) -> float:
    """The position of the last item on an agenda."""
    statement = select(func.max(AgendaItem.position)).where(AgendaItem.meeting_id == meeting_id)
    return float(session.execute(statement).scalar_one() or 0.0)


def successor_of(session: Session, item_id: str) -> AgendaItem | None:
    """The living item that goes on with this one."""
    following = aliased(AgendaItem)
    statement = select(following).where(following.rolled_from_id == item_id, is_alive(following))
    return session.execute(statement.limit(1)).scalar_one_or_none()


def is_alive(item: Any) -> ColumnElement[bool]:
    """The condition that an item was not removed, nor its meeting."""
    removed = select(Meeting.id).where(col(Meeting.deleted_at).is_not(None))
    return and_(item.deleted_at.is_(None), or_(item.meeting_id.is_(None), item.meeting_id.not_in(removed)))


def matter(session: Session, actor: Actor, item: AgendaItem) -> list[tuple[AgendaItem, Meeting | None]]:
    """The living items of the same matter besides this one that the actor sees, each with its meeting, by date."""
    statement = (
        visible_to(actor)
        .add_columns(Meeting)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id, isouter=True)
        .where(AgendaItem.matter_id == item.matter_id, AgendaItem.id != item.id, is_alive(AgendaItem))
    )
    rows = session.execute(statement.order_by(AgendaItem.created_at, AgendaItem.id)).all()
    return [(row[0], row[1]) for row in rows]


def outcomes_of(session: Session, item_ids: Collection[str]) -> dict[str, list[Outcome]]:
    """The living outcomes of several items, by item, in their order."""
    found: dict[str, list[Outcome]] = {item_id: [] for item_id in item_ids}
    if found:
        statement = select(Outcome).where(
            col(Outcome.agenda_item_id).in_(sorted(found)), col(Outcome.deleted_at).is_(None)
        )
        for outcome in session.execute(statement.order_by(Outcome.position, Outcome.id)).scalars():
            found[outcome.agenda_item_id].append(outcome)
    return found


def cards_of(session: Session, ids: Collection[str]) -> dict[str, Any]:
    """Id, number, title and status of several living action items."""
    if not ids:
        return {}
    statement = (
        select(ActionItem.id, ActionItem.number, ActionItem.title, ActionItem.status, Alliance.short_name)
        .join(Alliance, Alliance.id == ActionItem.alliance_id)
        .where(ActionItem.id.in_(sorted(ids)), ActionItem.deleted_at.is_(None))
    )
    return {row.id: row for row in session.execute(statement)}


def idea_text(session: Session, alliance_id: str, idea_id: str) -> str | None:
    """The words of a living idea of the alliance."""
    statement = select(Idea.text).where(Idea.id == idea_id, Idea.alliance_id == alliance_id, Idea.deleted_at.is_(None))
    return session.execute(statement).scalar_one_or_none()


def card_of_follow_up(session: Session, alliance_id: str, follow_up_id: str) -> str | None:
    """The id of the action item to which a living follow-up of the alliance belongs."""
    statement = select(FollowUp.action_item_id).where(
        FollowUp.id == follow_up_id, FollowUp.alliance_id == alliance_id, FollowUp.deleted_at.is_(None)
    )
    return session.execute(statement).scalar_one_or_none()
