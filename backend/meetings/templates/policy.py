"""Who may do what with a template: everybody in the alliance uses it, its author and coordinators change it."""

from backend.access.actors import Actor
from backend.meetings.templates.models import Template


def can(actor: Actor, template: Template) -> list[str]:
    """What the actor may do with this template, for the interface."""
    if not actor.may("templates:write", template.alliance_id):
        return []
    is_own = template.created_by is not None and template.created_by == actor.id
    return ["edit", "delete"] if is_own or actor.may("alliances:write", template.alliance_id) else []
