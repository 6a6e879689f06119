"""Every select about what waits for a next meeting."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem, Card
from backend.meetings.agenda.items.queries import is_alive, visible_to
from backend.meetings.agenda.models import AgendaItem, AgendaItemState, Outcome, OutcomeKind
from backend.meetings.models import HELD, Meeting, MeetingState

OVER = (*HELD, MeetingState.cancelled)


def waiting(actor: Actor, alliance_id: str, body_ids: Collection[str] | None = None) -> Select[Any]:
    """The items of an alliance (of these bodies) that wait for a next meeting: the last of each matter."""
    following = aliased(AgendaItem)
    has_successor = exists().where(following.rolled_from_id == AgendaItem.id, is_alive(following))
    statement = (
        visible_to(actor)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id, isouter=True)
        .where(
            AgendaItem.alliance_id == alliance_id,
            col(AgendaItem.rolls_over).is_(True),
            or_(col(AgendaItem.meeting_id).is_(None), _goes_on()),
            ~has_successor,
        )
    )
    if body_ids is not None:
        statement = statement.where(func.coalesce(Meeting.group_id, AgendaItem.body_id).in_(sorted(body_ids)))
    return statement


def _goes_on() -> ColumnElement[bool]:
    is_over = col(Meeting.state).in_(OVER)
    return and_(
        col(Meeting.deleted_at).is_(None),
        or_(
            AgendaItem.state == AgendaItemState.postponed,
            AgendaItem.state == AgendaItemState.not_discussed,
            and_(is_over, or_(col(AgendaItem.is_recurring).is_(True), _has_open_outcome())),
        ),
    )


def _has_open_outcome() -> ColumnElement[bool]:
    """Whether a card that came out of the matter, at this meeting or an earlier one, is not finished."""
    earlier = aliased(AgendaItem)
    return (
        exists()
        .where(
            earlier.matter_id == AgendaItem.matter_id,
            earlier.deleted_at.is_(None),
            Outcome.agenda_item_id == earlier.id,
            Outcome.kind == OutcomeKind.action_item,
            col(Outcome.deleted_at).is_(None),
            ActionItem.id == Outcome.action_item_id,
            ActionItem.deleted_at.is_(None),
            Card.action_item_id == ActionItem.id,
            Card.is_closed.is_(False),
        )
        .correlate(AgendaItem)
    )


def in_order(session: Session, statement: Select[Any]) -> list[AgendaItem]:
    """What waits, the longest waiting first."""
    living = statement.where(col(AgendaItem.deleted_at).is_(None))
    return list(session.execute(living.order_by(AgendaItem.created_at, AgendaItem.id)).scalars())
