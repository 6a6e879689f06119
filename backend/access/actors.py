"""The actor: who is asking, with what rights, in which alliances and municipalities."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, column, exists, false, or_, table

from backend.access.permissions import OWN_PART, PERMISSIONS, ROLES, WHOLE, Role
from backend.core.problems import Forbidden, NotFound

# The room of alliances stands above this one and is therefore named by table, as in a foreign key.
REMOVED = table("alliances", column("id"), column("deleted_at")).alias("removed")
Invited = Callable[[Sequence[str]], ColumnElement[bool]]


@dataclass(frozen=True)
class AllianceRole:
    """What the actor is in one alliance, and as which person.

    `speaks_for` are the groups that the person speaks for today; `is_administered`: the actor administers the
    municipality besides.
    """

    role: Role
    person_id: str | None = None
    speaks_for: frozenset[str] = frozenset()
    is_administered: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether the alliance is seen as a whole, not only what one is invited to."""
        return self.role in WHOLE or self.is_administered

    def permissions(self, group_id: str | None = None) -> frozenset[str]:
        """What is held in the alliance; with `group_id`, in what belongs to this group."""
        return _permissions(self.role, self.is_administered, group_id is not None and group_id in self.speaks_for)


@lru_cache
def _permissions(role: Role, is_administered: bool, speaks: bool) -> frozenset[str]:
    return frozenset().union(
        ROLES[role],
        ROLES[Role.administrator] if is_administered else (),
        ROLES[Role.speaker] if speaks else (),
    )


EVERYWHERE = AllianceRole(Role.operator)


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
    #: Must have a second factor and has none: holds no right but to set one up.
    must_enrol: bool = False
    #: Administrator or auditor, by the municipality's id.
    municipalities: dict[str, Role] = field(default_factory=dict)

    @property
    def standing(self) -> str:
        """All that the actor may do, as one text: it differs as soon as a right is given or taken."""
        roles = sorted(
            (key, held.role.value, held.person_id, sorted(held.speaks_for), held.is_administered)
            for key, held in self.roles.items()
        )
        places = sorted((key, role.value) for key, role in self.municipalities.items())
        return repr((self.is_operator, roles, places, None if self.scopes is None else sorted(self.scopes)))

    def role_in(self, alliance_id: str | None) -> Role | None:
        """The role in this alliance; None if it is invisible."""
        held = self._held(alliance_id)
        return held.role if held else None

    def person_in(self, alliance_id: str) -> str | None:
        """The person the actor is in this alliance."""
        held = self.roles.get(alliance_id)
        return held.person_id if held else None

    def speaks_for(self, alliance_id: str) -> frozenset[str]:
        """The ids of the groups that the actor speaks for in this alliance today."""
        held = self.roles.get(alliance_id)
        return held.speaks_for if held else frozenset()

    def is_guest_in(self, alliance_id: str) -> bool:
        """Whether the actor sees only what they are invited to in this alliance."""
        held = self._held(alliance_id)
        return held is not None and not held.sees_all

    def administers_alliance(self, alliance_id: str) -> bool:
        """Whether the actor administers the municipality of this alliance, without being narrowed by scopes."""
        held = self._held(alliance_id)
        if held is None or self.scopes is not None:
            return False
        return held.is_administered or held.role in (Role.administrator, Role.operator)

    def may(self, permission: str, alliance_id: str | None = None, group_id: str | None = None) -> bool:
        """Whether this permission is held in the alliance (in what belongs to the group), or in any (None)."""
        assert permission in PERMISSIONS, f"{permission} is not in access/permissions.py"
        if self.scopes is not None and permission not in self.scopes:
            return False
        if alliance_id is not None:
            held = self._held(alliance_id)
            return held is not None and permission in held.permissions(group_id)
        if self.is_operator:
            return True
        # Who has no role anywhere may ask for anything of an alliance, and is answered that there is none (404, empty
        # lists).
        if not self.roles and not self.municipalities:
            return permission in ROLES[Role.coordinator]
        return any(permission in ROLES[role] for role in self.municipalities.values()) or any(
            permission in held.permissions(next(iter(held.speaks_for), None)) for held in self.roles.values()
        )

    def may_in_municipality(self, permission: str, municipality_id: str) -> bool:
        """Whether this permission is held in the municipality as a whole."""
        if self.scopes is not None and permission not in self.scopes:
            return False
        role = Role.operator if self.is_operator else self.municipalities.get(municipality_id)
        return role is not None and permission in ROLES[role]

    def permissions_in(self, alliance_id: str) -> list[str]:
        """The permissions held in the whole of the alliance, sorted, for the interface."""
        held = self._held(alliance_id)
        found = held.permissions() if held else frozenset()
        if held is not None and held.role is Role.guest and not held.sees_all:
            found = found - OWN_PART
        return sorted(permission for permission in found if self.scopes is None or permission in self.scopes)

    def require(
        self, permission: str, alliance_id: str | None, *, group_id: str | None = None, invited: bool = False
    ) -> None:
        """Raise 404 if the alliance is invisible to the actor, 403 if the permission is not held in it.

        `group_id`: the group that the record belongs to; its speakers hold more there. `invited`: the record itself
        was found visible to the actor, or the list shows guests their own only; without it guests are refused.
        """
        held = self._held(alliance_id)
        if held is None:
            raise NotFound
        if not self.may(permission, alliance_id, group_id) or not (
            invited or held.sees_all or (group_id is not None and group_id in held.speaks_for)
        ):
            raise Forbidden(permission=permission)

    def require_in_municipality(self, permission: str, municipality_id: str) -> None:
        """Raise 403 if the permission is not held in the municipality as a whole."""
        if not self.may_in_municipality(permission, municipality_id):
            raise Forbidden(permission=permission)

    def sees(
        self, alliance_column: Any, *, invited: Invited | None = None, guests: bool = False
    ) -> ColumnElement[bool]:
        """The condition every query of an alliance's records carries. `roles` never names a removed alliance.

        Guests see no record unless the room says which: `invited` makes the condition from the ids of the people
        that the actor is as a guest. `guests`: all records, for the alliance itself.
        """
        if self.is_operator:
            return ~exists().where(REMOVED.c.id == alliance_column, REMOVED.c.deleted_at.is_not(None))
        whole = sorted(key for key, held in self.roles.items() if held.sees_all or guests)
        condition: ColumnElement[bool] = alliance_column.in_(whole) if whole else false()
        limited = {key: held.person_id for key, held in self.roles.items() if not held.sees_all}
        people = sorted(person for person in limited.values() if person is not None)
        if invited is None or not people:
            return condition
        return or_(condition, alliance_column.in_(sorted(limited)) & invited(people))

    def _held(self, alliance_id: str | None) -> AllianceRole | None:
        return EVERYWHERE if self.is_operator else self.roles.get(alliance_id or "")


SYSTEM = Actor(kind="system", id=None, name="Bündniswerk", is_operator=True)
ANONYMOUS = Actor(kind="anonymous", id=None, name="", is_anonymous=True)
