"""Who may do what with material: who wrote it down, and who leads the process."""

from backend.access.actors import Actor
from backend.core.problems import Forbidden
from backend.processes.material.models import Material

WRITE = "material:write"
LEAD = "processes:write"


def can(actor: Actor, material: Material) -> list[str]:
    """What the actor may do with this material, for the interface."""
    if actor.may(LEAD, material.alliance_id):
        return ["edit", "bundle", "delete"]
    is_own = material.created_by is not None and material.created_by == actor.id
    return ["edit", "delete"] if is_own and actor.may(WRITE, material.alliance_id) else []


def of_collection(actor: Actor, alliance_id: str) -> list[str]:
    """What the actor may do with a collection."""
    found = ["contribute"] if actor.may(WRITE, alliance_id) else []
    return [*found, "edit"] if actor.may(LEAD, alliance_id) else found


def require(actor: Actor, material: Material, right: str) -> None:
    """Raise 403 for who may not."""
    if right not in can(actor, material):
        raise Forbidden(permission=LEAD)
