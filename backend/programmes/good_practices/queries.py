"""Every select about good practices and who took them up."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.core.problems import NotFound
from backend.goals.models import Measure
from backend.programmes.good_practices.models import GoodPractice, PracticeAdoption
from backend.programmes.models import Participation
from backend.programmes.queries import joined


def visible_to(actor: Actor) -> Select[Any]:
    """Practices of the actor's programmes and of those that one of their alliances takes part in.

    What was withdrawn is seen by the office and by who shared it.
    """
    ours: ColumnElement[bool] = actor.sees(GoodPractice.alliance_id)
    shared = col(GoodPractice.programme_id).in_(joined(actor, Participation.programme_id))
    by_us = actor.sees(GoodPractice.origin_alliance_id)
    return select(GoodPractice).where(or_(ours, shared & or_(col(GoodPractice.is_withdrawn).is_(False), by_us)))


def find(session: Session, actor: Actor, practice_id: str) -> GoodPractice:
    """The practice by id, if visible; 404 otherwise."""
    found: GoodPractice | None = session.execute(
        visible_to(actor).where(GoodPractice.id == practice_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def adoptions_visible_to(actor: Actor) -> Select[Any]:
    """What the actor's alliances took up."""
    return select(PracticeAdoption).where(actor.sees(PracticeAdoption.alliance_id))


def find_adoption(session: Session, actor: Actor, adoption_id: str) -> PracticeAdoption:
    """The adoption by id, if visible; 404 otherwise."""
    found: PracticeAdoption | None = session.execute(
        adoptions_visible_to(actor).where(PracticeAdoption.id == adoption_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def measure_of(session: Session, alliance_id: str, measure_id: str) -> Measure | None:
    """The measure of this alliance."""
    statement = select(Measure).where(
        Measure.id == measure_id, Measure.alliance_id == alliance_id, col(Measure.deleted_at).is_(None)
    )
    found: Measure | None = session.execute(statement).scalar_one_or_none()
    return found


def card_of(session: Session, alliance_id: str, item_id: str) -> ActionItem | None:
    """The action item of this alliance."""
    statement = select(ActionItem).where(
        ActionItem.id == item_id, ActionItem.alliance_id == alliance_id, col(ActionItem.deleted_at).is_(None)
    )
    found: ActionItem | None = session.execute(statement).scalar_one_or_none()
    return found


def shared_count(session: Session, programme_id: str) -> int:
    """How many practices are shared in a programme now."""
    statement = select(func.count(GoodPractice.id)).where(
        GoodPractice.programme_id == programme_id, col(GoodPractice.is_withdrawn).is_(False)
    )
    return int(session.execute(statement).scalar_one())
