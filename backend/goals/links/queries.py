"""Every select about cards that work on measures."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, String, cast, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem, Card, Step
from backend.alliances.models import Alliance
from backend.goals import queries as goal_queries
from backend.goals.links.models import MeasureLink
from backend.goals.models import Agreement, Goal, Measure

NUMBER = col(Alliance.short_name).concat("-").concat(cast(ActionItem.number, String)).label("number")


def visible_to(actor: Actor) -> Select[Any]:
    """Links of living measures in the actor's alliances."""
    living = select(MeasureLink).join(Measure, col(Measure.id) == MeasureLink.measure_id)
    living = living.join(Goal, col(Goal.id) == Measure.goal_id)
    living = living.join(Agreement, col(Agreement.id) == Measure.agreement_id)
    return living.where(
        actor.sees(MeasureLink.alliance_id),
        *(col(table.deleted_at).is_(None) for table in (Measure, Goal, Agreement)),
    )


def find(session: Session, actor: Actor, link_id: str) -> MeasureLink:
    """The link by id, if visible; 404 otherwise."""
    return goal_queries.one_of(session, visible_to(actor), MeasureLink, link_id)  # type: ignore[no-any-return]  # of its table


def linked(session: Session, measure_ids: Collection[str]) -> list[Any]:
    """Rows of living links with what is known of their cards, also of removed ones; in the order of linking."""
    if not measure_ids:
        return []
    statement = (
        select(
            MeasureLink.id,
            MeasureLink.measure_id,
            MeasureLink.action_item_id,
            NUMBER,
            ActionItem.title,
            ActionItem.status,
            ActionItem.deleted_at,
            Card.owner_name,
            Card.next_earliest,
        )
        .join(ActionItem, col(ActionItem.id) == MeasureLink.action_item_id)
        .join(Alliance, col(Alliance.id) == ActionItem.alliance_id)
        .outerjoin(Card, col(Card.action_item_id) == ActionItem.id)
        .where(col(MeasureLink.measure_id).in_(sorted(measure_ids)), col(MeasureLink.deleted_at).is_(None))
        .order_by(MeasureLink.created_at, MeasureLink.id)
    )
    return list(session.execute(statement))


def links_of(session: Session, measure_ids: Collection[str]) -> list[MeasureLink]:
    """The living links of these measures."""
    statement = select(MeasureLink).where(
        col(MeasureLink.measure_id).in_(sorted(measure_ids)), col(MeasureLink.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(MeasureLink.created_at, MeasureLink.id)).scalars())


def is_linked(session: Session, measure_id: str, action_item_id: str) -> bool:
    """Whether the card works on the measure already."""
    statement = select(MeasureLink.id).where(
        MeasureLink.measure_id == measure_id,
        MeasureLink.action_item_id == action_item_id,
        col(MeasureLink.deleted_at).is_(None),
    )
    return session.execute(statement).first() is not None


def steps_of(session: Session, measure_ids: Collection[str]) -> list[Any]:
    """Rows (action_item_id, state, count) of the steps of the cards that work on these measures."""
    if not measure_ids:
        return []
    items = select(MeasureLink.action_item_id).where(
        col(MeasureLink.measure_id).in_(sorted(measure_ids)), col(MeasureLink.deleted_at).is_(None)
    )
    statement = select(Step.action_item_id, Step.state, func.count().label("count")).where(
        col(Step.action_item_id).in_(items), col(Step.deleted_at).is_(None)
    )
    return list(session.execute(statement.group_by(Step.action_item_id, Step.state)))
