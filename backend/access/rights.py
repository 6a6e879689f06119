"""Nobody gives more than they have."""

from collections.abc import Iterable

from backend.access.actors import Actor
from backend.access.permissions import PERMISSIONS, ROLES, Role
from backend.core.problems import Forbidden, invalid


def refuse_exceeding(actor: Actor, alliance_id: str | None, role: Role, scopes: Iterable[str] | None = None) -> None:
    """Raise 403 if the role, narrowed by the scopes, would hold a permission that the actor does not hold."""
    given = ROLES[role] if scopes is None else ROLES[role] & frozenset(scopes)
    for permission in sorted(given):
        held = actor.may(permission, alliance_id) if alliance_id else actor.is_operator and actor.may(permission)
        if not held:
            raise Forbidden(permission=permission)


def refuse_appointing(actor: Actor, alliance_id: str, role: Role) -> None:
    """Raise 403 if the actor may not give people this role in the alliance.

    One gives no more than one has; who administers the municipality appoints its coordinators without being one.
    """
    if actor.administers_alliance(alliance_id) and actor.may("grants:write", alliance_id):
        return
    refuse_exceeding(actor, alliance_id, role)


def refuse_exceeding_in_municipality(
    actor: Actor, municipality_id: str, role: Role, scopes: Iterable[str] | None = None
) -> None:
    """Raise 403 if the role, in all alliances of the municipality, would hold a permission that the actor lacks."""
    for permission in sorted(ROLES[role] if scopes is None else ROLES[role] & frozenset(scopes)):
        actor.require_in_municipality(permission, municipality_id)


def refuse_unknown(scopes: list[str] | None, role: Role, pointer: str) -> None:
    """Raise 422 for a scope that is none, or that the role does not contain and that would therefore do nothing."""
    for index, scope in enumerate(scopes or []):
        if scope not in PERMISSIONS:
            raise invalid(f"{pointer}/{index}", "unknown_scope", scope=scope)
        if scope not in ROLES[role]:
            raise invalid(f"{pointer}/{index}", "scope_beyond_role", scope=scope, role=role.value)
