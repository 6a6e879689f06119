"""Every select about outcomes."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.meetings.agenda.items.queries import visible_to as items_visible_to
from backend.meetings.agenda.models import AgendaItem, Outcome, OutcomeKind
from backend.meetings.decisions.models import Decision


def visible_to(actor: Actor) -> Select[Any]:
    """Outcomes of the agenda items that the actor sees."""
    items = items_visible_to(actor).with_only_columns(col(AgendaItem.id)).where(col(AgendaItem.deleted_at).is_(None))
    return select(Outcome).where(col(Outcome.agenda_item_id).in_(items))


def find(session: Session, actor: Actor, outcome_id: str) -> Outcome:
    """The outcome by id, if its item is visible; 404 otherwise."""
    statement = visible_to(actor).where(Outcome.id == outcome_id, col(Outcome.deleted_at).is_(None))
    found: Outcome | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def next_position(session: Session, item_id: str) -> int:
    """The position behind the item's last outcome."""
    last = session.execute(select(func.max(Outcome.position)).where(Outcome.agenda_item_id == item_id)).scalar_one()
    return 0 if last is None else int(last) + 1


def postponement_of(session: Session, item_id: str) -> Outcome | None:
    """The item's living postponement."""
    statement = select(Outcome).where(
        Outcome.agenda_item_id == item_id,
        Outcome.kind == OutcomeKind.postponement,
        col(Outcome.deleted_at).is_(None),
    )
    return session.execute(statement.limit(1)).scalar_one_or_none()


def decision_exists(session: Session, alliance_id: str, decision_id: str) -> bool:
    """Whether the decision is a living one of the alliance's."""
    statement = select(Decision.id).where(
        Decision.id == decision_id, Decision.alliance_id == alliance_id, col(Decision.deleted_at).is_(None)
    )
    return session.execute(statement).first() is not None
