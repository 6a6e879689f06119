"""Who may do what with a document: whoever attached it, and coordinators. Attaching is for the record's own room."""

from backend.access.actors import Actor
from backend.documents.models import Document


def can(actor: Actor, document: Document) -> list[str]:
    """What the actor may do with this document, for the interface."""
    if not actor.may("documents:write", document.alliance_id):
        return []
    is_own = document.author_id is not None and document.author_id == actor.id
    return ["edit", "delete"] if is_own or actor.may("alliances:write", document.alliance_id) else []
