"""Who may give and take personal links: whoever may change the card as a whole."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.permissions import Role
from backend.actions.models import ActionItem
from backend.actions.policy import Rights
from backend.core.problems import Forbidden

COORDINATING = (Role.coordinator, Role.operator)


def manages(session: Session, actor: Actor, item: ActionItem) -> bool:
    """Whether the actor coordinates, belongs to the card's group or speaks for it, or wrote a card that no group has yet.

    The same people as those who edit the card, but asked without `action-items:write`: reading a list of links needs
    one permission.
    """
    if actor.role_in(item.alliance_id) in COORDINATING:
        return True
    if item.group_id is None:
        return item.created_by is not None and item.created_by == actor.id
    if item.group_id in actor.speaks_for(item.alliance_id):
        return True
    return item.group_id in Rights(session, actor, item.alliance_id).group_ids


def require(session: Session, actor: Actor, item: ActionItem, permission: str) -> None:
    """Raise 404 if the card's alliance is invisible to the actor, 403 if they do not manage the card."""
    actor.require(permission, item.alliance_id, group_id=item.group_id, invited=True)
    if not manages(session, actor, item):
        raise Forbidden(permission=permission)
