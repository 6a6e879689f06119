"""Who may do what with a programme: the office runs it, a municipality answers for its own part."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import Forbidden
from backend.programmes import queries
from backend.programmes.models import Participation, Programme


class NotTheAuthor(Forbidden):
    """Words are changed by who wrote them."""


def can(actor: Actor, programme: Programme) -> list[str]:
    """What the actor may do with this programme, for the interface."""
    return ["edit"] if actor.may("programmes:write", programme.alliance_id) else []


def can_participation(actor: Actor, participation: Participation) -> list[str]:
    """What the office's side may do with a participation."""
    if not actor.may("programmes:write", participation.alliance_id):
        return []
    return ["edit"] if participation.member_alliance_id else ["edit", "invite"]


def of_office(session: Session, actor: Actor, programme_id: str, permission: str) -> Programme:
    """The programme, for its office alone; 404 for those who only take part, 403 without the permission."""
    programme = queries.find(session, actor, programme_id)
    actor.require(permission, programme.alliance_id)
    return programme


def participation_of_office(session: Session, actor: Actor, participation_id: str, permission: str) -> Participation:
    """The participation, for the office alone; 404 for those who only take part, 403 without the permission."""
    participation = queries.find_participation(session, actor, participation_id)
    actor.require(permission, participation.alliance_id)
    return participation
