"""Who may do what with a workshop: whoever coordinates leads it, everybody in the alliance sees its wall."""

from backend.access.actors import Actor
from backend.core.clock import now
from backend.core.problems import Conflict
from backend.workshops.models import Workshop
from backend.workshops.phases import CLOSED

WRITE = "workshops:write"
READ = "workshops:read"


class WorkshopClosed(Conflict):
    """The workshop is over: its wall stays as it is, unless it goes back to an earlier phase."""


def can(actor: Actor, workshop: Workshop) -> list[str]:
    """What the actor may do with this workshop, for the interface."""
    return ["edit", "lead", "delete"] if actor.may(WRITE, workshop.alliance_id) else []


def require_write(actor: Actor, alliance_id: str) -> None:
    """Raise 403 for who does not lead workshops here."""
    actor.require(WRITE, alliance_id)


def is_joinable(workshop: Workshop) -> bool:
    """Whether the join code opens the workshop now."""
    until = workshop.joinable_until
    return workshop.join_hash is not None and until is not None and until > now() and workshop.deleted_at is None


def refuse_closed(workshop: Workshop) -> None:
    """Raise 409 if the workshop is over."""
    if workshop.phase == CLOSED:
        raise WorkshopClosed
