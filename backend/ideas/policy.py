"""Who may do what with an idea."""

from backend.access.actors import Actor
from backend.ideas.models import Idea


def can(actor: Actor, idea: Idea) -> list[str]:
    """What the actor may do with this idea, for the interface."""
    if not actor.may("ideas:write", idea.alliance_id):
        return []
    return ["edit", "adopt", "delete"] if actor.may("alliances:write", idea.alliance_id) else ["edit", "adopt"]
