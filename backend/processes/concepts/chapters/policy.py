"""Who may do what with a chapter: its authors write it, who edits the concept does everything."""

from backend.access.actors import Actor
from backend.core.problems import Forbidden
from backend.processes.concepts import policy as concept_policy
from backend.processes.concepts.models import AuthorState, Chapter, Concept, ConceptState
from backend.processes.concepts.parties import is_actor

#: What authors change of their chapter.
WRITTEN_BY_AUTHORS = frozenset({"body", "state", "data_references"})


def is_author(actor: Actor, chapter: Chapter, *, only_asked: bool = False) -> bool:
    """Whether the actor was asked to write the chapter and did not decline."""
    wanted = (AuthorState.asked,) if only_asked else (AuthorState.asked, AuthorState.accepted)
    return actor.may(concept_policy.CONTRIBUTE, chapter.alliance_id) and any(
        one["state"] in wanted and is_actor(actor, chapter.alliance_id, one["party"]) for one in chapter.authors
    )


def can(actor: Actor, concept: Concept, chapter: Chapter) -> list[str]:
    """What the actor may do with this chapter, for the interface."""
    if concept.state == ConceptState.published:
        return []
    found = ["answer"] if is_author(actor, chapter, only_asked=True) else []
    if concept_policy.may_edit(actor, concept):
        return ["write", "edit", "move", "delete", *found]
    return ["write", *found] if is_author(actor, chapter) else found


def require(actor: Actor, concept: Concept, chapter: Chapter, right: str) -> None:
    """Raise 409 for a published concept, 403 for who may not."""
    concept_policy.refuse_published(concept)
    if right not in can(actor, concept, chapter):
        raise Forbidden(permission=concept_policy.MANAGE)
