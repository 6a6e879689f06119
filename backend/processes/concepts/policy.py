"""Who may do what with a concept: the coordination everything, the lead editor what belongs to writing it."""

from backend.access.actors import Actor
from backend.core.problems import Conflict, Forbidden
from backend.processes.concepts.models import Concept, ConceptState
from backend.processes.concepts.parties import is_actor

MANAGE = "processes:write"
CONTRIBUTE = "material:write"


class ConceptPublished(Conflict):
    """What was published stays as it is; its publication has to be taken back first."""


def may_manage(actor: Actor, concept: Concept) -> bool:
    """Whether the actor starts, publishes and removes concepts here."""
    return actor.may(MANAGE, concept.alliance_id)


def may_edit(actor: Actor, concept: Concept) -> bool:
    """Whether the outline and every chapter are open to the actor: the coordination, and the one lead editor."""
    if may_manage(actor, concept):
        return True
    return actor.may(CONTRIBUTE, concept.alliance_id) and is_actor(actor, concept.alliance_id, concept.lead_editor)


def can(actor: Actor, concept: Concept) -> list[str]:
    """What the actor may do with this concept, for the interface."""
    if concept.state == ConceptState.published:
        return ["withdraw"] if may_manage(actor, concept) else []
    found = ["edit_outline"] if may_edit(actor, concept) else []
    return [*found, "edit", "publish", "delete"] if may_manage(actor, concept) else found


def require_manage(actor: Actor, concept: Concept) -> None:
    """Raise 403 for who may not, 409 for a concept that is published."""
    if not may_manage(actor, concept):
        raise Forbidden(permission=MANAGE)
    refuse_published(concept)


def require_edit(actor: Actor, concept: Concept) -> None:
    """Raise 403 for who may not work on the whole concept, 409 for one that is published."""
    if not may_edit(actor, concept):
        raise Forbidden(permission=MANAGE)
    refuse_published(concept)


def refuse_published(concept: Concept) -> None:
    """Raise 409 for a concept that is published."""
    if concept.state == ConceptState.published:
        raise ConceptPublished(title=concept.title)
