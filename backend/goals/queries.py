"""Every select about agreements, their goals and their measures. What is removed takes along what stands below it."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure


def agreements_visible_to(actor: Actor) -> Select[Any]:
    """Agreements of the actor's alliances."""
    return select(Agreement).where(actor.sees(Agreement.alliance_id))


def goals_visible_to(actor: Actor) -> Select[Any]:
    """Goals of the living agreements of the actor's alliances."""
    living = select(Goal).join(Agreement, col(Agreement.id) == Goal.agreement_id)
    return living.where(actor.sees(Goal.alliance_id), col(Agreement.deleted_at).is_(None))


def measures_visible_to(actor: Actor) -> Select[Any]:
    """Measures of the living goals of the actor's alliances."""
    living = select(Measure).join(Goal, col(Goal.id) == Measure.goal_id)
    living = living.join(Agreement, col(Agreement.id) == Measure.agreement_id)
    return living.where(
        actor.sees(Measure.alliance_id), col(Goal.deleted_at).is_(None), col(Agreement.deleted_at).is_(None)
    )


def find_agreement(session: Session, actor: Actor, agreement_id: str) -> Agreement:
    """The agreement by id, if visible; 404 otherwise."""
    return one_of(session, agreements_visible_to(actor), Agreement, agreement_id)  # type: ignore[no-any-return]  # of its table


def find_goal(session: Session, actor: Actor, goal_id: str) -> Goal:
    """The goal by id, if visible; 404 otherwise."""
    return one_of(session, goals_visible_to(actor), Goal, goal_id)  # type: ignore[no-any-return]  # of its table


def find_measure(session: Session, actor: Actor, measure_id: str) -> Measure:
    """The measure by id, if visible; 404 otherwise."""
    return one_of(session, measures_visible_to(actor), Measure, measure_id)  # type: ignore[no-any-return]  # of its table


def one_of(session: Session, statement: Select[Any], table: Any, record_id: str) -> Any:
    """The only living record of a statement with this id; 404 if there is none."""
    found = session.execute(statement.where(table.id == record_id, table.deleted_at.is_(None))).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def agreement_of(session: Session, agreement_id: str) -> Agreement:
    """The agreement that a goal or measure belongs to."""
    return session.get_one(Agreement, agreement_id)


def agreements_by_id(session: Session, ids: Collection[str]) -> dict[str, Agreement]:
    """Agreements by id."""
    found = session.execute(select(Agreement).where(col(Agreement.id).in_(sorted(ids)))).scalars() if ids else ()
    return {one.id: one for one in found}


def exists_in(session: Session, table: Any, alliance_id: str, record_id: str) -> bool:
    """Whether a living record of this table is one of the alliance's."""
    statement = select(table.id).where(
        table.id == record_id, table.alliance_id == alliance_id, table.deleted_at.is_(None)
    )
    return session.execute(statement).first() is not None


def next_position(session: Session, table: Any, **within: str) -> int:
    """The position behind the last record of a table that has these values."""
    last = session.execute(select(func.max(table.position)).filter_by(**within)).scalar_one()
    return 0 if last is None else int(last) + 1


def fields_of(session: Session, alliance_id: str) -> list[FieldOfAction]:
    """The living fields of action of the alliance, in their order."""
    statement = select(FieldOfAction).where(
        FieldOfAction.alliance_id == alliance_id, col(FieldOfAction.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(FieldOfAction.position, FieldOfAction.id)).scalars())


def goals_of(session: Session, agreement_id: str) -> list[Goal]:
    """The living goals of an agreement, in their order."""
    statement = select(Goal).where(Goal.agreement_id == agreement_id, col(Goal.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Goal.position, Goal.id)).scalars())


def measures_of(session: Session, agreement_id: str) -> list[Measure]:
    """The living measures of an agreement's living goals, in their order."""
    statement = select(Measure).join(Goal, col(Goal.id) == Measure.goal_id)
    statement = statement.where(
        Measure.agreement_id == agreement_id, col(Measure.deleted_at).is_(None), col(Goal.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(Measure.position, Measure.id)).scalars())


def measures_by_id(session: Session, ids: Collection[str]) -> dict[str, Measure]:
    """Measures by id, also removed ones."""
    found = session.execute(select(Measure).where(col(Measure.id).in_(sorted(ids)))).scalars() if ids else ()
    return {one.id: one for one in found}


def parent_of(session: Session, table: Any, record_id: str) -> str | None:
    """The parent of a goal or of a measure."""
    return session.execute(select(table.parent_id).where(table.id == record_id)).scalar_one_or_none()


def followers(session: Session, agreement_ids: Sequence[str]) -> dict[str, str]:
    """By id of an agreement: its living next edition."""
    statement = select(Agreement.previous_id, Agreement.id).where(
        col(Agreement.previous_id).in_(agreement_ids), col(Agreement.deleted_at).is_(None)
    )
    return {row.previous_id: row.id for row in session.execute(statement)}


def goals_by_id(session: Session, ids: Collection[str]) -> dict[str, Goal]:
    """Goals by id, also removed ones."""
    found = session.execute(select(Goal).where(col(Goal.id).in_(sorted(ids)))).scalars() if ids else ()
    return {one.id: one for one in found}


def label_of(session: Session, field_id: str | None) -> str | None:
    """The label of a field of action."""
    if field_id is None:
        return None
    return session.execute(select(FieldOfAction.label).where(FieldOfAction.id == field_id)).scalar_one_or_none()
