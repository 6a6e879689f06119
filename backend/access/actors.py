"""The actor: who is asking, with what rights, in which alliances."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, column, exists, false, table

from backend.access.permissions import PERMISSIONS, ROLES, Role
from backend.core.problems import Forbidden, NotFound

# The room of alliances stands above this one and is therefore named by table, as in a foreign key.
REMOVED = table("alliances", column("id"), column("deleted_at")).alias("removed")


@dataclass(frozen=True)
class AllianceRole:
    """What the actor is in one alliance, and as which person."""

    role: Role
    person_id: str | None = None


@dataclass(frozen=True)
class Actor:
    """A user, a token or the system itself. `scopes` None: all that the roles allow."""

    kind: str
    id: str | None
    name: str
    is_operator: bool = False
    roles: dict[str, AllianceRole] = field(default_factory=dict)
    scopes: frozenset[str] | None = None
    user_id: str | None = None
    session_id: str | None = None
    is_anonymous: bool = False

    @property
    def standing(self) -> str:
        """All that the actor may do, as one text: it differs as soon as a right is given or taken."""
        roles = sorted((key, held.role.value, held.person_id) for key, held in self.roles.items())
        return repr((self.is_operator, roles, None if self.scopes is None else sorted(self.scopes)))

    def role_in(self, alliance_id: str | None) -> Role | None:
        """The role in this alliance; None if it is invisible."""
        if self.is_operator:
            return Role.operator
        held = self.roles.get(alliance_id or "")
        return held.role if held else None

    def person_in(self, alliance_id: str) -> str | None:
        """The person the actor is in this alliance."""
        held = self.roles.get(alliance_id)
        return held.person_id if held else None

    def may(self, permission: str, alliance_id: str | None = None) -> bool:
        """Whether this permission is held in the alliance, or in any (None)."""
        assert permission in PERMISSIONS, f"{permission} is not in access/permissions.py"
        if self.scopes is not None and permission not in self.scopes:
            return False
        if alliance_id is not None:
            role = self.role_in(alliance_id)
            return role is not None and permission in ROLES[role]
        # Who has no role anywhere may ask for anything of an alliance, and is answered that there is none (404, empty
        # lists).
        given = {held.role for held in self.roles.values()} or {Role.coordinator}
        held = {Role.operator} if self.is_operator else given
        return any(permission in ROLES[role] for role in held)

    def require(self, permission: str, alliance_id: str | None) -> None:
        """Raise 404 if the alliance is invisible to the actor, 403 if the permission is not held in it."""
        if self.role_in(alliance_id) is None:
            raise NotFound
        if not self.may(permission, alliance_id):
            raise Forbidden(permission=permission)

    def sees(self, alliance_column: Any) -> ColumnElement[bool]:
        """The condition every query of an alliance's records carries. `roles` never names a removed alliance."""
        if self.is_operator:
            return ~exists().where(REMOVED.c.id == alliance_column, REMOVED.c.deleted_at.is_not(None))
        if not self.roles:
            return false()
        condition: ColumnElement[bool] = alliance_column.in_(sorted(self.roles))
        return condition


SYSTEM = Actor(kind="system", id=None, name="Bündniswerk", is_operator=True)
ANONYMOUS = Actor(kind="anonymous", id=None, name="", is_anonymous=True)
