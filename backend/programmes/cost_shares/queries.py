"""Every select about cost shares."""

from typing import Any

from sqlalchemy import Select, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.programmes.cost_shares.models import CostShare
from backend.programmes.models import Participation
from backend.programmes.queries import joined


def visible_to(actor: Actor) -> Select[Any]:
    """Cost shares in the actor's programmes, and those of their own municipality."""
    own = col(CostShare.participation_id).in_(joined(actor, Participation.id))
    return select(CostShare).where(or_(actor.sees(CostShare.alliance_id), own))


def find(session: Session, actor: Actor, share_id: str) -> CostShare:
    """The cost share by id, if visible; 404 otherwise."""
    found: CostShare | None = session.execute(visible_to(actor).where(CostShare.id == share_id)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
