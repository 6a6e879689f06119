"""Permissions (`resource:action`) and the roles that are sets of them."""

from enum import StrEnum

READ = {
    "alliances:read": "See the alliance, its board, its overview and its history",
    "groups:read": "See groups, duties and memberships",
    "people:read": "See people and organisations",
    "ideas:read": "See ideas",
    "action-items:read": "See action items",
    "meetings:read": "See meetings and agenda proposals",
    "comments:read": "See comments",
    "events:read": "Read the change feed and the live stream",
}
CONTRIBUTE = {
    "ideas:write": "Add ideas and change them",
    "action-items:write": "Add action items; change those of one's groups and one's own part in others",
    "comments:write": "Comment and change one's own comments",
    "exports:read": "Export what one may see",
}
COORDINATE = {
    "alliances:write": "Change the alliance and its settings",
    "groups:write": "Change groups, duties and memberships",
    "people:write": "Change people and organisations",
    "meetings:write": "Plan and move meetings",
    "imports:write": "Import records and tables",
    "grants:read": "See who has access",
    "grants:write": "Give and take access",
    "tokens:read": "See tokens",
    "tokens:write": "Make and revoke tokens",
    "publications:read": "Prepare public versions without personal names",
}
OPERATE = {
    "municipalities:read": "See municipalities",
    "municipalities:write": "Add and change municipalities and add alliances",
    "users:read": "See user accounts",
    "users:write": "Add and change user accounts",
}
OWN = {
    "session:read": "See one's own account, sessions and tokens",
    "session:write": "Change one's own account, sessions and tokens",
}
PERMISSIONS: dict[str, str] = {**READ, **CONTRIBUTE, **COORDINATE, **OPERATE, **OWN}


class Role(StrEnum):
    """What somebody is in one alliance; `operator` is of the installation."""

    operator = "operator"
    coordinator = "coordinator"
    member = "member"
    reader = "reader"


class AllianceRoleName(StrEnum):
    """The roles that can be given in an alliance."""

    coordinator = "coordinator"
    member = "member"
    reader = "reader"


class MunicipalityRoleName(StrEnum):
    """The roles that can be given in a municipality."""

    administrator = "administrator"
    auditor = "auditor"


EVERYBODY = {"municipalities:read", *OWN}
ROLES: dict[Role, frozenset[str]] = {
    Role.operator: frozenset(PERMISSIONS),
    Role.coordinator: frozenset({*READ, *CONTRIBUTE, *COORDINATE, *EVERYBODY}),
    Role.member: frozenset({*READ, *CONTRIBUTE, *EVERYBODY}),
    Role.reader: frozenset({*READ, "exports:read", "comments:write", *EVERYBODY}),
}
