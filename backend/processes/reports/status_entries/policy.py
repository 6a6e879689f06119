"""Who may write what about a measure: who changes reports everything, everybody else from outside and their own."""

from backend.access.actors import Actor
from backend.core.problems import Forbidden
from backend.processes.reports.models import Perspective, StatusEntry

WRITE = "processes:write"
CONTRIBUTE = "material:write"


def can(actor: Actor, entry: StatusEntry, *, is_frozen: bool) -> list[str]:
    """What the actor may do with this entry, for the interface."""
    return ["edit", "delete"] if not is_frozen and may_change(actor, entry) else []


def may_change(actor: Actor, entry: StatusEntry) -> bool:
    """Who may change reports, and who wrote it, as long as they may write."""
    if actor.may(WRITE, entry.alliance_id):
        return True
    is_own = entry.created_by is not None and entry.created_by in (actor.user_id, actor.id)
    return is_own and actor.may(CONTRIBUTE, entry.alliance_id)


def require_change(actor: Actor, entry: StatusEntry) -> None:
    """Raise 403 for who may not change the entry."""
    if not may_change(actor, entry):
        raise Forbidden(permission=WRITE)


def perspective_of(actor: Actor, alliance_id: str, wanted: Perspective | None) -> Perspective:
    """From where the actor looks. Raises 403 for who speaks for the administration and may not."""
    if actor.may(WRITE, alliance_id):
        return wanted or Perspective.administration
    if wanted == Perspective.administration:
        raise Forbidden(permission=WRITE)
    return Perspective.outside
