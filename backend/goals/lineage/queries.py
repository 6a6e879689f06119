"""Every select about the lineage of measures."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.goals import queries as goal_queries
from backend.goals.lineage.models import LineageEntry, LineageKind
from backend.goals.models import Agreement, Goal, Measure


def visible_to(actor: Actor) -> Select[Any]:
    """Entries of living agreements in the actor's alliances."""
    living = select(LineageEntry).join(Agreement, col(Agreement.id) == LineageEntry.agreement_id)
    return living.where(actor.sees(LineageEntry.alliance_id), col(Agreement.deleted_at).is_(None))


def find(session: Session, actor: Actor, entry_id: str) -> LineageEntry:
    """The entry by id, if visible; 404 otherwise."""
    return goal_queries.one_of(session, visible_to(actor), LineageEntry, entry_id)  # type: ignore[no-any-return]  # of its table


def _holding() -> Select[Any]:
    """Living entries of which what they lead to is there."""
    after, goal = aliased(Measure), aliased(Goal)
    statement = select(LineageEntry).outerjoin(after, after.id == LineageEntry.to_measure_id)
    statement = statement.outerjoin(goal, goal.id == after.goal_id)
    is_there = after.deleted_at.is_(None) & goal.deleted_at.is_(None) & after.id.is_not(None)
    return statement.where(
        col(LineageEntry.deleted_at).is_(None), or_(LineageEntry.kind == LineageKind.dropped, is_there)
    )


def of_agreement(session: Session, agreement_id: str) -> list[LineageEntry]:
    """What became of the measures of the edition before this one."""
    statement = _holding().where(LineageEntry.agreement_id == agreement_id)
    return list(session.execute(statement.order_by(LineageEntry.created_at, LineageEntry.id)).scalars())


def around(session: Session, measure_id: str) -> list[LineageEntry]:
    """What a measure comes from, and what became of it; of living agreements."""
    statement = _holding().join(Agreement, col(Agreement.id) == LineageEntry.agreement_id)
    statement = statement.where(
        or_(LineageEntry.from_measure_id == measure_id, LineageEntry.to_measure_id == measure_id),
        col(Agreement.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(LineageEntry.created_at, LineageEntry.id)).scalars())


def from_measure(session: Session, agreement_id: str, measure_id: str) -> list[LineageEntry]:
    """The living entries that say what a measure became in this edition."""
    statement = select(LineageEntry).filter_by(agreement_id=agreement_id, from_measure_id=measure_id, deleted_at=None)
    return list(session.execute(statement).scalars())


def lacking(session: Session, agreement: Agreement) -> list[Measure]:
    """The measures of the edition before of which nobody has said what became of them."""
    if agreement.previous_id is None:
        return []
    known: Collection[str] = {entry.from_measure_id for entry in of_agreement(session, agreement.id)}
    return [one for one in goal_queries.measures_of(session, agreement.previous_id) if one.id not in known]
