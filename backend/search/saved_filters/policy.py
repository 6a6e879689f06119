"""Who may do what with a saved filter: its owner, and coordinators with those that are shared."""

from backend.access.actors import Actor
from backend.search.saved_filters.models import FilterPage, SavedFilter


def is_own(actor: Actor, kept: SavedFilter) -> bool:
    """Whether the actor keeps it."""
    return kept.owner_id is not None and kept.owner_id == actor.user_id


def can(actor: Actor, kept: SavedFilter) -> list[str]:
    """What the actor may do with this filter, for the interface."""
    if not actor.may("saved-filters:write", kept.alliance_id):
        return []
    found = []
    if is_own(actor, kept) or (kept.is_shared and actor.may("alliances:write", kept.alliance_id)):
        found = ["edit", "delete"]
    if actor.user_id is not None and kept.page != FilterPage.dashboard:
        found.append("subscribe")
    return found
