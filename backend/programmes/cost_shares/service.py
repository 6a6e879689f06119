"""Use cases: record what a municipality pays."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import Conflict
from backend.programmes import recording
from backend.programmes.cost_shares.models import CostShare, Service
from backend.programmes.cost_shares.schemas import CostShareOut
from backend.programmes.models import Participation


class NotForFree(Conflict):
    """All services but external process guidance are free of charge for the municipality."""


def show(actor: Actor, share: CostShare) -> CostShareOut:
    """The cost share with what the actor may do with it."""
    can = ["edit"] if actor.may("programmes:write", share.alliance_id) else []
    return CostShareOut.model_validate({**share.model_dump(), "can": can})


def create(session: Session, actor: Actor, participation: Participation, values: dict[str, Any]) -> CostShare:
    """Record what a municipality pays. Raises 409 for an amount for anything but external process guidance."""
    _refuse_charging(values["service"], values["amount_cents"])
    share = CostShare(alliance_id=participation.alliance_id, participation_id=participation.id, **values)
    recording.created(session, actor, "cost_share", share, context_id=participation.id)
    return share


def change(session: Session, actor: Actor, share: CostShare, values: dict[str, Any]) -> None:
    """Change what a municipality pays. Raises 409 as `create` does."""
    _refuse_charging(share.service, values.get("amount_cents", share.amount_cents))
    recording.changed(session, actor, "cost_share.changed", share, values, context_id=share.participation_id)


def _refuse_charging(service: str, amount_cents: int) -> None:
    if amount_cents > 0 and service != Service.process_guidance:
        raise NotForFree
